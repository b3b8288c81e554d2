import type { Convolution, WindowedLayer } from "../../convolution/index.ts";
import { inSequence, type LayerCode, type Sequence } from "../code.ts";
import { isNothing } from "../padding.ts";
import { call, keyword, scalarOrTuple } from "../python.ts";
import { convolutionLayers, inKeras } from "./convolution.ts";
import { kerasPooling } from "./pooling.ts";
import { kerasTransposed } from "./transposed.ts";

/** The Keras code of layers that move a window, one after another, channels last, with the shape of their input. */
export function kerasCode(layers: readonly WindowedLayer[]): LayerCode {
  const [first] = layers as readonly [WindowedLayer];
  const channels = "channels" in first ? first.channels : first.inChannels;
  const one = separable(layers);
  const emitted = one ? { layers: [one] } : inSequence(layers.map(windowedLayers));
  return inKeras(emitted, [channels, ...first.inputSize]);
}

/** The Keras layers, channels last, that are exactly this one. */
export function windowedLayers(layer: WindowedLayer): Sequence {
  if (layer.kind === "convolution") return convolutionLayers(layer);
  return layer.kind === "transposed-convolution" ? kerasTransposed(layer) : kerasPooling(layer);
}

// Keras's SeparableConv, where it is exactly a depthwise convolution and a 1x1 after it: one layer of one or two axes, no
// bias between its halves; TensorFlow strides both axes alike.
function separable(layers: readonly WindowedLayer[]): string | undefined {
  if (layers.length !== 2) return undefined;
  const [depthwise, pointwise] = layers as readonly [Convolution, Convolution];
  const { inputSize, inChannels, kernelSize, stride, padding, dilation } = depthwise;
  const rank = inputSize.length;
  const isValid = padding === "valid" || (typeof padding !== "string" && isNothing(padding));
  const word = padding === "same" ? "same" : isValid ? "valid" : undefined;
  const both = Math.max(...stride) > 1 && Math.max(...dilation) > 1;
  const alike = stride.every((step) => step === stride[0]);
  if (depthwise.bias || !word || both || !alike || rank > 2) return undefined;
  return call(`keras.layers.SeparableConv${rank}D`, [
    `${pointwise.outChannels}`,
    scalarOrTuple(kernelSize),
    ...keyword("strides", scalarOrTuple(stride)),
    ...keyword("padding", `"${word}"`, '"valid"'),
    ...keyword("dilation_rate", scalarOrTuple(dilation)),
    ...keyword("depth_multiplier", `${depthwise.outChannels / inChannels}`),
    ...(pointwise.bias ? [] : ["use_bias=False"]),
  ]);
}
