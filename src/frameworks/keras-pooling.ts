import type { PoolingLayer } from "../convolution/index.ts";
import { axesRefusal, type LayerNote, type Row } from "./layer-code.ts";
import { eachSide } from "./padding.ts";
import { hangsOver, paddingToFit, poolingSizeNotes, standAlike, type Windows, windowsOf } from "./pooling.ts";
import { call, keyword, perAxis } from "./python.ts";
import { kerasEnds } from "./resizing.ts";

/** The Keras layers, channels last, that are exactly this pooling, or are so after a ReLU, as a note then says. */
export function kerasPooling(layer: PoolingLayer): Row {
  const { kind, dilation } = layer;
  const refusal = axesRefusal(kind, layer.inputSize.length);
  if (refusal) return refusal;
  if (dilation.some((d) => d > 1)) return { refusal: { code: "keras-pooling-dilation", dilation } };
  const windows = windowsOf(layer);
  const { padding } = windows.derivation;
  const word = windows.counted ? undefined : wordFor(windows);
  if (word) return worded(windows, word);
  if (!windows.counted && kind === "average-pooling")
    return { refusal: { code: "average-without-padding", padding } };
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

function worded(windows: Windows, word: "valid" | "same"): Row {
  const { layer, derivation } = windows;
  const { padding } = derivation;
  const none = padding.flat().every((size) => size === 0);
  const literal = word === "same" ? layer.padding === "same" : none && !layer.ceilMode && !isSame(layer);
  const astray: LayerNote = { code: "torch-backend-repeats-edge", padding };
  const repeats = word === "same" && layer.kind === "average-pooling" && !eachSide(padding);
  return {
    layers: [written(windows, word)],
    notes: [...(repeats ? [astray] : []), ...poolingSizeNotes(windows, literal)],
  };
}

/** Keras's word that places the windows so, where it has one: the layer's own first. */
function wordFor(windows: Windows): "valid" | "same" | undefined {
  const words = isSame(windows.layer) ? (["same", "valid"] as const) : (["valid", "same"] as const);
  return words.find((padding) => standAlike(windows, { padding, ceilMode: false }));
}

function isSame({ padding }: PoolingLayer): boolean {
  return padding === "same" || padding === "same-lower";
}

function written({ layer, rank }: Windows, word = "valid"): string {
  const name = layer.kind === "average-pooling" ? "AveragePooling" : "MaxPooling";
  const kernel = perAxis(layer.kernelSize);
  return call(`keras.layers.${name}${rank}D`, [
    kernel,
    ...keyword("strides", perAxis(layer.stride), kernel),
    ...keyword("padding", `"${word}"`, '"valid"'),
  ]);
}
