import { sum } from "../../formula/formula.ts";
import { paddingAtMost, twoLayers } from "../finding.ts";
import type { Defaults, Framework, LayerConvention } from "../framework.ts";
import { mostPadding, pytorchCode } from "./windowed.ts";

const defaults: Defaults = { padding: 0, stride: 1, bias: true, depthwiseBias: true, countPadding: true };

const kernels: LayerConvention = {
  ranks: [1, 3],
  defaults,
  words: { valid: "valid", same: "same" },
  numbers: "one an axis",
  fields: ["padding", "dilation", "groups"],
  refuse: ({ padding, stride }) =>
    padding === "same" && Math.max(...stride) > 1 ? [{ code: "same-with-stride", stride }] : [],
};

const transposed: LayerConvention = {
  ...kernels,
  words: {},
  fields: ["padding", "dilation", "groups", "outputPadding"],
  refuse: () => [], // an output padding that is too large is the layer's own issue
};

const pooling: LayerConvention = {
  ...transposed,
  defaults: { ...defaults, stride: "kernel" },
  fields: ["padding", "ceilMode"],
  refuse: paddingAtMost(mostPadding),
};

const whole: LayerConvention = { ...transposed, ranks: [0, 8], fields: [] };

/** PyTorch, which this notebook's layers follow: hardly anything differs. */
export const pytorch: Framework<"pytorch"> = {
  id: "pytorch",
  name: "PyTorch",
  witness: "PyTorch 2.13",
  orders: ["channels-first"],
  dilationFrom: 1,
  kept: sum("n_r", "n_t"),
  parameters: sum("n"),
  layers: {
    convolution: kernels,
    "transposed-convolution": transposed,
    "depthwise-convolution": kernels,
    "separable-convolution": { ...kernels, differ: twoLayers },
    "max-pooling": { ...pooling, fields: ["padding", "dilation", "ceilMode"] },
    "average-pooling": pooling,
    "batch-normalization": {
      ...whole,
      ranks: [0, 3],
      differ: ({ channels }) => [{ code: "statistics-apart", statistics: 2 * channels, counters: 1 }],
    },
    dense: whole,
  },
  code: pytorchCode,
};
