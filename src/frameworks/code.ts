import type { Convolution, PaddingPair } from "../convolution/index.ts";

/** The code that builds a layer in a framework, or why that framework has no such layer. */
export type FrameworkCode<Framework extends string = "PyTorch" | "Keras"> =
  | {
      readonly framework: Framework;
      readonly code: string;
      /** The import lines that the code needs. */
      readonly imports: string;
      readonly notes: readonly Note[];
    }
  | { readonly framework: Framework; readonly refusal: CodeRefusal };

/** What a reader should know of the code beside it, as data: the sentence lives in a locale. */
export type Note =
  | { readonly code: "padding-layer"; readonly padding: readonly PaddingPair[] }
  | { readonly code: "padding-for-this-size"; readonly inputSize: readonly number[] }
  | { readonly code: "tensorflow-cpu-needs-channels-last" }
  | { readonly code: "tensorflow-bias-on-last-axis"; readonly outChannels: number };

/** Why a framework does not build a layer, as data: the sentence lives in a locale. */
export type CodeRefusal =
  | { readonly code: "rank-not-supported"; readonly rank: number; readonly highest: number }
  | {
      readonly code: "keras-stride-and-dilation";
      readonly stride: readonly number[];
      readonly dilation: readonly number[];
    };

/** Why a layer has too many axes: both frameworks stop at Conv3d. */
export function rankRefusal<Framework extends string>(
  framework: Framework,
  { inputSize: { length: rank } }: Convolution,
): { readonly framework: Framework; readonly refusal: CodeRefusal } | undefined {
  if (rank <= highestRank) return undefined;
  return { framework, refusal: { code: "rank-not-supported", rank, highest: highestRank } };
}

const highestRank = 3;
