import { defineExample, type Source } from "./example.ts";

const keras1d: Source = {
  kind: "text",
  title: "A Keras Conv1D question",
  url: "https://stackoom.com/en/question/48qY6",
};

/** Layers over one axis: signals and sequences. */
export const sequences = [
  defineExample({
    id: "conv1d-60-steps-7-kernels",
    title: { en: "Conv1D over a signal", "zh-cn": "Conv1D：一段信号" },
    layer: { inputSize: [60], inChannels: 1, outChannels: 7, kernelSize: 40 },
    // 40*1*7 + 7 = 287; 60 - 40 + 1 = 21
    claims: { parameters: 287, outputSize: [21], outputChannels: 7 },
    sources: [{ kind: "hand" }, keras1d],
  }),
  defineExample({
    id: "conv1d-21-steps-10-kernels",
    title: { en: "Conv1D over feature maps", "zh-cn": "Conv1D：作用于特征图" },
    layer: { inputSize: [21], inChannels: 7, outChannels: 10, kernelSize: 16 },
    // 16*7*10 + 10 = 1130; 21 - 16 + 1 = 6
    claims: { parameters: 1130, outputSize: [6], outputChannels: 10 },
    sources: [{ kind: "hand" }, keras1d],
  }),
  defineExample({
    id: "conv1d-causal-dilated",
    title: { en: "A causal, dilated Conv1D", "zh-cn": "因果的膨胀（空洞）Conv1D" },
    layer: {
      inputSize: [16],
      inChannels: 32,
      outChannels: 32,
      kernelSize: 2,
      dilation: 4,
      padding: "causal",
    },
    // 4*(2 - 1) + 1 = 5, so 4 before; 16 + 4 - 5 + 1 = 16; 2*32*32 + 32 = 2080
    claims: { effectiveKernel: [5], padding: [[4, 0]], outputSize: [16], parameters: 2080 },
    sources: [{ kind: "hand" }],
  }),
];
