import { describe, expect, test } from "vitest";
import { kerasLayer } from "../../src/frameworks/keras/layer.ts";
import { pytorchLayer } from "../../src/frameworks/pytorch/layer.ts";
import type { LayerSpec, Shape } from "../../src/layers/index.ts";
import { rows } from "./rows.ts";

type Pooling = Extract<LayerSpec, { readonly kind: "max-pooling" | "average-pooling" | "lp-pooling" }>;
const max = (own: Omit<Pooling, "kind">) => ({ kind: "max-pooling", ...own }) as const;
const average = (own: Omit<Pooling, "kind">) => ({ kind: "average-pooling", ...own }) as const;

const lp = (own: Omit<Extract<Pooling, { readonly kind: "lp-pooling" }>, "kind">) =>
  ({ kind: "lp-pooling", ...own }) as const;

const image = [6, 10, 10];
const sound = [2, 10];

test.each<[pytorch: string, keras: string, layer: Pooling, shape?: Shape]>([
  ["MaxPool1d(2)", "MaxPooling1D(2)", max({ kernelSize: 2 }), sound],
  ["MaxPool2d(2)", "MaxPooling2D(2)", max({ kernelSize: 2, stride: 2 })],
  ["AvgPool2d(2)", "AveragePooling2D(2)", average({ kernelSize: 2 })],
  ["AvgPool3d(2)", "AveragePooling3D(2)", average({ kernelSize: 2 }), [2, 4, 5, 6]],
  [
    "MaxPool2d(3, stride=2)",
    "MaxPooling2D(3, strides=2)",
    max({ kernelSize: 3, stride: 2, padding: "valid" }),
  ],
  ["MaxPool2d(3, stride=1)", "MaxPooling2D(3, strides=1)", max({ kernelSize: 3, stride: 1 })],
  [
    "MaxPool2d((2, 3), stride=(2, 1))",
    "MaxPooling2D((2, 3), strides=(2, 1))",
    max({ kernelSize: [2, 3], stride: [2, 1] }),
  ],
  // PyTorch 2.13.0 has no padding in it; zeros add nothing to a sum.
  ["LPPool2d(2, 3, stride=2)", "no-such-layer", lp({ kernelSize: 3, stride: 2 })],
  ["ZeroPad2d(1)\nLPPool2d(4, 3)", "no-such-layer", lp({ kernelSize: 3, padding: 1, power: 4 })],
  // The last of 4 windows of 3 reaches 2 past the 10.
  ["ZeroPad2d((0, 2, 0, 2))\nLPPool2d(2, 3)", "no-such-layer", lp({ kernelSize: 3, ceilMode: true })],
  ["AvgPool2d(3, divisor_override=5)", "no-such-layer", average({ kernelSize: 3, divisor: 5 })],
  [
    "ZeroPad2d(1)\nAvgPool2d(3, divisor_override=5)",
    "no-such-layer",
    average({ kernelSize: 3, padding: 1, countPadding: false, divisor: 5 }),
  ],
  // PyTorch's AvgPool1d has no divisor.
  ["no-such-layer", "no-such-layer", average({ kernelSize: 3, divisor: 5 }), sound],
  ["odd-power", "no-such-layer", lp({ kernelSize: 3, power: 3 })],
  ["no-such-layer", "no-such-layer", lp({ kernelSize: 3, dilation: 2 })],

  // Nothing is greater than what PyTorch pads a maximum with; Keras pads zeros.
  [
    "MaxPool2d(3, stride=2, padding=1)",
    "ZeroPadding2D(1)\nMaxPooling2D(3, strides=2)",
    max({ kernelSize: 3, stride: 2, padding: 1 }),
    [64, 112, 112],
  ],
  // At stride 1 one on each side is what `same` pads, whatever the size.
  [
    "MaxPool2d(3, stride=1, padding=1)",
    'MaxPooling2D(3, strides=1, padding="same")',
    max({ kernelSize: 3, stride: 1, padding: 1 }),
  ],
  // 5 windows of 3 at every second of 10 elements reach over 11: one after, where a ceiling leaves it hanging.
  [
    "MaxPool2d(3, stride=2, ceil_mode=True)",
    'MaxPooling2D(3, strides=2, padding="same")',
    max({ kernelSize: 3, stride: 2, padding: "same" }),
  ],
  [
    "MaxPool2d(3, stride=2, ceil_mode=True)",
    'MaxPooling2D(3, strides=2, padding="same")',
    max({ kernelSize: 3, stride: 2, ceilMode: true }),
  ],
  [
    "AvgPool2d(3, stride=2, ceil_mode=True)",
    'AveragePooling2D(3, strides=2, padding="same")',
    average({ kernelSize: 3, stride: 2, padding: "same" }),
  ],
  // One before: PyTorch pads as much after, which no window reaches.
  [
    "MaxPool1d(3, stride=2, padding=1)",
    "ZeroPadding1D((1, 0))\nMaxPooling1D(3, strides=2)",
    max({ kernelSize: 3, stride: 2, padding: "same-lower" }),
    sound,
  ],
  [
    "AvgPool1d(3, stride=1, padding=1, count_include_pad=False)",
    'AveragePooling1D(3, strides=1, padding="same")',
    average({ kernelSize: 3, stride: 1, padding: "same" }),
    sound,
  ],
  // 10 windows of 2 at stride 1 need one more after, and no ceiling gives it where nothing is rounded.
  [
    'ConstantPad1d((0, 1), float("-inf"))\nMaxPool1d(2, stride=1)',
    'MaxPooling1D(2, strides=1, padding="same")',
    max({ kernelSize: 2, stride: 1, padding: "same" }),
    sound,
  ],
  [
    "average-without-padding",
    'AveragePooling1D(2, strides=1, padding="same")',
    average({ kernelSize: 2, stride: 1, padding: "same" }),
    sound,
  ],
  [
    "AvgPool1d(3, stride=2, padding=1, count_include_pad=False)",
    "average-without-padding",
    average({ kernelSize: 3, stride: 2, padding: "same-lower" }),
    sound,
  ],
  // Padding that counts is an element like another.
  [
    "AvgPool2d(3, stride=1, padding=1)",
    "ZeroPadding2D(1)\nAveragePooling2D(3, strides=1)",
    average({ kernelSize: 3, stride: 1, padding: 1 }),
  ],
  [
    "ZeroPad1d((0, 1))\nAvgPool1d(3)",
    "ZeroPadding1D((0, 1))\nAveragePooling1D(3)",
    average({ kernelSize: 3, padding: [[0, 1]] }),
    [2, 8],
  ],
  // 4 windows of 3 reach over 12 elements, two past the 10: PyTorch divides the last by one, a padding layer by 3.
  [
    "AvgPool1d(3, ceil_mode=True)",
    "average-without-padding",
    average({ kernelSize: 3, ceilMode: true }),
    sound,
  ],
  // ceil((9 + 2 - 3) / 3) + 1 = 4 windows reach over 12, one past the padded 11.
  [
    "AvgPool1d(3, padding=1, ceil_mode=True)",
    "average-past-end",
    average({ kernelSize: 3, padding: 1, ceilMode: true }),
    [2, 9],
  ],
  // A second window would start in the padding after, at 4, and is dropped: 1 window of 4 on 5, with nothing rounded up.
  [
    "ZeroPad1d((0, 1))\nAvgPool1d(4)",
    "ZeroPadding1D((0, 1))\nAveragePooling1D(4)",
    average({ kernelSize: 4, padding: [[0, 1]], ceilMode: true }),
    [4, 4],
  ],
  // One window over the only element, wherever it begins.
  [
    "AvgPool1d(2, padding=1, count_include_pad=False)",
    'AveragePooling1D(2, padding="same")',
    average({ kernelSize: 2, padding: 1, countPadding: false }),
    [6, 1],
  ],
  // More than half a kernel PyTorch pads by a layer of its own; Keras has no dilation either.
  [
    'ConstantPad1d(2, float("-inf"))\nMaxPool1d(3)',
    "ZeroPadding1D(2)\nMaxPooling1D(3)",
    max({ kernelSize: 3, padding: 2 }),
    [2, 9],
  ],
  [
    "ZeroPad1d(2)\nAvgPool1d(3)",
    "ZeroPadding1D(2)\nAveragePooling1D(3)",
    average({ kernelSize: 3, padding: 2 }),
    [2, 9],
  ],
  [
    'ConstantPad1d(3, float("-inf"))\nMaxPool1d(3)',
    "keras-window-on-padding",
    max({ kernelSize: 3, padding: 3 }),
    [2, 9],
  ],
  ["torch-average-dilation", "keras-pooling-dilation", average({ kernelSize: 3, dilation: 2 })],
  ["MaxPool2d(3, dilation=2)", "keras-pooling-dilation", max({ kernelSize: 3, dilation: 2 })],
])("a pooling is nn.%s and keras.layers.%s", (pytorch, keras, layer, shape = image) => {
  expect(rows(layer, [shape])).toEqual({ pytorch, keras });
});

test("both refuse four axes", () => {
  const refusal = { code: "rank-not-supported", rank: 4, highest: 3 };
  const shape = [1, 5, 5, 5, 5];
  expect(pytorchLayer(max({ kernelSize: 2 }), [shape])).toEqual({ framework: "PyTorch", refusal });
  expect(kerasLayer(max({ kernelSize: 2 }), [shape])).toEqual({ framework: "Keras", refusal });
});

test("PyTorch's AvgPool3d wants its kernel within the input, before or by a padding layer", () => {
  const over = average({ kernelSize: [1, 3, 1], padding: "same" });
  expect(pytorchLayer(over, [[6, 1, 1, 5]])).toMatchObject({
    refusal: { code: "average-3d-over-input", kernelSize: [1, 3, 1], inputSize: [1, 1, 5] },
  });
  expect(rows(average({ kernelSize: 3, stride: 1, padding: 1 }), [[1, 1, 1, 1]]).pytorch).toBe(
    "ZeroPad3d(1)\nAvgPool3d(3, stride=1)",
  );
});

describe("notes", () => {
  const notes = (layer: Pooling, shape: Shape) =>
    [pytorchLayer(layer, [shape]), kerasLayer(layer, [shape])].map((code) => "notes" in code && code.notes);
  const thisSize = { code: "padding-for-this-size", inputSize: [10] };

  test("none where the layer's own words and numbers say it", () => {
    expect(notes(max({ kernelSize: 2 }), sound)).toEqual([[], []]);
    expect(notes(max({ kernelSize: 3, stride: 1, padding: "same" }), sound)).toEqual([[], []]);
    expect(notes(average({ kernelSize: 3, stride: 1, padding: 1, countPadding: false }), sound)).toEqual([
      [],
      [],
    ]);
  });

  test("that what stands for the other framework's mode is so at this size alone", () => {
    expect(notes(max({ kernelSize: 3, stride: 2, padding: "same" }), sound)).toEqual([[thisSize], []]);
    expect(notes(max({ kernelSize: 3, stride: 2, ceilMode: true }), sound)).toEqual([[], [thisSize]]);
  });

  test("that Keras pads a maximum with zeros", () => {
    const padding = [[1, 1]];
    expect(notes(max({ kernelSize: 3, stride: 2, padding: 1 }), sound)[1]).toEqual([
      { code: "padding-layer", padding },
      { code: "maximum-over-zeros", padding },
    ]);
  });

  test("that Keras on PyTorch takes no kernel of three axes larger than the input", () => {
    const layer = average({ kernelSize: [1, 3, 1], stride: 1, padding: "same" });
    expect(notes(layer, [6, 2, 1, 5])[1]).toEqual([
      { code: "torch-backend-average-3d", kernelSize: [1, 3, 1], inputSize: [2, 1, 5] },
    ]);
    expect(notes(layer, [6, 2, 3, 5])[1]).toEqual([]);
    expect(notes(average({ kernelSize: 3, stride: 1, padding: "same" }), [6, 1])[1]).toEqual([]);
  });

  test("that Keras on PyTorch averages a repeated edge where `same` pads one side more", () => {
    const note = { code: "torch-backend-repeats-edge", padding: [[0, 1]] };
    expect(notes(average({ kernelSize: 3, stride: 2, padding: "same" }), sound)[1]).toEqual([note]);
    expect(notes(average({ kernelSize: 3, stride: 1, padding: "same" }), sound)[1]).toEqual([]);
    expect(notes(max({ kernelSize: 3, stride: 2, padding: "same" }), sound)[1]).toEqual([]);
    // Where `same` stands for a ceiling, its padding is the one that is repeated.
    expect(notes(average({ kernelSize: 3, stride: 2, ceilMode: true }), sound)[1]).toEqual([note, thisSize]);
  });
});
