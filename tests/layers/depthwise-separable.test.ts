import { expect, test } from "vitest";
import { depthwiseSeparable, deriveOn } from "../../src/layers/index.ts";

// 3 channels of 3x3: 27 weights, 3 biases; then 3 * 128 = 384 weights, 128 biases
test.each([
  ["two biased layers: 30 + 512 = 542 (deeplearning.ai community 19582)", {}, 542],
  [
    "Keras's SeparableConv2D, no depthwise bias: 539 (measured with Keras 3.15.1)",
    { depthwiseBias: false },
    539,
  ],
  ["no bias at all, by hand: 27 + 384 = 411", { depthwiseBias: false, bias: false }, 411],
  ["two kernels a channel, by hand: 54 + 6 + 768 + 128 = 956", { depthMultiplier: 2 }, 956],
])("depthwiseSeparable(3 -> 128, kernel 3) %s", (_, more, parameters) => {
  const [depthwise, pointwise] = depthwiseSeparable({
    inChannels: 3,
    outChannels: 128,
    kernelSize: 3,
    ...more,
  });
  const first = deriveOn(depthwise, [[3, 8, 8]]);
  const second = deriveOn(pointwise, [first.outputShape]);
  expect(first.parameters + second.parameters).toBe(parameters);
  expect(second.outputShape).toEqual([128, 6, 6]);
});
