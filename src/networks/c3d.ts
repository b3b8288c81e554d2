import type { Source } from "../citation.ts";
import { defineNetwork } from "./define.ts";
import { type Claim, draft, type Network } from "./network.ts";

const paper: Source = {
  kind: "text",
  title: "Tran, Bourdev, Fergus, Torresani and Paluri 2015, Learning spatiotemporal features, figure 3",
  url: "https://arxiv.org/abs/1412.0767",
};
const summary: Source = {
  kind: "text",
  title: "litao1381/C3D_Sport1M_keras, README, the model's architecture as Keras 2.2.4 prints it",
  url: "https://github.com/litao1381/C3D_Sport1M_keras",
};

/** The convolutions of each stage by the channels they give; a pooling follows each stage. */
const stages = [[64], [128], [256, 256], [512, 512], [512, 512]];

function c3d(claims: readonly Claim[]): Network {
  const net = draft();
  stages.forEach((convolutions, at) => {
    convolutions.forEach((outChannels, nth) => {
      const name = `${at + 1}${convolutions.length > 1 ? "ab"[nth] : ""}`;
      net.add(`conv${name}`, { kind: "convolution", outChannels, kernelSize: 3, padding: 1 });
      net.add(`relu${name}`, { kind: "activation", name: "ReLU" });
    });
    // The first pooling leaves the frames alone; the last one has a column and a row of zeros after its seven.
    if (at === stages.length - 1) net.add("pad5", { kind: "zero-padding", padding: [0, [0, 1], [0, 1]] });
    net.add(`pool${at + 1}`, { kind: "max-pooling", kernelSize: at === 0 ? [1, 2, 2] : 2 });
  });
  net.add("flatten", { kind: "flatten" });
  for (const name of ["6", "7"]) {
    net.add(`fc${name}`, { kind: "dense", outFeatures: 4096 });
    net.add(`relu${name}`, { kind: "activation", name: "ReLU" });
    net.add(`drop${name}`, { kind: "dropout" });
  }
  net.add("fc8", { kind: "dense", outFeatures: 487 });
  return defineNetwork({
    id: "c3d",
    name: "C3D",
    inputShape: [3, 16, 112, 112],
    nodes: net.nodes,
    claims,
    sources: [paper, summary],
  });
}

type Sizes = readonly [channels: number, frames: number, height: number, width: number];

const printed = (at: string, parameters: string | null, shape?: Sizes): readonly Claim[] => [
  ...(parameters === null
    ? []
    : [{ source: summary, at, quantity: "parameters", printed: parameters } as const]),
  ...(shape ? [{ source: summary, at, quantity: "outputShape", shape } as const] : []),
];

/** C3D for the sports of Sports-1M. */
export const c3ds: readonly Network[] = [
  // biome-ignore format: a table
  c3d([
    ...printed("conv1",  "5248",     [64, 16, 112, 112]),
    ...printed("pool1",  null,       [64, 16, 56, 56]),
    ...printed("conv2",  "221312",   [128, 16, 56, 56]),
    ...printed("pool2",  null,       [128, 8, 28, 28]),
    ...printed("conv3a", "884992",   [256, 8, 28, 28]),
    ...printed("conv3b", "1769728",  [256, 8, 28, 28]),
    ...printed("pool3",  null,       [256, 4, 14, 14]),
    ...printed("conv4a", "3539456",  [512, 4, 14, 14]),
    ...printed("conv4b", "7078400",  [512, 4, 14, 14]),
    ...printed("pool4",  null,       [512, 2, 7, 7]),
    ...printed("conv5a", "7078400",  [512, 2, 7, 7]),
    ...printed("conv5b", "7078400",  [512, 2, 7, 7]),
    ...printed("pad5",   null,       [512, 2, 8, 8]),
    ...printed("pool5",  null,       [512, 1, 4, 4]),
    { source: summary, at: "flatten", quantity: "outputShape", shape: [8192] },
    ...printed("fc6",    "33558528"),
    ...printed("fc7",    "16781312"),
    ...printed("fc8",    "1995239"),
    { source: summary, quantity: "parameters", printed: "79991015" },
  ]),
];
