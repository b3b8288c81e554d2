import type { Source } from "../citation.ts";
import { defineNetwork } from "./define.ts";
import { type Claim, type Draft, draft, type Network } from "./network.ts";
import { torchvision, torchvisionClaims } from "./torchvision-claims.ts";

const paper: Source = {
  kind: "text",
  title:
    "Krizhevsky, Sutskever and Hinton 2012, ImageNet classification with deep convolutional neural networks",
  url: "https://papers.nips.cc/paper/4824-imagenet-classification-with-deep-convolutional-neural-networks",
};
const cs231n: Source = {
  kind: "text",
  title: "CS231n, Convolutional networks",
  url: "https://cs231n.github.io/convolutional-networks/",
};

const answer: Source = {
  kind: "text",
  title: "stackoverflow.com, question 40060949",
  url: "https://stackoverflow.com/questions/40060949",
};
const caffe: Source = {
  kind: "text",
  title: "HewlettPackard/dlcookbook-dlbs, docs/models/models.md, of bvlc_alexnet",
  url: "https://github.com/HewlettPackard/dlcookbook-dlbs/blob/master/docs/models/models.md",
};

/**
 * One of the five convolutions: after the first two there is a normalisation in the paper, and after those in `pooled` a
 * pooling.
 */
interface Convolution {
  readonly outChannels: number;
  readonly kernelSize: number;
  readonly stride?: number;
  readonly padding?: number;
  readonly groups?: number;
}

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

function classifier(net: Draft) {
  net.add("flatten", { kind: "flatten" });
  for (const nth of [6, 7]) {
    net.add(`drop${nth}`, { kind: "dropout" });
    net.add(`fc${nth}`, { kind: "dense", outFeatures: 4096 });
    net.add(`relu${nth}`, { kind: "activation", name: "ReLU" });
  }
  net.add("fc8", { kind: "dense", outFeatures: 1000 });
}

// Elements that each layer gives, as section 3.5 counts neurons. Its 253,440 of the first layer are left out: 224 x 224 without
// padding gives 54 * 54 * 96 = 279,936, and 227 x 227 gives CS231n's 290,400.
const neurons: Readonly<Record<string, string>> = {
  conv2: "186624",
  conv3: "64896",
  conv4: "64896",
  conv5: "43264",
  fc6: "4096",
  fc7: "4096",
  fc8: "1000",
};

const ofTheHalves: readonly Claim[] = [
  { source: cs231n, at: "conv1", quantity: "outputShape", shape: [96, 55, 55] },
  { source: cs231n, at: "conv1", quantity: "parameters", printed: "34944" },
  { source: cs231n, at: "conv1", quantity: "parameters", countedBy: "without biases", printed: "34848" },
  { source: cs231n, at: "conv1", quantity: "activations", printed: "290400" },
  ...Object.entries(neurons).map(
    ([at, printed]): Claim => ({ source: paper, at, quantity: "activations", printed }),
  ),
  { source: answer, at: "conv2", quantity: "parameters", printed: "307456" },
  { source: caffe, quantity: "parameters", printed: "60965224" },
  { source: paper, quantity: "parameters", printed: "60", times: 1e6, truncated: true },
];

function twoHalves(): Network {
  const net = draft();
  features(net, ofThePaper, [1, 2]);
  classifier(net);
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
  classifier(net);
  return defineNetwork({
    id: "alexnet",
    name: "AlexNet",
    variant: { en: "torchvision’s, undivided", "zh-cn": "torchvision 版，不分组" },
    inputShape: [3, 224, 224],
    nodes: net.nodes,
    claims: torchvisionClaims(torchvision("alexnet.py"), "61100840", "0.714"),
    sources: [torchvision("alexnet.py")],
  });
}

/** AlexNet as its paper has it, in two halves, and as torchvision has it. */
export const alexnets: readonly Network[] = [twoHalves(), oneDevice()];
