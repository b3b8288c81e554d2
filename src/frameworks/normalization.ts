import type { LayerSpec, Shape } from "../layers/index.ts";
import { axesRefusal, type Sequence } from "./layer-code.ts";
import { call, tuple } from "./python.ts";

type Of<Kind extends LayerSpec["kind"]> = Extract<LayerSpec, { readonly kind: Kind }>;

/** PyTorch's batch normalisation; of one axis where there is none. */
export function pytorchBatch(
  { kind, affine = true, scale = true }: Of<"batch-normalization">,
  [channels = 0, ...size]: Shape,
): Sequence {
  const refusal = axesRefusal(kind, Math.max(size.length, 1));
  if (refusal) return refusal;
  if (affine && !scale) return { refusal: { code: "shift-without-scale" } };
  return {
    layers: [`nn.BatchNorm${Math.max(size.length, 1)}d(${channels}${affine ? "" : ", affine=False"})`],
  };
}

/** Keras's batch normalisation, whose axis is the last, that of the channels. */
export function kerasBatch({ affine = true, scale = true }: Of<"batch-normalization">): Sequence {
  const args = affine ? (scale ? [] : ["scale=False"]) : untrained;
  return { layers: [call("keras.layers.BatchNormalization", args)] };
}

/** PyTorch's layer normalisation, over the last axes of a shape it is told. */
export function pytorchLayerNorm(
  { over = "all", affine = true }: Of<"layer-normalization">,
  shape: Shape,
): Sequence {
  if (over === "channels" && shape.length > 1) return { refusal: { code: "channels-not-last" } };
  const axes = shape.length === 1 ? `${shape[0]}` : tuple(shape);
  return { layers: [call("nn.LayerNorm", [axes, ...(affine ? [] : ["elementwise_affine=False"])])] };
}

/** Keras's layer normalisation, over the last axis unless it is told more. */
export function kerasLayerNorm(
  { over = "all", affine = true }: Of<"layer-normalization">,
  { length }: Shape,
): Sequence {
  const axes = Array.from({ length }, (_, axis) => axis + 1);
  const axis = over === "all" && length > 1 ? [`axis=${tuple(axes)}`] : [];
  return { layers: [call("keras.layers.LayerNormalization", [...axis, ...(affine ? [] : untrained)])] };
}

/** PyTorch's group normalisation. */
export function pytorchGroupNorm(
  { groups, affine = true }: Of<"group-normalization">,
  [channels]: Shape,
): Sequence {
  return {
    layers: [call("nn.GroupNorm", [`${groups}`, `${channels}`, ...(affine ? [] : ["affine=False"])])],
  };
}

/** Keras's group normalisation. */
export function kerasGroupNorm({ groups, affine = true }: Of<"group-normalization">): Sequence {
  return { layers: [call("keras.layers.GroupNormalization", [`${groups}`, ...(affine ? [] : untrained)])] };
}

const untrained = ["center=False", "scale=False"];
