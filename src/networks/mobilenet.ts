import type { Source } from "../citation.ts";
import { macs } from "../layers/counting.ts";
import { defineNetwork } from "./define.ts";
import { type Draft, draft, type Network } from "./network.ts";
import { classify, convNorm } from "./parts.ts";
import { shapeClaims } from "./shape-claims.ts";
import { torchvision, torchvisionClaims } from "./torchvision-claims.ts";

const paper: Source = {
  kind: "text",
  title: "Howard et al. 2017, MobileNets, tables 1 and 8",
  url: "https://arxiv.org/abs/1704.04861",
};
const secondPaper: Source = {
  kind: "text",
  title: "Sandler et al. 2018, MobileNetV2, table 2",
  url: "https://arxiv.org/abs/1801.04381",
};
/**
 * The pointwise convolutions of the first MobileNet, and the stride of the depthwise one before each: the last one's is 1,
 * though the table prints 2, because it prints a size of 7 before it and behind it.
 */
// biome-ignore format: a table
export const separable: readonly (readonly [outChannels: number, stride: number])[] = [
  [64, 1], [128, 2], [128, 1], [256, 2], [256, 1], [512, 2],
  [512, 1], [512, 1], [512, 1], [512, 1], [512, 1],
  [1024, 2], [1024, 1],
];

function first(): Network {
  const net = draft();
  convNorm(net, "conv0", 32, 3, { stride: 2 });
  let channels = 32;
  separable.forEach(([outChannels, stride], at) => {
    convNorm(net, `pair${at + 1}.depthwise`, channels, 3, { stride, groups: channels });
    convNorm(net, `pair${at + 1}.pointwise`, outChannels, 1);
    channels = outChannels;
  });
  classify(net, 1000);
  return defineNetwork({
    id: "mobilenet-v1",
    name: "MobileNet V1",
    inputShape: [3, 224, 224],
    nodes: net.nodes,
    claims: [
      { source: paper, quantity: "operations", counting: macs, printed: "569", times: 1e6 },
      {
        source: paper,
        quantity: "parameters",
        countedBy: "without normalization",
        printed: "4.2",
        times: 1e6,
      },
      ...shapeClaims(paper, {
        conv0: [32, 112, 112],
        "pair1.pointwise": [64, 112, 112],
        "pair2.pointwise": [128, 56, 56],
        "pair3.pointwise": [128, 56, 56],
        "pair4.pointwise": [256, 28, 28],
        "pair5.pointwise": [256, 28, 28],
        "pair6.pointwise": [512, 14, 14],
        "pair11.pointwise": [512, 14, 14],
        "pair12.pointwise": [1024, 7, 7],
        "pair13.pointwise": [1024, 7, 7],
        pool: [1024, 1, 1],
        fc: [1000],
      }),
    ],
    sources: [paper],
  });
}

/** The rows of the second MobileNet: how many times wider inside, the channels, how many blocks, the first one's stride. */
// biome-ignore format: a table
const bottlenecks: readonly (readonly [expansion: number, outChannels: number, blocks: number, stride: number])[] = [
  [1, 16, 1, 1],
  [6, 24, 2, 2],
  [6, 32, 3, 2],
  [6, 64, 4, 2],
  [6, 96, 3, 1],
  [6, 160, 3, 2],
  [6, 320, 1, 1],
];

const activation = "ReLU6";

function second(): Network {
  const net = draft();
  convNorm(net, "conv0", 32, 3, { stride: 2, activation });
  let channels = 32;
  bottlenecks.forEach(([expansion, outChannels, blocks, stride], at) => {
    for (let nth = 1; nth <= blocks; nth += 1) {
      bottleneck(
        net,
        `stage${at + 1}.${nth}`,
        channels,
        expansion * channels,
        outChannels,
        nth === 1 ? stride : 1,
      );
      channels = outChannels;
    }
  });
  convNorm(net, "head", 1280, 1, { activation });
  classify(net, 1000, { drop: true });
  const program = torchvision("mobilenetv2.py");
  return defineNetwork({
    id: "mobilenet-v2",
    name: "MobileNet V2",
    inputShape: [3, 224, 224],
    nodes: net.nodes,
    claims: [
      ...torchvisionClaims(program, "3504872", "0.301"),
      ...shapeClaims(secondPaper, {
        conv0: [32, 112, 112],
        "stage1.1.project": [16, 112, 112],
        "stage2.2.add": [24, 56, 56],
        "stage3.3.add": [32, 28, 28],
        "stage4.4.add": [64, 14, 14],
        "stage5.3.add": [96, 14, 14],
        "stage6.3.add": [160, 7, 7],
        "stage7.1.project": [320, 7, 7],
        head: [1280, 7, 7],
        pool: [1280, 1, 1],
      }),
    ],
    sources: [secondPaper, program],
  });
}

// Widened, convolved channel by channel, narrowed without an activation, and added to what came in where it fits.
function bottleneck(
  net: Draft,
  path: string,
  channels: number,
  wide: number,
  outChannels: number,
  stride: number,
) {
  const input = net.last;
  if (wide > channels) convNorm(net, `${path}.expand`, wide, 1, { activation });
  convNorm(net, `${path}.depthwise`, wide, 3, { stride, groups: wide, activation });
  const narrowed = convNorm(net, `${path}.project`, outChannels, 1, { activation: null });
  if (stride === 1 && outChannels === channels) net.add(`${path}.add`, { kind: "add" }, narrowed, input);
}

/** The first two MobileNets, as wide as their papers have them. */
export const mobilenets: readonly Network[] = [first(), second()];
