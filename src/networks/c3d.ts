import type { Shape } from "../layers/index.ts";
import { type Claim, defineNetwork, draft, type Network } from "./network.ts";
import { classifyDensely } from "./parts.ts";
import { arxiv, github, parameters, parametersOfEach, shapeClaims } from "./published.ts";

const paper = arxiv(
  "1412.0767",
  "Tran, Bourdev, Fergus, Torresani and Paluri 2015, Learning spatiotemporal features, figure 3",
);
const summary = github(
  "litao1381/C3D_Sport1M_keras",
  "README, the model's architecture as Keras 2.2.4 prints it",
);

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
  classifyDensely(net, 487, "after");
  return defineNetwork({
    id: "c3d",
    name: "C3D",
    inputShape: [3, 16, 112, 112],
    nodes: net.nodes,
    claims,
    sources: [paper, summary],
  });
}

const row = (at: string, total: string | null, shape: Shape): readonly Claim[] => [
  ...(total ? [parameters(summary, total, { at })] : []),
  ...shapeClaims(summary, { [at]: shape }),
];

/** C3D for the sports of Sports-1M. */
export const c3ds: readonly Network[] = [
  // biome-ignore format: a table
  c3d([
    ...row("conv1",   "5248",    [64, 16, 112, 112]),
    ...row("pool1",   null,      [64, 16, 56, 56]),
    ...row("conv2",   "221312",  [128, 16, 56, 56]),
    ...row("pool2",   null,      [128, 8, 28, 28]),
    ...row("conv3a",  "884992",  [256, 8, 28, 28]),
    ...row("conv3b",  "1769728", [256, 8, 28, 28]),
    ...row("pool3",   null,      [256, 4, 14, 14]),
    ...row("conv4a",  "3539456", [512, 4, 14, 14]),
    ...row("conv4b",  "7078400", [512, 4, 14, 14]),
    ...row("pool4",   null,      [512, 2, 7, 7]),
    ...row("conv5a",  "7078400", [512, 2, 7, 7]),
    ...row("conv5b",  "7078400", [512, 2, 7, 7]),
    ...row("pad5",    null,      [512, 2, 8, 8]),
    ...row("pool5",   null,      [512, 1, 4, 4]),
    ...row("flatten", null,      [8192]),
    ...parametersOfEach(summary, { fc6: "33558528", fc7: "16781312", fc8: "1995239" }),
    parameters(summary, "79991015"),
  ]),
];
