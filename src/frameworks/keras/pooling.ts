import type { PaddingPair, Pooling } from "../../convolution/index.ts";
import { axesRefusal, type LayerNote, type Sequence } from "../code.ts";
import { eachSide } from "../padding.ts";
import {
  hangsOver,
  paddingToFit,
  poolingSizeNotes,
  standingAlike,
  type Windows,
  windowsOf,
} from "../pooling.ts";
import { call, keyword, scalarOrTuple } from "../python.ts";
import { kerasEnds } from "./convolution.ts";

/** The Keras layers, channels last, that are exactly this pooling, or are so after a ReLU, as a note then says. */
export function kerasPooling(layer: Pooling): Sequence {
  const { kind, dilation } = layer;
  const refusal = axesRefusal(kind, layer.inputSize.length);
  if (refusal) return refusal;
  if (dilation.some((d) => d > 1)) return { refusal: { code: "keras-pooling-dilation", dilation } };
  const windows = windowsOf(layer);
  const { padding } = windows.derivation;
  const placed = windows.counted ? undefined : worded(windows);
  if (placed) return placed;
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

function isSame({ padding }: Pooling): boolean {
  return padding === "same" || padding === "same-lower";
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
