import { describe, expect, test } from "vitest";
import { caffe } from "../../../src/frameworks/caffe/framework.ts";
import { cs231n } from "../../../src/frameworks/cs231n/framework.ts";
import {
  type ConventionRefusal,
  type ConventionSpec,
  type Difference,
  type Framework,
  frameworks,
  underConvention,
} from "../../../src/frameworks/index.ts";
import { keras } from "../../../src/frameworks/keras/framework.ts";
import { onnx } from "../../../src/frameworks/onnx/framework.ts";
import { pytorch } from "../../../src/frameworks/pytorch/framework.ts";
import { tensorflowJs } from "../../../src/frameworks/tensorflow-js/framework.ts";

const on = (
  kind: ConventionSpec["kind"],
  inputShape: readonly number[],
  fields: Partial<ConventionSpec> = {},
) => ({
  kind,
  inputShape,
  kernelSize: 3,
  ...fields,
});
const conv = (inputShape: readonly number[], fields: Partial<ConventionSpec> = {}) =>
  on("convolution", inputShape, fields);
const transposed = (inputShape: readonly number[], fields: Partial<ConventionSpec> = {}) =>
  on("transposed-convolution", inputShape, fields);
const max = (inputShape: readonly number[], fields: Partial<ConventionSpec> = {}) =>
  on("max-pooling", inputShape, fields);

// What each program raised when it was asked; of Caffe and CS231n, what their texts have.
// A title has the layer as it is written.
function titled<Finding>(rows: readonly (readonly [Framework, ConventionSpec, Finding])[]) {
  return rows.map(
    ([convention, layer, found]) =>
      [convention.name, JSON.stringify(layer), convention, layer, found] as const,
  );
}

describe("underConvention(convention, layer) says what is refused", () => {
  const [two, one] = [
    [2, 2],
    [1, 1],
  ];
  // biome-ignore format: a table
  test.each(titled<readonly ConventionRefusal[]>([
    [keras,        conv([8, 8, 2], { stride: [2, 1], dilation: [1, 2] }),       [{ code: "stride-and-dilation", stride: [2, 1], dilation: [1, 2] }]],
    [keras,        transposed([4, 4, 1], { stride: 2, dilation: 2 }),           [{ code: "stride-and-dilation", stride: two, dilation: two }]],
    [keras,        on("depthwise-convolution", [8, 8, 2], { stride: 2, dilation: 2 }), []],
    [keras,        on("separable-convolution", [8, 8, 2], { stride: 2, dilation: 2 }), []],
    [tensorflowJs, conv([8, 8, 1], { stride: [2, 1], dilation: [1, 2] }),       [{ code: "stride-and-dilation", stride: [2, 1], dilation: [1, 2] }]],
    [tensorflowJs, on("separable-convolution", [8, 8, 2], { stride: 2, dilation: 2 }), [{ code: "stride-and-dilation", stride: two, dilation: two }]],
    [pytorch,      conv([2, 8, 8], { stride: 2, dilation: 2 }),                 []],
    [onnx,         conv([2, 8, 8], { stride: 2, dilation: 2 }),                 []],
    [pytorch,      conv([1, 8, 8], { stride: 2, padding: "same" }),             [{ code: "same-with-stride", stride: two }]],
    [pytorch,      conv([1, 8, 8], { padding: "same" }),                        []],
    [pytorch,      conv([1, 8], { padding: "causal" }),                         [{ code: "no-such-word", word: "causal", words: ["valid", "same"] }]],
    [pytorch,      conv([1, 8], { padding: [[1, 2]] }),                         [{ code: "padding-alike-on-both-sides", padding: [[1, 2]] }]],
    [pytorch,      transposed([1, 4, 4], { padding: "same" }),                  [{ code: "no-such-word", word: "same", words: [] }]],
    [pytorch,      transposed([1, 4, 4], { padding: "valid" }),                 []],
    [pytorch,      max([1, 8, 8], { padding: "same" }),                         [{ code: "no-such-word", word: "same", words: [] }]],
    [pytorch,      on("average-pooling", [1, 8, 8], { dilation: 2 }),           [{ code: "no-such-field", field: "dilation" }]],
    [keras,        on("average-pooling", [8, 8, 1], { dilation: 2 }),           [{ code: "no-such-field", field: "dilation" }]],
    [pytorch,      max([1, 8, 8], { kernelSize: [3, 4], padding: 2 }),          [{ code: "padding-over-most", axis: 0, padding: 2, kernelSize: 3, most: 1 }]],
    [pytorch,      max([1, 8], { kernelSize: 3, padding: 2, dilation: 2 }),     [{ code: "padding-over-most", axis: 0, padding: 2, kernelSize: 3, most: 1 }]], // of the kernel, not its span
    [pytorch,      on("average-pooling", [1, 8], { kernelSize: 5, padding: 2 }), []],
    [onnx,         max([1, 8], { kernelSize: 3, padding: [[1, 2]] }),           []],
    [onnx,         max([1, 8], { kernelSize: 3, padding: [[1, 3]] }),           [{ code: "padding-over-most", axis: 0, padding: 3, kernelSize: 3, most: 2 }]],
    [caffe,        max([1, 8, 8], { kernelSize: 3, padding: [2, 3] }),          [{ code: "padding-over-most", axis: 1, padding: 3, kernelSize: 3, most: 2 }]],
    [tensorflowJs, max([8, 8, 1], { kernelSize: 3, padding: 4 }),               []],
    [pytorch,      conv([2, 4, 4, 4, 4]),                                       [{ code: "rank-not-supported", rank: 4, lowest: 1, highest: 3 }]],
    [pytorch,      conv([8, 8, 2], { order: "channels-last" }),                 [{ code: "order-not-supported", order: "channels-last" }]],
    [keras,        conv([8, 8, 2], { padding: 1 }),                             [{ code: "padding-by-words-alone", words: ["valid", "same", "causal"] }]],
    [keras,        conv([8, 8, 2], { padding: 0 }),                             []],
    [keras,        conv([8, 8, 2], { padding: "causal" }),                      [{ code: "no-such-word", word: "causal", words: ["valid", "same"] }]],
    [keras,        conv([8, 2], { padding: "causal" }),                         []],
    [keras,        conv([8, 8, 2], { padding: "full" }),                        [{ code: "no-such-word", word: "full", words: ["valid", "same", "causal"] }]],
    [keras,        transposed([4, 2], { padding: "causal" }),                   [{ code: "no-such-word", word: "causal", words: ["valid", "same"] }]],
    [keras,        transposed([4, 4, 2], { groups: 2 }),                        [{ code: "no-such-field", field: "groups" }]],
    [keras,        transposed([4, 4, 1], { stride: 2, outputPadding: [1, 2] }), [{ code: "output-padding-not-below", axis: 1, outputPadding: 2, below: 2 }]],
    [keras,        transposed([4, 1], { dilation: 2, outputPadding: 1 }),       [{ code: "output-padding-not-below", axis: 0, outputPadding: 1, below: 1 }]],
    [onnx,         transposed([1, 4], { dilation: 2, outputPadding: 1 }),       [{ code: "output-padding-not-below", axis: 0, outputPadding: 1, below: 1 }]],
    [pytorch,      transposed([1, 4], { dilation: 2, outputPadding: 1 }),       []],
    [keras,        max([8, 8, 2], { dilation: 2 }),                             [{ code: "no-such-field", field: "dilation" }]],
    [keras,        max([8, 8, 2], { ceilMode: true }),                          [{ code: "no-such-field", field: "ceilMode" }]],
    [keras,        max([8, 2], { padding: "causal" }),                          [{ code: "no-such-word", word: "causal", words: ["valid", "same"] }]],
    [keras,        on("separable-convolution", [8, 8, 8, 2]),                   [{ code: "rank-not-supported", rank: 3, lowest: 1, highest: 2 }]],
    [onnx,         conv([1, 8, 8], { padding: "SAME_UPPER", dilation: 2 }),     [{ code: "same-with-dilation", dilation: two }]],
    [onnx,         conv([1, 8, 8], { padding: "same-lower" }),                  []],
    [onnx,         max([1, 2, 2], { kernelSize: 1, stride: [1, 2], padding: "same" }), [{ code: "same-would-crop", axis: 1, cropped: 1 }]],
    [onnx,         max([1, 3, 3], { kernelSize: 1, stride: 2, padding: "same" }), []],
    [onnx,         max([1, 2], { kernelSize: 3, dilation: 3, padding: "same" }), [{ code: "size-below-nothing", axis: 0, outputSize: -2 }]], // 2 + 2 - 7 = -3
    [onnx,         max([1, 3], { kernelSize: 2, dilation: 4, padding: "same" }), []],                                                         // 3 + 1 - 5 = -1: nothing
    [onnx,         conv([1, 8, 8], { padding: "causal" }),                      [{ code: "no-such-word", word: "causal", words: ["VALID", "SAME_UPPER", "SAME_LOWER"] }]],
    [tensorflowJs, conv([5, 1], { padding: "causal" }),                         [{ code: "causal-not-written-yet" }]],
    [tensorflowJs, conv([50, 1], { padding: 1 }),                               [{ code: "padding-by-words-alone", words: ["valid", "same"] }]],
    [tensorflowJs, conv([5, 5, 5, 1], { padding: 1 }),                          [{ code: "padding-by-words-alone", words: ["valid", "same"] }]],
    [tensorflowJs, max([5, 5, 5, 1], { padding: 1 }),                           []],
    [tensorflowJs, max([5, 1], { padding: 1 }),                                 [{ code: "padding-by-words-alone", words: ["valid", "same"] }]],
    [tensorflowJs, transposed([8, 1]),                                          [{ code: "rank-not-supported", rank: 1, lowest: 2, highest: 3 }]],
    [caffe,        transposed([1, 4, 4], { stride: 2, outputPadding: 1 }),      [{ code: "no-such-field", field: "outputPadding" }]],
    [caffe,        max([1, 8, 8, 8]),                                           [{ code: "one-rank-supported", rank: 3, only: 2 }]],
    [cs231n,       conv([10, 10, 3], { stride: 2 }),                            [{ code: "strides-leave-a-rest", axis: 0, rest: 1 }, { code: "strides-leave-a-rest", axis: 1, rest: 1 }]], // (10 - 3) / 2 = 3.5
    [cs231n,       conv([7, 7, 3], { stride: 3 }),                              [{ code: "strides-leave-a-rest", axis: 0, rest: 1 }, { code: "strides-leave-a-rest", axis: 1, rest: 1 }]], // (7 - 3) / 3 = 1 1/3
    [cs231n,       conv([9, 3], { stride: 2, dilation: 1, padding: 1 }),        []],                                                        // (9 + 2 - 5) / 2 = 3
    [cs231n,       conv([9, 3], { stride: 4, dilation: 1, padding: 1 }),        [{ code: "strides-leave-a-rest", axis: 0, rest: 2 }]],      // 6 = 4 + 2
    [cs231n,       max([8, 8, 3], { padding: 1, kernelSize: 2 }),               [{ code: "no-such-field", field: "padding" }]],
    [cs231n,       transposed([4, 4, 1]),                                       [{ code: "no-such-layer", kind: "transposed-convolution" }]],
    [cs231n,       conv([8, 8, 2], { groups: 2 }),                              [{ code: "no-such-field", field: "groups" }]],
    [keras,        conv([8, 8, 2], { dilation: one }),                          []],
  ]))("%s: %s", (_, __, convention, layer, found) => {
    const under = underConvention(convention, layer);
    expect(under.refusals).toEqual(found);
    expect(under.reported === undefined).toBe(found.length > 0);
  });
});

describe("underConvention(convention, layer) says why its numbers differ", () => {
  // biome-ignore format: a table
  test.each(titled<readonly Difference[]>([
    [keras,        conv([3, 10, 10]),                                            [{ code: "channels-last", channels: 10, inputSize: [3, 10] }]],
    [keras,        conv([3, 10, 10], { order: "channels-first" }),               []],
    [keras,        transposed([1, 4], { order: "channels-first", kernelSize: 1, stride: 2 }), [{ code: "filled-to-stride", axis: 0, added: 1 }]],
    [keras,        transposed([1, 4, 4], { order: "channels-first", kernelSize: [3, 2], stride: 3 }), [{ code: "filled-to-stride", axis: 1, added: 1 }]],
    [keras,        transposed([1, 4], { order: "channels-first", padding: "same", stride: 2, outputPadding: 1 }), [{ code: "half-kernel-cut", axis: 0, cut: 2 }]],
    [keras,        transposed([1, 4], { order: "channels-first", stride: 2, outputPadding: 1 }), []],
    // TensorFlow 2.21 fails where k is even and a = 0; PyTorch under Keras does not.
    [keras,        transposed([1, 4], { order: "channels-first", padding: "same", kernelSize: 4, stride: 2, outputPadding: 0 }), [{ code: "half-kernel-cut", axis: 0, cut: 4 }, { code: "tensorflow-fails", axis: 0 }]],
    [keras,        transposed([1, 4], { order: "channels-first", padding: "same", kernelSize: 4, stride: 2, outputPadding: 1 }), [{ code: "half-kernel-cut", axis: 0, cut: 4 }]],
    [keras,        on("batch-normalization", [64]),                              [{ code: "statistics-counted", statistics: 128 }]],
    [pytorch,      on("batch-normalization", [64, 4]),                           [{ code: "statistics-apart", statistics: 128, counters: 1 }]],
    [caffe,        on("batch-normalization", [64, 4]),                           [{ code: "scale-apart", parameters: 128 }]],
    [caffe,        on("batch-normalization", [64, 4], { scale: false }),         [{ code: "scale-apart", parameters: 64 }]],
    [caffe,        on("batch-normalization", [64, 4], { affine: false }),        []],
    [keras,        on("separable-convolution", [3, 8, 8], { order: "channels-first", outChannels: 128 }), [{ code: "no-depthwise-bias", without: 3 }]], // 542 - 539
    [keras,        on("separable-convolution", [3, 8, 8], { order: "channels-first", bias: false }), []],
    [pytorch,      on("separable-convolution", [3, 8, 8]),                       [{ code: "two-layers" }]],
    [onnx,         on("separable-convolution", [3, 8, 8]),                       [{ code: "two-layers" }]],
    [pytorch,      max([1, 112], { stride: 2 }),                                 []],
    [caffe,        conv([1, 112, 112], { stride: 2 }),                           []],
    [caffe,        max([1, 112, 112], { stride: 2 }),                            [{ code: "rounds-up" }]],
    [caffe,        max([1, 5, 6], { kernelSize: 1, stride: 3 }),                 [{ code: "rounds-up" }, { code: "window-past-the-end", axis: 0 }, { code: "window-past-the-end", axis: 1 }]], // both end at 6
    [caffe,        max([1, 5, 7], { kernelSize: 1, stride: 3 }),                 [{ code: "rounds-up" }, { code: "window-past-the-end", axis: 0 }]],
    [tensorflowJs, conv([32, 8, 8], { order: "channels-first", groups: 4 }),     [{ code: "groups-ignored", groups: 4 }]],
    [tensorflowJs, on("depthwise-convolution", [2, 8, 8], { order: "channels-first", dilation: 2 }), [{ code: "dilation-ignored", dilation: [2, 2] }]],
    [tensorflowJs, transposed([1, 8, 8], { order: "channels-first", dilation: 2, outputPadding: 1, stride: 4 }), [{ code: "dilation-ignored", dilation: [2, 2] }, { code: "output-padding-ignored", outputPadding: [1, 1] }, { code: "filled-to-stride", axis: 0, added: 1 }, { code: "filled-to-stride", axis: 1, added: 1 }]],
    [tensorflowJs, conv([1, 50, 100], { order: "channels-first", kernelSize: [3, 5], stride: [2, 1], padding: 0 }), [{ code: "height-for-width", kernelSize: 3, stride: 2 }]],
    [tensorflowJs, conv([1, 50, 100], { order: "channels-first", kernelSize: [3, 5], stride: [2, 1], padding: [0, 0] }), []], // explicit pads are right
    [tensorflowJs, conv([1, 50, 100], { order: "channels-first", padding: 1 }),  []],                                         // square windows are right
    [tensorflowJs, conv([1, 50, 100], { order: "channels-first", stride: [1, 2], padding: 1 }), [{ code: "height-for-width", kernelSize: 3, stride: 1 }]],
    [tensorflowJs, conv([1, 50, 100], { order: "channels-first", dilation: [1, 2], padding: 1 }), [{ code: "height-for-width", kernelSize: 3, stride: 1 }]],
    [tensorflowJs, conv([1, 50], { order: "channels-first", padding: 0 }),       [{ code: "height-for-width", kernelSize: 1, stride: 1 }]],
    [tensorflowJs, max([1, 6, 7, 9], { order: "channels-first", kernelSize: [1, 2, 3], padding: 0 }), []],                    // computePool3DInfo is right
    [tensorflowJs, max([1, 4, 4, 4], { order: "channels-first", kernelSize: 1, stride: [2, 1, 1], padding: "same" }), [{ code: "same-crops", axis: 0 }]],
    [tensorflowJs, max([1, 4, 4], { order: "channels-first", kernelSize: 1, stride: 2, padding: "same" }), []],
    [onnx,         conv([1, 4], { kernelSize: 1, stride: 4, padding: "same" }),  [{ code: "same-crops", axis: 0 }]],
    [onnx,         transposed([1, 4, 4], { kernelSize: [3, 1], stride: 2, padding: "SAME_LOWER" }), [{ code: "not-filled-to-stride", axis: 1, missing: 1 }]],
    [onnx,         max([1, 3], { kernelSize: 2, dilation: 2, padding: "same" }), [{ code: "same-forgets-dilation", axis: 0 }]],
    [tensorflowJs, transposed([1, 4, 4, 4], { order: "channels-first", kernelSize: 1, stride: [1, 1, 2], padding: "same" }), [{ code: "filled-to-stride", axis: 2, added: 1 }, { code: "same-shifts", axis: 2 }]],
    [onnx,         conv([1, 5], { kernelSize: 1, stride: 4, padding: "same" }),  []], // (2 - 1) * 4 + 1 = 5
    [onnx,         max([1, 8], { kernelSize: 2, stride: 4, dilation: 2, padding: "same" }), [{ code: "same-forgets-dilation", axis: 0 }, { code: "same-crops", axis: 0 }]],
    [onnx,         max([1, 4], { kernelSize: 1, stride: 2, padding: "same" }),   []],
    [onnx,         on("average-pooling", [1, 4], { kernelSize: 1, stride: 2, padding: "same" }), [{ code: "same-crops", axis: 0 }]],
    [onnx,         max([1, 3], { kernelSize: 2, padding: "same" }),              []],
    [onnx,         max([1, 3], { kernelSize: 2, dilation: 2 }),                  []],
    [onnx,         on("average-pooling", [1, 8], { dilation: 2 }),               []],
    [cs231n,       conv([227, 227, 3], { kernelSize: 11, stride: 4 }),           [{ code: "channels-last", channels: 3, inputSize: [227, 227] }, { code: "depth-is-channels", channels: 3 }]],
    [cs231n,       conv([7, 7, 3], { dilation: 1 }),                             [{ code: "channels-last", channels: 3, inputSize: [7, 7] }, { code: "depth-is-channels", channels: 3 }, { code: "dilation-from-zero", dilation: [2, 2] }]],
    [onnx,         on("dense", [10]),                                            []],
    [cs231n,       on("dense", [10]),                                            []],
  ]))("%s: %s", (_, __, convention, layer, found) => {
    expect(underConvention(convention, layer).differences).toEqual(found);
  });
});

describe("underConvention(convention, layer).taken are the defaults that were left to it", () => {
  // biome-ignore format: a table
  test.each(titled<object>([
    [pytorch,      conv([1, 8, 8]),                          { order: "channels-first", stride: 1, padding: 0, dilation: 1, bias: true }],
    [keras,        conv([8, 8, 1]),                          { order: "channels-last", stride: 1, padding: "valid", dilation: 1, bias: true }],
    [tensorflowJs, conv([8, 8, 1]),                          { order: "channels-last", stride: 1, padding: "valid", dilation: 1, bias: true }],
    [onnx,         conv([1, 8, 8]),                          { order: "channels-first", stride: 1, padding: 0, dilation: 1, bias: false }],
    [caffe,        conv([1, 8, 8]),                          { order: "channels-first", stride: 1, padding: 0, dilation: 1, bias: true }],
    [cs231n,       conv([8, 8, 1]),                          { order: "channels-last", stride: 1, padding: 0, dilation: 0, bias: true }],
    // A pooling's stride is its kernel in PyTorch, Keras and TensorFlow.js, and 1 in ONNX and Caffe.
    [pytorch,      max([1, 9, 9], { padding: 0, bias: true }), { order: "channels-first", stride: [3, 3], dilation: 1 }],
    [keras,        max([9, 9, 1]),                           { order: "channels-last", stride: [3, 3], padding: "valid", dilation: 1, bias: true }],
    [tensorflowJs, max([9, 9, 1]),                           { order: "channels-last", stride: [3, 3], padding: "valid", dilation: 1, bias: true }],
    [onnx,         max([1, 9, 9]),                           { order: "channels-first", stride: 1, padding: 0, dilation: 1, bias: false }],
    [caffe,        max([1, 9, 9]),                           { order: "channels-first", stride: 1, padding: 0, dilation: 1, bias: true }],
    [pytorch,      conv([1, 8, 8], { order: "channels-first", stride: 2, padding: 1, dilation: 2, bias: false }), {}],
  ]))("%s: %s", (_, __, convention, layer, found) => {
    expect(underConvention(convention, layer).taken).toEqual(found);
  });
});

test("what this notebook cannot build is said so, and nothing reported", () => {
  const under = underConvention(pytorch, conv([1, 3], { kernelSize: 5 }));
  expect(under.issues).toMatchObject([
    { code: "kernel-larger-than-input", effectiveKernel: 5, paddedInput: 3 },
  ]);
  expect(under).not.toHaveProperty("reported");
});

// biome-ignore format: a table
test.each<[string, ConventionSpec]>([
  ["out-of-range",       transposed([4, 4, 1], { stride: 0 })],
  ["wrong-length",       transposed([4, 4, 1], { stride: [1] })],
  ["not-a-whole-number", transposed([4, 4, 1], { kernelSize: Number.NaN })],
  ["not-a-whole-number", transposed([4, 4, 1], { kernelSize: "3" as never })],
  ["out-of-range",       transposed([0, 4, 1])],
  ["count-not-exact",    transposed([4, 4, 1], { kernelSize: 2 ** 40, dilation: 2 ** 20 })],
])("%s is said of a field that holds no number to work with, whatever the convention", (code, layer) => {
  for (const convention of [keras, tensorflowJs]) {
    const under = underConvention(convention, layer);
    expect(under.issues[0]).toMatchObject({ code });
    expect(under).toMatchObject({ refusals: [], differences: [] });
    expect(under).not.toHaveProperty("reported");
  }
});

test("the ids of conventions are their own", () => {
  expect(new Set(frameworks.map(({ id }) => id)).size).toBe(6);
});
