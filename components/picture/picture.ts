import type { Convolution, Derivation } from "../../src/convolution/index.ts";
import { type Drawing, draw } from "./draw.ts";
import { type Axis, layOut, none, type Shape, type Volume } from "./volume.ts";

/** The three drawings of a layer. */
export interface Picture {
  readonly input: Drawing;
  readonly kernel: Drawing;
  readonly output: Drawing;
}

/** The picture of a layer in three drawings, input * kernel = output, all at one scale where cells can be seen. */
export function drawLayer(
  layer: Convolution,
  derivation: Derivation,
  position: readonly number[] = [],
): Picture {
  const { inChannels, outChannels, groups, kernelSize } = layer;
  const rank = kernelSize.length;
  const read = inChannels / groups;
  const axes = [0, 1, 2].map((at) => axisOf(layer, derivation, position, at));
  const shape = (which: 0 | 1 | 2, letter: string, size: number, read = size): Shape => ({
    axes: axes.map((axis) => axis[which]) as unknown as Shape["axes"],
    channels: { letter, size },
    read,
    lights: which === 0,
  });
  const kernelShape = shape(1, groups > 1 ? "C_in/g" : "C_in", read);
  const [input, shared, output] = layOut(
    [shape(0, "C_in", inChannels, read), kernelShape, shape(2, "C_out", outChannels)],
    rank === 2 ? 132 : 185,
    132,
    14,
  ) as [Volume, Volume, Volume];
  const small = Math.max(...kernelSize) * input.unit < 11;
  const kernel = small ? (layOut([kernelShape], 125, 64, 11)[0] as Volume) : shared;
  return {
    input: draw(input, input.lit),
    kernel: { ...draw(kernel, 0, outChannels), toScale: !small },
    output: draw(output, 1),
  };
}

/**
 * One axis of input, kernel and output. The window that is lit lies inside the input where there is such a place, a
 * little left of the middle, so that what goes back from it stays in sight; with depth, at the front and on the right,
 * where no other channel's block hides it.
 */
function axisOf(
  layer: Convolution,
  derivation: Derivation,
  given: readonly number[],
  at: number,
): readonly Axis[] {
  const rank = layer.inputSize.length;
  const axis = at + rank - 3;
  if (axis < 0) return [none, none, none];
  const size = layer.inputSize[axis] as number;
  const stride = layer.stride[axis] as number;
  const dilation = layer.dilation[axis] as number;
  const outputs = derivation.outputSize[axis] as number;
  const span = derivation.effectiveKernel[axis] as number;
  const [before, after] = derivation.padding[axis] as readonly [number, number];
  const wish = [0, 0.6, rank > 2 ? 1 : 0.3][at] as number;
  const first = Math.ceil(before / stride);
  const last = Math.floor((size + before - span) / stride);
  // Where no window lies inside the input, first > last, and the window at `last` reaches out least.
  const best = Math.max(0, Math.min(Math.max(Math.round((outputs - 1) * wish), first), last));
  const position = given[axis] ?? best;
  // With depth, channels are blocks, and padding around a block would hide more than it shows.
  const ring = rank > 2 ? none : { before, after };
  const name = rank > 1 ? `_${"dhw"[at]}` : "";
  return [
    {
      ...none,
      ...ring,
      letter: "DHW"[at] as string,
      size,
      start: position * stride - before,
      span,
      dilation,
    },
    { ...none, letter: `k${name}`, size: layer.kernelSize[axis] as number },
    { ...none, letter: `o${name}`, size: outputs, start: position },
  ];
}
