import { type Claim, defineNetwork, draft, type Network } from "./network.ts";
import { classify, convNorm, invertedBottleneck, toEight } from "./parts.ts";
import { arxiv, operations, parameters, shapeClaims, torchvision, torchvisionClaims } from "./published.ts";

const paper = arxiv("1704.04861", "Howard et al. 2017, MobileNets, tables 1 and 8");
const secondPaper = arxiv("1801.04381", "Sandler et al. 2018, MobileNetV2, table 2");
const thirdPaper = arxiv("1905.02244", "Howard et al. 2019, Searching for MobileNetV3, tables 1 and 2");
const thirdProgram = torchvision("mobilenetv3.py");

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
      operations(paper, "569", { times: 1e6 }),
      parameters(paper, "4.2", { countedBy: "without normalization", times: 1e6 }),
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

function second(): Network {
  const net = draft();
  const activation = "ReLU6";
  convNorm(net, "conv0", 32, 3, { stride: 2, activation });
  let channels = 32;
  bottlenecks.forEach(([expansion, outChannels, blocks, firstStride], at) => {
    for (let nth = 1; nth <= blocks; nth += 1) {
      const wide = expansion * channels;
      const own = { kernelSize: 3, wide, outChannels, stride: nth === 1 ? firstStride : 1, activation };
      invertedBottleneck(net, `stage${at + 1}.${nth}`, channels, own);
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

/** A row of the third one's tables: kernel, channels inside, channels out, squeeze and excitation, activation, stride. */
type Bottleneck = readonly [
  kernelSize: number,
  wide: number,
  outChannels: number,
  excited: boolean,
  activation: "ReLU" | "hard-swish",
  stride: number,
];

const re = "ReLU";
const hs = "hard-swish";

// biome-ignore format: a table
const large: readonly Bottleneck[] = [
  [3, 16,  16,  false, re, 1],
  [3, 64,  24,  false, re, 2],
  [3, 72,  24,  false, re, 1],
  [5, 72,  40,  true,  re, 2],
  [5, 120, 40,  true,  re, 1],
  [5, 120, 40,  true,  re, 1],
  [3, 240, 80,  false, hs, 2],
  [3, 200, 80,  false, hs, 1],
  [3, 184, 80,  false, hs, 1],
  [3, 184, 80,  false, hs, 1],
  [3, 480, 112, true,  hs, 1],
  [3, 672, 112, true,  hs, 1],
  [5, 672, 160, true,  hs, 2],
  [5, 960, 160, true,  hs, 1],
  [5, 960, 160, true,  hs, 1],
];

// biome-ignore format: a table
const small: readonly Bottleneck[] = [
  [3, 16,  16, true,  re, 2],
  [3, 72,  24, false, re, 2],
  [3, 88,  24, false, re, 1],
  [5, 96,  40, true,  hs, 2],
  [5, 240, 40, true,  hs, 1],
  [5, 240, 40, true,  hs, 1],
  [5, 120, 48, true,  hs, 1],
  [5, 144, 48, true,  hs, 1],
  [5, 288, 96, true,  hs, 2],
  [5, 576, 96, true,  hs, 1],
  [5, 576, 96, true,  hs, 1],
];

function third(
  size: "large" | "small",
  rows: readonly Bottleneck[],
  [head, features]: readonly [head: number, features: number],
  claims: readonly Claim[],
): Network {
  const net = draft();
  convNorm(net, "conv0", 16, 3, { stride: 2, activation: hs });
  let channels = 16;
  rows.forEach((row, at) => {
    const [kernelSize, wide, outChannels, excited, activation, stride] = row;
    const squeezed = excited && ({ channels: toEight(wide / 4), activations: [re, "hard-sigmoid"] } as const);
    const own = { kernelSize, wide, outChannels, stride, activation, squeezed };
    invertedBottleneck(net, `block${at + 1}`, channels, own);
    channels = outChannels;
  });
  convNorm(net, "head", head, 1, { activation: hs });
  net.add("pool", { kind: "global-pooling" });
  net.add("flatten", { kind: "flatten" });
  net.add("fc1", { kind: "dense", outFeatures: features });
  net.add("fc1.act", { kind: "activation", name: hs });
  net.add("drop", { kind: "dropout" });
  net.add("fc2", { kind: "dense", outFeatures: 1000 });
  return defineNetwork({
    id: `mobilenet-v3-${size}`,
    name: `MobileNet V3 ${size === "large" ? "Large" : "Small"}`,
    inputShape: [3, 224, 224],
    nodes: net.nodes,
    claims,
    sources: [thirdPaper, thirdProgram],
  });
}

// What the tables print as going into a row is what the layer before gives.
const claimsOfLarge: readonly Claim[] = [
  ...torchvisionClaims(thirdProgram, "5483032", "0.217"),
  ...shapeClaims(thirdPaper, {
    conv0: [16, 112, 112],
    "block1.add": [16, 112, 112],
    "block3.add": [24, 56, 56],
    "block6.add": [40, 28, 28],
    "block10.add": [80, 14, 14],
    "block12.add": [112, 14, 14],
    "block13.project": [160, 7, 7],
    "block15.add": [160, 7, 7],
    head: [960, 7, 7],
    pool: [960, 1, 1],
    fc1: [1280],
  }),
];
const claimsOfSmall: readonly Claim[] = [
  ...torchvisionClaims(thirdProgram, "2542856", "0.057"),
  parameters(thirdPaper, "2.5", { times: 1e6 }),
  ...shapeClaims(thirdPaper, {
    conv0: [16, 112, 112],
    "block1.project": [16, 56, 56],
    "block3.add": [24, 28, 28],
    "block6.add": [40, 14, 14],
    "block8.add": [48, 14, 14],
    "block9.project": [96, 7, 7],
    "block11.add": [96, 7, 7],
    head: [576, 7, 7],
    pool: [576, 1, 1],
    fc1: [1024],
  }),
];

/** The first two MobileNets, as wide as their papers have them, and both sizes of the third, whose last layers are dense. */
export const mobilenets: readonly Network[] = [
  first(),
  second(),
  third("large", large, [960, 1280], claimsOfLarge),
  third("small", small, [576, 1024], claimsOfSmall),
];
