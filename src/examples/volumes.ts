import { product } from "../formula/formula.ts";
import { defineExample, type Source } from "./example.ts";

const cubes: Source = {
  kind: "text",
  title: "A question on Conv3D channels",
  url: "http://xiaobeizi.cn/x/Hii4q84qcd",
};

/** Layers with a depth axis. */
export const volumes = [
  defineExample({
    id: "conv3d-27-16-kernels",
    title: { en: "Conv3D, first layer of two", "zh-cn": "Conv3D：两层中的第一层" },
    layer: { inputSize: [27, 27, 27], inChannels: 1, outChannels: 16, kernelSize: 3 },
    // 27*1*16 + 16 = 448; 27 - 3 + 1 = 25
    claims: { parameters: 448, outputSize: [25, 25, 25], outputChannels: 16 },
    sources: [{ kind: "hand" }, cubes],
  }),
  defineExample({
    id: "conv3d-25-32-kernels",
    title: { en: "Conv3D, second layer of two", "zh-cn": "Conv3D：两层中的第二层" },
    layer: { inputSize: [25, 25, 25], inChannels: 16, outChannels: 32, kernelSize: 3 },
    // 16*32*27 = 13824, + 32 = 13856; 25 - 3 + 1 = 23
    claims: {
      kernelWeights: 432,
      weights: 13_824,
      parameters: 13_856,
      outputSize: [23, 23, 23],
      outputChannels: 32,
    },
    sources: [{ kind: "hand" }, cubes],
    misreadings: { "channels-forgotten": product("k_d", "k_h", "k_w", "C_out") },
  }),
  defineExample({
    id: "conv3d-video-5-kernels",
    title: { en: "Conv3D over a short video", "zh-cn": "Conv3D：一小段视频" },
    layer: { inputSize: [7, 60, 40], inChannels: 3, outChannels: 5, kernelSize: [4, 7, 7] },
    // 4*7*7*3*5 + 5 = 2940 + 5; 7 - 4 + 1 = 4, 60 - 7 + 1 = 54, 40 - 7 + 1 = 34
    claims: { parameters: 2945, outputSize: [4, 54, 34], outputChannels: 5 },
    sources: [{ kind: "hand" }, { kind: "program", name: "PyTorch 2.13.0" }],
  }),
  defineExample({
    id: "conv3d-rgb-64-kernels",
    title: { en: "Conv3D over colour video", "zh-cn": "Conv3D：彩色视频" },
    layer: { inputSize: [16, 112, 112], inChannels: 3, outChannels: 64, kernelSize: 3 },
    // 27*3*64 + 64 = 5184 + 64 = 5248; 16 - 2, 112 - 2
    claims: { parameters: 5248, outputSize: [14, 110, 110], outputChannels: 64 },
    sources: [{ kind: "hand" }, { kind: "program", name: "Keras 3.15.1 (TensorFlow 2.21.0)" }],
  }),
];
