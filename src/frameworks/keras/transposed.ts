import {
  deriveTransposed,
  type PaddingPair,
  type TransposedConvolution,
  type TransposedDerivation,
} from "../../convolution/index.ts";
import { axesRefusal, type Sequence } from "../code.ts";
import { cutEnds, isNothing } from "../padding.ts";
import { call, keyword, scalarOrTuple } from "../python.ts";
import { kerasEnds, strideRefusal } from "./convolution.ts";

/** The Keras layers, channels last, that are exactly this transposed convolution. */
export function kerasTransposed(layer: TransposedConvolution): Sequence {
  const { groups, stride, dilation } = layer;
  const refusal = axesRefusal(layer.kind, layer.inputSize.length);
  if (refusal) return refusal;
  if (groups > 1) return { refusal: { code: "keras-transposed-groups", groups } };
  const both = strideRefusal(layer);
  if (both) return both;

  const derivation = deriveTransposed(layer);
  const ends = cutEnds(layer);
  const same = isSame(layer, derivation, ends);
  const outputPadding = ends.map(([, after]) => Math.max(0 - after, 0));
  // `valid` gives i * s elements where a kernel is smaller than its stride, unless it is told what to add.
  const added = layer.kernelSize.map((_, axis) =>
    Math.max((stride[axis] as number) - spanOf(derivation, axis), 0),
  );
  const told = !same && outputPadding.some((size, axis) => size !== added[axis]);
  if (told && outputPadding.some((size, axis) => size >= (stride[axis] as number)))
    return { refusal: { code: "keras-output-padding", outputPadding, stride } };
  const transposed = call(`keras.layers.Conv${ends.length}DTranspose`, [
    `${layer.outChannels}`,
    scalarOrTuple(layer.kernelSize),
    ...keyword("strides", scalarOrTuple(stride)),
    ...(same ? ['padding="same"'] : []),
    ...(told ? [`output_padding=${scalarOrTuple(outputPadding)}`] : []),
    ...keyword("dilation_rate", scalarOrTuple(dilation)),
    ...(layer.bias ? [] : ["use_bias=False"]),
  ]);
  const cropping = same ? [] : ends.map(([before, after]): PaddingPair => [before, Math.max(after, 0)]);
  if (isNothing(cropping)) return { layers: [transposed] };
  return {
    layers: [transposed, kerasEnds("Cropping", cropping)],
    notes: [{ code: "cropping-layer", cropping }],
  };
}

// Keras's `same`: i * s elements, with floor((k - s) / 2) cut before them.
function isSame(
  layer: TransposedConvolution,
  derivation: TransposedDerivation,
  ends: readonly PaddingPair[],
): boolean {
  if (layer.padding === "valid") return false;
  const alike = ends.every(([before, after], axis) => {
    const total = spanOf(derivation, axis) - (layer.stride[axis] as number);
    return before === Math.max(Math.floor(total / 2), 0) && before + after === total;
  });
  return layer.padding === "same" || (alike && ends.some(([before]) => before > 0));
}

function spanOf({ effectiveKernel }: TransposedDerivation, axis: number): number {
  return effectiveKernel[axis] as number;
}
