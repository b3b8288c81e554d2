import type { PaddingPair } from "../../convolution/index.ts";
import { rule } from "../../convolution/step.ts";
import { effectiveKernel, kernelSymbol } from "../../convolution/window.ts";
import { evaluate } from "../../formula/evaluate.ts";
import { difference, type Formula, floor, maximum, product, quotient, sum } from "../../formula/formula.ts";
import { numbersAlong, spannedAlong } from "../complete.ts";
import {
  type Difference,
  outputPaddingBelowStride,
  statisticsCounted,
  strideAndDilation,
} from "../finding.ts";
import type { CompleteSpec, Framework, LayerConvention, SizeRules } from "../framework.ts";
import { kerasDefaults, kerasKernels, kerasWindow } from "./kernels.ts";
import { kerasCode } from "./windowed.ts";

/** A layer of Keras without a window. */
export const kerasWhole: LayerConvention = { ...kerasWindow, ranks: [0, 8], words: {}, fields: [] };

/** A pooling of Keras, whose strides are its `pool_size` where they are not given. */
export const kerasPooling: LayerConvention = {
  ...kerasWindow,
  defaults: { ...kerasDefaults, stride: "kernel" },
  fields: ["padding"],
};

/** That a separable convolution has no bias between its two layers. */
export function withoutDepthwiseBias({
  channels,
  depthMultiplier,
  bias,
}: CompleteSpec): readonly Difference[] {
  return bias ? [{ code: "no-depthwise-bias", without: channels * depthMultiplier }] : [];
}

/** Keras 3. */
export const keras: Framework<"keras"> = {
  id: "keras",
  name: "Keras",
  witness: "Keras 3.15.1",
  orders: ["channels-last", "channels-first"],
  dilationFrom: 1,
  kept: sum("n_r"),
  parameters: sum("n", "n_k"),
  layers: {
    convolution: kerasKernels,
    "transposed-convolution": {
      ...kerasWindow,
      fields: ["padding", "dilation", "outputPadding"],
      refuse: (written) => [...strideAndDilation(written), ...outputPaddingBelowStride(written)],
      made: madeAsKeras,
      sizes: kerasTransposedSizes,
      differ: kerasTransposedDifferences,
    },
    "depthwise-convolution": { ...kerasWindow, ranks: [1, 2] },
    "separable-convolution": { ...kerasWindow, ranks: [1, 2], differ: withoutDepthwiseBias },
    "max-pooling": kerasPooling,
    "average-pooling": kerasPooling,
    "batch-normalization": { ...kerasWhole, differ: statisticsCounted },
    dense: kerasWhole,
  },
  code: kerasCode,
};

/**
 * Keras's output size of a transposed convolution (`compute_conv_transpose_output_shape`): i s for `same`, and for `valid`
 * i s + max(k - s, 0). Beside an output padding a it is (i - 1)s + k - 2p + a, with p = floor(k / 2) for `same` and 0 for
 * `valid`.
 */
export function kerasTransposedSizes(written: CompleteSpec, axis: number): SizeRules {
  const k = kernelSymbol(written, axis);
  const size = (formula: Formula) => rule("outputSize", "o", formula);
  const begin = k === "k" ? [] : [effectiveKernel];
  const same = written.padding === "same";
  const rules = () => {
    if (!written.outputPadding) {
      const uncut = product("i", "s");
      return [size(same ? uncut : sum(uncut, maximum(difference(k, "s"), 0)))];
    }
    const grown = sum(product(difference("i", 1), "s"), k);
    if (!same) return [size(sum(grown, "a"))];
    return [rule("padding", "p", halfKernel(k)), size(sum(difference(grown, product(2, "p")), "a"))];
  };
  return { given: numbersAlong(written, axis), rules: [...begin, ...rules()] };
}

/**
 * The output padding and the padding of ours that make Keras's layer: what `valid` adds where the kernel is smaller than
 * the stride, what `same` cuts.
 */
export function madeAsKeras(written: CompleteSpec): Partial<CompleteSpec> {
  const { outputPadding, padding, kernelSize } = written;
  const each = (formula: Formula) =>
    kernelSize.map((_, axis) => evaluate(formula, spannedAlong(written, axis)));
  if (!outputPadding) return padding === "same" ? {} : { outputPadding: each(toStride) };
  if (padding !== "same") return {};
  const [before, both] = [each(floor(quotient(cut, 2))), each(cut)];
  return {
    padding: both.map(
      (total, axis): PaddingPair => [before[axis] as number, total - (before[axis] as number)],
    ),
    outputPadding: each(maximum(difference("a", whole), 0)),
  };
}

/** Where Keras's rule gives more or fewer elements than the same words would give by PyTorch's. */
export function kerasTransposedDifferences(written: CompleteSpec): readonly Difference[] {
  return written.kernelSize.flatMap((_, axis): readonly Difference[] => {
    const values = spannedAlong(written, axis);
    const added = evaluate(toStride, values);
    if (!written.outputPadding) return added > 0 ? [{ code: "filled-to-stride", axis, added }] : [];
    if (written.padding !== "same") return [];
    const fails = values.k % 2 === 0 && values.a === 0;
    return [
      { code: "half-kernel-cut", axis, cut: evaluate(whole, values) },
      ...(fails ? [{ code: "tensorflow-fails", axis } as const] : []),
    ];
  });
}

function halfKernel(k: string): Formula {
  return floor(quotient(k, 2));
}

const toStride = maximum(difference("s", "k"), 0);
const whole = product(2, halfKernel("k"));
// What half a kernel cuts on both sides, less what the output padding puts back.
const cut = maximum(difference(whole, "a"), 0);
