import {
  type Convolution,
  type ConvolutionSpec,
  check,
  convolution,
  paddingWords,
} from "../../src/convolution/index.ts";

/** A whole number from `low` to `high`, both included. */
export type Draw = (low: number, high: number) => number;

/** Numbers that look random and are the same at every run (mulberry32). */
export function drawFrom(seed: number): Draw {
  let state = seed;
  return (low, high) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return low + (((mixed ^ (mixed >>> 14)) >>> 0) % (high - low + 1));
  };
}

/** A small layer of 1 to 4 axes: every padding word, numbers and pairs, groups, strides, dilations, no bias. */
export function drawLayer(draw: Draw): Convolution {
  for (;;) {
    const spec = drawSpec(draw);
    if (check(spec).length === 0) return convolution(spec);
  }
}

/**
 * A spec of 1 to 3 axes that makes no layer, spelled out in numbers, so that a framework can be asked for it in its own words:
 * its kernel is larger than the padded input, or its groups do not divide the channels.
 */
export function drawImpossible(draw: Draw): ConvolutionSpec {
  for (;;) {
    const rank = draw(1, 3);
    const axes = (low: number, high: number) => Array.from({ length: rank }, () => draw(low, high));
    const spec = {
      inputSize: axes(1, 6),
      inChannels: draw(1, 6),
      outChannels: draw(1, 6),
      kernelSize: axes(1, 5),
      stride: axes(1, 3),
      // Keras refuses a stride beside a dilation whatever the sizes are.
      dilation: axes(1, 1),
      padding: axes(0, 2),
      groups: draw(1, 3),
    };
    const dilated = { ...spec, stride: axes(1, 1), dilation: axes(1, 3) };
    const drawn = draw(0, 1) ? spec : dilated;
    if (check(drawn).length > 0) return drawn;
  }
}

function drawSpec(draw: Draw): ConvolutionSpec {
  // One layer in thirteen has an axis too many.
  const rank = [1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4][draw(0, 12)] as number;
  const axes = <Entry>(entry: () => Entry) => Array.from({ length: rank }, entry);
  const alikeOrNot = (high: number) => (draw(0, 1) ? draw(1, high) : axes(() => draw(1, high)));
  const groups = draw(0, 2) ? 1 : draw(2, 3);
  return {
    inputSize: axes(() => draw(1, rank < 3 ? 9 : 6)),
    inChannels: groups * draw(1, 3),
    outChannels: groups * draw(1, 3),
    kernelSize: alikeOrNot(4),
    stride: draw(0, 1) ? 1 : alikeOrNot(3),
    dilation: draw(0, 2) ? 1 : alikeOrNot(3),
    padding: [
      ...paddingWords,
      draw(0, 2),
      axes(() => draw(0, 2)),
      axes((): [number, number] => [draw(0, 2), draw(0, 2)]),
    ][draw(0, 7)] as NonNullable<ConvolutionSpec["padding"]>,
    groups,
    bias: draw(0, 3) > 0,
  };
}
