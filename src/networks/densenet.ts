import { type Draft, defineNetwork, draft, type Network } from "./network.ts";
import { classify, convNorm } from "./parts.ts";
import { arxiv, shapeClaims, torchvision, torchvisionClaims } from "./published.ts";

const paper = arxiv(
  "1608.06993",
  "Huang, Liu, van der Maaten and Weinberger 2017, Densely connected convolutional networks, table 1",
);
const program = torchvision("densenet.py");

/** Channels that every layer adds to those it reads. */
const growth = 32;
/** Layers of each of the four blocks. */
const blocks = [6, 12, 24, 16];

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

function densenet(): Network {
  const net = draft();
  convNorm(net, "conv0", 64, 7, { stride: 2 });
  net.add("pool0", { kind: "max-pooling", kernelSize: 3, stride: 2, padding: 1 });
  let channels = 64;
  blocks.forEach((layers, at) => {
    const block = at + 1;
    for (let nth = 1; nth <= layers; nth += 1) layer(net, `block${block}.layer${nth}`);
    channels += layers * growth;
    if (block === blocks.length) return;
    channels /= 2;
    normConv(net, `transition${block}`, channels, 1);
    net.add(`transition${block}.pool`, { kind: "average-pooling", kernelSize: 2 });
  });
  net.add("norm5", { kind: "batch-normalization" });
  net.add("norm5.act", { kind: "activation", name: "ReLU" });
  classify(net, 1000);
  return defineNetwork({
    id: "densenet-121",
    name: "DenseNet-121",
    inputShape: [3, 224, 224],
    nodes: net.nodes,
    claims: [
      ...torchvisionClaims(program, "7978856", "2.834"),
      // The table prints sizes; the channels follow from the growth rate and from halving, as the text says.
      ...shapeClaims(paper, {
        conv0: [64, 112, 112],
        pool0: [64, 56, 56],
        "block1.layer6": [256, 56, 56],
        "transition1.pool": [128, 28, 28],
        "block2.layer12": [512, 28, 28],
        "transition2.pool": [256, 14, 14],
        "block3.layer24": [1024, 14, 14],
        "transition3.pool": [512, 7, 7],
        "block4.layer16": [1024, 7, 7],
      }),
    ],
    sources: [paper, program],
  });
}

/** The smallest of the paper's networks for ImageNet. */
export const densenets: readonly Network[] = [densenet()];
