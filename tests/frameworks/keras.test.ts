import { describe, expect, test } from "vitest";
import { type ConvolutionSpec, convolution } from "../../src/convolution/index.ts";
import {
  channelsFirst,
  channelsLast,
  type DataFormat,
  kerasConvolution,
} from "../../src/frameworks/keras/convolution.ts";

const sound = { inputSize: [10], inChannels: 2, outChannels: 4, kernelSize: 3 };
const image = { inputSize: [10, 10], inChannels: 3, outChannels: 5, kernelSize: 3 };
const film = { inputSize: [4, 10, 10], inChannels: 5, outChannels: 4, kernelSize: 2 };

test("keras writes a short model on one line", () => {
  expect(kerasConvolution(convolution(image))).toEqual({
    framework: "Keras",
    code: "keras.Sequential([keras.Input((10, 10, 3)), keras.layers.Conv2D(5, 3)])",
    imports: "import keras",
    notes: [],
  });
});

// The layers after the input; where there are two, a line holds each.
const table: readonly (readonly [layers: string, spec: ConvolutionSpec])[] = [
  ["Conv1D(4, 3)", sound],
  ["Conv2D(5, 3)", image],
  ["Conv3D(4, 2)", film],
  ["Conv2D(5, 3)", { ...image, stride: [1, 1], padding: "valid", dilation: 1, groups: 1, bias: true }],
  ["Conv2D(5, 3, use_bias=False)", { ...image, bias: false }],
  ["Conv2D(6, 3, groups=3)", { ...image, outChannels: 6, groups: 3 }],
  ["Conv2D(5, 3, strides=2)", { ...image, stride: 2 }],
  ["Conv2D(5, 3, dilation_rate=2)", { ...image, dilation: 2 }],
  ["Conv2D(5, (3, 5))", { ...image, kernelSize: [3, 5] }],
  ["Conv2D(5, 3, strides=(1, 2))", { ...image, stride: [1, 2] }],
  ["Conv2D(5, 3, dilation_rate=(2, 1))", { ...image, dilation: [2, 1] }],

  ['Conv2D(5, 3, padding="same")', { ...image, padding: "same" }],
  ['Conv2D(5, 4, strides=2, padding="same")', { ...image, kernelSize: 4, padding: "same", stride: 2 }],
  ['Conv2D(5, 3, padding="same", dilation_rate=2)', { ...image, padding: "same", dilation: 2 }],
  ['Conv1D(4, 3, padding="causal")', { ...sound, padding: "causal" }],
  ['Conv1D(4, 3, strides=2, padding="causal")', { ...sound, padding: "causal", stride: 2 }],
  // At stride 1 these are what `same` pads, whatever the size.
  ['Conv2D(5, 3, padding="same")', { ...image, padding: 1 }],
  ['Conv2D(5, 3, padding="same")', { ...image, padding: "same-lower" }],
  ['Conv2D(5, (3, 4), padding="same")', { ...image, kernelSize: [3, 4], padding: [1, [1, 2]] }],
  ["Conv2D(5, 1)", { ...image, kernelSize: 1, padding: "full" }],

  ["ZeroPadding1D(2)\nConv1D(4, 3)", { ...sound, padding: "full" }],
  ["ZeroPadding1D((1, 0))\nConv1D(4, 2)", { ...sound, kernelSize: 2, padding: "same-lower" }],
  ["ZeroPadding1D((1, 0))\nConv1D(4, 3, strides=2)", { ...sound, stride: 2, padding: "same-lower" }],
  ["ZeroPadding2D(1)\nConv2D(5, 3, strides=2)", { ...image, padding: 1, stride: 2 }],
  ["ZeroPadding2D((0, 2))\nConv2D(5, 3)", { ...image, padding: [0, 2] }],
  [
    "ZeroPadding2D(((1, 0), (0, 2)))\nConv2D(5, 3)",
    {
      ...image,
      padding: [
        [1, 0],
        [0, 2],
      ],
    },
  ],
  ["ZeroPadding2D(((1, 1), (0, 1)))\nConv2D(5, 3)", { ...image, padding: [1, [0, 1]] }],
  ["ZeroPadding3D(1)\nConv3D(4, 2)", { ...film, padding: "full" }],
  [
    "ZeroPadding3D(((1, 0), (0, 2), (3, 4)))\nConv3D(4, 2)",
    {
      ...film,
      padding: [
        [1, 0],
        [0, 2],
        [3, 4],
      ],
    },
  ],
];

test.each(table)("keras writes %j after the input", (layers, spec) => {
  expect(layersOf(codeOf(spec)).slice(1)).toEqual(layers.split("\n").map((layer) => `keras.layers.${layer}`));
});

test.each([
  ["keras.Input((10, 2))", sound],
  ["keras.Input((10, 10, 3))", image],
  ["keras.Input((4, 10, 10, 5))", film],
])("keras puts the channels last in %s", (input, spec) => {
  expect(layersOf(codeOf(spec))[0]).toBe(input);
});

test("keras writes channels_first on every layer that takes it", () => {
  expect(codeOf({ ...image, padding: [1, [0, 2]], bias: false }, channelsFirst)).toBe(`keras.Sequential([
    keras.Input((3, 10, 10)),
    keras.layers.ZeroPadding2D(((1, 1), (0, 2)), data_format="channels_first"),
    keras.layers.Conv2D(5, 3, data_format="channels_first", use_bias=False),
])`);
  expect(codeOf({ ...sound, padding: "full" }, channelsFirst)).toBe(`keras.Sequential([
    keras.Input((2, 10)),
    keras.layers.ZeroPadding1D(2, data_format="channels_first"),
    keras.layers.Conv1D(4, 3, data_format="channels_first"),
])`);
});

test("keras breaks a layer that is too long for a line", () => {
  const spec = { ...image, outChannels: 6, kernelSize: [3, 5], stride: [1, 2], groups: 3, bias: false };
  expect(codeOf({ ...spec, padding: "same" }, channelsFirst)).toBe(`keras.Sequential([
    keras.Input((3, 10, 10)),
    keras.layers.Conv2D(
        6,
        (3, 5),
        strides=(1, 2),
        padding="same",
        data_format="channels_first",
        groups=3,
        use_bias=False,
    ),
])`);
});

describe("keras refuses", () => {
  test("four axes", () => {
    expect(kerasConvolution(convolution({ ...image, inputSize: [5, 5, 5, 5] }))).toEqual({
      framework: "Keras",
      refusal: { code: "rank-not-supported", rank: 4, highest: 3 },
    });
  });

  test("a stride with a dilation, even on another axis", () => {
    expect(kerasConvolution(convolution({ ...image, stride: [2, 1], dilation: [1, 3] }))).toEqual({
      framework: "Keras",
      refusal: { code: "keras-stride-and-dilation", stride: [2, 1], dilation: [1, 3] },
    });
  });
});

describe("keras notes", () => {
  test("a padding layer, with the padding of each axis", () => {
    expect(notesOf({ ...sound, padding: [[1, 0]] })).toEqual([{ code: "padding-layer", padding: [[1, 0]] }]);
  });

  test("nothing where a word of its own pads alike", () => {
    expect(notesOf({ ...image, padding: "same", stride: 2 })).toEqual([]);
    expect(notesOf({ ...image, padding: 1 })).toEqual([]);
  });

  test("that same-lower at a stride is worked out for one input size", () => {
    expect(notesOf({ ...sound, padding: "same-lower", stride: 2 })).toEqual([
      { code: "padding-layer", padding: [[1, 0]] },
      { code: "padding-for-this-size", inputSize: [10] },
    ]);
  });

  test("that TensorFlow runs channels first on a CPU only grouped or in 3D", () => {
    const note = { code: "tensorflow-cpu-needs-channels-last" };
    expect(notesOf(sound, channelsFirst)).toEqual([note]);
    expect(notesOf(image, channelsFirst)).toEqual([note]);
    expect(notesOf(film, channelsFirst)).toEqual([]);
    expect(notesOf({ ...image, outChannels: 3, groups: 3 }, channelsFirst)).toEqual([]);
    expect(notesOf(image, channelsLast)).toEqual([]);
  });

  test("that TensorFlow adds the biases along a last axis as long as the channels", () => {
    const note = { code: "tensorflow-bias-on-last-axis", outChannels: 9 };
    const alike = { ...film, outChannels: 9 };
    expect(notesOf(alike, channelsFirst)).toEqual([note]);
    expect(notesOf(alike, channelsLast)).toEqual([]);
    expect(notesOf({ ...alike, bias: false }, channelsFirst)).toEqual([]);
    expect(notesOf({ ...film, inputSize: [4, 10, 2], outChannels: 1 }, channelsFirst)).toEqual([]);
  });
});

function codeOf(spec: ConvolutionSpec, format?: DataFormat): string {
  const written = kerasConvolution(convolution(spec), format);
  return "code" in written ? written.code : "";
}

function notesOf(spec: ConvolutionSpec, format?: DataFormat) {
  const written = kerasConvolution(convolution(spec), format);
  return "notes" in written && written.notes;
}

/** The layers between the brackets, one an entry, whether the code is on one line or on several. */
function layersOf(code: string): readonly string[] {
  const inside = code.slice("keras.Sequential([".length, -"])".length).trim().replace(/,$/, "");
  return inside.split(/,\s+(?=keras\.)/);
}
