/** The calculation module: the layers that move a window, each checked, derived step by step, and carried out. */
export {
  type Convolution,
  type ConvolutionSpec,
  check,
  convolution,
  type Derivation,
  deriveConvolution,
  inputShape,
  safeParse,
  type UncheckedSpec,
  weightShape,
} from "./convolution.ts";
export { convolve, im2col, type Tap, windowTaps } from "./convolve.ts";
export { derive, safeParseWindowed, type UncheckedWindowed, type WindowedLayer } from "./derive.ts";
export { type AxisWindow, type Interval, intervalAt, type LayerWindow, lookingThrough } from "./interval.ts";
export { type Field, type Issue, LayerError, type LayerField, type LayerIssue } from "./issues.ts";
export { type LabelIssue, labelOf, readLabel, safeParseLabel } from "./label.ts";
export { type OutputElement, outputElement, type Product, type SliceSum } from "./output-element.ts";
export { outputPaddingFor, type PaddingBounds, paddingBounds, type WindowBetween } from "./padding-bounds.ts";
export {
  derivePooling,
  globalPooling,
  type Pooling,
  type PoolingDerivation,
  type PoolingKind,
  type PoolingPaddingWord,
  type PoolingSpec,
  pool,
  pooling,
  safeParsePooling,
  type UncheckedPooling,
} from "./pooling.ts";
export {
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
  merge,
  propagate,
  type ReceptiveField,
  receptiveFieldOfInput,
  unseenInput,
} from "./receptive-field.ts";
export { type Solution, type Solutions, solutions, solvingSteps } from "./solve.ts";
export type { Step } from "./step.ts";
export { positions, type Tensor } from "./tensor.ts";
export {
  deriveTransposed,
  safeParseTransposed,
  scatter,
  type TransposedConvolution,
  type TransposedConvolutionSpec,
  type TransposedDerivation,
  type TransposedPaddingWord,
  transposedConvolution,
  transposedWeightShape,
} from "./transposed.ts";
export { axisLetters, type PaddingPair, type PaddingWord, type PerAxis, paddingWords } from "./window.ts";
