import { expect, test } from "vitest";
import { givenOf } from "../../../components/lesson/given.ts";
import { type ConvolutionSpec, convolution } from "../../../src/convolution/index.ts";
import { phrasesOf } from "../../../src/locales/index.ts";

const image: ConvolutionSpec = { inputSize: [10, 10], inChannels: 3, outChannels: 6, kernelSize: 3 };
const told = (spec: ConvolutionSpec, language: "en" | "zh-cn" = "en") =>
  givenOf(convolution(spec), phrasesOf(language)).map(({ label, value }) => `${label} ${value}`.trim());

test("what stands at its default is left out, save the bias", () => {
  expect(told(image)).toEqual(["input 3 × 10 × 10", "kernel 3 × 3", "output channels 6", "bias"]);
  expect(told(image, "zh-cn")).toEqual(["输入 3 × 10 × 10", "卷积核 3 × 3", "输出通道 6", "有偏置"]);
});

// biome-ignore format: a table
test.each([
  [{ stride: 2 },                        "stride 2"],
  [{ stride: [1, 2] },                   "stride 1 × 2"],
  [{ padding: 1 },                       "padding 1"],
  [{ padding: "same" as const },         "padding same"],
  [{ padding: [[0, 1], [0, 1]] as const }, "padding 0 + 1"],
  [{ padding: [1, [0, 2]] as const },    "padding 1 × 0 + 2"],
  [{ dilation: 2 },                      "dilation 2"],
  [{ groups: 3 },                        "groups 3"],
  [{ bias: false },                      "no bias"],
])("%j is told as %s", (change, line) => {
  expect(told({ ...image, ...change })).toContain(line);
});

test("each given has the symbol its colour hangs on", () => {
  const symbols = givenOf(
    convolution({ ...image, stride: 2, padding: 1, dilation: 2, groups: 3 }),
    phrasesOf("en"),
  );
  expect(symbols.map(({ symbol }) => symbol)).toEqual(["i", "k", "C_out", "s", "p", "d", "g", "b"]);
});
