import type {
  ConvolutionSpec,
  LayerWindow,
  PoolingSpec,
  Step,
  TransposedConvolutionSpec,
} from "../convolution/index.ts";
import type { PaddingPair, PerAxis } from "../convolution/window.ts";

/**
 * A layer as a network declares it: everything but the shapes that come in, which the layers before it give. Scalars
 * stand for every axis, and what has a default in PyTorch has the same one here, with a bias where there is a choice.
 */
export type LayerSpec =
  | WindowedSpec
  /** One element a channel, the spatial axes kept: [C, 1, 1]. */
  | { readonly kind: "global-pooling"; readonly pool?: "max" | "average" }
  /** Pooling to a size that is asked for, whatever comes in, an average where absent; its windows may differ in size. */
  | {
      readonly kind: "adaptive-pooling";
      readonly outputSize: PerAxis;
      readonly pool?: "max" | "average";
    }
  /** Of features; or over the channels at every place, as Keras's Dense on a volume, and then a 1x1 convolution. */
  | {
      readonly kind: "dense";
      readonly outFeatures: number;
      readonly bias?: boolean;
      readonly over?: "channels";
    }
  | { readonly kind: "flatten" }
  /** `affine: false` leaves out scale and shift; `scale: false` the scale alone (Keras's Inception v3). */
  | { readonly kind: "batch-normalization"; readonly affine?: boolean; readonly scale?: boolean }
  /** Over all that comes in, or over the channels at every place (ConvNeXt). */
  | { readonly kind: "layer-normalization"; readonly over?: "all" | "channels"; readonly affine?: boolean }
  | { readonly kind: "group-normalization"; readonly groups: number; readonly affine?: boolean }
  /** By each channel's mean and variance over a data set, which are kept: Keras's Normalization. */
  | { readonly kind: "feature-normalization" }
  /** Every channel over its own places. */
  | { readonly kind: "instance-normalization"; readonly affine?: boolean }
  /** `slopes`: PReLU's trained slopes, one for all channels or one a channel. */
  | { readonly kind: "activation"; readonly name?: string; readonly slopes?: "one" | "channels" }
  /**
   * What changes values, holds nothing and keeps the shape: also local response normalisation and stochastic depth, by
   * name.
   */
  | { readonly kind: "dropout"; readonly name?: string }
  /** A trained factor a channel, and a trained shift: LeNet-5's subsampling, ConvNeXt's layer scale. */
  | { readonly kind: "scale"; readonly bias?: boolean }
  /** Every element by a constant: Inception-ResNet's residuals. */
  | { readonly kind: "rescaling"; readonly factor: number }
  | { readonly kind: "upsampling"; readonly scale: PerAxis }
  /** To so many times the size, divided and rounded down; by 3/2 or 1/2. */
  | { readonly kind: "resizing"; readonly multiplier: PerAxis; readonly divisor?: PerAxis }
  /** A max pooling turned round: the stride is the kernel's size where it is not given. */
  | {
      readonly kind: "unpooling";
      readonly kernelSize: PerAxis;
      readonly stride?: PerAxis;
      readonly padding?: PerAxis;
    }
  | { readonly kind: "zero-padding"; readonly padding: number | readonly (number | PaddingPair)[] }
  /** The elements next to each end, mirrored at the outermost, which is not repeated. */
  | { readonly kind: "reflection-padding"; readonly padding: number | readonly (number | PaddingPair)[] }
  | { readonly kind: "cropping"; readonly cropping: number | readonly (number | PaddingPair)[] }
  /** Some of the channels, by their places from 0: LeNet-5's sparse C3, ShuffleNet V2's split. */
  | { readonly kind: "select-channels"; readonly channels: readonly number[] }
  | { readonly kind: "channel-shuffle"; readonly groups: number }
  /** Channels laid out in space, r along each axis: ESPCN's last layer. */
  | { readonly kind: "pixel-shuffle"; readonly factor: number }
  /** Of two that come in, the first, to the sizes of the second; to the nearest neighbour where nothing is said. */
  | { readonly kind: "resizing-like"; readonly interpolation?: "nearest" | "linear" }
  | { readonly kind: "add" | "subtract" | "multiply" | "concatenate" };

/** A layer that moves a window. */
type WindowedSpec =
  | WithoutInput<ConvolutionSpec, "convolution">
  | WithoutInput<TransposedConvolutionSpec, "transposed-convolution">
  | WithoutInput<PoolingSpec, "max-pooling">
  | WithoutInput<PoolingSpec, "average-pooling">
  | WithoutInput<PoolingSpec, "lp-pooling">;

type WithoutInput<Spec, Kind extends string> = {
  readonly kind: Kind;
} & Omit<Spec, "kind" | "inputSize" | "inChannels" | "channels">;

/** The shape of a volume on its way between layers, without the batch: [C, ...spatial sizes]; flat: [features]. */
export type Shape = readonly number[];

/**
 * What a layer makes of the shapes that come in. Every number that the layer does not merely pass on is the value of a
 * step, `evaluate(step.formula, step.values)`.
 */
export interface Shaped {
  readonly outputShape: Shape;
  /** Elements of the output, which the next layer reads: the layer's activation memory in values. */
  readonly outputElements: number;
  /** Weights and biases that training changes. */
  readonly parameters: number;
  /** The biases among the parameters that are added to an output element: for conventions that count their additions. */
  readonly biases: number;
  /** Numbers kept but not trained: the running mean and variance of a batch normalisation. */
  readonly buffers: number;
  /** Whole-number buffers, which PyTorch keeps and Keras does not: batches seen. */
  readonly counters: number;
  /** Multiply-accumulates for one input. */
  readonly macs: number;
  readonly steps: readonly Step[];
  /** The window along each spatial axis, for receptive fields; "all" where every output depends on all that comes in. */
  readonly window: LayerWindow;
}
