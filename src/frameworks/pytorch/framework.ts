import { sum } from "../../formula/formula.ts";
import { paddingAtMost, twoLayers } from "../finding.ts";
import type { Framework, LayerConvention } from "../framework.ts";
import { defaults, pytorchKernels } from "./kernels.ts";
import { mostPadding, pytorchCode } from "./windowed.ts";

const transposed: LayerConvention = {
  ...pytorchKernels,
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
    convolution: pytorchKernels,
    "transposed-convolution": transposed,
    "depthwise-convolution": pytorchKernels,
    "separable-convolution": { ...pytorchKernels, differ: twoLayers },
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
