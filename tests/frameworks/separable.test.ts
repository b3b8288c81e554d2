import { expect, test } from "vitest";
import { kerasCode } from "../../src/frameworks/keras/windowed.ts";
import { pytorchCode } from "../../src/frameworks/pytorch/windowed.ts";
import { type SeparableSpec, separableLayers } from "./separable.ts";

const image = [3, 10, 10];
const base: SeparableSpec = { outChannels: 128, kernelSize: 3, depthwiseBias: false };

test("PyTorch has a convolution with a group a channel, then one of 1", () => {
  expect(pytorchCode(separableLayers(base, image))).toEqual({
    framework: "PyTorch",
    code: `nn.Sequential(
    nn.Conv2d(3, 3, kernel_size=3, groups=3, bias=False),
    nn.Conv2d(3, 128, kernel_size=1),
)`,
    imports: "from torch import nn",
    notes: [],
  });
});

test.each<readonly [layer: string, own: Partial<SeparableSpec>]>([
  ["SeparableConv2D(128, 3)", {}],
  ["SeparableConv2D(128, 3)", { padding: "valid" }],
  ["SeparableConv2D(128, 3)", { padding: [0, [0, 0]] }],
  ['SeparableConv2D(128, 3, padding="same")', { padding: "same" }],
  ["SeparableConv2D(128, (3, 5), strides=2)", { kernelSize: [3, 5], stride: 2 }],
  ["SeparableConv2D(128, 3, dilation_rate=2)", { dilation: 2 }],
  ["SeparableConv2D(128, 3, depth_multiplier=2, use_bias=False)", { depthMultiplier: 2, bias: false }],
])("Keras has %s", (layer, own) => {
  const written = kerasCode(separableLayers({ ...base, ...own }, image));
  const code = "code" in written ? written.code.replace(/\n\s*/g, " ") : "";
  expect(code).toContain(`keras.layers.${layer}`);
});

test.each<readonly [why: string, own: Partial<SeparableSpec>]>([
  ["a depthwise bias", { depthwiseBias: true }],
  ["padding in numbers", { padding: 1 }],
  ["the odd padding before", { padding: "same-lower" }],
  ["strides that differ", { stride: [1, 2] }],
])("Keras has two convolutions where there is %s", (_, own) => {
  const written = kerasCode(separableLayers({ ...base, ...own }, image));
  expect(written).toMatchObject({
    code: expect.stringMatching(/Conv2D\(3, 3.*groups=3[\s\S]*Conv2D\(128, 1\)/),
  });
});

test("Keras has two convolutions of three axes, and of one a single layer", () => {
  expect(kerasCode(separableLayers(base, [3, 5, 5, 5]))).toMatchObject({
    code: expect.stringContaining("Conv3D(3, 3,"),
  });
  expect(kerasCode(separableLayers(base, [3, 9]))).toMatchObject({
    code: expect.stringContaining("SeparableConv1D(128, 3)"),
  });
});

test("Keras refuses a stride with a dilation", () => {
  expect(kerasCode(separableLayers({ ...base, stride: 2, dilation: 2 }, image))).toMatchObject({
    refusal: { code: "keras-stride-and-dilation" },
  });
});
