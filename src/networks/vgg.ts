import type { Source } from "../citation.ts";
import { defineNetwork } from "./define.ts";
import { type Claim, draft, type Network } from "./network.ts";

const paper: Source = {
  kind: "text",
  title: "Simonyan and Zisserman 2015, Very deep convolutional networks, table 1",
  url: "https://arxiv.org/abs/1409.1556",
};

/** The 3x3 convolutions of each stage, 64, 128, 256, 512 and 512 channels wide, before each pooling. */
function vgg(depth: number, convolutions: readonly number[], claims: readonly Claim[]): Network {
  const net = draft();
  convolutions.forEach((many, at) => {
    const stage = at + 1;
    const outChannels = Math.min(64 * 2 ** at, 512);
    for (let nth = 1; nth <= many; nth += 1) {
      net.add(`conv${stage}_${nth}`, { kind: "convolution", outChannels, kernelSize: 3, padding: 1 });
      net.add(`relu${stage}_${nth}`, { kind: "activation", name: "ReLU" });
    }
    net.add(`pool${stage}`, { kind: "max-pooling", kernelSize: 2 });
  });
  net.add("flatten", { kind: "flatten" });
  for (const name of ["6", "7"]) {
    net.add(`fc${name}`, { kind: "dense", outFeatures: 4096 });
    net.add(`relu${name}`, { kind: "activation", name: "ReLU" });
    net.add(`drop${name}`, { kind: "dropout" });
  }
  net.add("fc8", { kind: "dense", outFeatures: 1000 });
  return defineNetwork({
    id: `vgg-${depth}`,
    name: `VGG-${depth}`,
    inputShape: [3, 224, 224],
    nodes: net.nodes,
    claims,
    sources: [paper],
  });
}

/** The networks A, D and E of the paper. */
export const vggs: readonly Network[] = [
  vgg(11, [1, 1, 2, 2, 2], []),
  vgg(16, [2, 2, 3, 3, 3], []),
  vgg(19, [2, 2, 4, 4, 4], []),
];
