import { effectiveKernel } from "../../convolution/axis.ts";
import { work } from "../../convolution/step.ts";
import { evaluate } from "../../formula/evaluate.ts";
import { difference, maximum } from "../../formula/formula.ts";
import type { Difference } from "./finding.ts";
import type { Written } from "./spec.ts";

/** Whether the padding is a word of the `same` kind. */
export function isSame(written: Written): written is Written & { readonly padding: "same" | "same-lower" } {
  return written.padding === "same" || written.padding === "same-lower";
}

/** The axes on which `same` meets a kernel that spans less than its stride, with the elements it spans too few. */
export function sameGaps(written: Written): readonly { readonly axis: number; readonly missing: number }[] {
  if (!isSame(written)) return [];
  return written.kernelSize
    .map((k, axis) => {
      const [s, d] = [written.stride[axis] as number, written.dilation[axis] as number];
      const { value } = work(effectiveKernel, { k, d });
      return { axis, missing: evaluate(maximum(difference("s", "k"), 0), { s, k: value }) };
    })
    .filter(({ missing }) => missing > 0);
}

/** That the padding of `same` may turn negative there and crop the input, where TensorFlow pads nothing. */
export function sameCrops(written: Written): readonly Difference[] {
  return sameGaps(written).map(({ axis }) => ({ code: "same-crops", axis }));
}
