import type { Source } from "../citation.ts";
import { defineNetwork } from "./define.ts";
import { type Claim, type Draft, draft, type Network } from "./network.ts";
import { type ConvNormOptions, convNorm } from "./parts.ts";
import { torchvision, torchvisionClaims } from "./torchvision-claims.ts";

const paper: Source = {
  kind: "text",
  title: "Tran, Wang, Torresani, Ray, LeCun and Paluri 2018, A closer look at spatiotemporal convolutions",
  url: "https://arxiv.org/abs/1711.11248",
};
const program = torchvision("video/resnet.py");

/** Adds the convolution that one of the networks has where another has another, and its normalisation; depth first. */
type Spatiotemporal = (net: Draft, path: string, outChannels: number, own: Place) => void;

interface Place {
  readonly stride: number;
  /** Channels between the halves of a convolution in two. */
  readonly between: number;
  readonly activation?: null;
}

/** Over frames, height and width at once. */
const whole: Spatiotemporal = (net, path, outChannels, { stride, activation }) => {
  convNorm(net, path, outChannels, 3, optional({ stride }, activation));
};

/** Over height and width, every frame for itself; no stride over the frames either. */
const frameByFrame: Spatiotemporal = (net, path, outChannels, { stride, activation }) => {
  convNorm(net, path, outChannels, [1, 3, 3], optional({ stride: [1, stride, stride] }, activation));
};

/** Over height and width, then over the frames: "(2+1)D". */
const halves: Spatiotemporal = (net, path, outChannels, { stride, between, activation }) => {
  convNorm(net, `${path}.spatial`, between, [1, 3, 3], { stride: [1, stride, stride] });
  convNorm(net, `${path}.temporal`, outChannels, [3, 1, 1], optional({ stride: [stride, 1, 1] }, activation));
};

function optional(options: ConvNormOptions, activation?: null): ConvNormOptions {
  return activation === undefined ? options : { ...options, activation };
}

interface Video {
  readonly id: string;
  readonly name: string;
  readonly stem: (net: Draft) => void;
  /** The convolution of each of the four stages. */
  readonly stages: readonly Spatiotemporal[];
  readonly claims: readonly Claim[];
}

function video({ id, name, stem, stages, claims }: Video): Network {
  const net = draft();
  stem(net);
  let channels = 64;
  stages.forEach((convolution, at) => {
    const width = 64 * 2 ** at;
    for (let nth = 0; nth < 2; nth += 1) {
      block(net, `layer${at + 1}.${nth}`, convolution, {
        inChannels: channels,
        width,
        stride: nth === 0 && at > 0 ? 2 : 1,
      });
      channels = width;
    }
  });
  net.add("avgpool", { kind: "global-pooling" });
  net.add("flatten", { kind: "flatten" });
  net.add("fc", { kind: "dense", outFeatures: 400 });
  return defineNetwork({
    id,
    name,
    inputShape: [3, 16, 112, 112],
    nodes: net.nodes,
    claims,
    sources: [paper, program],
  });
}

function block(
  net: Draft,
  path: string,
  convolution: Spatiotemporal,
  { inChannels, width, stride }: { inChannels: number; width: number; stride: number },
) {
  const input = net.last;
  // So many that the halves have as many weights as the whole; both convolutions of a block take the first one's.
  const between = Math.floor((27 * inChannels * width) / (9 * inChannels + 3 * width));
  convolution(net, `${path}.conv1`, width, { stride, between });
  convolution(net, `${path}.conv2`, width, { stride: 1, between, activation: null });
  const branch = net.last;
  const projected = inChannels !== width;
  const over = convolution === frameByFrame ? [1, stride, stride] : stride;
  const shortcut = projected
    ? convNorm(net, `${path}.downsample`, width, 1, { stride: over, activation: null, from: input })
    : input;
  net.add(`${path}.add`, { kind: "add" }, branch, shortcut);
  net.add(`${path}.relu`, { kind: "activation", name: "ReLU" });
}

const wholeStem = (net: Draft) => convNorm(net, "stem", 64, [3, 7, 7], { stride: [1, 2, 2] });
const stemInHalves = (net: Draft) => {
  convNorm(net, "stem.spatial", 45, [1, 7, 7], { stride: [1, 2, 2] });
  convNorm(net, "stem.temporal", 64, [3, 1, 1]);
};

const published = (parameters: string, billions: string): readonly Claim[] => [
  ...torchvisionClaims(program, parameters, billions),
];
// The paper's table 1 prints the sizes for clips of L frames; here L is 16, and its first two stages keep it.
const shapes: readonly Claim[] = [
  { source: paper, at: "layer1.1.relu", quantity: "outputShape", shape: [64, 16, 56, 56] },
  { source: paper, at: "layer2.1.relu", quantity: "outputShape", shape: [128, 8, 28, 28] },
  { source: paper, at: "layer3.1.relu", quantity: "outputShape", shape: [256, 4, 14, 14] },
  { source: paper, at: "layer4.1.relu", quantity: "outputShape", shape: [512, 2, 7, 7] },
];

/** The residual networks of the paper for clips: whole, mixed, and in halves, as torchvision builds them. */
export const videoResnets: readonly Network[] = [
  video({
    id: "r3d-18",
    name: "R3D-18",
    stem: wholeStem,
    stages: [whole, whole, whole, whole],
    claims: [...published("33371472", "40.697"), ...shapes],
  }),
  video({
    id: "mc3-18",
    name: "MC3-18",
    stem: wholeStem,
    stages: [whole, frameByFrame, frameByFrame, frameByFrame],
    claims: published("11695440", "43.343"),
  }),
  video({
    id: "r2plus1d-18",
    name: "R(2+1)D-18",
    stem: stemInHalves,
    stages: [halves, halves, halves, halves],
    claims: [...published("31505325", "40.519"), ...shapes],
  }),
];
