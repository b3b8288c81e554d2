import { convolution } from "../../convolution/index.ts";
import type { LayerSpec, Shape } from "../../layers/index.ts";
import { codeOf, type Emitted, type LayerCode, type Sequence } from "../layer-code.ts";
import { call } from "../python.ts";
import { pytorch } from "./convolution.ts";

/** Layers in a row as PyTorch code: one as it stands, more in a Sequential. */
export function pytorchCodeOf(written: Emitted): LayerCode<"PyTorch"> {
  const row = (layers: readonly string[]) =>
    layers.length === 1 ? (layers[0] as string) : call("nn.Sequential", layers);
  return codeOf("PyTorch", written, row, "from torch import nn");
}

/** A convolution among layers of other kinds. */
export function pytorchConvolution(
  layer: Extract<LayerSpec, { kind: "convolution" }>,
  shape: Shape,
): Sequence {
  const [inChannels = 0, ...inputSize] = shape;
  const { kind: _, ...spec } = layer;
  const code = pytorch(convolution({ ...spec, inChannels, inputSize }));
  return "code" in code ? { layers: [code.code], notes: code.notes } : code;
}
