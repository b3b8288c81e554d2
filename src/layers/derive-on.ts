import type { LayerIssue } from "../convolution/issues.ts";
import { type Result, unwrap } from "../convolution/validate.ts";
import { type AdaptivePoolingSpec, adaptivePooling } from "./adaptive-pooling.ts";
import { type DenseSpec, dense, type FlattenSpec, flatten } from "./dense.ts";
import { concatenate, elementwise, type JoiningSpec } from "./joining.ts";
import { type LayerKind, safeDeriveBy } from "./kind.ts";
import {
  type BatchNormalizationSpec,
  batchNormalization,
  type GroupNormalizationSpec,
  groupNormalization,
  type LayerNormalizationSpec,
  layerNormalization,
} from "./normalization.ts";
import {
  type ActivationSpec,
  activation,
  type ChannelShuffleSpec,
  channelShuffle,
  type DropoutSpec,
  dropout,
  type ScaleSpec,
  type SelectChannelsSpec,
  scale,
  selectChannels,
} from "./pointwise.ts";
import {
  type CroppingSpec,
  cropping,
  type UpsamplingSpec,
  upsampling,
  type ZeroPaddingSpec,
  zeroPadding,
} from "./resizing.ts";
import type { Shape, Shaped } from "./shaped.ts";
import {
  type GlobalPoolingSpec,
  safeDeriveGlobal,
  safeDeriveWindowed,
  type WindowedSpec,
} from "./windowed.ts";

/**
 * A layer as a network declares it: everything but the shapes that come in, which the layers before it give. Scalars
 * stand for every axis, and what has a default in PyTorch has the same one here, with a bias where there is a choice.
 */
export type LayerSpec =
  | WindowedSpec
  | GlobalPoolingSpec
  | AdaptivePoolingSpec
  | DenseSpec
  | FlattenSpec
  | BatchNormalizationSpec
  | LayerNormalizationSpec
  | GroupNormalizationSpec
  | ActivationSpec
  | DropoutSpec
  | ScaleSpec
  | UpsamplingSpec
  | ZeroPaddingSpec
  | CroppingSpec
  | SelectChannelsSpec
  | ChannelShuffleSpec
  | JoiningSpec;

/** How the layers of a kind are derived. */
type Derive = typeof safeDeriveWindowed;

const by =
  <Own>(kind: LayerKind<Own>): Derive =>
  (own, shapes) =>
    safeDeriveBy(kind, own, shapes);

/** Every kind of layer there is; a kind's own file has its fields and its rules. */
const kinds: Readonly<Record<LayerSpec["kind"], Derive>> = {
  convolution: safeDeriveWindowed,
  "transposed-convolution": safeDeriveWindowed,
  "max-pooling": safeDeriveWindowed,
  "average-pooling": safeDeriveWindowed,
  "global-pooling": safeDeriveGlobal,
  "adaptive-pooling": by(adaptivePooling),
  dense: by(dense),
  flatten: by(flatten),
  "batch-normalization": by(batchNormalization),
  "layer-normalization": by(layerNormalization),
  "group-normalization": by(groupNormalization),
  activation: by(activation),
  dropout: by(dropout),
  upsampling: by(upsampling),
  scale: by(scale),
  "zero-padding": by(zeroPadding),
  cropping: by(cropping),
  "select-channels": by(selectChannels),
  "channel-shuffle": by(channelShuffle),
  add: by(elementwise),
  multiply: by(elementwise),
  concatenate: by(concatenate),
};

/**
 * What a layer makes of the shapes that come in, one or, for the joining layers, several.
 *
 * @throws LayerError where the layer cannot be on these shapes; its issues say why.
 */
export function deriveOn(layer: LayerSpec, inputShapes: readonly Shape[]): Shaped {
  return unwrap(safeDeriveOn(layer, inputShapes));
}

/** Everything wrong with a layer on these shapes, all at once; an empty list where it can be. */
export function checkOn(layer: LayerSpec, inputShapes: readonly Shape[]): readonly LayerIssue[] {
  return safeDeriveOn(layer, inputShapes).issues;
}

/** What a layer makes of the shapes that come in, or the issues why it makes nothing of them. */
export function safeDeriveOn(layer: LayerSpec, inputShapes: readonly Shape[]): Result<Shaped, LayerIssue> {
  return kinds[layer.kind](layer, inputShapes);
}
