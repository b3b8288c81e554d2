import type { Source } from "../citation.ts";
import type { Shape } from "../layers/index.ts";
import { defineNetwork } from "./define.ts";
import { type Claim, type Draft, draft, type Network } from "./network.ts";
import { convNorm, squeezeAndExcite, toEight } from "./parts.ts";
import { shapeClaims } from "./shape-claims.ts";
import { torchvision, torchvisionClaims } from "./torchvision-claims.ts";

const paper: Source = {
  kind: "text",
  title: "Howard et al. 2019, Searching for MobileNetV3, tables 1 and 2",
  url: "https://arxiv.org/abs/1905.02244",
};
const program = torchvision("mobilenetv3.py");

/** A row of the paper's tables: kernel, channels inside, channels out, squeeze and excitation, activation, stride. */
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

function block(net: Draft, path: string, channels: number, row: Bottleneck) {
  const [kernelSize, wide, outChannels, excited, activation, stride] = row;
  const input = net.last;
  if (wide > channels) convNorm(net, `${path}.expand`, wide, 1, { activation });
  convNorm(net, `${path}.depthwise`, wide, kernelSize, { stride, groups: wide, activation });
  if (excited) squeezeAndExcite(net, `${path}.se`, toEight(wide / 4), wide, [re, "hard-sigmoid"]);
  const narrowed = convNorm(net, `${path}.project`, outChannels, 1, { activation: null });
  if (stride === 1 && outChannels === channels) net.add(`${path}.add`, { kind: "add" }, narrowed, input);
}

function mobilenet(
  size: "large" | "small",
  rows: readonly Bottleneck[],
  [head, features]: readonly [head: number, features: number],
  claims: readonly Claim[],
): Network {
  const net = draft();
  convNorm(net, "conv0", 16, 3, { stride: 2, activation: hs });
  let channels = 16;
  rows.forEach((row, at) => {
    block(net, `block${at + 1}`, channels, row);
    channels = row[2];
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
    sources: [paper, program],
  });
}

// What the tables print as going into a row is what the layer before gives.
const shapesOfLarge: Readonly<Record<string, Shape>> = {
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
};
const shapesOfSmall: Readonly<Record<string, Shape>> = {
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
};

/** Both sizes of the third MobileNet, whose last layers are dense: they follow the pooling. */
export const mobilenetsV3: readonly Network[] = [
  mobilenet(
    "large",
    large,
    [960, 1280],
    [...torchvisionClaims(program, "5483032", "0.217"), ...shapeClaims(paper, shapesOfLarge)],
  ),
  mobilenet(
    "small",
    small,
    [576, 1024],
    [
      ...torchvisionClaims(program, "2542856", "0.057"),
      { source: paper, quantity: "parameters", printed: "2.5", times: 1e6 },
      ...shapeClaims(paper, shapesOfSmall),
    ],
  ),
];
