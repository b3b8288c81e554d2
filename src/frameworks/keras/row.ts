import { convolution } from "../../convolution/index.ts";
import type { LayerSpec, Shape } from "../../layers/index.ts";
import { codeOf, type Emitted, type LayerCode, type Sequence } from "../layer-code.ts";
import { call, tuple } from "../python.ts";
import { shapeIn } from "../shape.ts";
import { keras } from "./convolution.ts";

/** Layers in a row as a Keras model, with the shape of its input. */
export function kerasCodeOf(written: Emitted, [channels = 0, ...size]: Shape): LayerCode<"Keras"> {
  const shape = shapeIn("channels-last", channels, size);
  const input = call("keras.Input", [shape.length === 1 ? `(${channels},)` : tuple(shape)]);
  const row = (layers: readonly string[]) => call("keras.Sequential", [input, ...layers], ["([", "])"]);
  return codeOf("Keras", written, row, "import keras");
}

/** A convolution among layers of other kinds. */
export function kerasConvolution(layer: Extract<LayerSpec, { kind: "convolution" }>, shape: Shape): Sequence {
  const [inChannels = 0, ...inputSize] = shape;
  const { kind: _, ...spec } = layer;
  const code = keras(convolution({ ...spec, inChannels, inputSize }));
  return "code" in code ? { layers: layersOf(code.code), notes: code.notes } : code;
}

/** The layers of the calculator's Keras model without its input, one an entry: they are written at that one place. */
function layersOf(code: string): readonly string[] {
  const inside = code.slice("keras.Sequential([".length, -"])".length).trim().replace(/,$/, "");
  const [, ...layers] = inside.split(/,\s+(?=keras\.)/);
  return layers.map((layer) => layer.replace(/^ {4}/gm, ""));
}
