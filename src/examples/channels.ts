import { product } from "../formula/formula.ts";
import { defineExample, type Source } from "./example.ts";

const mobilenet: Source = {
  kind: "text",
  title: "Howard et al., MobileNets",
  url: "https://arxiv.org/abs/1704.04861",
};

/** Layers whose point is how kernels and channels meet: 1x1, groups, depthwise. */
export const channels = [
  defineExample({
    id: "conv2d-1x1-256-to-64",
    title: { en: "A kernel of one element, many channels", "zh-cn": "1 × 1卷积与许多通道" },
    layer: { inputSize: [56, 56], inChannels: 256, outChannels: 64, kernelSize: 1 },
    // 1*1*256 = 256 a kernel; 256*64 = 16384, + 64 = 16448; 16384*56*56 = 51380224
    claims: {
      kernelWeights: 256,
      weights: 16_384,
      parameters: 16_448,
      outputSize: [56, 56],
      macs: 51_380_224,
    },
    sources: [{ kind: "hand" }],
  }),
  defineExample({
    id: "conv2d-32-channels-64-kernels",
    title: { en: "From many channels to more", "zh-cn": "从许多通道到更多通道" },
    layer: { inputSize: [28, 28], inChannels: 32, outChannels: 64, kernelSize: 3, padding: 1 },
    // 3*3*32*64 + 64 = 18432 + 64 = 18496
    claims: { parameters: 18_496, outputSize: [28, 28] },
    sources: [{ kind: "hand" }, { kind: "program", name: "Keras 3.15.1 (TensorFlow 2.21.0)" }],
  }),
  defineExample({
    id: "conv2d-32-channels-64-kernels-4-groups",
    title: { en: "The same layer in groups", "zh-cn": "同一层，分组卷积" },
    layer: { inputSize: [28, 28], inChannels: 32, outChannels: 64, kernelSize: 3, padding: 1, groups: 4 },
    // 3*3*8*64 + 64 = 4608 + 64 = 4672
    claims: { kernelWeights: 72, parameters: 4672, outputSize: [28, 28] },
    sources: [{ kind: "hand" }, { kind: "program", name: "Keras 3.15.1 (TensorFlow 2.21.0)" }],
  }),
  defineExample({
    id: "conv2d-rgb-3-groups-12-kernels",
    title: { en: "A colour image, each channel on its own", "zh-cn": "彩色图像：各通道分开卷积" },
    layer: { inputSize: [10, 10], inChannels: 3, outChannels: 12, kernelSize: 3, padding: 1, groups: 3 },
    // weight shape [12, 1, 3, 3]: 108 weights, 12 biases
    claims: { weights: 108, biases: 12, parameters: 120, outputSize: [10, 10] },
    sources: [
      { kind: "hand" },
      {
        kind: "text",
        title: "PyTorch forum 127331",
        url: "https://discuss.pytorch.org/t/how-to-understand-groups-parameter-of-conv2d/127331",
      },
    ],
    misreadings: { "every-channel": product("k_h", "k_w", "C_in", "C_out") },
  }),
  defineExample({
    id: "depthwise-32-channels",
    title: { en: "A depthwise layer", "zh-cn": "逐通道卷积（depthwise，也译深度卷积）" },
    layer: { inputSize: [112, 112], inChannels: 32, outChannels: 32, kernelSize: 3, padding: 1, groups: 32 },
    // 3*3*1*32 + 32 = 320; 288*112*112 = 3612672
    claims: { kernelWeights: 9, parameters: 320, outputSize: [112, 112], macs: 3_612_672 },
    sources: [{ kind: "hand" }, { kind: "program", name: "Keras 3.15.1 (TensorFlow 2.21.0)" }],
  }),
  defineExample({
    id: "pointwise-32-to-64",
    title: { en: "The pointwise layer after a depthwise one", "zh-cn": "逐通道卷积之后的1 × 1卷积" },
    layer: { inputSize: [112, 112], inChannels: 32, outChannels: 64, kernelSize: 1 },
    // 32*64 = 2048, + 64 = 2112; 2048*112*112 = 25690112
    claims: { kernelWeights: 32, weights: 2048, parameters: 2112, macs: 25_690_112 },
    sources: [{ kind: "hand" }, mobilenet],
  }),
  defineExample({
    id: "conv2d-32-to-64-112",
    title: { en: "The plain layer that a separable one stands for", "zh-cn": "可分离卷积所代替的普通卷积" },
    layer: { inputSize: [112, 112], inChannels: 32, outChannels: 64, kernelSize: 3, padding: 1 },
    // 3*3*32*64 = 18432, + 64 = 18496; 18432*112*112 = 231211008
    claims: { weights: 18_432, parameters: 18_496, macs: 231_211_008 },
    sources: [{ kind: "hand" }, mobilenet],
  }),
];
