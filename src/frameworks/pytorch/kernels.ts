import type { Defaults, LayerConvention } from "../framework.ts";

/** What PyTorch's layers take where nothing is said. */
export const defaults: Defaults = {
  padding: 0,
  stride: 1,
  bias: true,
  depthwiseBias: true,
  countPadding: true,
};

/** A convolution of PyTorch. */
export const pytorchKernels: LayerConvention = {
  ranks: [1, 3],
  defaults,
  words: { valid: "valid", same: "same" },
  numbers: "one an axis",
  fields: ["padding", "dilation", "groups"],
  refuse: ({ padding, stride }) =>
    padding === "same" && Math.max(...stride) > 1 ? [{ code: "same-with-stride", stride }] : [],
};
