import { expect, test } from "vitest";
import { axisPlaces } from "../../../components/calculator/shown.ts";
import { isIdle, isLeftOut } from "../../../components/derivation/steps.ts";
import { type ConvolutionSpec, convolution, derive } from "../../../src/convolution/index.ts";
import { phrasesOf } from "../../../src/locales/index.ts";

const channels = { inChannels: 3, outChannels: 5 };
const placesOf = (
  spec: Omit<ConvolutionSpec, "inChannels" | "outChannels">,
  language: "en" | "zh-cn" = "en",
) => {
  const layer = convolution({ ...channels, ...spec });
  const phrases = phrasesOf(language);
  return axisPlaces(derive(layer).steps, layer.inputSize.length, phrases, phrases.lang);
};
const titles = (...given: Parameters<typeof placesOf>) => placesOf(...given).map(({ title }) => title);

test("axes that read alike are told together", () => {
  expect(titles({ inputSize: [10, 10], kernelSize: 3 })).toEqual(["Along the height and width"]);
  expect(titles({ inputSize: [7, 60, 60], kernelSize: [4, 7, 7] })).toEqual([
    "Along the depth",
    "Along the height and width",
  ]);
});

test("axes that are not neighbours are told together too, where the first of them is", () => {
  expect(titles({ inputSize: [8, 9, 8], kernelSize: 3 })).toEqual([
    "Along the depth and width",
    "Along the height",
  ]);
});

test("axes of the same sizes that are padded otherwise stand apart", () => {
  expect(titles({ inputSize: [8, 8], kernelSize: 3, padding: [1, [1, 0]] })).toEqual([
    "Along the height",
    "Along the width",
  ]);
});

test("a list of axes is written as its language writes one", () => {
  expect(titles({ inputSize: [8, 8, 8], kernelSize: 3 })).toEqual(["Along the depth, height, and width"]);
  expect(titles({ inputSize: [8, 8, 8], kernelSize: 3 }, "zh-cn")).toEqual(["沿深度、高度和宽度"]);
  expect(titles({ inputSize: [8, 9], kernelSize: 3 }, "zh-cn")).toEqual(["沿高度", "沿宽度"]);
});

test("an only axis is the width", () => {
  expect(titles({ inputSize: [8], kernelSize: 3 })).toEqual(["Along the width"]);
});

test("the lines are the steps of one of the axes, without those that tell nothing", () => {
  const quantities = (spec: Parameters<typeof placesOf>[0]) =>
    placesOf(spec).map(({ steps }) => steps.map(({ quantity }) => quantity));
  expect(quantities({ inputSize: [10, 10], kernelSize: 3 })).toEqual([["outputSize"]]);
  // 2 * (3 - 1) + 1 = 5; 10 - 5 = 5 is no multiple of the stride 2, so one element is left over
  expect(quantities({ inputSize: [10, 10], kernelSize: 3, dilation: 2, stride: 2 })).toEqual([
    ["effectiveKernel", "outputSize", "unusedInput"],
  ]);
});

test("a place without lines is none", () => {
  expect(axisPlaces([], 2, phrasesOf("en"), "en")).toEqual([]);
});

test("isIdle and isLeftOut tell the lines that a calculator does not show", () => {
  const { steps } = derive(convolution({ inputSize: [10, 10], kernelSize: 3, ...channels }));
  const found = (which: typeof isIdle) =>
    [...new Set(steps.filter(which).map(({ quantity }) => quantity))].sort();
  expect(found(isIdle)).toEqual(["effectiveKernel", "unusedInput"]);
  expect(found(isLeftOut)).toEqual(["biases", "inputElements", "outputElements", "weights"]);
});
