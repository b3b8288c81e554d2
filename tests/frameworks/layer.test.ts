import { describe, expect, test } from "vitest";
import { convolution, LayerError } from "../../src/convolution/index.ts";
import { kerasConvolution as kerasOf } from "../../src/frameworks/keras/convolution.ts";
import { kerasLayer } from "../../src/frameworks/keras/layer.ts";
import { pytorchConvolution as pytorchOf } from "../../src/frameworks/pytorch/convolution.ts";
import { pytorchLayer } from "../../src/frameworks/pytorch/layer.ts";
import type { LayerSpec, Shape } from "../../src/layers/index.ts";
import { rows } from "./rows.ts";

const image = [6, 10, 8];
const film = [6, 4, 10, 8];
const flat = [6];

test.each<[pytorch: string, keras: string, layer: LayerSpec, shape?: Shape]>([
  ["AdaptiveAvgPool2d(1)", "GlobalAveragePooling2D(keepdims=True)", { kind: "global-pooling" }],
  [
    "AdaptiveMaxPool3d(1)",
    "GlobalMaxPooling3D(keepdims=True)",
    { kind: "global-pooling", pool: "max" },
    film,
  ],
  ["AdaptiveAvgPool2d(7)", "AdaptiveAveragePooling2D(7)", { kind: "adaptive-pooling", outputSize: 7 }],
  [
    "AdaptiveAvgPool2d((7, 5))",
    "AdaptiveAveragePooling2D((7, 5))",
    { kind: "adaptive-pooling", outputSize: [7, 5] },
  ],
  [
    "AdaptiveMaxPool2d(7)",
    "AdaptiveMaxPooling2D(7)",
    { kind: "adaptive-pooling", outputSize: 7, pool: "max" },
  ],
  ["no-such-layer", "Normalization()", { kind: "feature-normalization" }],
  ["Linear(6, 4)", "Dense(4)", { kind: "dense", outFeatures: 4 }, flat],
  [
    "Linear(6, 4, bias=False)",
    "Dense(4, use_bias=False)",
    { kind: "dense", outFeatures: 4, bias: false },
    flat,
  ],
  ["Conv2d(6, 4, kernel_size=1)", "Dense(4)", { kind: "dense", outFeatures: 4, over: "channels" }],
  [
    "Conv1d(6, 4, kernel_size=1, bias=False)",
    "Dense(4, use_bias=False)",
    { kind: "dense", outFeatures: 4, over: "channels", bias: false },
    [6, 9],
  ],
  [
    "InstanceNorm2d(6)",
    "GroupNormalization(-1, center=False, scale=False)",
    { kind: "instance-normalization" },
  ],
  [
    "InstanceNorm3d(6, affine=True)",
    "GroupNormalization(-1)",
    { kind: "instance-normalization", affine: true },
    film,
  ],
  // The channel is the slowest of its four, the width's factor the fastest.
  [
    "PixelShuffle(2)",
    "Reshape((10, 8, 2, 2, 2))\nPermute((1, 4, 2, 5, 3))\nReshape((20, 16, 2))",
    { kind: "pixel-shuffle", factor: 2 },
    [8, 10, 8],
  ],
  [
    "no-such-layer",
    "Reshape((9, 3, 2))\nPermute((1, 3, 2))\nReshape((18, 3))",
    { kind: "pixel-shuffle", factor: 2 },
    [6, 9],
  ],
  ["Flatten()", "Flatten()", { kind: "flatten" }],
  ["BatchNorm2d(6)", "BatchNormalization()", { kind: "batch-normalization" }],
  ["BatchNorm1d(6)", "BatchNormalization()", { kind: "batch-normalization" }, flat],
  ["BatchNorm1d(6)", "BatchNormalization()", { kind: "batch-normalization" }, [6, 9]],
  [
    "BatchNorm3d(6, affine=False)",
    "BatchNormalization(center=False, scale=False)",
    { kind: "batch-normalization", affine: false },
    film,
  ],
  ["shift-without-scale", "BatchNormalization(scale=False)", { kind: "batch-normalization", scale: false }],
  ["rank-not-supported", "BatchNormalization()", { kind: "batch-normalization" }, [6, 2, 2, 2, 2]],
  ["LayerNorm((6, 10, 8))", "LayerNormalization(axis=(1, 2, 3))", { kind: "layer-normalization" }],
  ["LayerNorm(6)", "LayerNormalization()", { kind: "layer-normalization" }, flat],
  ["channels-not-last", "LayerNormalization()", { kind: "layer-normalization", over: "channels" }],
  ["LayerNorm(6)", "LayerNormalization()", { kind: "layer-normalization", over: "channels" }, flat],
  [
    "LayerNorm(6, elementwise_affine=False)",
    "LayerNormalization(center=False, scale=False)",
    { kind: "layer-normalization", affine: false },
    flat,
  ],
  ["GroupNorm(3, 6)", "GroupNormalization(3)", { kind: "group-normalization", groups: 3 }],
  [
    "GroupNorm(3, 6, affine=False)",
    "GroupNormalization(3, center=False, scale=False)",
    { kind: "group-normalization", groups: 3, affine: false },
  ],
  ["ReLU()", "ReLU()", { kind: "activation" }],
  ["ReLU6()", "ReLU(max_value=6)", { kind: "activation", name: "ReLU6" }],
  ["Hardswish()", 'Activation("hard_swish")', { kind: "activation", name: "hard-swish" }],
  ["SiLU()", 'Activation("silu")', { kind: "activation", name: "swish" }],
  ["no-such-layer", "no-such-layer", { kind: "activation", name: "maxout" }],
  ["PReLU()", "PReLU(shared_axes=[1, 2, 3])", { kind: "activation", slopes: "one" }],
  ["PReLU(6)", "PReLU(shared_axes=[1, 2])", { kind: "activation", slopes: "channels" }],
  ["PReLU(6)", "PReLU()", { kind: "activation", slopes: "channels" }, flat],
  ["Dropout(0.5)", "Dropout(0.5)", { kind: "dropout" }],
  ["Dropout(0.5)", "Dropout(0.5)", { kind: "dropout", name: "dropout" }],
  ["LocalResponseNorm(5)", "no-such-layer", { kind: "dropout", name: "local response normalisation" }],
  ["no-such-layer", "no-such-layer", { kind: "dropout", name: "stochastic depth" }],
  ["Upsample(scale_factor=2)", "UpSampling2D(2)", { kind: "upsampling", scale: 2 }],
  ["Upsample(scale_factor=(2, 3))", "UpSampling2D((2, 3))", { kind: "upsampling", scale: [2, 3] }],
  ["MaxUnpool2d(2)", "no-such-layer", { kind: "unpooling", kernelSize: 2 }],
  [
    "MaxUnpool1d(3, stride=2, padding=1)",
    "no-such-layer",
    { kind: "unpooling", kernelSize: 3, stride: 2, padding: 1 },
    [6, 9],
  ],
  [
    "Upsample(scale_factor=3 / 2)",
    'Resizing(15, 12, interpolation="nearest")',
    { kind: "resizing", multiplier: 3, divisor: 2 },
  ],
  [
    "Upsample(scale_factor=(2, 1 / 2))",
    'Resizing(20, 4, interpolation="nearest")',
    { kind: "resizing", multiplier: [4, 1], divisor: 2 },
  ],
  // PyTorch 2.13.0: 98 elements times 1/49, a double a little below, are 1.
  ["Upsample(size=2)", "no-such-layer", { kind: "resizing", multiplier: 1, divisor: 49 }, [6, 98]],
  ["ZeroPad2d(1)", "ZeroPadding2D(1)", { kind: "zero-padding", padding: 1 }],
  // PyTorch begins with the last axis.
  [
    "ZeroPad2d((2, 3, 0, 1))",
    "ZeroPadding2D(((0, 1), (2, 3)))",
    {
      kind: "zero-padding",
      padding: [
        [0, 1],
        [2, 3],
      ],
    },
  ],
  ["ZeroPad2d((2, 2, 0, 0))", "ZeroPadding2D((0, 2))", { kind: "zero-padding", padding: [0, 2] }],
  ["ZeroPad1d((1, 0))", "ZeroPadding1D((1, 0))", { kind: "zero-padding", padding: [[1, 0]] }, [6, 10]],
  ["ZeroPad2d((-2, 0, -1, -1))", "Cropping2D(((1, 1), (2, 0)))", { kind: "cropping", cropping: [1, [2, 0]] }],
  [
    "ChannelShuffle(2)",
    "Reshape((10, 8, 2, 3))\nPermute((1, 2, 4, 3))\nReshape((10, 8, 6))",
    { kind: "channel-shuffle", groups: 2 },
  ],
  [
    "Conv2d(6, 6, kernel_size=1, groups=6, bias=False)",
    "Conv2D(6, 1, groups=6, use_bias=False)",
    { kind: "scale" },
  ],
  ["Conv3d(6, 6, kernel_size=1, groups=6)", "Conv3D(6, 1, groups=6)", { kind: "scale", bias: true }, film],
  ["no-such-layer", "no-such-layer", { kind: "scale" }, flat],
  [
    "Conv2d(6, 4, kernel_size=3, stride=2, padding=1)",
    "ZeroPadding2D(1)\nConv2D(4, 3, strides=2)",
    { kind: "convolution", outChannels: 4, kernelSize: 3, stride: 2, padding: 1 },
  ],
])("a layer is nn.%s and keras.layers.%s", (pytorch, keras, layer, shape = image) => {
  expect(rows(layer, [shape])).toEqual({ pytorch, keras });
});

test.each<readonly [pytorch: string, keras: string, layer: LayerSpec, inputs: number]>([
  ["x1 + x2 + x3", "keras.layers.Add()([x1, x2, x3])", { kind: "add" }, 3],
  ["x1 - x2", "keras.layers.Subtract()([x1, x2])", { kind: "subtract" }, 2],
  ["x1 * x2", "keras.layers.Multiply()([x1, x2])", { kind: "multiply" }, 2],
  ["torch.cat((x1, x2), dim=1)", "keras.layers.Concatenate()([x1, x2])", { kind: "concatenate" }, 2],
  ["torch.cat((x1,), dim=1)", "x1", { kind: "concatenate" }, 1],
  ["x1[:, 3:6]", "x1[..., 3:6]", { kind: "select-channels", channels: [3, 4, 5] }, 1],
  ["x1[:, [5, 0]]", "keras.ops.take(x1, [5, 0], axis=-1)", { kind: "select-channels", channels: [5, 0] }, 1],
])("what no layer does alone is an expression of what comes in: %s, %s", (pytorch, keras, layer, count) => {
  const shapes = Array.from({ length: count }, () => image);
  const inputs = ["x1", "x2", "x3"].slice(0, count);
  expect(pytorchLayer(layer, shapes)).toMatchObject({ code: pytorch, inputs });
  expect(kerasLayer(layer, shapes)).toMatchObject({ code: keras, inputs, imports: "import keras" });
});

test("what one framework has a layer for may be an expression in the other", () => {
  const rescaling: LayerSpec = { kind: "rescaling", factor: 0.17 };
  expect(pytorchLayer(rescaling, [image])).toMatchObject({ code: "x1 * 0.17", inputs: ["x1"] });
  expect(kerasLayer(rescaling, [image])).toMatchObject({ code: expect.stringContaining("Rescaling(0.17)") });
  const reflection: LayerSpec = { kind: "reflection-padding", padding: [1, [2, 0]] };
  expect(pytorchLayer(reflection, [image])).toMatchObject({
    code: "nn.ReflectionPad2d((2, 0, 1, 1))", // the last axis first
  });
  expect(kerasLayer(reflection, [image])).toMatchObject({
    refusal: { code: "no-such-layer", kind: "reflection-padding" },
  });
});

test("a resizing to another's size is an expression of both", () => {
  const linear: LayerSpec = { kind: "resizing-like", interpolation: "linear" };
  const inputs = ["x1", "x2"];
  expect(pytorchLayer(linear, [image, image])).toMatchObject({
    code: 'nn.functional.interpolate(x1, size=x2.shape[2:], mode="bilinear")',
    inputs,
  });
  expect(kerasLayer(linear, [image, image])).toMatchObject({
    code: 'keras.ops.image.resize(x1, x2.shape[1:3], interpolation="bilinear")',
    inputs,
  });
  const nearest: LayerSpec = { kind: "resizing-like" };
  const sounds = [
    [6, 9],
    [6, 4],
  ];
  expect(pytorchLayer(nearest, sounds)).toMatchObject({
    code: "nn.functional.interpolate(x1, size=x2.shape[2:])",
  });
  expect(kerasLayer(nearest, sounds)).toMatchObject({ refusal: { code: "no-such-layer" } });
});

test("torch.cat needs torch, a layer torch's nn", () => {
  expect(pytorchLayer({ kind: "concatenate" }, [image, image])).toMatchObject({ imports: "import torch" });
  expect(pytorchLayer({ kind: "flatten" }, [image])).toMatchObject({ imports: "from torch import nn" });
});

test("Keras is told the shape of its input, channels last, a flat one as well", () => {
  expect(kerasLayer({ kind: "dense", outFeatures: 4 }, [flat])).toMatchObject({
    code: "keras.Sequential([keras.Input((6,)), keras.layers.Dense(4)])",
  });
  expect(kerasLayer({ kind: "flatten" }, [image])).toMatchObject({
    code: "keras.Sequential([keras.Input((10, 8, 6)), keras.layers.Flatten()])",
  });
});

test("a convolution is what the calculator writes", () => {
  const own = { outChannels: 6, kernelSize: [3, 5], stride: [1, 2], padding: [1, 0], groups: 3, bias: false };
  const layer = convolution({ ...own, inChannels: 6, inputSize: [10, 8] });
  expect(pytorchLayer({ kind: "convolution", ...own }, [image])).toEqual(pytorchOf(layer));
  expect(kerasLayer({ kind: "convolution", ...own }, [image])).toEqual(kerasOf(layer));
});

test("a layer that cannot be on what comes in has no code", () => {
  const layer: LayerSpec = { kind: "group-normalization", groups: 4 };
  expect(() => pytorchLayer(layer, [image])).toThrow(LayerError);
  expect(() => kerasLayer(layer, [image])).toThrow(LayerError);
});

describe("notes", () => {
  const notes = (layer: LayerSpec, shape: Shape = image) =>
    [pytorchLayer(layer, [shape]), kerasLayer(layer, [shape])].map((code) => "notes" in code && code.notes);

  test("that Keras flattens channels fastest, where that is another order", () => {
    const note = { code: "channels-vary-fastest" };
    expect(notes({ kind: "flatten" })).toEqual([[], [note]]);
    expect(notes({ kind: "flatten" }, [1, 10, 8])).toEqual([[], []]);
    expect(notes({ kind: "flatten" }, [6, 1, 1])).toEqual([[], []]);
  });

  test("that a function or a probability stands for any", () => {
    const any = { code: "any-activation", name: "ReLU" };
    expect(notes({ kind: "activation" })).toEqual([[any], [any]]);
    expect(notes({ kind: "activation", name: "ReLU" })).toEqual([[], []]);
    const half = { code: "any-probability", probability: 0.5 };
    expect(notes({ kind: "dropout" })).toEqual([[half], [half]]);
  });

  test("that PyTorch crops by padding with fewer than none", () => {
    const note = {
      code: "negative-padding-crops",
      cropping: [
        [1, 1],
        [1, 1],
      ],
    };
    expect(notes({ kind: "cropping", cropping: 1 })).toEqual([[note], []]);
  });

  test("that a factor a channel is a convolution", () => {
    const note = { code: "factor-as-convolution", groups: 6 };
    expect(notes({ kind: "scale" })).toEqual([[note], [note]]);
  });
});
