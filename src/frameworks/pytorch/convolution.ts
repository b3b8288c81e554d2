import { type Convolution, deriveConvolution } from "../../convolution/index.ts";
import {
  type CodeRefusal,
  codeOf,
  type Emitted,
  type FrameworkCode,
  type LayerCode,
  type Note,
  rankRefusal,
  type Sequence,
} from "../code.ts";
import { eachSide, sizeNotes } from "../padding.ts";
import { call, keyword, scalarOrTuple } from "../python.ts";
import { pytorchPadding } from "./padding.ts";

/** The PyTorch code that builds exactly this convolution. */
export function pytorchConvolution(layer: Convolution): FrameworkCode {
  return inPytorch(convolutionLayers(layer));
}

/** What was emitted as PyTorch code: a layer as it stands, more in a Sequential. */
export function inPytorch<N, R>(emitted: Emitted<N, R>): LayerCode<N, R> {
  const sequential = (layers: readonly string[]) =>
    layers.length === 1 ? (layers[0] as string) : call("nn.Sequential", layers);
  return codeOf("PyTorch", emitted, sequential, "from torch import nn");
}

/** The PyTorch layers that are exactly this convolution. */
export function convolutionLayers(layer: Convolution): Sequence<Note, CodeRefusal> {
  const rank = layer.inputSize.length;
  const refusal = rankRefusal(rank);
  if (refusal) return refusal;
  const { padding } = deriveConvolution(layer);
  const sides = eachSide(padding);
  // PyTorch raises where padding="same" meets a stride.
  const word = layer.padding === "same" && layer.stride.every((stride) => stride === 1);
  const convolution = call(`nn.Conv${rank}d`, [
    `${layer.inChannels}`,
    `${layer.outChannels}`,
    `kernel_size=${scalarOrTuple(layer.kernelSize)}`,
    ...keyword("stride", scalarOrTuple(layer.stride)),
    ...keyword("padding", word ? '"same"' : scalarOrTuple(sides ?? [0]), "0"),
    ...keyword("dilation", scalarOrTuple(layer.dilation)),
    ...keyword("groups", `${layer.groups}`),
    ...(layer.bias ? [] : ["bias=False"]),
  ]);
  if (word || sides) return { layers: [convolution], notes: sizeNotes(layer) };
  return {
    layers: [pytorchPadding(padding), convolution],
    notes: [{ code: "padding-layer", padding }, ...sizeNotes(layer)],
  };
}
