import type { PaddingPair } from "../../convolution/index.ts";
import { rule } from "../../convolution/step.ts";
import { effectiveKernel } from "../../convolution/window.ts";
import { difference, floor, product, quotient, sum } from "../../formula/formula.ts";
import { type ConventionRefusal, type Difference, sameCrops, strideAndDilation } from "../finding.ts";
import type { CompleteSpec, LayerConvention, SizeRules } from "../framework.ts";
import { kerasWindow } from "../keras/kernels.ts";
import { isNothing } from "../padding.ts";

/** A convolution of TensorFlow.js: the layers take words alone; the operations under them, such as tf.conv2d, take numbers too. */
export const tensorflowJsKernels: LayerConvention = {
  ...kerasWindow,
  words: { ...kerasWindow.words, causal: "causal" },
  numbers: "a pair an axis",
  fields: ["padding", "dilation", "groups"],
  refuse: (written) => [
    ...(written.padding === "causal" ? [{ code: "causal-not-written-yet" } as const] : []),
    ...wordsAlone(written, [2]),
    ...strideAndDilation(written),
  ],
  made: () => ({ groups: 1 }),
  sizes: numericSizes,
  differ: (written) => [
    ...(written.groups > 1 ? [{ code: "groups-ignored", groups: written.groups } as const] : []),
    ...heightForWidth(written),
    ...cropping(written),
  ],
};

/** Refuses padding in numbers but for layers of so many axes: tf.conv3d takes none, and tf.conv1d fails at any but 0. */
export function wordsAlone(
  { inputSize: { length: rank }, padding }: CompleteSpec,
  ranks: readonly number[],
): readonly ConventionRefusal[] {
  if (typeof padding === "string" || isNothing(padding)) return [];
  return ranks.includes(rank) ? [] : [{ code: "padding-by-words-alone", words: ["valid", "same"] }];
}

/** Its padding of volumes is not kept from turning negative, as that of images is. */
export function cropping(written: CompleteSpec): readonly Difference[] {
  return written.inputSize.length === 3 ? sameCrops(written) : [];
}

/**
 * The rules of the output size that tfjs-core 4.22 works out where the padding is one number, where they give another than
 * ours: `computeConv2DInfo` and `computePool2DInfo` use the height's kernel and stride for the width too. That is right for
 * square windows alone, and for a row, which is to it an image of height 1, hardly ever.
 */
export function numericSizes(written: CompleteSpec, axis: number): SizeRules | undefined {
  return isMistaken(written) ? byHeight(written, axis) : undefined;
}

/** That the width is worked out with what is the height's. */
export function heightForWidth(written: CompleteSpec): readonly Difference[] {
  if (!isMistaken(written)) return [];
  const { kernelSize, stride } = heightOf(written);
  return [{ code: "height-for-width", kernelSize, stride }];
}

function byHeight(written: PaddedByNumber, axis: number): SizeRules {
  const { kernelSize, stride, dilation } = heightOf(written);
  const [[p] = [0]] = written.padding;
  const room = difference(sum("i", product(2, "p")), "k_h");
  return {
    given: { i: written.inputSize[axis] as number, k: kernelSize, d: dilation, s_h: stride, p },
    rules: [
      { ...effectiveKernel, symbol: "k_h" },
      rule("outputSize", "o", sum(floor(quotient(room, "s_h")), 1)),
    ],
  };
}

function heightOf({ kernelSize, stride, dilation }: CompleteSpec) {
  const first = (values: readonly number[]) => (values.length === 1 ? 1 : (values[0] as number));
  return { kernelSize: first(kernelSize), stride: first(stride), dilation: first(dilation) };
}

type PaddedByNumber = CompleteSpec & { readonly padding: readonly PaddingPair[] };

function isMistaken(written: CompleteSpec): written is PaddedByNumber {
  const { inputSize, kernelSize, stride, dilation, paddedByNumber } = written;
  const height = heightOf(written);
  const differs = (values: readonly number[], first: number) => values.some((value) => value !== first);
  return (
    paddedByNumber &&
    inputSize.length <= 2 &&
    (differs(kernelSize, height.kernelSize) ||
      differs(stride, height.stride) ||
      differs(dilation, height.dilation))
  );
}
