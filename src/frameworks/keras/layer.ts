import { unwrap } from "../../convolution/validate.ts";
import { deriveOn, type LayerSpec, type Shape } from "../../layers/index.ts";
import { safeParseOn } from "../../layers/windowed.ts";
import {
  activationOf,
  axesRefusal,
  dropoutOf,
  type Emitted,
  inputNames,
  type LayerCode,
  sized,
  sliceOf,
} from "../code.ts";
import { everyAxis, pairs } from "../padding.ts";
import { call, keyword, scalarOrTuple, tuple } from "../python.ts";
import { inKeras, kerasEnds } from "./convolution.ts";
import { windowedLayers } from "./windowed.ts";

/**
 * The Keras 3 code that builds exactly this layer of any kind, channels last, with the shape of its input.
 *
 * @throws LayerError where the layer cannot be on these shapes.
 */
export function kerasLayer(layer: LayerSpec, inputShapes: readonly Shape[]): LayerCode {
  deriveOn(layer, inputShapes);
  return inKeras(emitted(layer, inputShapes), inputShapes[0] ?? []);
}

function emitted(layer: LayerSpec, inputShapes: readonly Shape[]): Emitted {
  const [shape = []] = inputShapes;
  const [channels = 0, ...size] = shape;
  const rank = size.length;
  const axes = (count: number) => Array.from({ length: count }, (_, axis) => axis + 1);
  const one = (name: string, args: readonly string[]) => ({ layers: [call(`keras.layers.${name}`, args)] });
  switch (layer.kind) {
    case "convolution":
    case "transposed-convolution":
    case "max-pooling":
    case "average-pooling":
    case "lp-pooling":
      return windowedLayers(unwrap(safeParseOn(layer, shape)));
    case "global-pooling": {
      const name = layer.pool === "max" ? "Max" : "Average";
      return sized(layer, rank, `keras.layers.Global${name}Pooling${rank}D(keepdims=True)`);
    }
    case "adaptive-pooling": {
      const outputSize = scalarOrTuple(everyAxis(layer.outputSize, rank));
      const name = layer.pool === "max" ? "Max" : "Average";
      return sized(layer, rank, `keras.layers.Adaptive${name}Pooling${rank}D(${outputSize})`);
    }
    case "dense":
      return one("Dense", [`${layer.outFeatures}`, ...(layer.bias === false ? ["use_bias=False"] : [])]);
    case "flatten": {
      const reordered = channels > 1 && size.some((length) => length > 1);
      return { ...one("Flatten", []), notes: reordered ? [{ code: "channels-vary-fastest" }] : [] };
    }
    case "batch-normalization": {
      // Its axis is the last, that of the channels.
      const { affine = true, scale = true } = layer;
      return one("BatchNormalization", affine ? (scale ? [] : ["scale=False"]) : untrained);
    }
    case "layer-normalization": {
      // Over the last axis unless it is told more.
      const { over = "all", affine = true } = layer;
      const axis = over === "all" && rank > 0 ? [`axis=${tuple(axes(rank + 1))}`] : [];
      return one("LayerNormalization", [...axis, ...(affine ? [] : untrained)]);
    }
    case "group-normalization":
      return one("GroupNormalization", [`${layer.groups}`, ...(layer.affine === false ? untrained : [])]);
    case "feature-normalization":
      return one("Normalization", []);
    case "instance-normalization":
      // One group a channel.
      return one("GroupNormalization", ["-1", ...(layer.affine ? [] : untrained)]);
    case "activation": {
      if (!layer.slopes) return activationOf(layer.name, "Keras");
      // A slope an element, but for the axes that are told to share.
      const shared = axes(layer.slopes === "one" ? rank + 1 : rank);
      return one("PReLU", shared.length > 0 ? [`shared_axes=[${shared.join(", ")}]`] : []);
    }
    case "dropout":
      return dropoutOf(layer.name, "keras.layers.Dropout");
    case "upsampling": {
      const factors = scalarOrTuple(everyAxis(layer.scale, rank));
      return sized(layer, rank, `keras.layers.UpSampling${rank}D(${factors})`);
    }
    case "resizing": {
      // Of images alone.
      if (rank !== 2) return { refusal: { code: "no-such-layer", kind: layer.kind } };
      const [, ...to] = deriveOn(layer, [shape]).outputShape;
      return one("Resizing", [...to.map(String), 'interpolation="nearest"']);
    }
    case "scale": {
      const bias = layer.bias ? [] : ["use_bias=False"];
      const code = one(`Conv${rank}D`, [`${channels}`, "1", ...keyword("groups", `${channels}`), ...bias]);
      const notes = [{ code: "factor-as-convolution", groups: channels } as const];
      return axesRefusal(layer.kind, rank) ?? { ...code, notes };
    }
    case "zero-padding":
      return sized(layer, rank, kerasEnds("ZeroPadding", pairs(layer.padding, rank)));
    // For reflection, keras.ops.pad has the mode, but on PyTorch it does not take the pairs of batch and channels.
    case "reflection-padding":
    case "unpooling":
      return { refusal: { code: "no-such-layer", kind: layer.kind } };
    case "cropping":
      return sized(layer, rank, kerasEnds("Cropping", pairs(layer.cropping, rank)));
    case "select-channels": {
      const slice = sliceOf(layer.channels);
      const taken = `keras.ops.take(x1, [${layer.channels.join(", ")}], axis=-1)`;
      return { expression: slice ? `x1[..., ${slice}]` : taken, inputs: inputNames(1) };
    }
    case "channel-shuffle": {
      // Keras has no layer for it: the channels become a table of groups, which is turned round and made one row again.
      const { groups } = layer;
      return {
        layers: [
          `keras.layers.Reshape(${tuple([...size, groups, channels / groups])})`,
          `keras.layers.Permute(${tuple([...axes(rank), rank + 2, rank + 1])})`,
          `keras.layers.Reshape(${rank === 0 ? `(${channels},)` : tuple([...size, channels])})`,
        ],
      };
    }
    case "pixel-shuffle": {
      // Keras has no layer for it: the factors of the channels become axes, go behind those of the places, and into them.
      const { factor } = layer;
      const kept = channels / factor ** rank;
      const factors = axes(rank).flatMap((axis) => [axis, rank + 1 + axis]);
      return {
        layers: [
          `keras.layers.Reshape(${tuple([...size, kept, ...size.map(() => factor)])})`,
          `keras.layers.Permute(${tuple([...factors, rank + 1])})`,
          `keras.layers.Reshape(${tuple([...size.map((length) => length * factor), kept])})`,
        ],
      };
    }
    case "resizing-like": {
      // Of images alone.
      if (rank !== 2) return { refusal: { code: "no-such-layer", kind: layer.kind } };
      const how = layer.interpolation === "linear" ? "bilinear" : "nearest";
      const expression = `keras.ops.image.resize(x1, x2.shape[1:3], interpolation="${how}")`;
      return { expression, inputs: inputNames(2) };
    }
    case "rescaling":
      return one("Rescaling", [`${layer.factor}`]);
    case "add":
    case "subtract":
    case "multiply":
    case "concatenate": {
      const inputs = inputNames(inputShapes.length);
      // Keras's layers join two or more.
      if (inputs.length === 1) return { expression: inputs.join(), inputs };
      const name = { add: "Add", subtract: "Subtract", multiply: "Multiply", concatenate: "Concatenate" }[
        layer.kind
      ];
      return { expression: `keras.layers.${name}()([${inputs.join(", ")}])`, inputs };
    }
  }
}

const untrained = ["center=False", "scale=False"];
