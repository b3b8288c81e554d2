import { work } from "../convolution/step.ts";
import { effectiveKernel } from "../convolution/window.ts";
import { evaluate } from "../formula/evaluate.ts";
import { ceil, difference, maximum, product, quotient, sum } from "../formula/formula.ts";
import type { Difference } from "./finding.ts";
import type { CompleteSpec } from "./framework.ts";

/** Whether the padding is a word of the `same` kind. */
export function isSame(
  written: CompleteSpec,
): written is CompleteSpec & { readonly padding: "same" | "same-lower" } {
  return written.padding === "same" || written.padding === "same-lower";
}

/** The axes on which a kernel under `same` spans fewer elements than its stride, and how many fewer. */
export function sameGaps(
  written: CompleteSpec,
): readonly { readonly axis: number; readonly missing: number }[] {
  if (!isSame(written)) return [];
  return written.kernelSize
    .map((_, axis) => {
      const s = written.stride[axis] as number;
      return { axis, missing: evaluate(maximum(difference("s", "k"), 0), { s, k: spanOf(written, axis) }) };
    })
    .filter(({ missing }) => missing > 0);
}

/** The elements from the start of the first window of `same` to the end of the last. */
export const sameReach = sum(product(difference(ceil(quotient("i", "s")), 1), "s"), "k");

/** The axes on which those are fewer than the input's, and by how many: the padding would be negative. */
export function sameCropping(
  written: CompleteSpec,
): readonly { readonly axis: number; readonly cropped: number }[] {
  if (!isSame(written)) return [];
  return written.inputSize
    .map((i, axis) => {
      const s = written.stride[axis] as number;
      return { axis, cropped: evaluate(difference("i", sameReach), { i, s, k: spanOf(written, axis) }) };
    })
    .filter(({ cropped }) => cropped > 0);
}

/** That the padding of `same` turns negative there and crops the input, where TensorFlow pads nothing. */
export function sameCrops(written: CompleteSpec): readonly Difference[] {
  return sameCropping(written).map(({ axis }) => ({ code: "same-crops", axis }));
}

function spanOf({ kernelSize, dilation }: CompleteSpec, axis: number): number {
  return work(effectiveKernel, { k: kernelSize[axis] as number, d: dilation[axis] as number }).value;
}

/** That a separable convolution is written as two layers, each with a bias. */
export function twoLayers(): readonly Difference[] {
  return [{ code: "two-layers" }];
}

/** That the running mean and variance of a batch normalisation are counted among the parameters. */
export function statisticsCounted({ channels }: CompleteSpec): readonly Difference[] {
  return [{ code: "statistics-counted", statistics: 2 * channels }];
}
