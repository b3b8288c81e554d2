import { ptflops } from "./countings.ts";
import { type Claim, type Draft, defineNetwork, draft, type Network } from "./network.ts";
import { classify, convNorm } from "./parts.ts";
import { arxiv, github, operations, shapeClaims, torchvision, torchvisionClaims } from "./published.ts";

const paper = arxiv(
  "1608.06993",
  "Huang, Liu, van der Maaten and Weinberger 2017, Densely connected convolutional networks, table 1",
);
const program = torchvision("densenet.py");
const benchmark = github("sovrasov/flops-counter.pytorch", "README, benchmark");

/** Channels that every layer adds to those it reads. */
const growth = 32;
/** Layers of each of the four blocks, by the layers that are convolutions or dense. */
const blocks = { 121: [6, 12, 24, 16], 169: [6, 12, 32, 32], 201: [6, 12, 48, 32] } as const;
type Depth = keyof typeof blocks;

// A normalisation and an activation before the convolution.
function normConv(net: Draft, name: string, outChannels: number, kernelSize: number) {
  net.add(`${name}.norm`, { kind: "batch-normalization" });
  net.add(`${name}.act`, { kind: "activation", name: "ReLU" });
  const padding = (kernelSize - 1) / 2;
  return net.add(name, { kind: "convolution", outChannels, kernelSize, padding, bias: false });
}

function layer(net: Draft, path: string) {
  const input = net.last;
  normConv(net, `${path}.conv1`, 4 * growth, 1);
  normConv(net, `${path}.conv2`, growth, 3);
  net.add(path, { kind: "concatenate" }, input, net.last);
}

function densenet(depth: Depth, claims: readonly Claim[]): Network {
  const net = draft();
  convNorm(net, "conv0", 64, 7, { stride: 2 });
  net.add("pool0", { kind: "max-pooling", kernelSize: 3, stride: 2, padding: 1 });
  let channels = 64;
  blocks[depth].forEach((layers, at) => {
    const block = at + 1;
    for (let nth = 1; nth <= layers; nth += 1) layer(net, `block${block}.layer${nth}`);
    channels += layers * growth;
    if (block === blocks[depth].length) return;
    channels /= 2;
    normConv(net, `transition${block}`, channels, 1);
    net.add(`transition${block}.pool`, { kind: "average-pooling", kernelSize: 2 });
  });
  net.add("norm5", { kind: "batch-normalization" });
  net.add("norm5.act", { kind: "activation", name: "ReLU" });
  classify(net, 1000);
  return defineNetwork({
    id: `densenet-${depth}`,
    name: `DenseNet-${depth}`,
    inputShape: [3, 224, 224],
    nodes: net.nodes,
    claims,
    sources: [paper, program],
  });
}

// The table prints sizes; the channels follow from the growth rate and from halving, as the text says.
const shapesOf121 = shapeClaims(paper, {
  conv0: [64, 112, 112],
  pool0: [64, 56, 56],
  "block1.layer6": [256, 56, 56],
  "transition1.pool": [128, 28, 28],
  "block2.layer12": [512, 28, 28],
  "transition2.pool": [256, 14, 14],
  "block3.layer24": [1024, 14, 14],
  "transition3.pool": [512, 7, 7],
  "block4.layer16": [1024, 7, 7],
});

/** The paper's networks for ImageNet whose layers add 32 channels each. */
export const densenets: readonly Network[] = [
  densenet(121, [...torchvisionClaims(program, "7978856", "2.834"), ...shapesOf121]),
  densenet(169, [
    ...torchvisionClaims(program, "14149480", "3.36"),
    operations(benchmark, "3.42", { counting: ptflops, times: 1e9 }),
  ]),
  densenet(201, [
    ...torchvisionClaims(program, "20013928", "4.291"),
    operations(benchmark, "4.37", { counting: ptflops, times: 1e9 }),
  ]),
];
