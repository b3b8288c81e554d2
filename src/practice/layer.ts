import { type Convolution, type ConvolutionSpec, safeParse } from "../convolution/index.ts";
import type { Exercise, Level } from "./exercise.ts";
import type { AskedQuantity } from "./layer-slips.ts";
import { questionOf } from "./question.ts";
import type { Draw } from "./random.ts";

/** A layer whose output size is asked for: of one stride; with strides and padding; dilated, and of sizes that differ. */
export function outputSize(draw: Draw, level: Level): Exercise {
  return asked("outputSize", () => {
    const rank = level === 3 ? draw.of([2, 3]) : draw.of([1, 2]);
    const size = draw.within(6, 32);
    return {
      ...channels(draw),
      inputSize: level === 3 ? draw.several(rank, 8, 32) : Array(rank).fill(size),
      kernelSize: level === 3 ? draw.several(rank, 2, 5) : draw.within(2, 7),
      stride: level === 1 ? 1 : draw.within(2, 4 - (level === 3 ? 1 : 0)),
      padding: level === 1 ? 0 : draw.within(0, 3),
      dilation: level === 3 ? draw.within(1, 3) : 1,
    };
  });
}

/** A layer whose parameters are asked for: of a small image; of any rank, with bias or without; in groups. */
export function parameters(draw: Draw, level: Level): Exercise {
  return asked("parameters", () => {
    const rank = level === 1 ? 2 : draw.within(1, 3);
    const groups = level === 3 ? draw.of([2, 3, 4]) : 1;
    return {
      inputSize: Array(rank).fill(draw.within(8, 32)),
      inChannels: groups * draw.within(level === 3 ? 2 : 3, level === 1 ? 5 : 16),
      outChannels: groups * draw.within(2, level === 1 ? 10 : 16),
      kernelSize: draw.of(level === 1 ? [2, 3, 5] : [1, 2, 3, 5]),
      groups,
      bias: level === 1 || draw.of([true, false]),
    };
  });
}

/** How many channels a small layer has. */
export function channels(draw: Draw) {
  return { inChannels: draw.of([1, 3, 4, 8]), outChannels: draw.within(2, 12) };
}

/** The first layer drawn that can be, with at least two slips to tell apart. */
function asked(about: AskedQuantity, spec: () => ConvolutionSpec): Exercise {
  for (;;) {
    const layer = drawn(spec);
    const question = questionOf(layer, about);
    if (question.slips.length >= 2) return { ...question, shown: { kind: "layer", layer } };
  }
}

/** The first layer drawn that can be. */
function drawn(spec: () => ConvolutionSpec): Convolution {
  for (;;) {
    const { layer } = safeParse(spec());
    if (layer) return layer;
  }
}
