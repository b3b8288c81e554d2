import { rule } from "../../convolution/step.ts";
import { evaluate } from "../../formula/evaluate.ts";
import { ceil, difference, product, quotient, sum } from "../../formula/formula.ts";
import { numbersAlong } from "../complete.ts";
import { type Difference, paddingAtMost, twoLayers } from "../finding.ts";
import type { CompleteSpec, Defaults, Framework, LayerConvention, SizeRules } from "../framework.ts";
import { isNothing } from "../padding.ts";

const defaults: Defaults = { padding: 0, stride: 1, bias: true, depthwiseBias: true, countPadding: true };

const kernels: LayerConvention = {
  ranks: [1, 8],
  defaults,
  words: {},
  numbers: "one an axis",
  fields: ["padding", "dilation", "groups"],
};

const pooling: LayerConvention = {
  ...kernels,
  ranks: [2, 2],
  defaults: { ...defaults, ceilMode: true },
  fields: ["padding", "ceilMode"],
  refuse: paddingAtMost(difference("k", 1)), // CHECK_LT(pad_h_, kernel_h_)
  sizes: poolingSizes,
  differ: poolingDifferences,
};

const whole: LayerConvention = { ...kernels, ranks: [0, 8], fields: [] };

/** Caffe, whose poolings round up while its convolutions round down. */
export const caffe: Framework<"caffe"> = {
  id: "caffe",
  name: "Caffe",
  witness: "BVLC/caffe, pooling_layer.cpp and base_conv_layer.cpp",
  orders: ["channels-first"],
  dilationFrom: 1,
  // Its blobs: a normalisation keeps the mean, the variance and the one number that both are divided by.
  kept: sum("n_r", "n_t"),
  parameters: sum("n", "n_k"),
  layers: {
    convolution: kernels,
    "transposed-convolution": kernels,
    "depthwise-convolution": kernels,
    "separable-convolution": { ...kernels, differ: twoLayers },
    "max-pooling": pooling,
    "average-pooling": pooling,
    "batch-normalization": {
      ...whole,
      made: () => ({ affine: false }),
      differ: ({ channels, affine, scale }) => {
        const apart = evaluate(affine && scale ? product(2, "C") : sum("C"), { C: channels });
        return affine ? [{ code: "scale-apart", parameters: apart }] : [];
      },
    },
    dense: whole,
  },
};

// Only beside a padding does it drop a last window that starts past the end.
function poolingSizes(written: CompleteSpec, axis: number): SizeRules | undefined {
  const { padding } = written;
  if (typeof padding === "string" || !isNothing(padding)) return undefined;
  return { given: numbersAlong(written, axis), rules: [rule("outputSize", "o", windows)] };
}

const windows = sum(ceil(quotient(difference("i", "k"), "s")), 1);

function poolingDifferences(written: CompleteSpec): readonly Difference[] {
  const past = written.inputSize.flatMap((i, axis): readonly Difference[] => {
    const own = poolingSizes(written, axis);
    if (!own) return [];
    const lastStart = product(difference(windows, 1), "s");
    return evaluate(lastStart, own.given) >= i ? [{ code: "window-past-the-end", axis }] : [];
  });
  return [{ code: "rounds-up" }, ...past];
}
