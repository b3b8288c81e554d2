import type { PaddingPair, PaddingWord, PerAxis } from "../convolution/index.ts";
import type { Shape } from "../layers/shaped.ts";
import type { ChannelOrder } from "./channel-order.ts";

/** The kinds of layer whose numbers depend on the convention. */
export type ConventionKind =
  | "convolution"
  | "transposed-convolution"
  | "depthwise-convolution"
  | "separable-convolution"
  | "max-pooling"
  | "average-pooling"
  | "batch-normalization"
  | "dense";

/**
 * A layer as it is written where a convention holds: what is left out takes the convention's default. Scalars stand for
 * every axis; a padding word may be ours or the convention's own.
 */
export interface ConventionSpec {
  readonly kind: ConventionKind;
  /** Without the batch, its channels where the convention has them. */
  readonly inputShape: Shape;
  readonly order?: ChannelOrder;
  /** Filters of a convolution, units of a dense layer; as many as come in where it is left out. */
  readonly outChannels?: number;
  readonly depthMultiplier?: number;
  /** Where two layers with a bias each make the one; as `bias` where it is left out. */
  readonly depthwiseBias?: boolean;
  /** 1 where it is left out. */
  readonly kernelSize?: PerAxis;
  readonly stride?: PerAxis;
  readonly padding?: string | number | readonly (number | PaddingPair)[];
  readonly dilation?: PerAxis;
  readonly groups?: number;
  readonly bias?: boolean;
  readonly outputPadding?: PerAxis;
  readonly ceilMode?: boolean;
  /** Whether a normalisation has scale and shift; whether it has the scale. */
  readonly affine?: boolean;
  readonly scale?: boolean;
}

/** The same with every field filled in, lists spelled out one entry an axis, dilation from 1 and the padding word ours. */
export interface CompleteSpec {
  readonly kind: ConventionKind;
  readonly channels: number;
  readonly inputSize: readonly number[];
  readonly order: ChannelOrder;
  readonly outChannels: number;
  readonly depthMultiplier: number;
  readonly kernelSize: readonly number[];
  readonly stride: readonly number[];
  readonly padding: PaddingWord | readonly PaddingPair[];
  /** Whether the padding was one number for all axes. */
  readonly paddedByNumber: boolean;
  readonly dilation: readonly number[];
  readonly groups: number;
  readonly bias: boolean;
  readonly depthwiseBias: boolean;
  /** Absent where none is given, which is not the same as nothing in Keras. */
  readonly outputPadding?: readonly number[];
  readonly ceilMode: boolean;
  readonly countPadding: boolean;
  readonly affine: boolean;
  readonly scale: boolean;
}
