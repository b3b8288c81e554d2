import { pooling, transposedConvolution } from "../../convolution/index.ts";
import { deriveOn, type LayerSpec, type Shape } from "../../layers/index.ts";
import { kerasActivation, kerasDropout, kerasSlopes } from "../activation.ts";
import { kerasJoining, kerasSelection } from "../joining.ts";
import {
  axesRefusal,
  type Emitted,
  type LayerCode,
  type LayerNote,
  type Sequence,
  sized,
} from "../layer-code.ts";
import { kerasBatch, kerasGroupNorm, kerasLayerNorm } from "../normalization.ts";
import { call, keyword, scalarOrTuple, tuple } from "../python.ts";
import { everyAxis, kerasEnds, pairs } from "../resizing.ts";
import { kerasTransposed } from "../transposed.ts";
import { kerasPooling } from "./pooling.ts";
import { kerasCodeOf, kerasConvolution } from "./row.ts";

/**
 * The Keras 3 code that builds exactly this layer of any kind, channels last, with the shape of its input.
 *
 * @throws LayerError where the layer cannot be on these shapes.
 */
export function kerasLayer(layer: LayerSpec, inputShapes: readonly Shape[]): LayerCode<"Keras"> {
  deriveOn(layer, inputShapes);
  return kerasCodeOf(written(layer, inputShapes), inputShapes[0] ?? []);
}

function written(layer: LayerSpec, inputShapes: readonly Shape[]): Emitted {
  const [shape = []] = inputShapes;
  const [channels = 0, ...inputSize] = shape;
  const rank = inputSize.length;
  switch (layer.kind) {
    case "convolution":
      return kerasConvolution(layer, shape);
    case "transposed-convolution":
      return kerasTransposed(transposedConvolution({ ...layer, inChannels: channels, inputSize }));
    case "max-pooling":
    case "average-pooling": {
      const kind = layer.kind === "max-pooling" ? "max" : "average";
      return kerasPooling(pooling({ ...layer, kind, channels, inputSize }));
    }
    case "global-pooling": {
      const name = layer.pool === "max" ? "Max" : "Average";
      return sized(layer, rank, `keras.layers.Global${name}Pooling${rank}D(keepdims=True)`);
    }
    case "adaptive-pooling": {
      const outputSize = scalarOrTuple(everyAxis(layer.outputSize, rank));
      return sized(layer, rank, `keras.layers.AdaptiveAveragePooling${rank}D(${outputSize})`);
    }
    case "dense": {
      const bias = layer.bias === false ? ["use_bias=False"] : [];
      return { layers: [call("keras.layers.Dense", [`${layer.outFeatures}`, ...bias])] };
    }
    case "flatten": {
      const fastest: LayerNote = { code: "channels-vary-fastest" };
      const reordered = channels > 1 && inputSize.some((size) => size > 1);
      return { layers: ["keras.layers.Flatten()"], notes: reordered ? [fastest] : [] };
    }
    case "batch-normalization":
      return kerasBatch(layer);
    case "layer-normalization":
      return kerasLayerNorm(layer, shape);
    case "group-normalization":
      return kerasGroupNorm(layer);
    case "activation":
      return layer.slopes ? kerasSlopes(layer.slopes, rank) : kerasActivation(layer);
    case "dropout":
      return kerasDropout(layer);
    case "upsampling":
      return sized(
        layer,
        rank,
        `keras.layers.UpSampling${rank}D(${scalarOrTuple(everyAxis(layer.scale, rank))})`,
      );
    case "scale":
      return factor(layer, channels, rank);
    case "zero-padding":
      return sized(layer, rank, kerasEnds("ZeroPadding", pairs(layer.padding, rank)));
    case "cropping":
      return sized(layer, rank, kerasEnds("Cropping", pairs(layer.cropping, rank)));
    case "select-channels":
      return kerasSelection(layer.channels);
    case "channel-shuffle":
      return shuffle(layer.groups, shape);
    default:
      return kerasJoining(layer.kind, inputShapes.length);
  }
}

function factor(
  { kind, bias = false }: Extract<LayerSpec, { kind: "scale" }>,
  channels: number,
  rank: number,
): Sequence {
  const code = call(`keras.layers.Conv${rank}D`, [
    `${channels}`,
    "1",
    ...keyword("groups", `${channels}`),
    ...(bias ? [] : ["use_bias=False"]),
  ]);
  const notes = [{ code: "factor-as-convolution", groups: channels } as const];
  return axesRefusal(kind, rank) ?? { layers: [code], notes };
}

// Keras has no layer for it: the channels become a table of groups, which is turned round and made one row again.
function shuffle(groups: number, [channels = 0, ...size]: Shape): Sequence {
  const rank = size.length;
  const axes = size.map((_, axis) => axis + 1);
  return {
    layers: [
      `keras.layers.Reshape(${tuple([...size, groups, channels / groups])})`,
      `keras.layers.Permute(${tuple([...axes, rank + 2, rank + 1])})`,
      `keras.layers.Reshape(${rank === 0 ? `(${channels},)` : tuple([...size, channels])})`,
    ],
  };
}
