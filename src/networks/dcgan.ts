import { defineNetwork, draft, type Network } from "./network.ts";
import { arxiv, github, shapeClaims } from "./published.ts";

const paper = arxiv(
  "1511.06434",
  "Radford, Metz and Chintala 2016, Unsupervised representation learning, figure 1",
);
const program = github("pytorch/examples", "dcgan/main.py", "/blob/main/dcgan/main.py");

function generator(): Network {
  const net = draft();
  const up = (name: string, outChannels: number, own: object = { stride: 2, padding: 1 }) =>
    net.add(name, { kind: "transposed-convolution", outChannels, kernelSize: 4, bias: false, ...own });
  [512, 256, 128, 64].forEach((channels, at) => {
    const name = `up${at + 1}`;
    up(name, channels, at === 0 ? {} : undefined);
    net.add(`${name}.norm`, { kind: "batch-normalization" });
    net.add(`${name}.act`, { kind: "activation", name: "ReLU" });
  });
  up("up5", 3);
  net.add("up5.act", { kind: "activation", name: "tanh" });
  return defineNetwork({
    id: "dcgan-generator",
    name: "DCGAN, generator",
    inputShape: [100, 1, 1],
    nodes: net.nodes,
    // The comments of the program say the shapes.
    claims: shapeClaims(program, {
      up1: [512, 4, 4],
      up2: [256, 8, 8],
      up3: [128, 16, 16],
      up4: [64, 32, 32],
      "up5.act": [3, 64, 64],
    }),
    sources: [program, paper],
  });
}

/** The generator that PyTorch's examples train, half as wide as the paper's. */
export const generators: readonly Network[] = [generator()];
