/** The calculation module: the layers that move a window, each checked, derived step by step, and carried out. */
export { type AxisWindow, type LayerWindow, lookingThrough } from "./axis-window.ts";
export { check, convolution, safeParse, type UncheckedSpec } from "./check.ts";
export { convolve, im2col, inputShape, type Tap, weightShape, windowTaps } from "./convolve.ts";
export { type Derivation, derive } from "./derive.ts";
export type { Interval } from "./interval.ts";
export { type Field, type Issue, LayerError, type LayerField, type LayerIssue } from "./issues.ts";
export {
  axisLetters,
  type Convolution,
  type ConvolutionSpec,
  type PaddingPair,
  type PaddingWord,
  type PerAxis,
  paddingWords,
} from "./layer.ts";
export { measure } from "./measure.ts";
export { measurer, type Table } from "./measurer.ts";
export { outputPaddingFor, type PaddingBounds, paddingBounds, type WindowBetween } from "./padding-bounds.ts";
export { pool } from "./pool.ts";
export {
  checkPooling,
  derivePooling,
  globalPooling,
  type PoolingDerivation,
  pooling,
  safeParsePooling,
  type UncheckedPooling,
} from "./pooling.ts";
export type { Pooling, PoolingKind, PoolingPaddingWord, PoolingSpec } from "./pooling-layer.ts";
export type { Measures } from "./program.ts";
export { merge, propagate, receptiveFieldOfInput } from "./propagate.ts";
export {
  checkQuestion,
  maximumCombinations,
  maximumLength,
  maximumOfRange,
  type QuestionField,
  type QuestionIssue,
  type QuestionKind,
  type QuestionSpec,
  questionKinds,
  type Range,
} from "./question.ts";
export {
  type AxisReceptiveField,
  centre,
  effectivePadding,
  effectiveStride,
  intervalOf,
  type ReceptiveField,
} from "./receptive-field.ts";
export { scatter, transposedWeightShape } from "./scatter.ts";
export { QuestionError, type Solution, type Solutions, solutions } from "./solve.ts";
export type { Step } from "./step.ts";
export { positions, type Tensor } from "./tensor.ts";
export {
  checkTransposed,
  deriveTransposed,
  safeParseTransposed,
  type TransposedDerivation,
  transposedConvolution,
} from "./transposed.ts";
export type {
  TransposedConvolution,
  TransposedConvolutionSpec,
  TransposedPaddingWord,
} from "./transposed-layer.ts";
