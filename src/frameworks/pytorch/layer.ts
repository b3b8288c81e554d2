import { pooling, transposedConvolution } from "../../convolution/index.ts";
import { deriveOn, type LayerSpec, type Shape } from "../../layers/index.ts";
import { pytorchActivation, pytorchDropout, pytorchSlopes } from "../activation.ts";
import { pytorchJoining, pytorchSelection } from "../joining.ts";
import { axesRefusal, type Emitted, type LayerCode, type Sequence, sized } from "../layer-code.ts";
import { pytorchBatch, pytorchGroupNorm, pytorchLayerNorm } from "../normalization.ts";
import { call, keyword, scalarOrTuple } from "../python.ts";
import { croppingNote, everyAxis, pairs, pytorchCropping, pytorchPadding } from "../resizing.ts";
import { pytorchTransposed } from "../transposed.ts";
import { pytorchPooling } from "./pooling.ts";
import { pytorchCodeOf, pytorchConvolution } from "./row.ts";

/**
 * The PyTorch code that builds exactly this layer of any kind on inputs [C, ...spatial sizes].
 *
 * @throws LayerError where the layer cannot be on these shapes.
 */
export function pytorchLayer(layer: LayerSpec, inputShapes: readonly Shape[]): LayerCode<"PyTorch"> {
  deriveOn(layer, inputShapes);
  return pytorchCodeOf(written(layer, inputShapes));
}

function written(layer: LayerSpec, inputShapes: readonly Shape[]): Emitted {
  const [shape = []] = inputShapes;
  const [channels = 0, ...inputSize] = shape;
  const rank = inputSize.length;
  switch (layer.kind) {
    case "convolution":
      return pytorchConvolution(layer, shape);
    case "transposed-convolution":
      return pytorchTransposed(transposedConvolution({ ...layer, inChannels: channels, inputSize }));
    case "max-pooling":
    case "average-pooling": {
      const kind = layer.kind === "max-pooling" ? "max" : "average";
      return pytorchPooling(pooling({ ...layer, kind, channels, inputSize }));
    }
    case "global-pooling":
      return sized(layer, rank, `nn.Adaptive${layer.pool === "max" ? "Max" : "Avg"}Pool${rank}d(1)`);
    case "adaptive-pooling": {
      const outputSize = scalarOrTuple(everyAxis(layer.outputSize, rank));
      return sized(layer, rank, `nn.AdaptiveAvgPool${rank}d(${outputSize})`);
    }
    case "dense": {
      const bias = layer.bias === false ? ["bias=False"] : [];
      return { layers: [call("nn.Linear", [`${channels}`, `${layer.outFeatures}`, ...bias])] };
    }
    case "flatten":
      return { layers: ["nn.Flatten()"] };
    case "batch-normalization":
      return pytorchBatch(layer, shape);
    case "layer-normalization":
      return pytorchLayerNorm(layer, shape);
    case "group-normalization":
      return pytorchGroupNorm(layer, shape);
    case "activation":
      return layer.slopes ? pytorchSlopes(layer.slopes, channels) : pytorchActivation(layer);
    case "dropout":
      return pytorchDropout(layer);
    case "upsampling":
      return sized(layer, rank, `nn.Upsample(scale_factor=${scalarOrTuple(everyAxis(layer.scale, rank))})`);
    case "scale":
      return factor(layer, channels, rank);
    case "zero-padding":
      return sized(layer, rank, pytorchPadding(pairs(layer.padding, rank)));
    case "cropping": {
      const cropping = pairs(layer.cropping, rank);
      const row = sized(layer, rank, pytorchCropping(cropping));
      return "layers" in row ? { ...row, notes: [croppingNote(cropping)] } : row;
    }
    case "select-channels":
      return pytorchSelection(layer.channels);
    case "channel-shuffle":
      return sized(layer, rank, `nn.ChannelShuffle(${layer.groups})`);
    default:
      return pytorchJoining(layer.kind, inputShapes.length);
  }
}

function factor(
  { kind, bias = false }: Extract<LayerSpec, { kind: "scale" }>,
  channels: number,
  rank: number,
): Sequence {
  const code = call(`nn.Conv${rank}d`, [
    `${channels}`,
    `${channels}`,
    "kernel_size=1",
    ...keyword("groups", `${channels}`),
    ...(bias ? [] : ["bias=False"]),
  ]);
  const notes = [{ code: "factor-as-convolution", groups: channels } as const];
  return axesRefusal(kind, rank) ?? { layers: [code], notes };
}
