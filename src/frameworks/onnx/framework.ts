import { poolingRules } from "../../convolution/pooling.ts";
import { chain, rule } from "../../convolution/step.ts";
import { effectiveKernel, kernelSymbol, split } from "../../convolution/window.ts";
import { evaluate } from "../../formula/evaluate.ts";
import { ceil, difference, product, quotient, sum } from "../../formula/formula.ts";
import { numbersAlong } from "../complete.ts";
import {
  type ConventionRefusal,
  type Difference,
  outputPaddingBelowStride,
  paddingAtMost,
  sameCropping,
  sameCrops,
  sameGaps,
  sameReach,
  statisticsCounted,
  twoLayers,
} from "../finding.ts";
import type { CompleteSpec, Framework, LayerConvention, SizeRules } from "../framework.ts";
import { isSame } from "../padding.ts";
import { onnxKernels } from "./kernels.ts";

// "Pad should be smaller than kernel", says ONNX Runtime.
const belowKernel = paddingAtMost(difference("k", 1));

const pooling: LayerConvention = {
  ...onnxKernels,
  fields: ["padding", "dilation", "ceilMode"],
  refuse: (written) => [...belowKernel(written), ...croppingRefused(written), ...negativeSizes(written)],
  sizes: forgetfulSizes,
  differ: (written) => [
    ...written.kernelSize.flatMap((_, axis): readonly Difference[] =>
      forgetfulSizes(written, axis) ? [{ code: "same-forgets-dilation", axis }] : [],
    ),
    ...(croppingRefused(written).length > 0 ? [] : sameCrops(undilated(written))),
  ],
};

const whole: LayerConvention = {
  ...onnxKernels,
  ranks: [0, 8],
  words: {},
  fields: [],
  refuse: () => [],
  differ: () => [],
};

/** ONNX's operators as ONNX Runtime carries them out, which does not do all that they say. */
export const onnx: Framework<"onnx"> = {
  id: "onnx",
  name: "ONNX",
  witness: "ONNX Runtime 1.30",
  orders: ["channels-first"],
  dilationFrom: 1,
  kept: sum("n_r"),
  parameters: sum("n", "n_k"),
  layers: {
    convolution: onnxKernels,
    "transposed-convolution": {
      ...onnxKernels,
      fields: ["padding", "dilation", "groups", "outputPadding"],
      refuse: outputPaddingBelowStride,
      sizes: transposedSizes,
      differ: (written) =>
        sameGaps(written).map(({ axis, missing }) => ({ code: "not-filled-to-stride", axis, missing })),
    },
    "depthwise-convolution": onnxKernels,
    "separable-convolution": { ...onnxKernels, differ: twoLayers },
    "max-pooling": pooling,
    "average-pooling": pooling,
    "batch-normalization": { ...whole, differ: statisticsCounted },
    dense: whole,
  },
};

/** `same` cuts max(k - s, 0) and adds nothing, where the standard says that i * s elements go out. */
function transposedSizes(written: CompleteSpec, axis: number): SizeRules | undefined {
  if (!sameGaps(written).some((gap) => gap.axis === axis)) return undefined;
  const k = kernelSymbol(written, axis);
  const grown = sum(product(difference("i", 1), "s"), k);
  return {
    given: numbersAlong(written, axis),
    rules: [effectiveKernel, rule("outputSize", "o", grown)],
  };
}

/**
 * A pooling's `same` pads for the kernel's elements as if they were neighbours; what comes after is as of any pooling. Where
 * its true span finds no room in that, the number of strides is negative and rounded towards 0, which is up.
 */
function forgetfulSizes(written: CompleteSpec, axis: number): SizeRules | undefined {
  if (!isSame(written) || written.dilation[axis] === 1) return undefined;
  const given = numbersAlong(written, axis);
  const total = rule("totalPadding", "p_total", difference(sameReach, "i"));
  const padding = [total, ...split(written.padding)];
  const room = difference(sum("i", "p_total"), "k_eff");
  const { known, take } = chain(given);
  [effectiveKernel, total].forEach(take);
  if (evaluate(room, known) < 0) {
    const size = rule("outputSize", "o", sum(ceil(quotient(room, "s")), 1));
    return { given, rules: [effectiveKernel, ...padding, size] };
  }
  return {
    given,
    rules: [effectiveKernel, ...padding, ...poolingRules(written, axis).slice(padding.length + 1)],
  };
}

// It gives a size of 0 as an empty tensor, and refuses a negative one.
function negativeSizes(written: CompleteSpec): readonly ConventionRefusal[] {
  return written.inputSize.flatMap((_, axis): readonly ConventionRefusal[] => {
    const sizes = forgetfulSizes(written, axis);
    if (!sizes) return [];
    const { known, take } = chain(sizes.given);
    sizes.rules.forEach(take);
    const outputSize = known.o as number;
    return outputSize < 0 ? [{ code: "size-below-nothing", axis, outputSize }] : [];
  });
}

// "padding values must be non-negative", says ONNX Runtime, but only of max pooling without dilation.
function croppingRefused(written: CompleteSpec): readonly ConventionRefusal[] {
  if (written.kind !== "max-pooling" || written.dilation.some((step) => step > 1)) return [];
  return sameCropping(written).map((crop) => ({ code: "same-would-crop", ...crop }));
}

function undilated(written: CompleteSpec): CompleteSpec {
  return { ...written, dilation: written.dilation.map(() => 1) };
}
