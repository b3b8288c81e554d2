import { ceil, difference, product, quotient, sum } from "../formula/formula.ts";
import { defineExample, type Source } from "./example.ts";

const cs231n: Source = {
  kind: "text",
  title: "CS231n notes, Convolutional Networks",
  url: "https://cs231n.github.io/convolutional-networks/",
};

/** Layers over images, plain ones: what the count of parameters depends on. */
export const images = [
  defineExample({
    id: "conv2d-rgb-5-kernels-224",
    title: { en: "The same five kernels over a larger image", "zh-cn": "同样的卷积核，更大的图像" },
    layer: { inputSize: [224, 224], inChannels: 3, outChannels: 5, kernelSize: 3 },
    // 3*3*3*5 + 5 = 140 whatever the image's size; 224 - 3 + 1 = 222
    claims: { parameters: 140, outputSize: [222, 222] },
    sources: [{ kind: "hand" }],
  }),
  defineExample({
    id: "conv2d-rgb-10-kernels",
    title: { en: "A question asked in public: one bias or many?", "zh-cn": "网上常问的一层：偏置算几个？" },
    layer: { inputSize: [24, 24], inChannels: 3, outChannels: 10, kernelSize: 3 },
    // 3*3*3*10 + 10 = 280; 24 - 3 + 1 = 22
    claims: { parameters: 280, biases: 10, outputSize: [22, 22] },
    sources: [
      { kind: "text", title: "AI Stack Exchange 18663", url: "https://ai.stackexchange.com/questions/18663" },
    ],
    misreadings: { "flat-kernels": product("k_h", "k_w", "C_out") },
  }),
  defineExample({
    id: "alexnet-conv1",
    title: { en: "AlexNet's first layer", "zh-cn": "AlexNet的第一层" },
    layer: { inputSize: [227, 227], inChannels: 3, outChannels: 96, kernelSize: 11, stride: 4 },
    // 11*11*3 = 363 a kernel; 363*96 = 34848, + 96 = 34944; (227 - 11)/4 + 1 = 55; 34848*3025 = 105415200
    claims: {
      kernelWeights: 363,
      weights: 34_848,
      parameters: 34_944,
      outputSize: [55, 55],
      outputElements: 290_400,
      macs: 105_415_200,
    },
    sources: [{ kind: "hand" }, cs231n],
  }),
  defineExample({
    id: "alexnet-conv1-224",
    title: {
      en: "AlexNet's first layer as its paper states it",
      "zh-cn": "AlexNet的第一层（论文所写的尺寸）",
    },
    layer: { inputSize: [224, 224], inChannels: 3, outChannels: 96, kernelSize: 11, stride: 4 },
    // (224 - 11)/4 = 53.25, so 53 + 1 = 54; the last window ends at 53*4 + 11 = 223: one element is left over
    claims: { outputSize: [54, 54], unusedInput: [1, 1], parameters: 34_944 },
    sources: [
      { kind: "hand" },
      {
        kind: "text",
        title: "Cross Validated 650777",
        url: "https://stats.stackexchange.com/questions/650777",
      },
    ],
    misreadings: {
      "fraction-kept": sum(quotient(difference("i", "k"), "s"), 1),
      "rounded-up": sum(ceil(quotient(difference("i", "k"), "s")), 1),
    },
  }),
  defineExample({
    id: "vgg16-conv1-1",
    title: { en: "VGG-16's first layer", "zh-cn": "VGG-16的第一层" },
    layer: { inputSize: [224, 224], inChannels: 3, outChannels: 64, kernelSize: 3, padding: 1 },
    // the source counts 3*3*3*64 = 1728 weights, no bias; with 64 biases 1792; 224 + 2 - 3 + 1 = 224
    claims: { weights: 1728, parameters: 1792, outputSize: [224, 224] },
    sources: [{ kind: "hand" }, cs231n],
  }),
  defineExample({
    id: "vgg16-conv1-2",
    title: { en: "VGG-16's second layer", "zh-cn": "VGG-16的第二层" },
    layer: { inputSize: [224, 224], inChannels: 64, outChannels: 64, kernelSize: 3, padding: 1 },
    // 3*3*64 = 576 a kernel; the source counts 36864 weights; + 64 = 36928
    claims: { kernelWeights: 576, weights: 36_864, parameters: 36_928, outputSize: [224, 224] },
    sources: [{ kind: "hand" }, cs231n],
  }),
  defineExample({
    id: "resnet-conv1",
    title: { en: "ResNet's first layer", "zh-cn": "ResNet的第一层" },
    layer: {
      inputSize: [224, 224],
      inChannels: 3,
      outChannels: 64,
      kernelSize: 7,
      stride: 2,
      padding: 3,
      bias: false,
    },
    // floor((224 + 6 - 7)/2) + 1 = 111 + 1; 7*7*3*64 = 9408; 9408*112*112 = 118013952
    claims: { parameters: 9408, biases: 0, outputSize: [112, 112], macs: 118_013_952 },
    sources: [
      { kind: "hand" },
      {
        kind: "text",
        title: "Cross Validated 223630",
        url: "https://stats.stackexchange.com/questions/223630",
      },
    ],
    misreadings: {
      "fraction-kept": sum(quotient(difference(sum("i", product(2, "p")), "k"), "s"), 1),
    },
  }),
];
