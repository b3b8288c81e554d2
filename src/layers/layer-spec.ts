import type { ConvolutionSpec, PaddingPair, PerAxis } from "../convolution/index.ts";
import type { PoolingSpec } from "../convolution/pooling.ts";
import type { TransposedConvolutionSpec } from "../convolution/transposed.ts";

/**
 * A layer as a network declares it: everything but the shapes that come in, which the layers before it give. Scalars
 * stand for every axis, and what has a default in PyTorch has the same one here, with a bias where there is a choice.
 */
export type LayerSpec =
  | WithoutInput<ConvolutionSpec, "convolution">
  | WithoutInput<TransposedConvolutionSpec, "transposed-convolution">
  | WithoutInput<Omit<PoolingSpec, "kind">, "max-pooling">
  | WithoutInput<Omit<PoolingSpec, "kind">, "average-pooling">
  /** One element a channel, the spatial axes kept: [C, 1, 1]. */
  | { readonly kind: "global-pooling"; readonly pool?: "max" | "average" }
  /** Average pooling to a size that is asked for, whatever comes in; its windows may differ in size. */
  | { readonly kind: "adaptive-pooling"; readonly outputSize: PerAxis }
  | { readonly kind: "dense"; readonly outFeatures: number; readonly bias?: boolean }
  | { readonly kind: "flatten" }
  /** `affine: false` leaves out scale and shift; `scale: false` the scale alone (Keras's Inception v3). */
  | { readonly kind: "batch-normalization"; readonly affine?: boolean; readonly scale?: boolean }
  /** Over all that comes in, or over the channels at every place (ConvNeXt). */
  | { readonly kind: "layer-normalization"; readonly over?: "all" | "channels"; readonly affine?: boolean }
  | { readonly kind: "group-normalization"; readonly groups: number; readonly affine?: boolean }
  /** `slopes`: PReLU's trained slopes, one for all channels or one a channel. */
  | { readonly kind: "activation"; readonly name?: string; readonly slopes?: "one" | "channels" }
  /** Also local response normalisation and stochastic depth: what changes values, holds nothing and keeps the shape. */
  | { readonly kind: "dropout"; readonly name?: string }
  /** Nearest neighbours: every element repeated `scale` times along an axis. */
  | { readonly kind: "upsampling"; readonly scale: PerAxis }
  /** A trained factor a channel, and a trained shift: LeNet-5's subsampling, ConvNeXt's layer scale. */
  | { readonly kind: "scale"; readonly bias?: boolean }
  | { readonly kind: "zero-padding"; readonly padding: number | readonly (number | PaddingPair)[] }
  | { readonly kind: "cropping"; readonly cropping: number | readonly (number | PaddingPair)[] }
  /** Some of the channels, by their places from 0: LeNet-5's sparse C3, ShuffleNet V2's split. */
  | { readonly kind: "select-channels"; readonly channels: readonly number[] }
  | { readonly kind: "channel-shuffle"; readonly groups: number }
  /** The layers that join branches; axes of one element stretch to the others' size (squeeze and excitation). */
  | { readonly kind: "add" }
  | { readonly kind: "multiply" }
  /** Along the channels. */
  | { readonly kind: "concatenate" };

type WithoutInput<Spec, Kind extends string> = {
  readonly kind: Kind;
} & Omit<Spec, "inputSize" | "inChannels" | "channels">;
