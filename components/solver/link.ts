import type { Convolution, TransposedConvolution } from "../../src/convolution/index.ts";
import { letters, queryOf, type State, stateOf } from "../calculator/state.ts";

/**
 * The query that opens a solution in the calculator, over what the calculator opens with; a transposed layer's form holds
 * what a convolution's does, and its kind and output padding.
 */
export function calculatorQuery(layer: Convolution | TransposedConvolution, preset: State): string {
  const state = stateOf(layer as Convolution);
  if (layer.kind === "convolution") return queryOf(state, preset);
  const added = letters.map((letter) => [`outputPadding-${letter}`, String(layer.outputPadding[0])]);
  return queryOf({ ...state, kind: layer.kind, ...Object.fromEntries(added) }, preset);
}
