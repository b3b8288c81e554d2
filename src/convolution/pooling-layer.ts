import type { PaddingPair, PerAxis } from "./layer.ts";

export const poolingKinds = ["max", "average"] as const;
export type PoolingKind = (typeof poolingKinds)[number];

/** Padding of a pooling by name. */
export const poolingPaddingWords = ["valid", "same", "same-lower"] as const;
export type PoolingPaddingWord = (typeof poolingPaddingWords)[number];

/** A pooling as one may write it; a scalar stands for every axis. */
export interface PoolingSpec {
  readonly kind: PoolingKind;
  readonly inputSize: readonly number[];
  readonly channels: number;
  readonly kernelSize: PerAxis;
  /** As the kernel where it is not given. */
  readonly stride?: PerAxis;
  readonly padding?: PoolingPaddingWord | number | readonly (number | PaddingPair)[];
  /** Of max pooling alone. */
  readonly dilation?: PerAxis;
  /** Whether a last window may hang over the end; it must start inside the input or the padding before it (PyTorch). */
  readonly ceilMode?: boolean;
  /**
   * Whether an average divides by padding's elements too. PyTorch does, so it is the default for padding in numbers;
   * TensorFlow, whose word `same` is, does not, and ONNX does not unless it is told to.
   */
  readonly countPadding?: boolean;
}

declare const checked: unique symbol;

/** A pooling that can be: `pooling` alone makes it. */
export interface Pooling {
  readonly [checked]: true;
  readonly kind: "max-pooling" | "average-pooling";
  readonly inputSize: readonly number[];
  readonly channels: number;
  readonly kernelSize: readonly number[];
  readonly stride: readonly number[];
  readonly padding: PoolingPaddingWord | readonly PaddingPair[];
  readonly dilation: readonly number[];
  readonly ceilMode: boolean;
  readonly countPadding: boolean;
}
