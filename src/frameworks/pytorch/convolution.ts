import {
  type Convolution,
  deriveConvolution,
  type PaddingPair,
  type TransposedConvolution,
} from "../../convolution/index.ts";
import {
  axesRefusal,
  type CodeRefusal,
  codeOf,
  type Emitted,
  type FrameworkCode,
  type LayerCode,
  type Note,
  rankRefusal,
  type Sequence,
} from "../code.ts";
import { cutEnds, eachSide, isNothing, isSame, sizeNotes } from "../padding.ts";
import { call, keyword, scalarOrTuple, tuple } from "../python.ts";

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
  const { padding, effectiveKernel } = deriveConvolution(layer);
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
  const notes = isSame(layer) ? sizeNotes(layer, effectiveKernel) : [];
  if (word || sides) return { layers: [convolution], notes };
  return {
    layers: [pytorchPadding(padding), convolution],
    notes: [{ code: "padding-layer", padding }, ...notes],
  };
}

/** The PyTorch layers that are exactly this transposed convolution. */
export function pytorchTransposed(layer: TransposedConvolution): Sequence {
  const refusal = axesRefusal(layer.kind, layer.inputSize.length);
  if (refusal) return refusal;
  const axes = cutEnds(layer).map((ends, axis) => pytorchAxis(layer, ends, axis));
  const transposed = call(`nn.ConvTranspose${axes.length}d`, [
    `${layer.inChannels}`,
    `${layer.outChannels}`,
    `kernel_size=${scalarOrTuple(layer.kernelSize)}`,
    ...keyword("stride", scalarOrTuple(layer.stride)),
    ...keyword("padding", scalarOrTuple(axes.map(({ padding }) => padding)), "0"),
    ...keyword("output_padding", scalarOrTuple(axes.map(({ outputPadding }) => outputPadding)), "0"),
    ...keyword("groups", `${layer.groups}`),
    ...(layer.bias ? [] : ["bias=False"]),
    ...keyword("dilation", scalarOrTuple(layer.dilation)),
  ]);
  const cropping = axes.map(({ left }) => left);
  if (isNothing(cropping)) return { layers: [transposed] };
  const { layers, notes = [] } = pytorchCropping(cropping);
  return { layers: [transposed, ...layers], notes: [{ code: "cropping-layer", cropping }, ...notes] };
}

// PyTorch cuts both ends alike and adds after; it takes an output padding below the stride or the dilation alone.
function pytorchAxis(layer: TransposedConvolution, [before, after]: PaddingPair, axis: number) {
  const limit = Math.max(layer.stride[axis] as number, layer.dilation[axis] as number);
  const outputPadding = before - after;
  if (outputPadding >= 0 && outputPadding < limit)
    return { padding: before, outputPadding, left: [0, 0] satisfies PaddingPair as PaddingPair };
  const padding = Math.max(Math.min(before, after), 0);
  const left: PaddingPair = [before - padding, Math.max(after, 0) - padding];
  return { padding, outputPadding: Math.max(0 - after, 0), left };
}

/** PyTorch's padding by zeros or by another value, whose list begins with the last axis. */
export function pytorchPadding(padding: readonly PaddingPair[], value?: string): string {
  const name = value === undefined ? "nn.ZeroPad" : "nn.ConstantPad";
  const sides = padding.toReversed().flat();
  const amount = sides.every((size) => size === sides[0]) ? `${sides[0]}` : tuple(sides);
  return call(`${name}${padding.length}d`, [amount, ...(value === undefined ? [] : [value])]);
}

/** PyTorch's way to crop: a negative padding. */
export function pytorchCropping(cropping: readonly PaddingPair[]): Extract<Sequence, { layers: unknown }> {
  // 0 - keeps an end that is left alone from being a negative zero.
  const negative = cropping.map(([before, after]): PaddingPair => [0 - before, 0 - after]);
  return { layers: [pytorchPadding(negative)], notes: [{ code: "negative-padding-crops", cropping }] };
}
