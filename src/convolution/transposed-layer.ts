import type { ConvolutionSpec, PaddingPair, PerAxis } from "./layer.ts";

/** Padding of a transposed convolution by name: `same` gives i * s elements (Keras, ONNX), as the word's forward layer. */
export const transposedPaddingWords = ["valid", "same", "same-lower"] as const;
export type TransposedPaddingWord = (typeof transposedPaddingWords)[number];

/** A transposed convolution as one may write it; a scalar stands for every axis. */
export interface TransposedConvolutionSpec extends Omit<ConvolutionSpec, "padding"> {
  /** What is cut from the output's ends, which is the padding of the convolution that this one turns round. */
  readonly padding?: TransposedPaddingWord | number | readonly (number | PaddingPair)[];
  /** Elements added after the output, to choose among the input sizes that the turned convolution takes to one. */
  readonly outputPadding?: PerAxis;
}

declare const checked: unique symbol;

/** A transposed convolution that can be: `transposedConvolution` alone makes it. */
export interface TransposedConvolution {
  readonly [checked]: true;
  readonly kind: "transposed-convolution";
  readonly inputSize: readonly number[];
  readonly inChannels: number;
  readonly outChannels: number;
  readonly kernelSize: readonly number[];
  readonly stride: readonly number[];
  readonly padding: TransposedPaddingWord | readonly PaddingPair[];
  readonly outputPadding: readonly number[];
  readonly dilation: readonly number[];
  readonly groups: number;
  readonly bias: boolean;
}
