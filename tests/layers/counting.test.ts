import { describe, expect, test } from "vitest";
import { evaluate } from "../../src/formula/evaluate.ts";
import { text } from "../../src/formula/text.ts";
import { type Counting, countIn, countParameters, flops, macs } from "../../src/layers/counting.ts";
import { deriveOn, type LayerSpec, type Shape } from "../../src/layers/index.ts";

const placed = (layer: LayerSpec, ...inputShapes: readonly Shape[]) => ({
  layer,
  inputShapes,
  ...deriveOn(layer, inputShapes),
});
const conv = (outChannels: number, kernelSize: number, more = {}): LayerSpec => ({
  kind: "convolution",
  outChannels,
  kernelSize,
  ...more,
});
const transposed: LayerSpec = { kind: "transposed-convolution", outChannels: 2, kernelSize: 3, stride: 2 };
const norm: LayerSpec = { kind: "batch-normalization" };
const bare: LayerSpec = { kind: "batch-normalization", affine: false };
const relu: LayerSpec = { kind: "activation", name: "ReLU" };
const maxPool: LayerSpec = { kind: "max-pooling", kernelSize: 3, stride: 2, padding: 1 };
const dilated: LayerSpec = { kind: "max-pooling", kernelSize: 2, stride: 1, dilation: 3 };
const dense: LayerSpec = { kind: "dense", outFeatures: 10 };

const biased: Counting = { ...macs, biases: true };
const byElements: Counting = { ...macs, normalized: "elements" };
const byParameters: Counting = { ...macs, normalized: "parameters" };
const pooling = (pooled: Counting["pooled"]): Counting => ({ ...macs, pooled });

describe("countIn(counting, placed) as other programs count", () => {
  const flopCounter = "torch.utils.flop_counter, torch 2.13.0";
  // biome-ignore format: a table
  test.each<[string, number, Counting, LayerSpec, Shape, number]>([
    [flopCounter,                                 5322672, flops,                                        conv(2, 3),                            [3, 224, 224],    1],
    [flopCounter,                                 5419008, flops,                                        transposed,                            [3, 224, 224],    1],
    [flopCounter,                                 17280,   flops,                                        conv(5, 3),                            [3, 10, 10],      1],
    [flopCounter,                                 77760,   flops,                                        conv(4, 2),                            [5, 4, 10, 10],   1],
    ["TylerYep/torchinfo, groups.out, batch 7",   5602688, biased,                                       conv(32, 3, { groups: 4 }),            [16, 28, 28],     7],
    ["d2l.ai, 256x256 image, mult and add",       53687091200, flops,                                    conv(128, 5, { padding: 2 }),          [128, 256, 256],  1],
    ["LeCun et al. 1998, connections of C1",      122304,  biased,                                       conv(6, 5),                            [1, 32, 32],      1],
  ])("%s: %d", (_, operations, counting, layer, shape, images) => {
    expect(countIn(counting, placed(layer, shape)).value * images).toBe(operations);
  });
});

describe("countIn(counting, placed), worked by hand", () => {
  // biome-ignore format: a table
  test.each<[Counting, LayerSpec, Shape, string, number]>([
    [macs,                                 conv(4, 3),                             [3, 8, 8],    "m",               3888],  // 108 weights at 6*6
    [flops,                                conv(4, 3),                             [3, 8, 8],    "2*m",             7776],
    [biased,                               conv(4, 3),                             [3, 8, 8],    "m + e_out",       4032],  // and 4*6*6
    [biased,                               conv(4, 3, { bias: false }),            [3, 8, 8],    "m",               3888],
    [{ ...flops, biases: true },           dense,                                  [400],        "2*m + e_out",     8010],
    [biased,                               { kind: "scale", bias: true },          [3, 8, 8],    "0",               0],
    [macs,                                 transposed,                             [3, 4, 5],    "m",               1080],  // 54 weights at 4*5
    [{ ...macs, transposedOver: "output" }, transposed,                            [3, 4, 5],    "n_w*o_h*o_w",     5346],  // at 9*11
    [{ ...biased, transposedOver: "output" }, transposed,                          [3, 4],       "n_w*o + e_out",   180],   // 18 weights at 9, and 2*9
    [{ ...macs, transposedOver: "output" }, conv(4, 3),                            [3, 8, 8],    "m",               3888],
    [macs,                                 norm,                                   [3, 8, 8],    "0",               0],
    [byElements,                           norm,                                   [3, 8, 8],    "2*e_out",         384],
    [byElements,                           bare,                                   [3, 8, 8],    "e_out",           192],
    [byParameters,                         norm,                                   [3, 8, 8],    "n",               6],
    [byParameters,                         { kind: "layer-normalization" },        [3, 8],       "n",               48],
    [byElements,                           { kind: "group-normalization", groups: 1 }, [3, 8],   "2*e_out",         48],
    [byElements,                           conv(4, 3),                             [3, 8, 8],    "m",               3888],
    [{ ...macs, activated: 1 },         relu,                                   [3, 8, 8],    "e_out",           192],
    [{ ...macs, activated: 2 },            relu,                                   [3, 8, 8],    "2*e_out",         384],
    [{ ...macs, activated: 1 },         norm,                                   [3, 8, 8],    "0",               0],
    [macs,                                 relu,                                   [3, 8, 8],    "0",               0],
    [macs,                                 maxPool,                                [3, 8, 8],    "0",               0],
    [pooling("input"),                     maxPool,                                [3, 8, 8],    "e_in",            192],
    [pooling("output"),                    maxPool,                                [3, 8, 8],    "e_out",           48],    // 3*4*4
    [pooling("windows"),                   maxPool,                                [3, 8, 8],    "k_h*k_w*e_out",   432],   // 3*3*48
    [pooling("windows"),                   dilated,                                [3, 8],       "k*e_out",         30],    // 2*3*5
    [pooling("windows"),                   { kind: "average-pooling", kernelSize: 2 }, [3, 8],   "k*e_out",         24],
    [pooling("windows"),                   { kind: "global-pooling" },             [3, 8, 9],    "k_h*k_w*e_out",   216],   // 8*9*3
    [pooling("windows"),                   { kind: "adaptive-pooling", outputSize: [2, 3] }, [3, 8, 9], "k_h*k_w*e_out", 216], // 4*3*3*2*3
    [pooling("windows"),                   { kind: "adaptive-pooling", outputSize: 5 }, [3, 8],  "e_in",            24],
    [pooling("output"),                    relu,                                   [3, 8, 8],    "0",               0],
  ])("%o of %o on %j is %s = %d", (counting, layer, shape, formula, value) => {
    const step = countIn(counting, placed(layer, shape));
    expect([text(step.formula), step.value]).toEqual([formula, value]);
    expect(evaluate(step.formula, step.values)).toBe(value);
    expect(step).toMatchObject({ quantity: "operations", symbol: "n_op" });
  });
});

test("an addition of what comes from two layers is no operation of any counting", () => {
  const all: Counting = {
    perMac: 2,
    biases: true,
    normalized: "elements",
    activated: 1,
    pooled: "windows",
    transposedOver: "output",
  };
  expect(countIn(all, placed({ kind: "add" }, [3, 8], [3, 8])).value).toBe(0);
});

describe("countParameters(count, placed)", () => {
  // Keras 3.15.1: BatchNormalization on 64 channels has 256 parameters, 128 of them trained; torch 2.13.0: 128.
  // biome-ignore format: a table
  test.each<[Parameters<typeof countParameters>[0], LayerSpec, Shape, string, number]>([
    ["trainable",             norm,       [64, 8, 8],  "n",        128],
    ["with statistics",       norm,       [64, 8, 8],  "n + n_r",  256],
    ["without normalization", norm,       [64, 8, 8],  "0",        0],
    ["without normalization", { kind: "layer-normalization" }, [4, 2], "0", 0],
    ["without biases",        norm,       [64, 8, 8],  "n - n_b",  128],
    ["trainable",             conv(4, 3), [3, 8, 8],   "n",        112], // 3*3*3*4 + 4
    ["with statistics",       conv(4, 3), [3, 8, 8],   "n + n_r",  112],
    ["without biases",        conv(4, 3), [3, 8, 8],   "n - n_b",  108],
    ["without normalization", conv(4, 3), [3, 8, 8],   "n",        112],
    ["without biases",        dense,      [400],       "n - n_b",  4000],
  ])("%s of %o on %j is %s = %d", (count, layer, shape, formula, value) => {
    const step = countParameters(count, placed(layer, shape));
    expect([text(step.formula), step.value]).toEqual([formula, value]);
    expect(step).toMatchObject({ quantity: "parameters", symbol: "n_p" });
  });
});
