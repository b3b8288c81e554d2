import type { Source } from "../citation.ts";
import type { Shape } from "../layers/index.ts";
import type { Claim } from "./network.ts";

/** What a source prints of the shapes [C, ...spatial sizes] that layers give, by the layers' names. */
export function shapeClaims(source: Source, shapes: Readonly<Record<string, Shape>>): readonly Claim[] {
  return Object.entries(shapes).map(([at, shape]) => ({ source, at, quantity: "outputShape", shape }));
}
