import { product } from "../formula/formula.ts";
import { defineExample, type Source } from "./example.ts";

const dumoulin: Source = {
  kind: "text",
  title: "Dumoulin and Visin 2016, A guide to convolution arithmetic, relationships 13 and 14",
  url: "https://arxiv.org/abs/1603.07285",
};

/** Convolutions that halve, two inputs of which come to one output: what a transposed convolution has to choose between. */
export const transposes = [
  defineExample({
    id: "conv1d-23-to-12",
    title: { en: "Twenty-three cells become twelve", "zh-cn": "二十三格变成十二格" },
    layer: { inputSize: [23], inChannels: 1, outChannels: 1, kernelSize: 3, stride: 2, padding: 1 },
    // floor((23 + 2 - 3)/2) + 1 = 11 + 1 = 12; (12 - 1)*2 + 3 - 2 = 23, so nothing is left over
    claims: { outputSize: [12], unusedInput: [0], parameters: 4 },
    sources: [{ kind: "hand" }, dumoulin],
  }),
  defineExample({
    id: "conv1d-24-to-12",
    title: { en: "Twenty-four cells become twelve", "zh-cn": "二十四格变成十二格" },
    layer: {
      inputSize: [24],
      inChannels: 8,
      outChannels: 4,
      kernelSize: 3,
      stride: 2,
      padding: 1,
      bias: false,
    },
    // floor((24 + 2 - 3)/2) + 1 = floor(11.5) + 1 = 12; 12 * 3 * 8 * 4 = 1,152; 3*8*4 = 96
    claims: { outputSize: [12], macs: 1152, weights: 96 },
    sources: [{ kind: "hand" }, dumoulin],
    // The transposed layer gives 24 elements; who counts its products there takes 24 * 3 * 8 * 4.
    misreadings: { "counted-over-the-larger-map": product("i", "k", "C_in", "C_out") },
  }),
];
