import { type ConvolutionSpec, convolution, derive, type Step } from "../convolution/index.ts";
import type { NetLayer } from "./net-layer.ts";
import type { Shape, Shaped } from "./shaped.ts";

/**
 * What a layer makes of the shapes that come in, one or, for the joining layers, several.
 *
 * @throws LayerError where the layer cannot be on these shapes; its issues say why.
 */
export function deriveOn(layer: NetLayer, inputShapes: readonly Shape[]): Shaped {
  const [[channels = 0, ...inputSize] = []] = inputShapes;
  if (layer.kind !== "convolution") throw new TypeError(`No layer of the kind ${layer.kind} yet.`);
  const spec: ConvolutionSpec = { ...layer, inChannels: channels, inputSize };
  const checked = convolution(spec);
  const derived = derive(checked);
  return {
    ...derived,
    outputShape: [derived.outputChannels, ...derived.outputSize],
    buffers: 0,
    counters: 0,
    steps: derived.steps as readonly Step[],
    window: inputSize.map((_, axis) => ({
      span: derived.effectiveKernel[axis] as number,
      stride: checked.stride[axis] as number,
      before: derived.padding[axis]?.[0] as number,
      spread: false,
    })),
  };
}
