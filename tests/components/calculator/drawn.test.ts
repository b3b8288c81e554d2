import { expect, test } from "vitest";
import { depict } from "../../../components/calculator/drawn.ts";
import { layerStateFrom, layerStateOf } from "../../../components/calculator/kinds.ts";
import type { Part } from "../../../components/calculator/parts.ts";
import { readState } from "../../../components/calculator/reading.ts";
import { convolution } from "../../../src/convolution/index.ts";
import { boxes } from "../picture/geometry.ts";
import { labels, path } from "../picture/reading.ts";

const preset = layerStateOf(
  convolution({ inputSize: [10, 10], inChannels: 3, outChannels: 5, kernelSize: 3 }),
);
const drawn = (query: string) =>
  depict(readState(layerStateFrom(new URLSearchParams(query), preset)).answer?.parts[0] as Part);

test("a transposed kernel lies over the output, one element of the input under it is lit", () => {
  const { input, kernel, output } = drawn(
    "kind=transposed-convolution&inputSize-h=4&inputSize-w=4&stride-w=2&padding-w=1",
  );
  expect(labels(input)).toEqual(["W = 4", "H = 4", "C_in = 3", "", ""]);
  expect(labels(kernel)).toEqual(["k_w = 3", "k_h = 3", "C_out = 5", "", "C_in = 3"]);
  expect(labels(output)).toEqual(["o_w = 7", "o_h = 7", "C_out = 5", "", ""]);
  const [element] = boxes(path(input, "window-front"));
  const [, , cell = 0] = element ?? [];
  // Three by three elements of the output, as large as the one of the input.
  const taps = boxes(path(output, "window-front"));
  expect(taps).toHaveLength(9);
  expect(taps[0]?.[2]).toBe(cell);
});

test("one axis needs no subscripts", () => {
  const { input, output } = drawn("kind=transposed-convolution&rank=1&inputSize-w=4");
  expect(labels(input)[0]).toBe("W = 4");
  expect(labels(output)[0]).toBe("o = 6");
});

test("three axes have a depth on either side", () => {
  const { input, output } = drawn(
    "kind=transposed-convolution&rank=3&inputSize-d=4&inputSize-h=5&inputSize-w=6",
  );
  expect(labels(input).slice(0, 3)).toEqual(["W = 6", "H = 5", "D = 4"]);
  expect(labels(output).slice(0, 3)).toEqual(["o_w = 8", "o_h = 7", "o_d = 6"]);
});

test("a pooling has a window for every channel and no kernel that spans them", () => {
  const { input, kernel, output } = drawn("kind=max-pooling&kernelSize-w=2");
  expect(labels(input)[2]).toBe("C = 3");
  expect(labels(kernel)).toEqual(["k_w = 2", "k_h = 2", "", "", "C = 3"]);
  expect(labels(output)[2]).toBe("C = 3");
});

test("the channels of groups keep their fraction", () => {
  const { kernel } = drawn("kind=transposed-convolution&inChannels=4&outChannels=6&groups=2");
  expect(labels(kernel)[2]).toBe("C_out/g = 3");
  expect(labels(kernel)[4]).toBe("C_in = 4");
});
