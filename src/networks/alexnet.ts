import type { ConvolutionSpec } from "../convolution/index.ts";
import { convnetBurden } from "./countings.ts";
import { type Claim, type Draft, defineNetwork, draft, type Network } from "./network.ts";
import { classifyDensely } from "./parts.ts";
import { github, operations, parameters, text, torchvision, torchvisionClaims } from "./published.ts";

const paper = text(
  "Krizhevsky, Sutskever and Hinton 2012, ImageNet classification with deep convolutional neural networks",
  "https://papers.nips.cc/paper/4824-imagenet-classification-with-deep-convolutional-neural-networks",
);
const cs231n = text("CS231n, Convolutional networks", "https://cs231n.github.io/convolutional-networks/");
const answer = text("stackoverflow.com, question 40060949", "https://stackoverflow.com/questions/40060949");
const caffe = github(
  "HewlettPackard/dlcookbook-dlbs",
  "docs/models/models.md, of bvlc_alexnet",
  "/blob/master/docs/models/models.md",
);
const program = torchvision("alexnet.py");

type Convolution = Pick<ConvolutionSpec, "outChannels" | "kernelSize" | "stride" | "padding" | "groups">;

// The two halves of the paper's network met only in the third convolution and in the dense layers.
// biome-ignore format: a table
const ofThePaper: readonly Convolution[] = [
  { outChannels: 96,  kernelSize: 11, stride: 4 },
  { outChannels: 256, kernelSize: 5, padding: 2, groups: 2 },
  { outChannels: 384, kernelSize: 3, padding: 1 },
  { outChannels: 384, kernelSize: 3, padding: 1, groups: 2 },
  { outChannels: 256, kernelSize: 3, padding: 1, groups: 2 },
];

// biome-ignore format: a table
const ofOneDevice: readonly Convolution[] = [
  { outChannels: 64,  kernelSize: 11, stride: 4, padding: 2 },
  { outChannels: 192, kernelSize: 5, padding: 2 },
  { outChannels: 384, kernelSize: 3, padding: 1 },
  { outChannels: 256, kernelSize: 3, padding: 1 },
  { outChannels: 256, kernelSize: 3, padding: 1 },
];

const pooled = [1, 2, 5];

function features(net: Draft, convolutions: readonly Convolution[], normalized: readonly number[]) {
  convolutions.forEach((convolution, at) => {
    const nth = at + 1;
    net.add(`conv${nth}`, { kind: "convolution", ...convolution });
    net.add(`relu${nth}`, { kind: "activation", name: "ReLU" });
    if (normalized.includes(nth))
      net.add(`lrn${nth}`, { kind: "dropout", name: "local response normalization" });
    // Windows of 3 that move by 2 overlap.
    if (pooled.includes(nth)) net.add(`pool${nth}`, { kind: "max-pooling", kernelSize: 3, stride: 2 });
  });
}

// Elements that each layer gives, as section 3.5 counts neurons. Its 253,440 of the first layer are left out: 224 x 224 without
// padding gives 54 * 54 * 96 = 279,936, and 227 x 227 gives CS231n's 290,400.
// biome-ignore format: a table
const neurons: Readonly<Record<string, string>> = {
  conv2: "186624", conv3: "64896", conv4: "64896", conv5: "43264", fc6: "4096", fc7: "4096", fc8: "1000",
};

const burden = github("albanie/convnet-burden", "README, alexnet in MFLOPS");

const ofTheHalves: readonly Claim[] = [
  { source: cs231n, at: "conv1", quantity: "outputShape", shape: [96, 55, 55] },
  parameters(cs231n, "34944", { at: "conv1" }),
  parameters(cs231n, "34848", { at: "conv1", countedBy: "without biases" }),
  { source: cs231n, at: "conv1", quantity: "activations", printed: "290400" },
  ...Object.entries(neurons).map(
    ([at, printed]): Claim => ({ source: paper, at, quantity: "activations", printed }),
  ),
  parameters(answer, "307456", { at: "conv2" }),
  parameters(caffe, "60965224"),
  parameters(paper, "60", { times: 1e6, truncated: true }),
  operations(burden, "727", { counting: convnetBurden, times: 1e6 }),
];

function twoHalves(): Network {
  const net = draft();
  features(net, ofThePaper, [1, 2]);
  classifyDensely(net, 1000, "before");
  return defineNetwork({
    id: "alexnet-2012",
    name: "AlexNet",
    variant: { en: "the paper’s, in two halves", "zh-cn": "论文版，分成两半" },
    inputShape: [3, 227, 227],
    nodes: net.nodes,
    claims: ofTheHalves,
    sources: [paper],
  });
}

function oneDevice(): Network {
  const net = draft();
  features(net, ofOneDevice, []);
  net.add("avgpool", { kind: "adaptive-pooling", outputSize: 6 });
  classifyDensely(net, 1000, "before");
  return defineNetwork({
    id: "alexnet",
    name: "AlexNet",
    variant: { en: "torchvision’s, undivided", "zh-cn": "torchvision版，不分组" },
    inputShape: [3, 224, 224],
    nodes: net.nodes,
    claims: torchvisionClaims(program, "61100840", "0.714"),
    sources: [program],
  });
}

/** AlexNet as its paper has it, in two halves, and as torchvision has it. */
export const alexnets: readonly Network[] = [twoHalves(), oneDevice()];
