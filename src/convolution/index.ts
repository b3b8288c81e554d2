/** The calculation module: a convolution layer checked, derived step by step, and carried out. */
export { check, convolution, read, type UncheckedSpec } from "./check.ts";
export {
  convolve,
  inputShape,
  positions,
  type Tap,
  type Tensor,
  weightShape,
  windowTaps,
} from "./convolve.ts";
export { type Derivation, derive } from "./derive.ts";
export { type Field, type Issue, LayerError } from "./issues.ts";
export {
  axisLetters,
  type ConvolutionSpec,
  type Layer,
  type PaddingPair,
  type PaddingWord,
  type PerAxis,
  paddingWords,
} from "./layer.ts";
export type { Step } from "./step.ts";
