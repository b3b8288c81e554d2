import type { Source } from "../citation.ts";
import { tensorflowProfiler } from "./countings.ts";
import type { Claim } from "./network.ts";

const readme: Source = {
  kind: "text",
  title: "google-research/receptive_field, README",
  url: "https://github.com/google-research/receptive_field",
};
const table: Source = {
  kind: "text",
  title: "google-research/receptive_field, RECEPTIVE_FIELD_TABLE.md",
  url: "https://github.com/google-research/receptive_field/blob/master/receptive_field/RECEPTIVE_FIELD_TABLE.md",
};

/** A row of google-research's table: a layer, the billions of operations up to it, and what it sees of 224 x 224 elements. */
export type EndPoint = readonly [
  at: string,
  billions: string,
  field: number,
  effectiveStride: number,
  effectivePadding: number,
];

/**
 * What google-research's receptive_field prints of a network that TF-Slim builds: of every end point in its table, and of
 * the last one in its README, with the operations to two digits.
 */
export function receptiveFieldClaims(ends: readonly EndPoint[], billions: string): readonly Claim[] {
  const [at, , ...seen] = ends.at(-1) as EndPoint;
  return [
    ...claimsAt(readme, [at, billions, ...seen]),
    ...ends.flatMap((end): readonly Claim[] => claimsAt(table, end)),
  ];
}

function claimsAt(source: Source, [at, billions, field, stride, padding]: EndPoint): readonly Claim[] {
  return [
    { source, at, quantity: "receptiveField", printed: String(field) },
    { source, at, quantity: "effectiveStride", printed: String(stride) },
    { source, at, quantity: "effectivePadding", printed: String(padding) },
    {
      source,
      at,
      upTo: true,
      quantity: "operations",
      counting: tensorflowProfiler,
      printed: billions,
      times: 1e9,
    },
  ];
}
