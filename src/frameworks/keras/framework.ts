import { sum } from "../../formula/formula.ts";
import { statisticsCounted } from "../differences.ts";
import type { Difference } from "../finding.ts";
import type { CompleteSpec, Defaults, Framework, LayerConvention } from "../framework.ts";
import { outputPaddingBelow, strideAndDilation } from "../refusals.ts";
import { kerasTransposedDifferences, kerasTransposedSizes, madeAsKeras } from "./transposed-sizes.ts";
import { kerasCode } from "./windowed.ts";

/** What Keras's layers take where nothing is said. */
export const kerasDefaults: Defaults = {
  padding: "valid",
  stride: 1,
  bias: true,
  depthwiseBias: false,
  countPadding: false,
};

/** A windowed layer of Keras: its padding is said in words, and its dilation refused beside a stride. */
export const kerasWindow: LayerConvention = {
  ranks: [1, 3],
  defaults: kerasDefaults,
  words: { valid: "valid", same: "same" },
  numbers: "none",
  fields: ["padding", "dilation"],
};

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
    convolution: {
      ...kerasWindow,
      words: { ...kerasWindow.words, causal: "causal" },
      fields: ["padding", "dilation", "groups"],
      refuse: (written) => [...causalOnAxes(written), ...strideAndDilation(written)],
    },
    "transposed-convolution": {
      ...kerasWindow,
      fields: ["padding", "dilation", "outputPadding"],
      refuse: (written) => [
        ...strideAndDilation(written),
        ...outputPaddingBelow(written, (axis) => written.stride[axis] as number),
      ],
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

function causalOnAxes({ padding, inputSize }: CompleteSpec) {
  if (padding !== "causal" || inputSize.length === 1) return [];
  return [{ code: "no-such-word", word: padding, words: ["valid", "same"] } as const];
}
