import type { WindowedLayer } from "../../convolution/index.ts";
import { inSequence, type LayerCode, type Sequence } from "../code.ts";
import { convolutionLayers, inPytorch } from "./convolution.ts";
import { pytorchPooling } from "./pooling.ts";
import { pytorchTransposed } from "./transposed.ts";

/** The PyTorch code of layers that move a window, one after another. */
export function pytorchCode(layers: readonly WindowedLayer[]): LayerCode {
  return inPytorch(inSequence(layers.map(windowedLayers)));
}

/** The PyTorch layers that are exactly this one. */
export function windowedLayers(layer: WindowedLayer): Sequence {
  if (layer.kind === "convolution") return convolutionLayers(layer);
  return layer.kind === "transposed-convolution" ? pytorchTransposed(layer) : pytorchPooling(layer);
}
