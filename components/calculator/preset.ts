import type { Convolution } from "../../src/convolution/index.ts";
import { exampleOf } from "../../src/examples/index.ts";
import { entriesOf, queryOf } from "../form/state.ts";
import { stateOf } from "./state.ts";

/** The example that the calculator's page opens with. Links hold only what differs from it, so it must never change. */
export const presetId = "conv2d-rgb-5-kernels";

/** The query that opens the calculator's page on a layer, its question mark with it; empty for the preset's own. */
export function calculatorQuery(layer: Convolution): string {
  return queryOf(entriesOf(stateOf(layer), stateOf(exampleOf(presetId).layer)));
}
