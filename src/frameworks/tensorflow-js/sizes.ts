import type { PaddingPair } from "../../convolution/index.ts";
import { chain, rule } from "../../convolution/step.ts";
import { effectiveKernel } from "../../convolution/window.ts";
import { difference, floor, product, quotient, sum } from "../../formula/formula.ts";
import type { Difference } from "../finding.ts";
import type { CompleteSpec, SizeRules } from "../framework.ts";

/** The fields of a window that its size depends on. */
type Window = Pick<CompleteSpec, "inputSize" | "kernelSize" | "stride" | "dilation"> & {
  readonly padding: readonly PaddingPair[];
};

/**
 * The output size that tfjs-core 4.22 works out where the padding is one number: `computeConv2DInfo` and
 * `computePool2DInfo` use the height's kernel and stride for the width too. That is right for square windows alone, and
 * for a row, which is to it an image of height 1, hardly ever.
 */
export function tensorflowJsOutputSize(window: Window): readonly number[] {
  return window.inputSize.map((_, axis) => {
    const { given, rules } = byHeight(window, axis);
    const { known, take } = chain(given, axis);
    rules.forEach(take);
    return known.o as number;
  });
}

/** The rules of that size, where they give another than ours. */
export function numericSizes(written: CompleteSpec, axis: number): SizeRules | undefined {
  return isMistaken(written) ? byHeight(written, axis) : undefined;
}

/** That the width is worked out with what is the height's. */
export function heightForWidth(written: CompleteSpec): readonly Difference[] {
  if (!isMistaken(written)) return [];
  const { kernelSize, stride } = heightOf(written);
  return [{ code: "height-for-width", kernelSize, stride }];
}

function byHeight(window: Window, axis: number): SizeRules {
  const { kernelSize, stride, dilation } = heightOf(window);
  const [[p] = [0]] = window.padding;
  const room = difference(sum("i", product(2, "p")), "k_h");
  return {
    given: { i: window.inputSize[axis] as number, k: kernelSize, d: dilation, s_h: stride, p },
    rules: [
      { ...effectiveKernel, symbol: "k_h" },
      rule("outputSize", "o", sum(floor(quotient(room, "s_h")), 1)),
    ],
  };
}

function heightOf({ kernelSize, stride, dilation }: Pick<Window, "kernelSize" | "stride" | "dilation">) {
  const first = (values: readonly number[]) => (values.length === 1 ? 1 : (values[0] as number));
  return { kernelSize: first(kernelSize), stride: first(stride), dilation: first(dilation) };
}

function isMistaken(
  written: CompleteSpec,
): written is CompleteSpec & { readonly padding: readonly PaddingPair[] } {
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
