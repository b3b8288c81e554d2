import { strideAndDilation } from "../finding.ts";
import type { CompleteSpec, Defaults, LayerConvention } from "../framework.ts";

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

/** A convolution of Keras. */
export const kerasKernels: LayerConvention = {
  ...kerasWindow,
  words: { ...kerasWindow.words, causal: "causal" },
  fields: ["padding", "dilation", "groups"],
  refuse: (written) => [...causalOnAxes(written), ...strideAndDilation(written)],
};

function causalOnAxes({ padding, inputSize }: CompleteSpec) {
  if (padding !== "causal" || inputSize.length === 1) return [];
  return [{ code: "no-such-word", word: padding, words: ["valid", "same"] } as const];
}
