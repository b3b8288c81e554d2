import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  convolution,
  derive,
  derivePooling,
  deriveTransposed,
  LayerError,
  type LayerIssue,
  pooling,
  transposedConvolution,
} from "../../src/convolution/index.ts";
import { evaluate } from "../../src/formula/evaluate.ts";
import { symbolsOf } from "../../src/formula/formula.ts";
import { text } from "../../src/formula/text.ts";
import { checkOn, deriveOn, type LayerSpec, type Shape } from "../../src/layers/index.ts";
import { validSpec } from "../convolution/layers.ts";
import { validPooling, validTransposed } from "../convolution/windowed-layers.ts";

const dense = (outFeatures: number, bias = true): LayerSpec => ({ kind: "dense", outFeatures, bias });

describe("parameters of a layer on a shape, as published", () => {
  const cs231n = "cs231n.github.io, VGGNet in detail";
  const torchinfo = "TylerYep/torchinfo, single_input.out";
  // biome-ignore format: a table
  test.each<[string, number, string, LayerSpec, Shape]>([
    ["Linear(320, 50)",                  16050,     torchinfo,                              dense(50),                       [320]],
    ["Linear(50, 10)",                   510,       torchinfo,                              dense(10),                       [50]],
    ["7*7*512 -> 4096, no bias",         102760448, cs231n,                                 dense(4096, false),              [25088]],
    ["4096 -> 4096, no bias",            16777216,  cs231n,                                 dense(4096, false),              [4096]],
    ["4096 -> 1000, no bias",            4096000,   cs231n,                                 dense(1000, false),              [4096]],
    ["BatchNorm2d(64)",                  128,       "torch 2.13.0",                         { kind: "batch-normalization" }, [64, 8, 8]],
    ["BatchNormalization on 512",        1024,      "devpeace.com/keras/42521005, trainable", { kind: "batch-normalization" }, [512, 8, 8]],
    ["LeNet-5 C5",                       48120,     "blog.csdn.net/Sophia_11/article/details/85043685", { kind: "convolution", outChannels: 120, kernelSize: 5 }, [16, 5, 5]],
    ["3D-CNN S3, 23 * 2 maps",           92,        "code456.com/article/3309264.html",     { kind: "scale", bias: true },   [46, 27, 17]],
    ["3D-CNN S5, 13 * 6 maps",           156,       "code456.com/article/3309264.html",     { kind: "scale", bias: true },   [78, 7, 4]],
    ["SeparableConv2D's pointwise half", 2112,      "Keras 3.15.1, 2400 less 288",          { kind: "convolution", outChannels: 64, kernelSize: 1 }, [32, 8, 8]],
    ["ConvTranspose2d(16, 33, 3, 2)",    4785,      "torch 2.13.0 docstring",               { kind: "transposed-convolution", outChannels: 33, kernelSize: 3, stride: 2 }, [16, 50, 100]],
  ])("%s has %d (%s)", (_, parameters, __, layer, shape) => {
    expect(deriveOn(layer, [shape]).parameters).toBe(parameters);
  });

  test("LeNet-5's C3, sparse over channels, has 1516 (sidesshmore.com), dense 2416", () => {
    const places = (first: number, many: number) => Array.from({ length: many }, (_, at) => (first + at) % 6);
    const seen = [
      ...[0, 1, 2, 3, 4, 5].map((first) => places(first, 3)),
      ...[0, 1, 2, 3, 4, 5].map((first) => places(first, 4)),
      ...[
        [0, 1, 3, 4],
        [1, 2, 4, 5],
        [0, 2, 3, 5],
      ],
      places(0, 6),
    ];
    const kernel = { kind: "convolution", outChannels: 1, kernelSize: 5 } as const;
    const maps = seen.map((channels) => {
      const { outputShape } = deriveOn({ kind: "select-channels", channels }, [[6, 14, 14]]);
      return deriveOn(kernel, [outputShape]);
    });
    expect(maps.reduce((total, { parameters }) => total + parameters, 0)).toBe(1516);
    const joined = deriveOn(
      { kind: "concatenate" },
      maps.map(({ outputShape }) => outputShape),
    );
    expect(joined.outputShape).toEqual([16, 10, 10]);
    expect(deriveOn({ ...kernel, outChannels: 16 }, [[6, 14, 14]]).parameters).toBe(2416);
  });

  test("Conv2d(1,10,5), Conv2d(10,20,5), Linear 320 -> 50 -> 10 on 1x28x28 have 21840 (TylerYep/torchinfo)", () => {
    const pool: LayerSpec = { kind: "max-pooling", kernelSize: 2 };
    const layers: readonly LayerSpec[] = [
      { kind: "convolution", outChannels: 10, kernelSize: 5 },
      pool,
      { kind: "activation" },
      { kind: "convolution", outChannels: 20, kernelSize: 5 },
      { kind: "dropout" },
      pool,
      { kind: "activation" },
      { kind: "flatten" },
      dense(50),
      { kind: "activation" },
      dense(10),
    ];
    let shape: Shape = [1, 28, 28];
    const found = layers.map((layer) => {
      const shaped = deriveOn(layer, [shape]);
      shape = shaped.outputShape;
      return shaped.parameters;
    });
    expect(found.filter((parameters) => parameters > 0)).toEqual([260, 5020, 16050, 510]);
    expect(found.reduce((total, parameters) => total + parameters, 0)).toBe(21840);
    expect(shape).toEqual([10]);
  });
});

describe("deriveOn(layer, shapes), worked by hand", () => {
  const nothing = { parameters: 0, biases: 0, buffers: 0, counters: 0, macs: 0 };
  // biome-ignore format: a table
  test.each<[LayerSpec, readonly Shape[], object]>([
    [dense(10),                                                    [[400]],                            { outputShape: [10], outputElements: 10, parameters: 4010, biases: 10, macs: 4000 }],
    [dense(10, false),                                             [[400]],                            { outputShape: [10], parameters: 4000, biases: 0, macs: 4000 }],
    [{ kind: "dense", outFeatures: 8, over: "channels" },          [[6, 4, 5]],                        { outputShape: [8, 4, 5], outputElements: 160, parameters: 56, biases: 8, macs: 960 }], // 6*8 + 8; 48 * 4*5
    [{ kind: "instance-normalization" },                           [[6, 4, 5]],                        { ...nothing, outputShape: [6, 4, 5] }],
    [{ kind: "instance-normalization", affine: true },             [[6, 4, 5]],                        { parameters: 12, buffers: 0, counters: 0 }],
    [{ kind: "rescaling", factor: 0.17 },                          [[6, 4, 5]],                        { ...nothing, outputShape: [6, 4, 5], outputElements: 120 }],
    [{ kind: "pixel-shuffle", factor: 3 },                         [[9, 4, 4]],                        { ...nothing, outputShape: [1, 12, 12], outputElements: 144 }], // torch 2.13.0, PixelShuffle's docstring
    [{ kind: "pixel-shuffle", factor: 2 },                         [[16, 4, 5, 6]],                    { outputShape: [2, 8, 10, 12] }],                               // 16 / 2^3
    [{ kind: "reflection-padding", padding: 2 },                   [[1, 3, 3]],                        { ...nothing, outputShape: [1, 7, 7], outputElements: 49 }],    // torch 2.13.0, ReflectionPad2d's docstring
    [{ kind: "reflection-padding", padding: [1, [2, 0]] },         [[1, 3, 3]],                        { outputShape: [1, 5, 5] }],
    [{ kind: "flatten" },                                          [[16, 5, 4]],                       { ...nothing, outputShape: [320], outputElements: 320, window: "one" }],
    [{ kind: "flatten" },                                          [[7]],                              { ...nothing, outputShape: [7] }],
    [{ kind: "batch-normalization" },                              [[64, 8, 8]],                       { outputShape: [64, 8, 8], outputElements: 4096, parameters: 128, buffers: 128, counters: 1, macs: 0 }],
    [{ kind: "batch-normalization", scale: false },                [[64, 8, 8]],                       { parameters: 64, buffers: 128 }],
    [{ kind: "batch-normalization", affine: false },               [[64]],                             { outputShape: [64], parameters: 0, buffers: 128 }],
    [{ kind: "layer-normalization" },                              [[6, 4, 5]],                        { outputShape: [6, 4, 5], parameters: 240, buffers: 0 }], // 2 * 6*4*5
    [{ kind: "layer-normalization", over: "channels" },            [[6, 4, 5]],                        { parameters: 12 }],
    [{ kind: "layer-normalization", affine: false },               [[6, 4, 5]],                        nothing],
    [{ kind: "group-normalization", groups: 3 },                   [[6, 4, 5]],                        { parameters: 12, buffers: 0 }],
    [{ kind: "group-normalization", groups: 3, affine: false },    [[6, 4, 5]],                        nothing],
    [{ kind: "activation" },                                       [[6, 4, 5]],                        { ...nothing, outputShape: [6, 4, 5], outputElements: 120 }],
    [{ kind: "activation", name: "PReLU", slopes: "one" },         [[6, 4, 5]],                        { parameters: 1 }],
    [{ kind: "activation", name: "PReLU", slopes: "channels" },    [[6, 4, 5]],                        { parameters: 6 }],
    [{ kind: "dropout" },                                          [[9]],                              { ...nothing, outputShape: [9], outputElements: 9 }],
    [{ kind: "scale" },                                            [[6, 4, 5]],                        { outputShape: [6, 4, 5], parameters: 6 }],
    [{ kind: "upsampling", scale: [2, 3] },                        [[6, 4, 5]],                        { ...nothing, outputShape: [6, 8, 15], outputElements: 720 }],
    [{ kind: "unpooling", kernelSize: 2 },                         [[1, 2, 2]],                        { ...nothing, outputShape: [1, 4, 4], outputElements: 16 }],    // torch 2.13.0, MaxUnpool2d's docstring
    [{ kind: "unpooling", kernelSize: 3, stride: 2, padding: 1 },  [[1, 4]],                           { outputShape: [1, 7] }],                                       // 3*2 - 2 + 3
    [{ kind: "resizing", multiplier: 3, divisor: 2 },              [[6, 4, 5]],                        { ...nothing, outputShape: [6, 6, 7], outputElements: 252 }],  // torch 2.13.0, Upsample(scale_factor=1.5)
    [{ kind: "resizing", multiplier: [1, 2] },                     [[6, 4, 5]],                        { outputShape: [6, 4, 10] }],
    [{ kind: "zero-padding", padding: 1 },                         [[6, 4, 5]],                        { ...nothing, outputShape: [6, 6, 7], outputElements: 252 }],
    [{ kind: "zero-padding", padding: [[0, 1], 2] },               [[6, 4, 5]],                        { outputShape: [6, 5, 9] }],
    [{ kind: "cropping", cropping: [1, [0, 3]] },                  [[6, 4, 5]],                        { ...nothing, outputShape: [6, 2, 2], outputElements: 24 }],
    [{ kind: "select-channels", channels: [5, 0] },                [[6, 4, 5]],                        { ...nothing, outputShape: [2, 4, 5], outputElements: 40 }],
    [{ kind: "channel-shuffle", groups: 2 },                       [[6, 4, 5]],                        { ...nothing, outputShape: [6, 4, 5], outputElements: 120 }],
    [{ kind: "add" },                                              [[6, 4], [6, 4], [6, 4]],           { ...nothing, outputShape: [6, 4], outputElements: 24 }],
    [{ kind: "subtract" },                                         [[6], [6]],                         { ...nothing, outputShape: [6], outputElements: 6 }],
    [{ kind: "multiply" },                                         [[6, 4, 5], [6, 1, 1]],             { ...nothing, outputShape: [6, 4, 5], outputElements: 120 }],
    [{ kind: "multiply" },                                         [[1, 4, 5], [6, 4, 5]],             { outputShape: [6, 4, 5], outputElements: 120 }],
    [{ kind: "concatenate" },                                      [[6, 4], [2, 4], [1, 4]],           { ...nothing, outputShape: [9, 4], outputElements: 36 }],
    [{ kind: "resizing-like" },                                    [[6, 4, 5], [2, 8, 5]],             { ...nothing, outputShape: [6, 8, 5], window: [{ adaptive: { from: 4, to: 8, taken: "nearest" } }, { span: 1, stride: 1 }] }],
    [{ kind: "resizing-like", interpolation: "linear" },           [[6, 4], [2, 8]],                   { window: [{ adaptive: { from: 4, to: 8, taken: "linear" } }] }],
    [{ kind: "concatenate" },                                      [[6], [2]],                         { outputShape: [8], outputElements: 8 }],
    [{ kind: "concatenate" },                                      [[6, 4]],                           { outputShape: [6, 4] }],
    [{ kind: "global-pooling" },                                   [[6, 4, 5]],                        { ...nothing, outputShape: [6, 1, 1], outputElements: 6, window: "all" }],
    [{ kind: "adaptive-pooling", outputSize: 1 },                  [[6, 4, 5]],                        { outputShape: [6, 1, 1], window: "all" }],
    [{ kind: "global-pooling", pool: "max" },                      [[6, 4]],                           { outputShape: [6, 1] }],
    [{ kind: "adaptive-pooling", outputSize: 2, pool: "max" },     [[6, 4, 6]],                        { ...nothing, outputShape: [6, 2, 2], window: [{ span: 2, stride: 2 }, { span: 3, stride: 3 }] }],
    [{ kind: "feature-normalization" },                            [[3, 224, 224]],                    { ...nothing, outputShape: [3, 224, 224], buffers: 7 }], // Keras 3.15.1's EfficientNet-B0: 5330571, of which 5330564 without it
    [{ kind: "adaptive-pooling", outputSize: 2 },                  [[6, 4, 6]],                        { ...nothing, outputShape: [6, 2, 2], outputElements: 24 }],
    [{ kind: "adaptive-pooling", outputSize: [2, 4] },             [[6, 4, 6]],                        { outputShape: [6, 2, 4], window: [{ span: 2, stride: 2 }, { adaptive: { from: 6, to: 4 } }] }],
    [{ kind: "max-pooling", kernelSize: 2 },                       [[6, 4, 5]],                        { ...nothing, outputShape: [6, 2, 2], outputElements: 24 }],
    [{ kind: "lp-pooling", kernelSize: 2, power: 3 },              [[6, 4, 5]],                        { ...nothing, outputShape: [6, 2, 2], outputElements: 24 }],
    [{ kind: "average-pooling", kernelSize: 2, ceilMode: true },   [[6, 4, 5]],                        { outputShape: [6, 2, 3] }],
  ])("%o on %o", (layer, shapes, expected) => {
    expect(deriveOn(layer, shapes)).toMatchObject(expected);
  });

  const through = { span: 1, stride: 1, before: 0, transposed: false, dilation: 1 };
  // biome-ignore format: a table
  test.each<[LayerSpec, readonly object[]]>([
    [{ kind: "activation" },                                                                [through, through]],
    [{ kind: "convolution", outChannels: 1, kernelSize: 3, dilation: [1, 2], stride: [2, 1], padding: [1, [2, 0]] }, [{ span: 3, stride: 2, before: 1, transposed: false, dilation: 1 }, { span: 5, stride: 1, before: 2, transposed: false, dilation: 2 }]],
    [{ kind: "convolution", outChannels: 1, kernelSize: 3, stride: 2, padding: "same" },    [{ span: 3, stride: 2, before: 0, transposed: false, dilation: 1 }, { span: 3, stride: 2, before: 1, transposed: false, dilation: 1 }]],
    [{ kind: "transposed-convolution", outChannels: 1, kernelSize: 3, stride: 2 },          [{ span: 3, stride: 2, before: 0, transposed: true, dilation: 1 }, { span: 3, stride: 2, before: 0, transposed: true, dilation: 1 }]],
    [{ kind: "max-pooling", kernelSize: 2 },                                                [{ span: 2, stride: 2, before: 0, transposed: false, dilation: 1 }, { span: 2, stride: 2, before: 0, transposed: false, dilation: 1 }]],
    [{ kind: "upsampling", scale: [1, 2] },                                                 [{ span: 1, stride: 1, before: 0, transposed: true, dilation: 1 }, { span: 2, stride: 2, before: 0, transposed: true, dilation: 1 }]],
    [{ kind: "dense", outFeatures: 2, over: "channels" },                                   [through, through]],
    [{ kind: "reflection-padding", padding: [[2, 1], 0] },                                  [{ ...through, before: 2 }, through]],
    [{ kind: "zero-padding", padding: [[2, 1], 0] },                                        [{ ...through, before: 2 }, through]],
    [{ kind: "cropping", cropping: [[2, 1], 0] },                                           [{ ...through, before: -2 }, through]],
    [{ kind: "unpooling", kernelSize: 3, stride: 2, padding: [1, 0] },                      [{ span: 3, stride: 2, before: 1, transposed: true, dilation: 1 }, { span: 3, stride: 2, before: 0, transposed: true, dilation: 1 }]],
    [{ kind: "resizing", multiplier: 3, divisor: [2, 1] },                                  [{ ...through, adaptive: { from: 2, to: 3, taken: "nearest", symbols: ["f_D", "f_N"] } }, { ...through, adaptive: { from: 1, to: 3, taken: "nearest", symbols: ["f_D", "f_N"] } }]],
    [{ kind: "adaptive-pooling", outputSize: [4, 1] },                                      [{ ...through, span: 2, stride: 2 }, { ...through, span: 9, stride: 9 }]],
  ])("%o looks at its input through a window", (layer, window) => {
    expect(deriveOn(layer, [[3, 8, 9]]).window).toEqual(window);
  });
});

describe("deriveOn(layer, shapes).steps", () => {
  // biome-ignore format: a table
  test.each<[LayerSpec, readonly Shape[], readonly string[]]>([
    [dense(10),                                         [[400]],                 ["n_w = F_in*F_out", "n_b = F_out", "n = F_in*F_out + F_out", "m = F_in*F_out", "e_out = F_out"]],
    [{ kind: "flatten" },                               [[16, 5, 5]],            ["F = C*i_h*i_w", "e_out = F"]],
    [{ kind: "batch-normalization" },                   [[64, 8]],               ["n = 2*C", "n_r = 2*C", "n_t = 1", "e_out = C*i"]],
    [{ kind: "zero-padding", padding: [[0, 1]] },       [[6, 4]],                ["o = i + p_before + p_after", "e_out = C*o"]],
    [{ kind: "cropping", cropping: 1 },                 [[6, 4]],                ["o = i - 2*c", "e_out = C*o"]],
    [{ kind: "upsampling", scale: 2 },                  [[6, 4]],                ["o = f*i", "e_out = C*o"]],
    [{ kind: "unpooling", kernelSize: 3, stride: 2, padding: 1 }, [[6, 4]],      ["o = (i - 1)*s + k - 2*p", "e_out = C*o"]],
    [{ kind: "resizing", multiplier: 3, divisor: 2 },   [[6, 4]],                ["o = floor(f_N*i/f_D)", "e_out = C*o"]],
    [{ kind: "pixel-shuffle", factor: 2 },              [[8, 4, 5]],             ["o = r*i", "o = r*i", "C_out = C/r^2", "e_out = C_out*o_h*o_w"]],
    [{ kind: "dense", outFeatures: 2, over: "channels" }, [[6, 4]],              ["n_w = F_in*F_out", "n_b = F_out", "n = F_in*F_out + F_out", "m = F_in*F_out*i", "e_out = F_out*i"]],
    [{ kind: "concatenate" },                           [[6, 4], [2, 4]],        ["C_out = C_1 + C_2", "e_out = C_out*i"]],
    [{ kind: "resizing-like" },                         [[6, 4], [2, 9]],        ["o = i_2", "e_out = C*o"]],
    [{ kind: "multiply" },                              [[6, 4, 4], [6, 1, 1]],  ["o = max(i_1, i_2)", "o = max(i_1, i_2)", "e_out = C*o_h*o_w"]],
    [{ kind: "add" },                                   [[1, 4], [6, 4]],        ["C_out = max(C_1, C_2)", "e_out = C_out*i"]],
  ])("of %o on %o are formulas", (layer, shapes, lines) => {
    const { steps } = deriveOn(layer, shapes);
    expect(steps.map(({ symbol, formula }) => `${symbol} = ${text(formula)}`)).toEqual(lines);
    for (const { formula, values, value } of steps) {
      expect(value).toBe(evaluate(formula, values));
      expect(Object.keys(values)).toEqual(symbolsOf(formula));
    }
  });
});

describe("checkOn(layer, shapes) says what is wrong", () => {
  const maximum = 9007199254740991;
  // biome-ignore format: a table
  test.each<[object, readonly Shape[], readonly LayerIssue[]]>([
    [{ kind: "dense", outFeatures: 0 },                    [[4]],              [{ code: "out-of-range", field: "outFeatures", value: 0, minimum: 1, maximum }]],
    [{ kind: "dense" },                                    [[4]],              [{ code: "missing", field: "outFeatures" }]],
    [{ kind: "dense", outFeatures: 2, bias: 1 },           [[4]],              [{ code: "not-a-boolean", field: "bias", value: 1 }]],
    [{ kind: "dense", outFeatures: 2 },                    [[4, 3, 3]],        [{ code: "wrong-rank", field: "inputShape", rank: 2, minimum: 0, maximum: 0 }]],
    [{ kind: "dense", outFeatures: 2, over: "all" },       [[4, 3, 3]],        [{ code: "not-one-of", field: "over", value: "all", choices: ["channels"] }]],
    [{ kind: "rescaling" },                                [[4]],              [{ code: "not-a-number", field: "factor", value: undefined }]],
    [{ kind: "rescaling", factor: "2" },                   [[4]],              [{ code: "not-a-number", field: "factor", value: "2" }]],
    [{ kind: "pixel-shuffle", factor: 2 },                 [[6, 3, 3]],        [{ code: "channels-not-for-factor", field: "factor", channels: 6, many: 4 }]],
    [{ kind: "resizing", multiplier: 1, divisor: 4 },      [[6, 3]],           [{ code: "output-not-positive", field: "inputShape", axis: 0, outputSize: 0 }]],
    [{ kind: "lp-pooling", kernelSize: 2, power: 0 },      [[6, 3]],           [{ code: "out-of-range", field: "power", value: 0, minimum: 1, maximum }]],
    [{ kind: "global-pooling", pool: "lp" },               [[6, 3]],           [{ code: "not-one-of", field: "pool", value: "lp", choices: ["max", "average"] }]],
    [{ kind: "unpooling", kernelSize: 1, padding: 1 },     [[6, 2]],           [{ code: "output-not-positive", field: "inputShape", axis: 0, outputSize: 0 }]],
    [{ kind: "resizing-like" },                            [[6, 2]],           [{ code: "wrong-input-count", field: "inputShape", inputs: 1, minimum: 2 }]],
    [{ kind: "resizing-like" },                            [[6, 2], [6, 2, 2]], [{ code: "shapes-differ", field: "inputShape", shapes: [[6, 2], [6, 2, 2]] }]],
    [{ kind: "resizing-like", interpolation: "cubic" },    [[6, 2], [6, 3]],   [{ code: "not-one-of", field: "interpolation", value: "cubic", choices: ["nearest", "linear"] }]],
    [{ kind: "subtract" },                                 [[6], [6], [6]],    [{ code: "shapes-differ", field: "inputShape", shapes: [[6], [6], [6]] }]],
    [{ kind: "resizing", divisor: 2 },                     [[6, 3]],           [{ code: "missing", field: "multiplier" }]],
    [{ kind: "pixel-shuffle", factor: 0 },                 [[6, 3]],           [{ code: "out-of-range", field: "factor", value: 0, minimum: 1, maximum }]],
    [{ kind: "instance-normalization" },                   [[6]],              [{ code: "wrong-rank", field: "inputShape", rank: 0, minimum: 1, maximum: 8 }]],
    [{ kind: "reflection-padding", padding: [[1, 3]] },    [[4, 3]],           [{ code: "out-of-range", field: "padding", axis: 0, value: 3, minimum: 0, maximum: 2 }]],
    [{ kind: "dense", outFeatures: 2 },                    [],                 [{ code: "wrong-input-count", field: "inputShape", inputs: 0, minimum: 1 }]],
    [{ kind: "dense", outFeatures: 2 },                    [[4], [4]],         [{ code: "wrong-input-count", field: "inputShape", inputs: 2, minimum: 1 }]],
    [{ kind: "dense", outFeatures: 2 ** 30 },              [[2 ** 30]],        [{ code: "count-not-exact", field: "inputSize", quantity: "weights" }]],
    [{ kind: "dropout" },                                  [[4, 0]],           [{ code: "out-of-range", field: "inputShape", axis: 1, value: 0, minimum: 1, maximum }]],
    [{ kind: "dropout" },                                  [[]],               [{ code: "wrong-rank", field: "inputShape", rank: -1, minimum: 0, maximum: 8 }, { code: "no-axis", field: "inputShape" }]],
    [{ kind: "layer-normalization", over: "rows" },        [[4, 3]],           [{ code: "not-one-of", field: "over", value: "rows", choices: ["all", "channels"] }]],
    [{ kind: "group-normalization", groups: 3 },           [[4, 3]],           [{ code: "channels-not-divisible", field: "groups", channels: 4, groups: 3 }]],
    [{ kind: "group-normalization" },                      [[4, 3]],           [{ code: "missing", field: "groups" }]],
    [{ kind: "channel-shuffle", groups: 3 },               [[4, 3]],           [{ code: "channels-not-divisible", field: "groups", channels: 4, groups: 3 }]],
    [{ kind: "activation", slopes: "some" },               [[4]],              [{ code: "not-one-of", field: "slopes", value: "some", choices: ["none", "one", "channels"] }]],
    [{ kind: "upsampling", scale: [2] },                   [[4, 3, 3]],        [{ code: "wrong-length", field: "scale", length: 1, rank: 2 }]],
    [{ kind: "upsampling", scale: 2 },                     [[4]],              [{ code: "wrong-rank", field: "inputShape", rank: 0, minimum: 1, maximum: 8 }]],
    [{ kind: "zero-padding", padding: "same" },            [[4, 3]],           [{ code: "unknown-padding", field: "padding", value: "same" }]],
    [{ kind: "cropping", cropping: [[2, 1]] },             [[4, 3]],           [{ code: "output-not-positive", field: "inputShape", axis: 0, outputSize: 0 }]],
    [{ kind: "select-channels", channels: [] },            [[4, 3]],           [{ code: "missing", field: "channels" }]],
    [{ kind: "select-channels", channels: [1, 4] },        [[4, 3]],           [{ code: "no-such-channel", field: "channels", channel: 4, channels: 4 }]],
    [{ kind: "select-channels", channels: [-1] },          [[4, 3]],           [{ code: "out-of-range", field: "channels", value: -1, minimum: 0, maximum }]],
    [{ kind: "add" },                                      [[4, 3]],           [{ code: "wrong-input-count", field: "inputShape", inputs: 1, minimum: 2 }]],
    [{ kind: "add" },                                      [[4, 3], [4, 2]],   [{ code: "shapes-differ", field: "inputShape", shapes: [[4, 3], [4, 2]] }]],
    [{ kind: "add" },                                      [[4, 3], [4]],      [{ code: "shapes-differ", field: "inputShape", shapes: [[4, 3], [4]] }]],
    [{ kind: "concatenate" },                              [[4, 3], [4, 2]],   [{ code: "shapes-differ", field: "inputShape", shapes: [[4, 3], [4, 2]] }]],
    [{ kind: "concatenate" },                              [],                 [{ code: "wrong-input-count", field: "inputShape", inputs: 0, minimum: 1 }]],
    [{ kind: "convolution", outChannels: 2, kernelSize: 4 }, [[4, 3]],         [{ code: "kernel-larger-than-input", field: "kernelSize", axis: 0, effectiveKernel: 4, paddedInput: 3 }]],
    [{ kind: "convolution", outChannels: 2, kernelSize: 1 }, [[4]],            [{ code: "no-axis", field: "inputSize" }]],
    [{ kind: "convolution", outChannels: 2, kernelSize: 1 }, [[4, 3], [4, 3]], [{ code: "wrong-input-count", field: "inputShape", inputs: 2, minimum: 1 }]],
    [{ kind: "transposed-convolution", outChannels: 2, kernelSize: 1, padding: 4 }, [[4, 3]], [{ code: "output-not-positive", field: "padding", axis: 0, outputSize: -5 }]], // 2 + 1 - 8
    [{ kind: "global-pooling", pool: "sum" },              [[4, 3]],           [{ code: "not-one-of", field: "pool", value: "sum", choices: ["max", "average"] }]],
    [{ kind: "adaptive-pooling", outputSize: 1, pool: "sum" }, [[4, 3]],       [{ code: "not-one-of", field: "pool", value: "sum", choices: ["max", "average"] }]],
    [{ kind: "adaptive-pooling", outputSize: 0 },          [[4, 3]],           [{ code: "out-of-range", field: "outputSize", value: 0, minimum: 1, maximum }]],
  ])("%o on %o", (layer, shapes, issues) => {
    expect(checkOn(layer as LayerSpec, shapes)).toEqual(issues);
    expect(() => deriveOn(layer as LayerSpec, shapes)).toThrow(LayerError);
  });
});

describe("of any layer that moves a window, deriveOn gives what its own derivation gives", () => {
  test("a convolution", () => {
    fc.assert(
      fc.property(validSpec, ({ inputSize, inChannels, ...own }) => {
        const { steps, outputSize, parameters, macs } = derive(
          convolution({ ...own, inputSize, inChannels }),
        );
        const shaped = deriveOn({ kind: "convolution", ...own }, [[inChannels, ...inputSize]]);
        expect(shaped).toMatchObject({
          outputShape: [own.outChannels, ...outputSize],
          parameters,
          macs,
          steps,
        });
      }),
    );
  });

  test("a transposed convolution", () => {
    fc.assert(
      fc.property(validTransposed, ({ inputSize, inChannels, ...own }) => {
        const derivation = deriveTransposed(transposedConvolution({ ...own, inputSize, inChannels }));
        const shaped = deriveOn({ kind: "transposed-convolution", ...own }, [[inChannels, ...inputSize]]);
        expect(shaped.outputShape).toEqual([own.outChannels, ...derivation.outputSize]);
        expect(shaped.steps).toEqual(derivation.steps);
      }),
    );
  });

  test("a pooling", () => {
    fc.assert(
      fc.property(validPooling, ({ kind, inputSize, channels, ...own }) => {
        const derivation = derivePooling(pooling({ ...own, kind, inputSize, channels }));
        const shaped = deriveOn({ kind: `${kind}-pooling`, ...own }, [[channels, ...inputSize]]);
        expect(shaped.outputShape).toEqual([channels, ...derivation.outputSize]);
        expect(shaped.parameters).toBe(0);
      }),
    );
  });
});
