import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type ConvolutionSpec,
  convolution,
  type Derivation,
  derive,
  inputShape,
  positions,
  weightShape,
  windowTaps,
} from "../../src/convolution/index.ts";
import { validSpec } from "./layers.ts";

/** A spec in one line; nothing is worked out before a test runs. */
function spec(
  inputSize: readonly number[],
  inChannels: number,
  outChannels: number,
  kernelSize: ConvolutionSpec["kernelSize"],
  rest: Partial<ConvolutionSpec> = {},
): ConvolutionSpec {
  return { inputSize, inChannels, outChannels, kernelSize, ...rest };
}

function of(...layer: Parameters<typeof spec>): Derivation {
  return derive(convolution(spec(...layer)));
}

describe("parameters, as published", () => {
  // biome-ignore format: a table
  test.each<[string, number, string, ConvolutionSpec]>([
    ["Conv2D(5, 3) on 3 channels",              140,     "Keras 3.15.1",                                     spec([10, 10], 3, 5, 3)],
    ["Conv3D(4, 2) on 5 channels",              164,     "Keras 3.15.1",                                     spec([4, 10, 10], 5, 4, 2)],
    ["Conv2D(5, 3) on 10 channels",             455,     "Keras 3.15.1, (3, 10, 10) read channels last",     spec([3, 10], 10, 5, 3)],
    ["Conv3D(4, 2) on 10 channels",             324,     "Keras 3.15.1, (5, 4, 10, 10) read channels last",  spec([5, 4, 10], 10, 4, 2)],
    ["Conv2D(64, 3) on 32 channels",            18496,   "Keras 3.15.1",                                     spec([9, 9], 32, 64, 3)],
    ["Conv2D(64, 3, groups=4) on 32 channels",  4672,    "Keras 3.15.1",                                     spec([9, 9], 32, 64, 3, { groups: 4 })],
    ["Conv1D(64, 3) on 16 channels",            3136,    "Keras 3.15.1",                                     spec([9], 16, 64, 3)],
    ["Conv3D(64, 3) on 3 channels",             5248,    "Keras 3.15.1",                                     spec([9, 9, 9], 3, 64, 3)],
    ["DepthwiseConv2D(3) on 32 channels",       320,     "Keras 3.15.1",                                     spec([9, 9], 32, 32, 3, { groups: 32 })],
    ["DepthwiseConv2D(3, depth_multiplier=2)",  640,     "Keras 3.15.1",                                     spec([9, 9], 32, 64, 3, { groups: 32 })],
    ["nn.Conv1d(16, 33, 3, stride=2)",          1617,    "torch 2.13.0 docstring",                           spec([50], 16, 33, 3, { stride: 2 })],
    ["nn.Conv2d(16, 33, 3, stride=2)",          4785,    "torch 2.13.0 docstring",                           spec([50, 100], 16, 33, 3, { stride: 2 })],
    ["nn.Conv2d(16, 33, (3, 5), ...)",          7953,    "torch 2.13.0 docstring",                           spec([50, 100], 16, 33, [3, 5], { stride: [2, 1], padding: [4, 2] })],
    ["nn.Conv2d(16, 33, (3, 5), dilation=(3, 1), ...)", 7953,    "torch 2.13.0 docstring",                           spec([50, 100], 16, 33, [3, 5], { stride: [2, 1], padding: [4, 2], dilation: [3, 1] })],
    ["nn.Conv3d(3, 5, (4, 7, 7))",              2945,    "ijyty.com/news/1552673",                           spec([7, 60, 40], 3, 5, [4, 7, 7])],
    ["nn.Conv2d(1, 10, 5)",                     260,     "TylerYep/torchinfo, single_input.out",             spec([28, 28], 1, 10, 5)],
    ["nn.Conv2d(10, 20, 5)",                    5020,    "TylerYep/torchinfo, single_input.out",             spec([12, 12], 10, 20, 5)],
    ["nn.Conv2d(16, 32, 3, groups=4)",          1184,    "TylerYep/torchinfo, groups.out",                   spec([28, 28], 16, 32, 3, { groups: 4 })],
    ["AlexNet conv1",                           34944,   "cs231n.github.io, with bias",                      spec([227, 227], 3, 96, 11, { stride: 4 })],
    ["LeNet-5 C1",                              156,     "yohanes.gultom.id, LeCun 1998 worked",             spec([32, 32], 1, 6, 5)],
    ["10 filters 3x3 on 24x24x3",               280,     "ai.stackexchange.com/questions/18663",             spec([24, 24], 3, 10, 3)],
    ["Conv1D(7, 40) on (60, 1)",                287,     "stackoom.com/en/question/48qY6",                   spec([60], 1, 7, 40)],
    ["Conv1D(10, 16) on (21, 7)",               1130,    "stackoom.com/en/question/48qY6",                   spec([21], 7, 10, 16)],
    ["3 -> 128, 3x3",                           3584,    "community.deeplearning.ai, MobileNet thread",      spec([9, 9], 3, 128, 3)],
    ["3x3 depthwise on 3",                      30,      "community.deeplearning.ai, MobileNet thread",      spec([9, 9], 3, 3, 3, { groups: 3 })],
    ["1x1, 3 -> 128",                           512,     "community.deeplearning.ai, MobileNet thread",      spec([9, 9], 3, 128, 1)],
  ])("%s has %d (%s)", (_, expected, __, spec) => {
    expect(derive(convolution(spec)).parameters).toBe(expected);
  });
});

describe("weights, as published", () => {
  const vgg = "cs231n.github.io, VGGNet in detail";
  const plain = { padding: 1, bias: false };
  // biome-ignore format: a table
  test.each<[string, number, string, ConvolutionSpec]>([
    ["CONV3-64 on 3",                  1728,    vgg,                                                spec([224, 224], 3, 64, 3, plain)],
    ["CONV3-64 on 64",                 36864,   vgg,                                                spec([224, 224], 64, 64, 3, plain)],
    ["CONV3-128 on 64",                73728,   vgg,                                                spec([112, 112], 64, 128, 3, plain)],
    ["CONV3-128 on 128",               147456,  vgg,                                                spec([112, 112], 128, 128, 3, plain)],
    ["CONV3-256 on 128",               294912,  vgg,                                                spec([56, 56], 128, 256, 3, plain)],
    ["CONV3-256 on 256",               589824,  vgg,                                                spec([56, 56], 256, 256, 3, plain)],
    ["CONV3-512 on 256",               1179648, vgg,                                                spec([28, 28], 256, 512, 3, plain)],
    ["CONV3-512 on 512",               2359296, vgg,                                                spec([28, 28], 512, 512, 3, plain)],
    ["one neuron on all of 32x32x3",   3072,    "cs231n.github.io",                                 spec([32, 32], 3, 1, 32, { bias: false })],
    ["one neuron on all of 200x200x3", 120000,  "cs231n.github.io",                                 spec([200, 200], 3, 1, 200, { bias: false })],
    ["16 -> 32, 3x3x3",                13824,   "xiaobeizi.cn/x/Hii4q84qcd",                        spec([25, 25, 25], 16, 32, 3, { bias: false })],
  ])("%s has %d (%s)", (_, expected, __, spec) => {
    expect(derive(convolution(spec))).toMatchObject({ weights: expected, biases: 0, parameters: expected });
  });

  test("one neuron of 5x5 on 32x32x3 has 75 weights and 1 bias (cs231n.github.io, example 1)", () => {
    expect(of([32, 32], 3, 1, 5)).toMatchObject({
      kernelWeights: 75,
      weights: 75,
      biases: 1,
      parameters: 76,
    });
  });

  test("one neuron of 3x3 on 16x16x20 has 180 connections (cs231n.github.io, example 2)", () => {
    expect(of([16, 16], 20, 12, 3).kernelWeights).toBe(180);
  });

  test("AlexNet conv1 as matrices: 363 rows by 3025 columns, 96 by 363 (cs231n.github.io, im2col)", () => {
    const { kernelWeights, outputSize, weights, outputElements, outputChannels } = of([227, 227], 3, 96, 11, {
      stride: 4,
    });
    expect(kernelWeights).toBe(363);
    expect(outputChannels).toBe(96);
    expect(outputElements).toBe(96 * 3025);
    expect(outputElements).toBe(290400); // cs231n.github.io, the neurons of 55x55x96
    expect(weights).toBe(34848); // cs231n.github.io, with sharing
    expect(outputSize).toEqual([55, 55]);
  });

  test("nn.Conv2d(3, 12, 3, 1, 1, groups=3) holds [12, 1, 3, 3]: 108 weights, 12 biases (discuss.pytorch.org/t/127331)", () => {
    const layer = convolution({
      inputSize: [8, 8],
      inChannels: 3,
      outChannels: 12,
      kernelSize: 3,
      padding: 1,
      groups: 3,
    });
    expect(weightShape(layer)).toEqual([12, 1, 3, 3]);
    expect(derive(layer)).toMatchObject({ kernelWeights: 9, weights: 108, biases: 12, parameters: 120 });
  });
});

describe("macs, as published", () => {
  test("nn.Conv2d(3, 2, 3) on 224x224: 5322672 flops of torch.utils.flop_counter, 2 a MAC", () => {
    expect(of([224, 224], 3, 2, 3).macs).toBe(2661336);
    expect(2 * of([224, 224], 3, 2, 3).macs).toBe(5322672);
  });

  test("the two layers of the blog: 17280 and 77760 flops of torch.utils.flop_counter", () => {
    expect(of([10, 10], 3, 5, 3).macs).toBe(8640);
    expect(of([4, 10, 10], 5, 4, 2).macs).toBe(38880);
  });

  test("5x5, 128 -> 128 on 256x256, padded to keep its size: 53687091200 flops (d2l-ai/d2l-en, channels.md)", () => {
    expect(2 * of([256, 256], 128, 128, 5, { padding: 2 }).macs).toBe(53687091200);
  });

  // Where a source counts the bias as one more connection or addition an output element, that is added here.
  test("nn.Conv2d(16, 32, 3, groups=4) on 28x28, 7 images: 5602688 mult-adds, biases counted (TylerYep/torchinfo, groups.out)", () => {
    const { macs, outputElements, outputSize } = of([28, 28], 16, 32, 3, { groups: 4 });
    expect(outputSize).toEqual([26, 26]);
    expect(7 * (macs + outputElements)).toBe(5602688);
  });

  test("LeNet-5 C1 on 32x32: 122304 connections, biases counted (yohanes.gultom.id, LeCun 1998 worked)", () => {
    const { macs, outputElements } = of([32, 32], 1, 6, 5);
    expect(macs + outputElements).toBe(122304);
  });

  test("AlexNet conv1 without sharing: 105705600 parameters, one kernel and bias a neuron (cs231n.github.io)", () => {
    const { macs, outputElements } = of([227, 227], 3, 96, 11, { stride: 4 });
    expect(macs + outputElements).toBe(105705600);
  });
});

describe("of any layer", () => {
  test("macs is the number of products that windowTaps yields over the whole output", () => {
    fc.assert(
      fc.property(validSpec, (spec) => {
        const layer = convolution(spec);
        const { macs, kernelWeights, outputChannels, outputSize } = derive(layer);
        let counted = 0;
        for (const [channel = 0, ...position] of positions([outputChannels, ...outputSize])) {
          const taps = windowTaps(layer, channel, position).length;
          expect(taps).toBe(kernelWeights);
          counted += taps;
        }
        expect(macs).toBe(counted);
      }),
      { numRuns: 60 },
    );
  });

  test("weights, biases, parameters and elements are those of the tensors", () => {
    fc.assert(
      fc.property(validSpec, (spec) => {
        const layer = convolution(spec);
        const derivation = derive(layer);
        const biases = Array<number>(spec.bias ? spec.outChannels : 0).fill(0);
        expect(derivation.weights).toBe(elements(weightShape(layer)));
        expect(derivation.kernelWeights * spec.outChannels).toBe(derivation.weights);
        expect(derivation.biases).toBe(biases.length);
        expect(derivation.parameters).toBe(elements(weightShape(layer)) + biases.length);
        expect(derivation.inputElements).toBe(elements(inputShape(layer)));
        expect(derivation.outputElements).toBe(elements([spec.outChannels, ...derivation.outputSize]));
      }),
    );
  });
});

/** Counted one by one. */
function elements(shape: readonly number[]): number {
  let count = 0;
  for (const _ of positions(shape)) count++;
  return count;
}
