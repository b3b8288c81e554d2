/** The calculation module: the layers that move a window, each checked, derived step by step, and carried out. */
export { type AxisWindow, type LayerWindow, lookingThrough } from "./axis-window.ts";
export {
  type Convolution,
  type ConvolutionSpec,
  check,
  convolution,
  type Derivation,
  deriveConvolution,
  safeParse,
  type UncheckedSpec,
} from "./convolution.ts";
export { convolve, im2col, inputShape, type Tap, weightShape, windowTaps } from "./convolve.ts";
export { derive, safeParseWindowed, type UncheckedWindowed, type WindowedLayer } from "./derive.ts";
export type { Interval } from "./interval.ts";
export { type Field, type Issue, LayerError, type LayerField, type LayerIssue } from "./issues.ts";
export { outputPaddingFor, type PaddingBounds, paddingBounds, type WindowBetween } from "./padding-bounds.ts";
export { pool } from "./pool.ts";
export {
  checkPooling,
  derivePooling,
  globalPooling,
  type Pooling,
  type PoolingDerivation,
  type PoolingKind,
  type PoolingPaddingWord,
  type PoolingSpec,
  pooling,
  safeParsePooling,
  type UncheckedPooling,
} from "./pooling.ts";
export { merge, propagate, receptiveFieldOfInput } from "./propagate.ts";
export {
  checkQuestion,
  maximumCombinations,
  maximumLength,
  maximumOfRange,
  type Question,
  type QuestionField,
  type QuestionIssue,
  type QuestionKind,
  type QuestionSpec,
  questionKinds,
  type Range,
  safeParseQuestion,
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
export { QuestionError, type Solution, type Solutions, solutions, solvingSteps } from "./solve.ts";
export type { Step } from "./step.ts";
export { positions, type Tensor } from "./tensor.ts";
export {
  checkTransposed,
  deriveTransposed,
  safeParseTransposed,
  type TransposedConvolution,
  type TransposedConvolutionSpec,
  type TransposedDerivation,
  type TransposedPaddingWord,
  transposedConvolution,
} from "./transposed.ts";
export {
  axisLetters,
  type PaddingPair,
  type PaddingWord,
  type PerAxis,
  paddingWords,
} from "./window.ts";
