import { merge, propagate, type ReceptiveField, receptiveFieldOfInput } from "../convolution/index.ts";
import type { Shape, Shaped } from "../layers/index.ts";
import { networkInput } from "./network.ts";

/** The receptive fields behind every layer of a network, found layer after layer. */
export interface ReceptiveFields {
  /** The field behind a layer that reads these layers; throws CountNotExactError past 2^53 - 1. */
  through(name: string, from: readonly string[], window: Shaped["window"]): ReceptiveField;
}

/** The receptive fields of a network into which a shape [C, ...spatial sizes] comes. */
export function receptiveFieldsOf(inputShape: Shape): ReceptiveFields {
  const known = new Map([[networkInput, receptiveFieldOfInput(inputShape.length - 1)]]);
  return {
    through(name, from, window) {
      const before = merge(from.map((source) => known.get(source) as ReceptiveField));
      const behind = propagate(window, before);
      const field = { ...behind, steps: [...before.steps, ...behind.steps] };
      known.set(name, field);
      return field;
    },
  };
}
