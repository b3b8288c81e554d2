import { type Claim, type Draft, defineNetwork, draft, type Network } from "./network.ts";
import { addResidual, classify, convNorm } from "./parts.ts";
import { arxiv, shapeClaims, torchvision, torchvisionClaims } from "./published.ts";

const paper = arxiv(
  "1711.11248",
  "Tran, Wang, Torresani, Ray, LeCun and Paluri 2018, A closer look at spatiotemporal convolutions",
);
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
  convNorm(net, path, outChannels, 3, { stride, activation });
};

/** Over height and width, every frame for itself; no stride over the frames either. */
const frameByFrame: Spatiotemporal = (net, path, outChannels, { stride, activation }) => {
  convNorm(net, path, outChannels, [1, 3, 3], { stride: [1, stride, stride], activation });
};

/** Over height and width, then over the frames: "(2+1)D". */
const halves: Spatiotemporal = (net, path, outChannels, { stride, between, activation }) => {
  convNorm(net, `${path}.spatial`, between, [1, 3, 3], { stride: [1, stride, stride] });
  convNorm(net, `${path}.temporal`, outChannels, [3, 1, 1], { stride: [stride, 1, 1], activation });
};

interface Video {
  readonly id: string;
  readonly name: string;
  readonly stem: (net: Draft) => void;
  /** The convolution of each of the four stages. */
  readonly stages: readonly Spatiotemporal[];
  readonly claims: readonly Claim[];
}

function video({ stem, stages, ...own }: Video): Network {
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
  classify(net, 400, { pool: "avgpool" });
  return defineNetwork({
    ...own,
    inputShape: [3, 16, 112, 112],
    nodes: net.nodes,
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
  addResidual(net, path, branch, shortcut);
}

const wholeStem = (net: Draft) => convNorm(net, "stem", 64, [3, 7, 7], { stride: [1, 2, 2] });
const stemInHalves = (net: Draft) => {
  convNorm(net, "stem.spatial", 45, [1, 7, 7], { stride: [1, 2, 2] });
  convNorm(net, "stem.temporal", 64, [3, 1, 1]);
};

// The paper's table 1 prints the sizes for clips of L frames; here L is 16, and its first two stages keep it.
const shapes = shapeClaims(paper, {
  "layer1.1.relu": [64, 16, 56, 56],
  "layer2.1.relu": [128, 8, 28, 28],
  "layer3.1.relu": [256, 4, 14, 14],
  "layer4.1.relu": [512, 2, 7, 7],
});

/** The residual networks of the paper for clips: whole, mixed, and in halves, as torchvision builds them. */
export const videoResnets: readonly Network[] = [
  video({
    id: "r3d-18",
    name: "R3D-18",
    stem: wholeStem,
    stages: [whole, whole, whole, whole],
    claims: [...torchvisionClaims(program, "33371472", "40.697"), ...shapes],
  }),
  video({
    id: "mc3-18",
    name: "MC3-18",
    stem: wholeStem,
    stages: [whole, frameByFrame, frameByFrame, frameByFrame],
    claims: torchvisionClaims(program, "11695440", "43.343"),
  }),
  video({
    id: "r2plus1d-18",
    name: "R(2+1)D-18",
    stem: stemInHalves,
    stages: [halves, halves, halves, halves],
    claims: [...torchvisionClaims(program, "31505325", "40.519"), ...shapes],
  }),
];
