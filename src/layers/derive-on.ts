import { choiceIssues } from "../convolution/fields.ts";
import type { LayerIssue } from "../convolution/issues.ts";
import { type Result, unwrap } from "../convolution/validate.ts";
import { dense, flatten } from "./dense.ts";
import { concatenate, elementwise, resizingLike, subtraction } from "./joining.ts";
import { type LayerKind, safeDeriveBy } from "./kind.ts";
import {
  adaptivePooling,
  cropping,
  pixelShuffle,
  reflectionPadding,
  resizing,
  unpooling,
  upsampling,
  zeroPadding,
} from "./resizing.ts";
import {
  activation,
  batchNormalization,
  channelShuffle,
  dropout,
  featureNormalization,
  groupNormalization,
  instanceNormalization,
  layerNormalization,
  rescaling,
  scale,
  selectChannels,
} from "./same-size.ts";
import type { LayerSpec, Shape, Shaped } from "./spec.ts";
import { safeDeriveGlobal, safeDeriveWindowed } from "./windowed.ts";

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
  "lp-pooling": safeDeriveWindowed,
  "global-pooling": safeDeriveGlobal,
  "adaptive-pooling": by(adaptivePooling),
  dense: by(dense),
  flatten: by(flatten),
  "batch-normalization": by(batchNormalization),
  "layer-normalization": by(layerNormalization),
  "feature-normalization": by(featureNormalization),
  "group-normalization": by(groupNormalization),
  "instance-normalization": by(instanceNormalization),
  activation: by(activation),
  dropout: by(dropout),
  upsampling: by(upsampling),
  resizing: by(resizing),
  unpooling: by(unpooling),
  scale: by(scale),
  rescaling: by(rescaling),
  "zero-padding": by(zeroPadding),
  "reflection-padding": by(reflectionPadding),
  cropping: by(cropping),
  "select-channels": by(selectChannels),
  "channel-shuffle": by(channelShuffle),
  "pixel-shuffle": by(pixelShuffle),
  "resizing-like": by(resizingLike),
  add: by(elementwise),
  subtract: by(subtraction),
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
  const kind = layer?.kind;
  const wrongKind = choiceIssues("kind", kind, Object.keys(kinds));
  if (wrongKind.length > 0) return { issues: wrongKind };
  const shapes: unknown = inputShapes;
  if (!Array.isArray(shapes) || !shapes.every(Array.isArray))
    return { issues: [{ code: "not-an-object", field: "inputShape", value: shapes }] };
  return kinds[kind](layer, inputShapes);
}
