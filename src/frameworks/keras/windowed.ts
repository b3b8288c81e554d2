import type { Convolution, PaddingPair, Pooling, WindowedLayer } from "../../convolution/index.ts";
import { axesRefusal, inSequence, type LayerCode, type LayerNote, type Sequence } from "../code.ts";
import { eachSide, isNothing, isSame } from "../padding.ts";
import {
  hangsOver,
  paddingToFit,
  poolingSizeNotes,
  standingAlike,
  type Windows,
  windowsOf,
} from "../pooling.ts";
import { call, keyword, scalarOrTuple } from "../python.ts";
import { convolutionLayers, inKeras, kerasEnds, kerasTransposed, kernels } from "./convolution.ts";

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
  const { inputSize, inChannels, stride, padding, dilation } = depthwise;
  const rank = inputSize.length;
  const isValid = padding === "valid" || (typeof padding !== "string" && isNothing(padding));
  const word = padding === "same" ? "same" : isValid ? "valid" : undefined;
  const both = Math.max(...stride) > 1 && Math.max(...dilation) > 1;
  const alike = stride.every((step) => step === stride[0]);
  if (depthwise.bias || !word || both || !alike || rank > 2) return undefined;
  const { outChannels, bias } = pointwise;
  const multiplier = keyword("depth_multiplier", `${depthwise.outChannels / inChannels}`);
  return kernels(
    `SeparableConv${rank}D`,
    { ...depthwise, outChannels, groups: 1, bias },
    word,
    [],
    multiplier,
  );
}

/** The Keras layers, channels last, that are exactly this pooling, or are so after a ReLU, as a note then says. */
function kerasPooling(layer: Pooling): Sequence {
  const { kind, dilation } = layer;
  const refusal = axesRefusal(kind, layer.inputSize.length);
  if (refusal) return refusal;
  if (kind === "lp-pooling" || layer.divisor) return { refusal: { code: "no-such-layer", kind } };
  if (dilation.some((d) => d > 1)) return { refusal: { code: "keras-pooling-dilation", dilation } };
  const windows = windowsOf(layer);
  const { padding } = windows.derivation;
  const placed = windows.counted ? undefined : worded(windows);
  if (placed) return placed;
  if (!windows.counted && kind === "average-pooling")
    return { refusal: { code: "average-without-padding", padding } };
  const alone = padding.some((sides, axis) => Math.max(...sides) >= (layer.kernelSize[axis] as number));
  if (!windows.counted && alone) return { refusal: { code: "keras-window-on-padding", padding } };
  const fit = paddingToFit(windows);
  if (windows.counted && hangsOver(windows, fit)) return { refusal: { code: "average-past-end", padding } };
  return {
    layers: [kerasEnds("ZeroPadding", fit), written(windows)],
    notes: [
      { code: "padding-layer", padding: fit },
      ...(windows.counted ? [] : [{ code: "maximum-over-zeros", padding: fit } as const]),
      ...poolingSizeNotes(windows, fit === padding && typeof layer.padding !== "string" && !layer.ceilMode),
    ],
  };
}

/** The pooling by Keras's word that places its windows so, the layer's own first; nothing where no word does. */
function worded(windows: Windows): Sequence | undefined {
  const { layer, derivation } = windows;
  const words = isSame(layer) ? (["same", "valid"] as const) : (["valid", "same"] as const);
  for (const word of words) {
    const alike = standingAlike(windows, { padding: word, ceilMode: false });
    if (!alike) continue;
    const { padding } = alike;
    const none = derivation.padding.flat().every((size) => size === 0);
    const literal = word === "same" ? layer.padding === "same" : none && !layer.ceilMode && !isSame(layer);
    return {
      layers: [written(windows, word)],
      notes: [...backendNotes(windows, padding), ...poolingSizeNotes(windows, literal)],
    };
  }
  return undefined;
}

/** What goes wrong with an average under `same` where Keras 3.15 runs on PyTorch. */
function backendNotes({ layer, rank }: Windows, padding: readonly PaddingPair[]): readonly LayerNote[] {
  if (layer.kind !== "average-pooling") return [];
  if (!eachSide(padding)) return [{ code: "torch-backend-repeats-edge", padding }];
  const { kernelSize, inputSize } = layer;
  const over = kernelSize.some((size, axis) => size > (inputSize[axis] as number));
  return rank === 3 && over ? [{ code: "torch-backend-average-3d", kernelSize, inputSize }] : [];
}

function written({ layer, rank }: Windows, word = "valid"): string {
  const name = layer.kind === "average-pooling" ? "AveragePooling" : "MaxPooling";
  const kernel = scalarOrTuple(layer.kernelSize);
  return call(`keras.layers.${name}${rank}D`, [
    kernel,
    ...keyword("strides", scalarOrTuple(layer.stride), kernel),
    ...keyword("padding", `"${word}"`, '"valid"'),
  ]);
}
