import { describe, expect, test } from "vitest";
import {
  type ConvolutionSpec,
  convolution,
  convolve,
  inputShape,
  positions,
  type Tap,
  type Tensor,
  weightShape,
  windowTaps,
} from "../../src/convolution/index.ts";

/** A layer of one channel and one kernel without bias, unless said otherwise. */
const layerOf = (
  inputSize: readonly number[],
  kernelSize: ConvolutionSpec["kernelSize"],
  rest: Partial<ConvolutionSpec> = {},
) => convolution({ inputSize, inChannels: 1, outChannels: 1, kernelSize, bias: false, ...rest });

/** The output on one axis of one channel. */
const slide = (
  input: readonly number[],
  kernel: readonly number[],
  rest: Partial<ConvolutionSpec> = {},
): readonly number[] => {
  const layer = layerOf([input.length], kernel.length, rest);
  const { data } = convolve(layer, {
    input: { shape: [1, input.length], data: input },
    weights: { shape: [1, 1, kernel.length], data: kernel },
  });
  return [...data];
};

describe("convolve(layer) on one axis, worked by hand", () => {
  // biome-ignore format: a table
  test.each<{ input: readonly number[]; kernel: readonly number[]; rest?: Partial<ConvolutionSpec>; output: readonly number[]; note: string }>([
    { input: [1, 2, 3],       kernel: [1, 0, -1],                                            output: [-2],           note: "1 - 3; flipped it would be 2" },
    { input: [1, 2, 3],       kernel: [1, 0, -1], rest: { padding: 1 },                      output: [-2, -2, 2],    note: "0-2, 1-3, 2-0" },
    { input: [1, 2, 3],       kernel: [10, 1],                                               output: [12, 23],       note: "10+2, 20+3" },
    { input: [1, 2, 3, 4, 5], kernel: [10, 1],    rest: { stride: 2 },                       output: [12, 34],       note: "10+2, 30+4" },
    { input: [1, 2, 3, 4, 5], kernel: [10, 1],    rest: { dilation: 2 },                     output: [13, 24, 35],   note: "10+3, 20+4, 30+5" },
    { input: [1, 2, 3, 4, 5], kernel: [10, 1],    rest: { dilation: 2, stride: 2 },          output: [13, 35],       note: "10+3, 30+5" },
    { input: [1, 2, 3],       kernel: [10, 1],    rest: { padding: [[1, 0]] },               output: [1, 12, 23],    note: "0+1, 10+2, 20+3" },
    { input: [1, 2, 3],       kernel: [10, 1],    rest: { padding: [[0, 1]] },               output: [12, 23, 30],   note: "10+2, 20+3, 30+0" },
    { input: [1, 2, 3],       kernel: [10, 1],    rest: { padding: "valid" },                output: [12, 23],       note: "no padding" },
    { input: [1, 2, 3],       kernel: [10, 1],    rest: { padding: "same" },                 output: [12, 23, 30],   note: "the odd one after" },
    { input: [1, 2, 3],       kernel: [10, 1],    rest: { padding: "same-lower" },           output: [1, 12, 23],    note: "the odd one before" },
    { input: [1, 2, 3],       kernel: [10, 1],    rest: { padding: "full" },                 output: [1, 12, 23, 30], note: "one on either side" },
    { input: [1, 2, 3],       kernel: [10, 1],    rest: { padding: "causal" },               output: [1, 12, 23],    note: "one before" },
    { input: [1, 2, 3],       kernel: [10, 1],    rest: { padding: "causal", dilation: 2 },  output: [1, 2, 13],     note: "two before: 0+1, 0+2, 10+3" },
    { input: [1, 2, 3, 4],    kernel: [7],        rest: { padding: "same", stride: 4 },      output: [7],            note: "element 0, as TensorFlow has it" },
    { input: [5],             kernel: [2],        rest: { padding: 1 },                      output: [0, 10, 0],     note: "windows on padding alone" },
    { input: [0.5, 0.25],     kernel: [0.5, 4],                                              output: [1.25],         note: "0.25 + 1" },
  ])("$input by $kernel $rest gives $output ($note)", ({ input, kernel, rest, output }) => {
    expect(slide(input, kernel, rest)).toEqual(output);
  });
});

describe("convolve(layer) on more, worked by hand", () => {
  test("two axes: 3x3 by 2x2", () => {
    const output = convolve(layerOf([3, 3], 2), {
      input: { shape: [1, 3, 3], data: [1, 2, 3, 4, 5, 6, 7, 8, 9] },
      weights: { shape: [1, 1, 2, 2], data: [1, 2, 3, 4] },
    });
    // 1+4+12+20, 2+6+15+24, 4+10+21+32, 5+12+24+36
    expect(output).toEqual({ shape: [1, 2, 2], data: Float64Array.of(37, 47, 67, 77) });
  });

  test("two axes that differ in everything: 2x4 by 1x2, stride (1, 2), padding 1 before the rows", () => {
    const output = convolve(layerOf([2, 4], [1, 2], { stride: [1, 2], padding: [[1, 0], 0] }), {
      input: { shape: [1, 2, 4], data: [1, 2, 3, 4, 5, 6, 7, 8] },
      weights: { shape: [1, 1, 1, 2], data: [10, 1] },
    });
    // a row of padding; 10+2, 30+4; 50+6, 70+8
    expect(output).toEqual({ shape: [1, 3, 2], data: Float64Array.of(0, 0, 12, 34, 56, 78) });
  });

  test("three axes: 2x2x2 by 2x1x2", () => {
    const output = convolve(layerOf([2, 2, 2], [2, 1, 2]), {
      input: { shape: [1, 2, 2, 2], data: [1, 2, 3, 4, 5, 6, 7, 8] },
      weights: { shape: [1, 1, 2, 1, 2], data: [1, 10, 100, 1000] },
    });
    // 1 + 20 + 500 + 6000, 3 + 40 + 700 + 8000
    expect(output).toEqual({ shape: [1, 1, 2, 1], data: Float64Array.of(6521, 8743) });
  });

  test("channels are summed, and each kernel makes a channel and adds its bias", () => {
    const output = convolve(layerOf([2], 1, { inChannels: 2, outChannels: 3, bias: true }), {
      input: { shape: [2, 2], data: [1, 2, 3, 4] },
      weights: { shape: [3, 2, 1], data: [1, 10, 100, 0, 0, 1] },
      biases: [1000, 2000, 3000],
    });
    // 1+30, 2+40; 100, 200; 3, 4; and the biases
    expect(output).toEqual({ shape: [3, 2], data: Float64Array.of(1031, 1042, 2100, 2200, 3003, 3004) });
  });

  test("a group sees its own channels alone", () => {
    const output = convolve(layerOf([2], 1, { inChannels: 2, outChannels: 4, groups: 2 }), {
      input: { shape: [2, 2], data: [1, 2, 3, 4] },
      weights: { shape: [4, 1, 1], data: [1, 10, 100, 1000] },
    });
    // the first channel by 1 and by 10, the second by 100 and by 1000
    expect(output).toEqual({ shape: [4, 2], data: Float64Array.of(1, 2, 10, 20, 300, 400, 3000, 4000) });
  });

  test("a group of two channels", () => {
    const output = convolve(layerOf([1], 1, { inChannels: 4, outChannels: 2, groups: 2 }), {
      input: { shape: [4, 1], data: [1, 2, 3, 4] },
      weights: { shape: [2, 2, 1], data: [10, 1, 100, 1000] },
    });
    expect(output).toEqual({ shape: [2, 1], data: Float64Array.of(12, 4300) }); // 10+2, 300+4000
  });
});

describe("convolve(layer) refuses tensors that do not fit", () => {
  const input: Tensor = { shape: [2, 3], data: [1, 2, 3, 4, 5, 6] };
  const weights: Tensor = { shape: [3, 2, 2], data: Array(12).fill(1) };
  const biases = [1, 2, 3];

  // biome-ignore format: a table
  test.each<[string, Parameters<typeof convolve>[1], string]>([
    ["an input of another shape",    { input: { ...input, shape: [3, 2] }, weights, biases },   "The input must have shape [2, 3] and 6 numbers; got [3, 2] and 6."],
    ["an input with a batch axis",   { input: { ...input, shape: [1, 2, 3] }, weights, biases }, "The input must have shape [2, 3] and 6 numbers; got [1, 2, 3] and 6."],
    ["an input too short",           { input: { ...input, data: [1, 2] }, weights, biases },    "The input must have shape [2, 3] and 6 numbers; got [2, 3] and 2."],
    ["weights of another shape",     { input, weights: { ...weights, shape: [2, 3, 2] }, biases }, "The weights must have shape [3, 2, 2] and 12 numbers; got [2, 3, 2] and 12."],
    ["weights too long",             { input, weights: { ...weights, data: Array(13).fill(1) }, biases }, "The weights must have shape [3, 2, 2] and 12 numbers; got [3, 2, 2] and 13."],
    ["no biases where it has some",  { input, weights },                                        "A layer of 3 output channels needs biases."],
    ["too few biases",               { input, weights, biases: [1, 2] },                        "A layer of 3 output channels needs biases."],
  ])("%s", (_, tensors, message) => {
    const layer = layerOf([3], 2, { inChannels: 2, outChannels: 3, bias: true });
    expect(() => convolve(layer, tensors)).toThrow(new RangeError(message));
  });

  test("and biases where it has none", () => {
    const bare = layerOf([3], 2, { inChannels: 2, outChannels: 3 });
    expect(() => convolve(bare, { input, weights, biases })).toThrow(
      new RangeError("A layer of 3 output channels takes no biases."),
    );
    expect(convolve(bare, { input, weights, biases: [] }).shape).toEqual([3, 2]); // none are none
  });
});

describe("windowTaps(layer, outChannel, position) pairs each weight with the element under it", () => {
  test("at the edge, where padding has no element", () => {
    const layer = layerOf([3], 3, { padding: 1 });
    // biome-ignore format: a table
    expect(windowTaps(layer, 0, [0])).toEqual<Tap[]>([{ weight: 0, input: undefined }, { weight: 1, input: 0 }, { weight: 2, input: 1 }]);
    // biome-ignore format: a table
    expect(windowTaps(layer, 0, [2])).toEqual<Tap[]>([{ weight: 0, input: 1 }, { weight: 1, input: 2 }, { weight: 2, input: undefined }]);
  });

  test("in two axes, where one past the end of a row is not the next row", () => {
    const layer = layerOf([2, 2], [1, 2], { padding: [0, 1] });
    // biome-ignore format: a table
    expect(windowTaps(layer, 0, [0, 2])).toEqual<Tap[]>([{ weight: 0, input: 1 }, { weight: 1, input: undefined }]);
    // biome-ignore format: a table
    expect(windowTaps(layer, 0, [1, 0])).toEqual<Tap[]>([{ weight: 0, input: undefined }, { weight: 1, input: 2 }]);
  });

  test("in the second of two groups, kernel channel by kernel channel", () => {
    const layer = layerOf([4], 2, { inChannels: 4, outChannels: 2, groups: 2, stride: 2 });
    // The second kernel begins at weight 4, its first channel (the third of the input) at element 8.
    // biome-ignore format: a table
    expect(windowTaps(layer, 1, [1])).toEqual<Tap[]>([
      { weight: 4, input: 10 }, { weight: 5, input: 11 },
      { weight: 6, input: 14 }, { weight: 7, input: 15 },
    ]);
  });
});

test("inputShape(layer) and weightShape(layer) put channels first", () => {
  const layer = layerOf([4, 5, 6], [1, 2, 3], { inChannels: 6, outChannels: 9, groups: 3 });
  expect(inputShape(layer)).toEqual([6, 4, 5, 6]);
  expect(weightShape(layer)).toEqual([9, 2, 1, 2, 3]);
});

describe("positions(shape) walks a grid, the last axis fastest", () => {
  // biome-ignore format: a table
  test.each([
    [[3],       [[0], [1], [2]]],
    [[2, 3],    [[0, 0], [0, 1], [0, 2], [1, 0], [1, 1], [1, 2]]],
    [[1, 2, 1], [[0, 0, 0], [0, 1, 0]]],
    [[2, 0],    []],
    [[],        [[]]],
  ])("%j", (shape, expected) => {
    expect([...positions(shape)]).toEqual(expected);
  });
});
