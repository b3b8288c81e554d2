import { expect, test } from "vitest";
import { im2col } from "../../src/convolution/convolve.ts";
import { convolution } from "../../src/convolution/index.ts";

test("im2col(layer, input) sets each window as a column, padding's zeros in it", () => {
  const layer = convolution({ inputSize: [3], inChannels: 1, outChannels: 1, kernelSize: 2, padding: 1 });
  // windows of [0, 1, 2, 3, 0]: (0, 1), (1, 2), (2, 3), (3, 0); their first elements are the first row
  const { shape, data } = im2col(layer, { shape: [1, 3], data: [1, 2, 3] });
  expect(shape).toEqual([2, 4]);
  expect([...data]).toEqual([0, 1, 2, 3, 1, 2, 3, 0]);
});

test("im2col(layer, input) has 363 rows and 3025 columns for AlexNet's first layer (CS231n)", () => {
  const layer = convolution({
    inputSize: [227, 227],
    inChannels: 3,
    outChannels: 96,
    kernelSize: 11,
    stride: 4,
  });
  const input = { shape: [3, 227, 227], data: new Float32Array(3 * 227 * 227) };
  expect(im2col(layer, input).shape).toEqual([363, 3025]);
});

test("im2col(layer, input, group) looks at that group's channels, and at none the layer lacks", () => {
  const layer = convolution({ inputSize: [2], inChannels: 2, outChannels: 2, kernelSize: 1, groups: 2 });
  const input = { shape: [2, 2], data: [1, 2, 3, 4] };
  expect([...im2col(layer, input, 1).data]).toEqual([3, 4]);
  expect(() => im2col(layer, input, 2)).toThrow(RangeError);
});
