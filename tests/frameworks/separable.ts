import { type Convolution, convolution, derive } from "../../src/convolution/index.ts";
import { type DepthwiseSeparableSpec, depthwiseSeparable, type Shape } from "../../src/layers/index.ts";

/** A depthwise-separable convolution without what comes in. */
export type SeparableSpec = Omit<DepthwiseSeparableSpec, "inChannels">;

/** The two checked layers that a depthwise-separable convolution is on a shape. */
export function separableLayers(
  spec: SeparableSpec,
  [inChannels = 0, ...inputSize]: Shape,
): readonly Convolution[] {
  const [{ kind: _, ...first }, { kind: __, ...second }] = depthwiseSeparable({ ...spec, inChannels });
  const depthwise = convolution({ ...first, inChannels, inputSize });
  const { outputSize, outputChannels } = derive(depthwise);
  return [depthwise, convolution({ ...second, inChannels: outputChannels, inputSize: outputSize })];
}
