import type { PaddingPair, TransposedConvolution } from "../../convolution/index.ts";
import { axesRefusal, type Sequence } from "../code.ts";
import { cutEnds, isNothing } from "../padding.ts";
import { call, keyword, scalarOrTuple } from "../python.ts";
import { pytorchCropping } from "./padding.ts";

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
