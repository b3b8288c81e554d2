import { expect, test } from "vitest";
import { caffe } from "../../../src/frameworks/caffe/framework.ts";
import { cs231n } from "../../../src/frameworks/cs231n/framework.ts";
import { type ConventionSpec, type Framework, underConvention } from "../../../src/frameworks/index.ts";
import { keras } from "../../../src/frameworks/keras/framework.ts";
import { onnx } from "../../../src/frameworks/onnx/framework.ts";
import { pytorch } from "../../../src/frameworks/pytorch/framework.ts";
import { tensorflowJs } from "../../../src/frameworks/tensorflow-js/framework.ts";

type Kind = ConventionSpec["kind"];
type Fields = Omit<ConventionSpec, "kind" | "inputShape">;
type Expected = {
  readonly shape?: readonly number[];
  readonly parameters?: number;
  readonly trained?: number;
  readonly kept?: number;
};
type Row = readonly [
  source: string,
  convention: Framework,
  kind: Kind,
  inputShape: readonly number[],
  fields: Fields,
  expected: Expected,
];

const conv = "convolution";
const transposed = "transposed-convolution";
const max = "max-pooling";
const normalization = "batch-normalization";
const separable = "separable-convolution";

// Each expectation was measured in the program named, or printed where the source says.
// biome-ignore format: a table
const rows: readonly Row[] = [
  // Channels first or last: the two Keras lines this notebook started from.
  ["Keras 3.15.1",   keras,        conv,       [3, 10, 10],     { outChannels: 5, kernelSize: 3, order: "channels-first" }, { parameters: 140, shape: [5, 8, 8] }],
  ["Keras 3.15.1",   keras,        conv,       [3, 10, 10],     { outChannels: 5, kernelSize: 3 },                          { parameters: 455, shape: [1, 8, 5] }],
  ["Keras 3.15.1",   keras,        conv,       [10, 10, 3],     { outChannels: 5, kernelSize: 3 },                          { parameters: 140, shape: [8, 8, 5] }],
  ["Keras 3.15.1",   keras,        conv,       [5, 4, 10, 10],  { outChannels: 4, kernelSize: 2, order: "channels-first" }, { parameters: 164, shape: [4, 3, 9, 9] }],
  ["Keras 3.15.1",   keras,        conv,       [5, 4, 10, 10],  { outChannels: 4, kernelSize: 2 },                          { parameters: 324, shape: [4, 3, 9, 4] }],
  ["Keras 3.15.1",   keras,        conv,       [4, 10, 10, 5],  { outChannels: 4, kernelSize: 2 },                          { parameters: 164, shape: [3, 9, 9, 4] }],
  ["TF.js 4.22",     tensorflowJs, conv,       [3, 10, 10],     { outChannels: 5, kernelSize: 3 },                          { parameters: 455, shape: [1, 8, 5] }],
  ["PyTorch 2.13",   pytorch,      conv,       [3, 10, 10],     { outChannels: 5, kernelSize: 3 },                          { parameters: 140, shape: [5, 8, 8] }],
  ["PyTorch 2.13",   pytorch,      conv,       [5, 4, 10, 10],  { outChannels: 4, kernelSize: 2 },                          { parameters: 164, shape: [4, 3, 9, 9] }],
  // `same` is ceil(n / s).
  ...[[5, 3], [6, 3], [7, 4], [8, 4], [224, 112], [225, 113]].flatMap(([n = 0, o = 0]): readonly Row[] => [
    ["Keras 3.15.1", keras,        conv,       [n, 1],          { kernelSize: 3, stride: 2, padding: "same" },              { shape: [o, 1] }],
    ["TF.js 4.22",   tensorflowJs, conv,       [n, 1],          { kernelSize: 3, stride: 2, padding: "same" },              { shape: [o, 1] }],
    ["ONNX 1.23",    onnx,         conv,       [1, n],          { kernelSize: 3, stride: 2, padding: "SAME_UPPER" },        { shape: [1, o] }],
  ]),
  ["Keras 3.15.1",   keras,        conv,       [7, 8, 1],       { kernelSize: 5, stride: 3, padding: "same" },              { shape: [3, 3, 1] }],
  // Transposed.
  ["Keras 3.15.1",   keras,        transposed, [4, 4, 1],       { kernelSize: 3, stride: 2 },                               { shape: [9, 9, 1] }],
  ["Keras 3.15.1",   keras,        transposed, [4, 4, 1],       { kernelSize: 2, stride: 2 },                               { shape: [8, 8, 1] }],
  ["Keras 3.15.1",   keras,        transposed, [4, 4, 1],       { kernelSize: 5, stride: 3 },                               { shape: [14, 14, 1] }],
  ["Keras 3.15.1",   keras,        transposed, [4, 4, 1],       { kernelSize: 1, stride: 2 },                               { shape: [8, 8, 1] }],
  ["PyTorch 2.13",   pytorch,      transposed, [1, 4, 4],       { kernelSize: 1, stride: 2 },                               { shape: [1, 7, 7] }],
  ["Keras 3.15.1",   keras,        transposed, [4, 4, 1],       { kernelSize: 3, stride: 2, padding: "same" },              { shape: [8, 8, 1] }],
  ["Keras 3.15.1",   keras,        transposed, [4, 4, 1],       { kernelSize: 3, padding: "same" },                         { shape: [4, 4, 1] }],
  ["Keras 3.15.1",   keras,        transposed, [4, 4, 1],       { kernelSize: 5, stride: 3, padding: "same" },              { shape: [12, 12, 1] }],
  ["Keras 3.15.1",   keras,        transposed, [4, 4, 1],       { kernelSize: 3, stride: 2, outputPadding: 1 },             { shape: [10, 10, 1] }],
  ["Keras 3.15.1",   keras,        transposed, [4, 4, 1],       { kernelSize: 3, dilation: 2 },                             { shape: [8, 8, 1] }],
  ["TF.js 4.22",     tensorflowJs, transposed, [4, 4, 1],       { kernelSize: 1, stride: 2 },                               { shape: [8, 8, 1] }],
  ["TF.js 4.22",     tensorflowJs, transposed, [4, 4, 1],       { kernelSize: 5, stride: 3 },                               { shape: [14, 14, 1] }],
  ["TF.js 4.22",     tensorflowJs, transposed, [4, 4, 1],       { kernelSize: 5, stride: 3, padding: "same" },              { shape: [12, 12, 1] }],
  ["TF.js 4.22",     tensorflowJs, transposed, [4, 4, 1],       { kernelSize: 3, dilation: 2 },                             { shape: [6, 6, 1], parameters: 10 }],
  ["TF.js 4.22",     tensorflowJs, transposed, [4, 4, 1],       { kernelSize: 3, stride: 2, outputPadding: 1 },             { shape: [9, 9, 1] }],
  ["TF.js 4.22",     tensorflowJs, transposed, [2, 3, 4, 1],    { outChannels: 2, kernelSize: 3, stride: 2 },               { shape: [5, 7, 9, 2], parameters: 56 }],
  ["PyTorch 2.13",   pytorch,      transposed, [1, 4, 4],       { kernelSize: 3, stride: 2, padding: 1 },                   { shape: [1, 7, 7] }],
  ["PyTorch 2.13",   pytorch,      transposed, [1, 4, 4],       { kernelSize: 3, stride: 2, padding: 1, outputPadding: 1 }, { shape: [1, 8, 8] }],
  ["coderapp 67100802", pytorch,   transposed, [1, 3, 3],       { kernelSize: 3, stride: 2 },                               { shape: [1, 7, 7] }],
  ["coderapp 67100802", pytorch,   transposed, [1, 3, 3],       { kernelSize: 3, stride: 2, outputPadding: 1 },             { shape: [1, 8, 8] }],
  ["PyTorch 2.13",   pytorch,      transposed, [1, 4, 4],       { kernelSize: 3, dilation: 2, outputPadding: 1 },           { shape: [1, 9, 9] }],
  ["PyTorch docstring", pytorch,   transposed, [16, 50, 100],   { outChannels: 33, kernelSize: 3, stride: 2 },              { shape: [33, 101, 201], parameters: 4785 }],
  // Parameters.
  ["Keras 3.15.1",   keras,        "depthwise-convolution", [8, 8, 32], { kernelSize: 3 },                                  { parameters: 320, shape: [6, 6, 32] }],
  ["Keras 3.15.1",   keras,        "depthwise-convolution", [8, 8, 32], { kernelSize: 3, depthMultiplier: 2 },              { parameters: 640, shape: [6, 6, 64] }],
  ["TF.js 4.22",     tensorflowJs, "depthwise-convolution", [8, 8, 32], { kernelSize: 3, depthMultiplier: 2 },              { parameters: 640, shape: [6, 6, 64] }],
  ["TF.js 4.22",     tensorflowJs, "depthwise-convolution", [8, 8, 2],  { kernelSize: 2, dilation: 2 },                     { parameters: 10, shape: [7, 7, 2] }],
  ["Keras 3.15.1",   keras,        separable,  [8, 8, 32],      { outChannels: 64, kernelSize: 3 },                         { parameters: 2400, shape: [6, 6, 64] }],
  ["Keras 3.15.1",   keras,        separable,  [8, 8, 3],       { outChannels: 128, kernelSize: 3 },                        { parameters: 539, shape: [6, 6, 128] }],
  ["Keras 3.15.1",   keras,        separable,  [8, 8, 3],       { outChannels: 128, kernelSize: 3, depthMultiplier: 2 },    { parameters: 950 }],
  ["Keras 3.15.1",   keras,        separable,  [8, 8, 3],       { outChannels: 128, kernelSize: 3, bias: false },           { parameters: 411 }],
  ["TF.js 4.22",     tensorflowJs, separable,  [8, 8, 3],       { outChannels: 128, kernelSize: 3, dilation: 2 },           { parameters: 539, shape: [4, 4, 128] }],
  ["community.deeplearning.ai 19582", pytorch, separable, [3, 8, 8], { outChannels: 128, kernelSize: 3 },                   { parameters: 542, shape: [128, 6, 6] }],
  ["community.deeplearning.ai 19582", pytorch, conv, [3, 8, 8], { outChannels: 128, kernelSize: 3 },                        { parameters: 3584 }],
  ["Keras 3.15.1",   keras,        conv,       [8, 8, 32],      { outChannels: 64, kernelSize: 3 },                         { parameters: 18496 }],
  ["Keras 3.15.1",   keras,        conv,       [8, 8, 32],      { outChannels: 64, kernelSize: 3, groups: 4 },              { parameters: 4672 }],
  ["TF.js 4.22",     tensorflowJs, conv,       [8, 8, 32],      { outChannels: 64, kernelSize: 3, groups: 4 },              { parameters: 18496 }],
  ["Keras 3.15.1",   keras,        conv,       [50, 16],        { outChannels: 64, kernelSize: 3 },                         { parameters: 3136 }],
  ["Keras 3.15.1",   keras,        conv,       [8, 8, 8, 3],    { outChannels: 64, kernelSize: 3 },                         { parameters: 5248 }],
  ["ai.stackexchange 18663", keras, conv,      [24, 24, 3],     { outChannels: 10, kernelSize: 3 },                         { parameters: 280 }],
  ["stackoom 48qY6", keras,        conv,       [60, 1],         { outChannels: 7, kernelSize: 40 },                         { parameters: 287, shape: [21, 7] }],
  ["stackoom 48qY6", keras,        max,        [21, 7],         { kernelSize: 3 },                                          { parameters: 0, shape: [7, 7] }], // 21 / 3
  ["stackoom 48qY6", keras,        max,        [6, 10],         { kernelSize: 3 },                                          { parameters: 0, shape: [2, 10] }],
  ["discuss.pytorch 127331", pytorch, conv,    [3, 8, 8],       { outChannels: 12, kernelSize: 3, padding: 1, groups: 3 },  { parameters: 120 }], // 108 + 12
  ["Keras 3.15.1",   keras,        normalization, [8, 8, 64],   {},                                                         { parameters: 256, trained: 128, kept: 128, shape: [8, 8, 64] }],
  ["TF.js 4.22",     tensorflowJs, normalization, [8, 8, 64],   {},                                                         { parameters: 256, trained: 128 }],
  ["TF.js 4.22",     tensorflowJs, normalization, [3, 3, 64],   { scale: false },                                           { parameters: 192, trained: 64 }],
  ["PyTorch 2.13",   pytorch,      normalization, [64, 8, 8],   {},                                                         { parameters: 128, trained: 128, kept: 129 }],
  ["ONNX operators", onnx,         normalization, [64, 8, 8],   {},                                                         { parameters: 256 }], // scale, B, mean, var: 4 * 64
  ["BVLC/caffe batch_norm_layer.cpp", caffe, normalization, [64, 8, 8], {},                                                 { parameters: 129, trained: 0 }], // 64 + 64 + 1
  ["StackOverflow 42521005", keras, normalization, [512],       {},                                                         { parameters: 2048, trained: 1024 }],
  ["TF.js 4.22",     tensorflowJs, "dense",    [400],           { outChannels: 10 },                                        { parameters: 4010, shape: [10] }],
  // Pooling 3/2 on 112: floor, ceil, padded.
  ["PyTorch 2.13",   pytorch,      max,        [1, 112, 112],   { kernelSize: 3, stride: 2 },                               { shape: [1, 55, 55] }],
  ["PyTorch 2.13",   pytorch,      max,        [1, 112, 112],   { kernelSize: 3, stride: 2, ceilMode: true },               { shape: [1, 56, 56] }],
  ["PyTorch 2.13",   pytorch,      max,        [1, 112, 112],   { kernelSize: 3, stride: 2, padding: 1 },                   { shape: [1, 56, 56] }],
  ["BVLC/caffe pooling_layer.cpp", caffe, max, [1, 112, 112],   { kernelSize: 3, stride: 2 },                               { shape: [1, 56, 56] }], // ceil(109/2) + 1
  ["BVLC/caffe pooling_layer.cpp", caffe, max, [1, 112, 112],   { kernelSize: 3, stride: 2, padding: 1 },                   { shape: [1, 57, 57] }], // ceil(111/2) + 1, starts at 112 < 113
  ["BVLC/caffe pooling_layer.cpp", caffe, max, [1, 5, 5],       { kernelSize: 1, stride: 3 },                               { shape: [1, 3, 3] }],   // ceil(4/3) + 1, nothing is dropped
  ["PyTorch 2.13",   pytorch,      max,        [1, 5],          { kernelSize: 1, stride: 3, ceilMode: true },               { shape: [1, 2] }],
  ["BVLC/caffe base_conv_layer.cpp", caffe, conv, [1, 112, 112], { kernelSize: 3, stride: 2 },                              { shape: [1, 55, 55] }],
  // Images and numbers. d2l-ai's padding-and-strides.md: its PyTorch tab pads by (0, 1), its TensorFlow tab by "valid".
  ["d2l-ai/d2l-en@23d7a5a", pytorch, conv,     [1, 8, 8],       { kernelSize: [3, 5], stride: [3, 4], padding: [0, 1] },    { shape: [1, 2, 2] }],
  ["d2l-ai/d2l-en@23d7a5a", keras, conv,       [8, 8, 1],       { kernelSize: [3, 5], stride: [3, 4] },                     { shape: [2, 1, 1] }],
  ["by hand",        pytorch,      conv,       [3, 224, 224],   { outChannels: 64, kernelSize: 3 },                         { shape: [64, 222, 222] }], // 224 - 3 + 1; a calculator's page says so of padding 1
  ["by hand",        pytorch,      conv,       [3, 224, 224],   { outChannels: 64, kernelSize: 3, padding: 1 },             { shape: [64, 224, 224] }],
  ["TF.js 4.22",     tensorflowJs, conv,       [224, 224, 1],   { kernelSize: 11, stride: 4, padding: 2 },                  { shape: [55, 55, 1] }],    // AlexNet's 55
  ["stats.stackexchange 650777", keras, conv,  [224, 224, 3],   { kernelSize: 11, stride: 4 },                              { shape: [54, 54, 3] }],
  ["CS231n",         cs231n,       conv,       [227, 227, 3],   { outChannels: 96, kernelSize: 11, stride: 4 },             { shape: [55, 55, 96], parameters: 34944 }],
  ["CS231n",         cs231n,       conv,       [5, 5, 3],       { outChannels: 2, kernelSize: 3, stride: 2, padding: 1 },   { shape: [3, 3, 2] }],
  ["TF.js 4.22",     tensorflowJs, conv,       [50, 100, 16],   { outChannels: 33, kernelSize: [3, 5], stride: [2, 1], padding: 0 }, { shape: [24, 49, 33] }],
  ["TF.js 4.22",     tensorflowJs, conv,       [50, 100, 16],   { outChannels: 33, kernelSize: [3, 5], stride: [2, 1] },    { shape: [24, 96, 33] }],
  ["TF.js 4.22",     tensorflowJs, conv,       [50, 100, 16],   { outChannels: 33, kernelSize: [3, 5], dilation: [3, 1], padding: 2 }, { shape: [48, 98, 33] }],
  ["TF.js 4.22",     tensorflowJs, max,        [50, 100, 1],    { kernelSize: [3, 5], stride: [2, 1], padding: 0 },         { shape: [24, 49, 1] }],
  ["TF.js 4.22",     tensorflowJs, conv,       [50, 1],         { kernelSize: 3, stride: 2, padding: 0 },                   { shape: [50, 1] }],
  ["PyTorch docstring", pytorch,   conv,       [16, 50, 100],   { outChannels: 33, kernelSize: [3, 5], stride: [2, 1], padding: [4, 2] }, { shape: [33, 28, 100], parameters: 7953 }],
];

for (const [source, convention, kind, inputShape, fields, { shape, ...counts }] of rows) {
  test(`${source}: ${convention.name} has a ${kind} on ${inputShape.join(" x ")} ${JSON.stringify(fields)}`, () => {
    const { reported, refusals, issues } = underConvention(convention, { kind, inputShape, ...fields });
    expect({ refusals, issues }).toEqual({ refusals: [], issues: [] });
    expect(reported).toMatchObject({ ...counts, ...(shape && { outputShape: shape }) });
  });
}

// Keras 3.15.1's Conv1DTranspose of 4 elements, padding "same", by kernel, stride and output padding.
// biome-ignore format: a table
test.each([
  [1, 2, 0, 7], [1, 2, 1, 8], [1, 3, 0, 10], [1, 3, 1, 11], [1, 3, 2, 12], [2, 2, 0, 6], [2, 2, 1, 7], [2, 3, 0, 9],
  [2, 3, 1, 10], [2, 3, 2, 11], [3, 2, 0, 7], [3, 2, 1, 8], [3, 3, 0, 10], [3, 3, 1, 11], [3, 3, 2, 12], [4, 2, 0, 6],
  [4, 2, 1, 7], [4, 3, 0, 9], [4, 3, 1, 10], [4, 3, 2, 11], [5, 2, 0, 7], [5, 2, 1, 8], [5, 3, 0, 10], [5, 3, 1, 11],
])("Keras transposes 4 elements, k=%i s=%i output_padding=%i same, to %i", (kernelSize, stride, outputPadding, o) => {
  const layer = { kind: transposed, inputShape: [4, 1], kernelSize, stride, outputPadding, padding: "same" } as const;
  expect(underConvention(keras, layer).reported?.outputShape).toEqual([o, 1]);
});

test("TensorFlow.js gives a width of 49 where 96 is right, as computeConv2DInfo does", () => {
  const window = { kernelSize: [3, 5], stride: [2, 1], padding: 0 };
  const layer = { kind: conv, inputShape: [50, 100, 1], outChannels: 1, ...window } as const;
  expect(underConvention(tensorflowJs, layer).reported?.outputShape).toEqual([24, 49, 1]);
});
