/** The calculation module: the layers that move a window, each checked, derived step by step, and carried out. */
export { check, convolution, read, type UncheckedSpec } from "./check.ts";
export { convolve, im2col, inputShape, type Tap, weightShape, windowTaps } from "./convolve.ts";
export { type Derivation, derive } from "./derive.ts";
export { type Field, type Issue, LayerError, type LayerField, type LayerIssue } from "./issues.ts";
export {
  axisLetters,
  type ConvolutionSpec,
  type Layer,
  type PaddingPair,
  type PaddingWord,
  type PerAxis,
  paddingWords,
} from "./layer.ts";
export { measure } from "./measure.ts";
export { measurer, type Table } from "./measurer.ts";
export { pool } from "./pool.ts";
export {
  checkPooling,
  derivePooling,
  globalPooling,
  type PoolingDerivation,
  pooling,
  readPooling,
  type UncheckedPooling,
} from "./pooling.ts";
export type { PoolingKind, PoolingLayer, PoolingPaddingWord, PoolingSpec } from "./pooling-layer.ts";
export type { Measures } from "./program.ts";
export { scatter, transposedWeightShape } from "./scatter.ts";
export type { Step } from "./step.ts";
export { positions, type Tensor } from "./tensor.ts";
export {
  checkTransposed,
  deriveTransposed,
  readTransposed,
  type TransposedDerivation,
  transposedConvolution,
} from "./transposed.ts";
export type {
  TransposedConvolutionSpec,
  TransposedLayer,
  TransposedPaddingWord,
} from "./transposed-layer.ts";
