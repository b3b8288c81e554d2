import { meet, type Sight, seenThrough, sightOfInput } from "../convolution/index.ts";
import type { Shape, Shaped } from "../layers/index.ts";
import { networkInput } from "./network.ts";

/** What the elements behind every layer of a network see of its input, found layer after layer. */
export interface Sights {
  /** What the elements behind a layer see that reads these layers; throws CountNotExactError past 2^53 - 1. */
  through(name: string, from: readonly string[], window: Shaped["window"]): Sight;
}

/** The sights of a network into which a shape [C, ...spatial sizes] comes. */
export function sightsOf(inputShape: Shape): Sights {
  const known = new Map([[networkInput, sightOfInput(inputShape.length - 1)]]);
  return {
    through(name, from, window) {
      const met = meet(from.map((source) => known.get(source) as Sight));
      const seen = seenThrough(window, met);
      const sight = { ...seen, steps: [...met.steps, ...seen.steps] };
      known.set(name, sight);
      return sight;
    },
  };
}
