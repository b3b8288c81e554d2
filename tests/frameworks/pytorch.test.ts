import { describe, expect, test } from "vitest";
import { type ConvolutionSpec, convolution } from "../../src/convolution/index.ts";
import { pytorchConvolution } from "../../src/frameworks/pytorch/convolution.ts";

const sound = { inputSize: [10], inChannels: 2, outChannels: 4, kernelSize: 3 };
const image = { inputSize: [10, 10], inChannels: 3, outChannels: 5, kernelSize: 3 };
const film = { inputSize: [4, 10, 10], inChannels: 5, outChannels: 4, kernelSize: 2 };

const table: readonly (readonly [code: string, spec: ConvolutionSpec])[] = [
  ["nn.Conv1d(2, 4, kernel_size=3)", sound],
  ["nn.Conv2d(3, 5, kernel_size=3)", image],
  ["nn.Conv3d(5, 4, kernel_size=2)", film],
  ["nn.Conv2d(3, 5, kernel_size=3)", { ...image, stride: [1, 1], padding: "valid", dilation: 1, groups: 1 }],
  ["nn.Conv2d(3, 5, kernel_size=3, bias=False)", { ...image, bias: false }],
  ["nn.Conv2d(6, 4, kernel_size=3, groups=2)", { ...image, inChannels: 6, outChannels: 4, groups: 2 }],
  ["nn.Conv2d(3, 5, kernel_size=3, dilation=2)", { ...image, dilation: 2 }],
  ["nn.Conv2d(3, 5, kernel_size=3, stride=2, dilation=2)", { ...image, dilation: 2, stride: 2 }],

  ["nn.Conv2d(3, 5, kernel_size=3)", { ...image, kernelSize: [3, 3] }],
  ["nn.Conv2d(3, 5, kernel_size=(3, 5))", { ...image, kernelSize: [3, 5] }],
  ["nn.Conv2d(3, 5, kernel_size=3, stride=(1, 2))", { ...image, stride: [1, 2] }],
  ["nn.Conv2d(3, 5, kernel_size=3, dilation=(2, 1))", { ...image, dilation: [2, 1] }],
  ["nn.Conv2d(3, 5, kernel_size=3, padding=(0, 2))", { ...image, padding: [0, 2] }],

  ["nn.Conv2d(3, 5, kernel_size=3, padding=1)", { ...image, padding: 1 }],
  ["nn.Conv2d(3, 5, kernel_size=3, padding=2)", { ...image, padding: "full" }],
  ['nn.Conv2d(3, 5, kernel_size=3, padding="same")', { ...image, padding: "same" }],
  ['nn.Conv2d(3, 5, kernel_size=4, padding="same")', { ...image, padding: "same", kernelSize: 4 }],
  ["nn.Conv2d(3, 5, kernel_size=3, padding=1)", { ...image, padding: "same-lower" }],
  // 6 windows on 11 elements reach over (6 - 1) * 2 + 3 = 13: one more on each side.
  [
    "nn.Conv1d(2, 4, kernel_size=3, stride=2, padding=1)",
    { ...sound, inputSize: [11], padding: "same", stride: 2 },
  ],
  // A kernel of 2 at every second of 10 elements needs no padding.
  ["nn.Conv1d(2, 4, kernel_size=2, stride=2)", { ...sound, kernelSize: 2, padding: "same", stride: 2 }],
  // 5 windows on 10 elements reach over (5 - 1) * 2 + 3 = 11: one more on one side.
  [
    "nn.Sequential(\n    nn.ZeroPad2d((0, 1, 0, 1)),\n    nn.Conv2d(3, 5, kernel_size=3, stride=2),\n)",
    { ...image, padding: "same", stride: 2 },
  ],
  [
    "nn.Sequential(\n    nn.ZeroPad2d((1, 0, 1, 0)),\n    nn.Conv2d(3, 5, kernel_size=3, stride=2),\n)",
    { ...image, padding: "same-lower", stride: 2 },
  ],
  ["nn.Sequential(nn.ZeroPad1d((2, 0)), nn.Conv1d(2, 4, kernel_size=3))", { ...sound, padding: "causal" }],
  [
    "nn.Sequential(nn.ZeroPad2d((2, 3, 0, 1)), nn.Conv2d(3, 5, kernel_size=3))",
    {
      ...image,
      padding: [
        [0, 1],
        [2, 3],
      ],
    },
  ],
  [
    "nn.Sequential(nn.ZeroPad3d((3, 4, 0, 2, 1, 0)), nn.Conv3d(5, 4, kernel_size=2))",
    {
      ...film,
      padding: [
        [1, 0],
        [0, 2],
        [3, 4],
      ],
    },
  ],
  [
    `nn.Conv3d(
    16,
    32,
    kernel_size=(1, 3, 3),
    stride=(1, 2, 2),
    padding=(0, 1, 1),
    groups=4,
    bias=False,
)`,
    {
      inputSize: [8, 64, 64],
      inChannels: 16,
      outChannels: 32,
      kernelSize: [1, 3, 3],
      stride: [1, 2, 2],
      padding: [0, 1, 1],
      groups: 4,
      bias: false,
    },
  ],
];

test.each(table)("pytorch writes %s", (code, spec) => {
  expect(pytorchConvolution(convolution(spec))).toMatchObject({
    framework: "PyTorch",
    code,
    imports: "from torch import nn",
  });
});

test("pytorch refuses four axes", () => {
  const layer = convolution({ ...image, inputSize: [5, 5, 5, 5] });
  expect(pytorchConvolution(layer)).toEqual({
    framework: "PyTorch",
    refusal: { code: "rank-not-supported", rank: 4, highest: 3 },
  });
});

describe("pytorch notes", () => {
  const notes = (spec: ConvolutionSpec) => {
    const written = pytorchConvolution(convolution(spec));
    return "notes" in written && written.notes;
  };
  const thisSize = { code: "padding-for-this-size", inputSize: [10] };

  test("nothing where one convolution says it all", () => {
    expect(notes(image)).toEqual([]);
    expect(notes({ ...image, padding: "same" })).toEqual([]);
    expect(notes({ ...image, padding: "same-lower" })).toEqual([]);
    expect(notes({ ...image, padding: 2, stride: 2 })).toEqual([]);
  });

  test("a padding layer, with the padding of each axis", () => {
    expect(notes({ ...sound, padding: "causal" })).toEqual([{ code: "padding-layer", padding: [[2, 0]] }]);
    expect(notes({ ...sound, padding: [[0, 1]], stride: 2 })).toEqual([
      { code: "padding-layer", padding: [[0, 1]] },
    ]);
  });

  test("that same at a stride is worked out for one input size", () => {
    expect(notes({ ...sound, padding: "same", stride: 3 })).toEqual([thisSize]);
    expect(notes({ ...sound, padding: "same", stride: 2 })).toEqual([
      { code: "padding-layer", padding: [[0, 1]] },
      thisSize,
    ]);
    expect(notes({ ...sound, padding: "same-lower", stride: 2, kernelSize: 2 })).toEqual([thisSize]);
  });

  test("no size where a kernel of one element needs no padding at any", () => {
    expect(notes({ ...sound, padding: "same", stride: 2, kernelSize: 1 })).toEqual([]);
  });
});
