import type { LayerIssue } from "../convolution/issues.ts";
import { type Result, unwrap } from "../convolution/validate.ts";
import { adaptivePooling } from "./adaptive-pooling.ts";
import { dense, flatten } from "./dense.ts";
import { concatenate, elementwise } from "./joining.ts";
import { type LayerKind, shapedBy, type Unchecked } from "./kind.ts";
import type { LayerSpec } from "./layer-spec.ts";
import { batchNormalization, groupNormalization, layerNormalization } from "./normalization.ts";
import { activation, channelShuffle, dropout, scale, selectChannels } from "./pointwise.ts";
import { cropping, upsampling, zeroPadding } from "./resizing.ts";
import type { Shape, Shaped } from "./shaped.ts";
import { convolutionOn, globalPoolingOn, type OnShapes, poolingOn, transposedOn } from "./windowed.ts";

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
export function safeDeriveOn(
  { kind, ...own }: LayerSpec,
  inputShapes: readonly Shape[],
): Result<Shaped, LayerIssue> {
  return kinds[kind](own, inputShapes);
}

function by<Own>(kind: LayerKind<Own>): OnShapes {
  return (own: Unchecked, shapes) => shapedBy(kind, own, shapes);
}

const kinds: Readonly<Record<LayerSpec["kind"], OnShapes>> = {
  convolution: convolutionOn,
  "transposed-convolution": transposedOn,
  "max-pooling": poolingOn("max"),
  "average-pooling": poolingOn("average"),
  "global-pooling": globalPoolingOn,
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
