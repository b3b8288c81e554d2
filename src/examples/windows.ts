import { defineExample, type Source } from "./example.ts";

const dumoulin: Source = {
  kind: "text",
  title: "Dumoulin and Visin, A guide to convolution arithmetic for deep learning",
  url: "https://arxiv.org/abs/1603.07285",
};

/** Layers whose point is where the windows fall: stride, padding, dilation. */
export const windows = [
  defineExample({
    id: "conv2d-same-stride-2",
    title: { en: "Padding “same” with a stride", "zh-cn": "带步幅的same填充" },
    layer: {
      inputSize: [224, 224],
      inChannels: 3,
      outChannels: 32,
      kernelSize: 3,
      stride: 2,
      padding: "same",
      bias: false,
    },
    // ceil(224/2) = 112; (112 - 1)*2 + 3 - 224 = 1, all of it after; 3*3*3*32 = 864; 864*12544 = 10838016
    claims: {
      outputSize: [112, 112],
      padding: [
        [0, 1],
        [0, 1],
      ],
      parameters: 864,
      macs: 10_838_016,
    },
    sources: [{ kind: "hand" }, { kind: "program", name: "Keras 3.15.1 (TensorFlow 2.21.0)" }],
  }),
  defineExample({
    id: "conv2d-dilated-7",
    title: { en: "A dilated kernel", "zh-cn": "膨胀（空洞）卷积核" },
    layer: { inputSize: [7, 7], inChannels: 1, outChannels: 1, kernelSize: 3, dilation: 2 },
    // 2*(3 - 1) + 1 = 5; 7 - 5 + 1 = 3; 3*3 + 1 = 10
    claims: { effectiveKernel: [5, 5], outputSize: [3, 3], parameters: 10 },
    sources: [{ kind: "hand" }, dumoulin],
  }),
  defineExample({
    id: "conv2d-7x7-64-channels",
    title: { en: "One layer that sees as much as three", "zh-cn": "一层看到三层那么大" },
    layer: {
      inputSize: [56, 56],
      inChannels: 64,
      outChannels: 64,
      kernelSize: 7,
      padding: 3,
      bias: false,
    },
    // 7*7*64*64 = 49 * 4,096 = 200,704; 56 + 6 - 7 + 1 = 56
    claims: { weights: 200_704, outputSize: [56, 56] },
    sources: [{ kind: "hand" }],
  }),
  defineExample({
    id: "conv2d-strided-odd",
    title: { en: "A stride that leaves a row over", "zh-cn": "步幅剩下一行" },
    layer: { inputSize: [6, 6], inChannels: 1, outChannels: 1, kernelSize: 3, stride: 2, padding: 1 },
    // floor((6 + 2 - 3)/2) + 1 = 3; windows reach (3 - 1)*2 + 3 - 1 = 6: the last padding is unused, no input is
    claims: { outputSize: [3, 3], unusedInput: [0, 0] },
    sources: [{ kind: "hand" }, dumoulin],
  }),
  defineExample({
    id: "conv2d-full-padding",
    title: { en: "Full padding", "zh-cn": "full填充" },
    layer: { inputSize: [5, 5], inChannels: 1, outChannels: 1, kernelSize: 3, padding: "full" },
    // 5 + 2*2 - 3 + 1 = 7
    claims: {
      padding: [
        [2, 2],
        [2, 2],
      ],
      outputSize: [7, 7],
    },
    sources: [{ kind: "hand" }, dumoulin],
  }),
  defineExample({
    id: "conv1d-14-stride-4",
    title: { en: "A stride that does not come out even", "zh-cn": "步数除不尽的一层" },
    layer: { inputSize: [14], inChannels: 1, outChannels: 1, kernelSize: 5, stride: 4, padding: "valid" },
    // (14 - 5)/4 = 2.25, so 2 + 1 = 3; the last window ends at 2*4 + 5 = 13: one element is left over
    claims: { outputSize: [3], unusedInput: [1] },
    sources: [{ kind: "hand" }],
  }),
  ...(
    [
      ["conv1d-8-same", "same", "Same: the odd zero after", "same：多出的一个零补在后面", [0, 1]],
      [
        "conv1d-8-same-lower",
        "same-lower",
        "Same-lower: the odd zero before",
        "same-lower：多出的一个零补在前面",
        [1, 0],
      ],
      ["conv1d-8-padding-each-side", 1, "A zero on each side", "两侧各补一个零", [1, 1]],
    ] as const
  ).map(([id, padding, en, zh, pair]) =>
    defineExample({
      id,
      title: { en, "zh-cn": zh },
      layer: { inputSize: [8], inChannels: 1, outChannels: 1, kernelSize: 3, stride: 2, padding },
      // same: ceil(8/2) = 4, (4 - 1)*2 + 3 - 8 = 1 in all; by number: floor((8 + 2 - 3)/2) + 1 = 4 as well
      claims: { outputSize: [4], padding: [pair] },
      sources: [{ kind: "hand" }, dumoulin],
    }),
  ),
  defineExample({
    id: "conv2d-same-odd-input",
    title: { en: "Padding “same” on an odd input", "zh-cn": "奇数输入上的same填充" },
    layer: { inputSize: [7, 7], inChannels: 1, outChannels: 1, kernelSize: 3, stride: 2, padding: "same" },
    // ceil(7/2) = 4; (4 - 1)*2 + 3 - 7 = 2: one on each side
    claims: {
      outputSize: [4, 4],
      padding: [
        [1, 1],
        [1, 1],
      ],
    },
    sources: [{ kind: "hand" }],
  }),
];
