import { defineExample, type Refusal, type Source } from "./example.ts";

const keras: readonly Source[] = [
  { kind: "hand" },
  { kind: "program", name: "Keras 3.15.1 (TensorFlow 2.21.0)" },
];

/** Layers whose shape was written channels-first and read channels-last. */
export const channelOrder = [
  defineExample({
    id: "conv2d-rgb-5-kernels-read-channels-last",
    title: {
      en: "The small colour image, read channels last",
      "zh-cn": "小彩色图像：按通道在后来读",
    },
    layer: { inputSize: [3, 10], inChannels: 10, outChannels: 5, kernelSize: 3 },
    // (3, 10, 10) read as height 3, width 10, 10 channels: 3*3*10*5 + 5 = 455; 3 - 3 + 1 = 1, 10 - 3 + 1 = 8
    claims: { parameters: 455, outputSize: [1, 8], outputChannels: 5 },
    sources: keras,
  }),
  defineExample({
    id: "conv3d-5-channels-4-kernels-read-channels-last",
    title: {
      en: "The small stack of slices, read channels last",
      "zh-cn": "一小叠切片：按通道在后来读",
    },
    layer: { inputSize: [5, 4, 10], inChannels: 10, outChannels: 4, kernelSize: 2 },
    // (5, 4, 10, 10) read as 5 x 4 x 10 with 10 channels: 2*2*2*10*4 + 4 = 324; 5 - 1, 4 - 1, 10 - 1
    claims: { parameters: 324, outputSize: [4, 3, 9], outputChannels: 4 },
    sources: keras,
  }),
  defineExample({
    id: "conv2d-rgb-256-64-kernels",
    title: { en: "A colour photograph, channels read as channels", "zh-cn": "彩色照片：通道读作通道" },
    layer: { inputSize: [256, 256], inChannels: 3, outChannels: 64, kernelSize: 3 },
    // 3*3*3*64 + 64 = 1728 + 64 = 1792; 256 - 3 + 1 = 254
    claims: { parameters: 1792, outputSize: [254, 254], outputChannels: 64 },
    sources: [{ kind: "hand" }],
  }),
  defineExample({
    id: "conv2d-rgb-256-64-kernels-read-channels-last",
    title: {
      en: "A colour photograph, its shape read channels-last",
      "zh-cn": "彩色照片：形状按通道在后来读",
    },
    layer: { inputSize: [3, 256], inChannels: 256, outChannels: 64, kernelSize: 3 },
    // (3, 256, 256) read as 3 x 256 with 256 channels: 3*3*256*64 + 64 = 147456 + 64; 3 - 3 + 1, 256 - 3 + 1
    claims: { parameters: 147_520, outputSize: [1, 254], outputChannels: 64 },
    sources: [
      { kind: "hand" },
      { kind: "text", title: "Keras issue #4546", url: "https://github.com/keras-team/keras/issues/4546" },
    ],
  }),
];

/** Layers people ask for by reading a shape the wrong way, and no framework builds. */
export const refusals: readonly Refusal[] = [
  {
    id: "conv2d-grey-128-read-channels-last",
    title: { en: "A grey image, its shape read channels-last", "zh-cn": "灰度图像：形状按通道在后来读" },
    spec: { inputSize: [1, 128], inChannels: 128, outChannels: 64, kernelSize: 3 },
    codes: ["kernel-larger-than-input"],
    sources: [
      { kind: "text", title: "Keras issue #3844", url: "https://github.com/keras-team/keras/issues/3844" },
    ],
  },
];
