import { expect, test } from "vitest";
import { kerasLayer } from "../../src/frameworks/keras/layer.ts";
import { pytorchLayer } from "../../src/frameworks/pytorch/layer.ts";
import type { LayerSpec } from "../../src/layers/index.ts";
import { rows } from "./rows.ts";

type Transposed = Extract<LayerSpec, { readonly kind: "transposed-convolution" }>;

const sound = [2, 10];
const image = [6, 10, 10];
const base: Transposed = { kind: "transposed-convolution", outChannels: 4, kernelSize: 3 };

// i = 10 everywhere; the whole has (10 - 1)s + k elements.
test.each<[pytorch: string, keras: string, own: Partial<Transposed>, shape?: readonly number[]]>([
  ["ConvTranspose1d(2, 4, kernel_size=3)", "Conv1DTranspose(4, 3)", {}, sound],
  ["ConvTranspose2d(6, 4, kernel_size=3)", "Conv2DTranspose(4, 3)", {}],
  ["ConvTranspose3d(2, 4, kernel_size=3)", "Conv3DTranspose(4, 3)", {}, [2, 4, 5, 6]],
  [
    "ConvTranspose2d(6, 4, kernel_size=3, bias=False)",
    "Conv2DTranspose(4, 3, use_bias=False)",
    { bias: false },
  ],
  [
    "ConvTranspose2d(6, 4, kernel_size=3, dilation=2)",
    "Conv2DTranspose(4, 3, dilation_rate=2)",
    { dilation: 2 },
  ],
  [
    "ConvTranspose2d(6, 4, kernel_size=(3, 4), stride=(2, 3))",
    "Conv2DTranspose(4, (3, 4), strides=(2, 3))",
    { kernelSize: [3, 4], stride: [2, 3] },
  ],
  // Keras's `same` cuts k - s = 2, one on each side: what PyTorch calls padding=1.
  [
    "ConvTranspose2d(6, 4, kernel_size=4, stride=2, padding=1)",
    'Conv2DTranspose(4, 4, strides=2, padding="same")',
    { kernelSize: 4, stride: 2, padding: 1 },
  ],
  [
    "ConvTranspose2d(6, 4, kernel_size=4, stride=2, padding=1)",
    'Conv2DTranspose(4, 4, strides=2, padding="same")',
    { kernelSize: 4, stride: 2, padding: "same" },
  ],
  // `same` cuts k - s = 1, after; PyTorch cuts both sides alike, so that it is taken off by another layer.
  [
    "ConvTranspose1d(2, 4, kernel_size=3, stride=2)\nZeroPad1d((0, -1))",
    'Conv1DTranspose(4, 3, strides=2, padding="same")',
    { stride: 2, padding: "same" },
    sound,
  ],
  // Before: PyTorch cuts one on each side and adds one after.
  [
    "ConvTranspose1d(2, 4, kernel_size=3, stride=2, padding=1, output_padding=1)",
    "Conv1DTranspose(4, 3, strides=2)\nCropping1D((1, 0))",
    { stride: 2, padding: "same-lower" },
    sound,
  ],
  // Two before and none after at stride 1, where PyTorch adds nothing after: cut by another layer.
  [
    "ConvTranspose1d(2, 4, kernel_size=3)\nZeroPad1d((-2, 0))",
    "Conv1DTranspose(4, 3)\nCropping1D((2, 0))",
    { padding: [[2, 0]] },
    sound,
  ],
  [
    "ConvTranspose1d(2, 4, kernel_size=3, padding=1)\nZeroPad1d((-1, 0))",
    "Conv1DTranspose(4, 3)\nCropping1D((2, 1))",
    { padding: [[2, 1]] },
    sound,
  ],
  // A kernel smaller than the stride: (10 - 1)2 + 1 = 19, where Keras's `valid` has 10 * 2 = 20.
  [
    "ConvTranspose1d(2, 4, kernel_size=1, stride=2)",
    "Conv1DTranspose(4, 1, strides=2, output_padding=0)",
    { kernelSize: 1, stride: 2 },
    sound,
  ],
  [
    "ConvTranspose1d(2, 4, kernel_size=1, stride=2, output_padding=1)",
    "Conv1DTranspose(4, 1, strides=2)",
    { kernelSize: 1, stride: 2, outputPadding: 1 },
    sound,
  ],
  [
    "ConvTranspose1d(2, 4, kernel_size=1, stride=2, output_padding=1)",
    'Conv1DTranspose(4, 1, strides=2, padding="same")',
    { kernelSize: 1, stride: 2, padding: "same" },
    sound,
  ],
  // One cut and one added after come to one cut before.
  [
    "ConvTranspose2d(6, 4, kernel_size=3, stride=2, padding=1, output_padding=1)",
    "Conv2DTranspose(4, 3, strides=2)\nCropping2D(((1, 0), (1, 0)))",
    { stride: 2, padding: 1, outputPadding: 1 },
  ],
  // More added after than is cut there.
  [
    "ConvTranspose1d(2, 4, kernel_size=3, stride=3, output_padding=2)",
    "Conv1DTranspose(4, 3, strides=3, output_padding=2)",
    { stride: 3, outputPadding: 2 },
    sound,
  ],
])("a transposed convolution is nn.%s and keras.layers.%s", (pytorch, keras, own, shape = image) => {
  expect(rows({ ...base, ...own }, [shape])).toEqual({ pytorch, keras });
});

test("only PyTorch has groups", () => {
  const layer = { ...base, groups: 2 };
  expect(rows(layer, [image]).pytorch).toBe("ConvTranspose2d(6, 4, kernel_size=3, groups=2)");
  expect(kerasLayer(layer, [image])).toEqual({
    framework: "Keras",
    refusal: { code: "keras-transposed-groups", groups: 2 },
  });
});

test("only PyTorch has a stride with a dilation, and an output padding that the dilation alone allows", () => {
  const strided = { ...base, stride: [2, 1], dilation: [1, 3] };
  expect(rows(strided, [image]).pytorch).toBe(
    "ConvTranspose2d(6, 4, kernel_size=3, stride=(2, 1), dilation=(1, 3))",
  );
  expect(kerasLayer(strided, [image])).toMatchObject({
    refusal: { code: "keras-stride-and-dilation", stride: [2, 1], dilation: [1, 3] },
  });
  expect(kerasLayer({ ...base, dilation: 2, outputPadding: 1 }, [sound])).toMatchObject({
    refusal: { code: "keras-output-padding", outputPadding: [1], stride: [1] },
  });
});

test("both refuse four axes", () => {
  const refusal = { code: "rank-not-supported", rank: 4, highest: 3 };
  expect(pytorchLayer(base, [[1, 5, 5, 5, 5]])).toEqual({ framework: "PyTorch", refusal });
  expect(kerasLayer(base, [[1, 5, 5, 5, 5]])).toEqual({ framework: "Keras", refusal });
});

test("a cropping layer is noted with what it takes off, and how PyTorch takes it", () => {
  const layer: LayerSpec = { ...base, padding: [[2, 1]] };
  expect(pytorchLayer(layer, [sound])).toMatchObject({
    notes: [
      { code: "cropping-layer", cropping: [[1, 0]] },
      { code: "negative-padding-crops", cropping: [[1, 0]] },
    ],
  });
  expect(kerasLayer(layer, [sound])).toMatchObject({
    notes: [{ code: "cropping-layer", cropping: [[2, 1]] }],
  });
});
