import { product } from "../formula/formula.ts";
import { defineExample, type Source } from "./example.ts";

const measured: readonly Source[] = [
  { kind: "hand" },
  { kind: "program", name: "Keras 3.15.1 (TensorFlow 2.21.0)" },
  { kind: "program", name: "PyTorch 2.13.0" },
];

/** The two layers the notebook began with. */
export const seeds = [
  defineExample({
    id: "conv2d-rgb-5-kernels",
    title: { en: "Conv2D over a small colour image", "zh-cn": "Conv2D：小彩色图像" },
    layer: { inputSize: [10, 10], inChannels: 3, outChannels: 5, kernelSize: 3 },
    // 3*3*3 = 27 a kernel; 27*5 = 135, + 5 = 140; 10 - 3 + 1 = 8; 135*8*8 = 8640
    claims: {
      kernelWeights: 27,
      weights: 135,
      biases: 5,
      parameters: 140,
      outputSize: [8, 8],
      outputChannels: 5,
      macs: 8640,
    },
    sources: measured,
    misreadings: {
      "flat-kernels": product("k_h", "k_w", "C_out"),
      "one-flat-kernel": product("k_h", "k_w"),
    },
  }),
  defineExample({
    id: "conv3d-5-channels-4-kernels",
    title: { en: "Conv3D over a small stack of slices", "zh-cn": "Conv3D：一小叠切片" },
    layer: { inputSize: [4, 10, 10], inChannels: 5, outChannels: 4, kernelSize: 2 },
    // 2*2*2*5 = 40 a kernel; 40*4 = 160, + 4 = 164; 4 - 2 + 1 = 3, 10 - 2 + 1 = 9; 160*3*9*9 = 38880
    claims: {
      kernelWeights: 40,
      weights: 160,
      biases: 4,
      parameters: 164,
      outputSize: [3, 9, 9],
      outputChannels: 4,
      macs: 38880,
    },
    sources: measured,
    misreadings: { "channels-forgotten": product("k_d", "k_h", "k_w", "C_out") },
  }),
];
