/** How much padding stands before and after the input on one axis, in elements. */
export type PaddingPair = readonly [before: number, after: number];

/** Padding by name: its size follows from the other numbers of the layer. */
export const paddingWords = ["valid", "same", "same-lower", "full", "causal"] as const;
export type PaddingWord = (typeof paddingWords)[number];

/** One number for every axis, or one number an axis. */
export type PerAxis = number | readonly number[];

/** A convolution as one may write it; a scalar stands for every axis, and `inputSize` sets how many there are. */
export interface ConvolutionSpec {
  /** Elements on each spatial axis, without batch and channels: [length], [height, width], [depth, height, width]. */
  readonly inputSize: readonly number[];
  readonly inChannels: number;
  readonly outChannels: number;
  readonly kernelSize: PerAxis;
  readonly stride?: PerAxis;
  readonly padding?: PaddingWord | number | readonly (number | PaddingPair)[];
  readonly dilation?: PerAxis;
  readonly groups?: number;
  readonly bias?: boolean;
}

/** What a window that moves along the axes is made of, in any layer that has one. */
export interface Windowed {
  readonly inputSize: readonly number[];
  readonly kernelSize: readonly number[];
  readonly stride: readonly number[];
  readonly padding: PaddingWord | readonly PaddingPair[];
  readonly dilation: readonly number[];
}

declare const checked: unique symbol;

/** A convolution that can be: `convolution` alone makes it, so nobody checks it again. */
export interface Convolution {
  readonly [checked]: true;
  readonly kind: "convolution";
  readonly inputSize: readonly number[];
  readonly inChannels: number;
  readonly outChannels: number;
  readonly kernelSize: readonly number[];
  readonly stride: readonly number[];
  readonly padding: PaddingWord | readonly PaddingPair[];
  readonly dilation: readonly number[];
  readonly groups: number;
  readonly bias: boolean;
}

/**
 * The letters of a layer's spatial axes, as subscripts and in pictures: w; h, w; d, h, w; beyond three, numbered.
 */
export function axisLetters(rank: number): readonly string[] {
  return rank <= 3
    ? ["d", "h", "w"].slice(3 - rank)
    : Array.from({ length: rank }, (_, axis) => String(axis + 1));
}
