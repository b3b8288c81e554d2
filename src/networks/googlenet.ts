import type { Source } from "../citation.ts";
import { macs } from "../layers/counting.ts";
import { defineNetwork } from "./define.ts";
import { type Claim, type Draft, draft, type Network } from "./network.ts";

const paper: Source = {
  kind: "text",
  title: "Szegedy et al. 2015, Going deeper with convolutions, table 1",
  url: "https://arxiv.org/abs/1409.4842",
};

/** A module of the table: 1x1; 3x3 reduce and 3x3; 5x5 reduce and 5x5; pool projection. */
type Module = readonly [
  name: string,
  one: number,
  threeReduced: number,
  three: number,
  fiveReduced: number,
  five: number,
  pooled: number,
];

// biome-ignore format: a table
const stages: readonly (readonly Module[])[] = [
  [
    ["3a",  64,  96, 128, 16,  32,  32],
    ["3b", 128, 128, 192, 32,  96,  64],
  ],
  [
    ["4a", 192,  96, 208, 16,  48,  64],
    ["4b", 160, 112, 224, 24,  64,  64],
    ["4c", 128, 128, 256, 24,  64,  64],
    ["4d", 112, 144, 288, 32,  64,  64],
    ["4e", 256, 160, 320, 32, 128, 128],
  ],
  [
    ["5a", 256, 160, 320, 32, 128, 128],
    ["5b", 384, 192, 384, 48, 128, 128],
  ],
];

function convolution(net: Draft, name: string, outChannels: number, kernelSize: number, from = net.last) {
  const stride = kernelSize === 7 ? 2 : 1;
  const padding = (kernelSize - 1) / 2;
  net.add(name, { kind: "convolution", outChannels, kernelSize, stride, padding }, from);
  return net.add(`${name}.act`, { kind: "activation", name: "ReLU" });
}

function inception(net: Draft, [path, one, threeReduced, three, fiveReduced, five, pooled]: Module) {
  const input = net.last;
  const straight = convolution(net, `${path}.1x1`, one, 1, input);
  convolution(net, `${path}.3x3.reduce`, threeReduced, 1, input);
  const threes = convolution(net, `${path}.3x3`, three, 3);
  convolution(net, `${path}.5x5.reduce`, fiveReduced, 1, input);
  const fives = convolution(net, `${path}.5x5`, five, 5);
  net.add(`${path}.pool`, { kind: "max-pooling", kernelSize: 3, stride: 1, padding: 1 }, input);
  const pooling = convolution(net, `${path}.pool.project`, pooled, 1);
  net.add(path, { kind: "concatenate" }, straight, threes, fives, pooling);
}

function halve(net: Draft, name: string) {
  net.add(name, { kind: "max-pooling", kernelSize: 3, stride: 2, ceilMode: true });
}

function googlenet(): Network {
  const net = draft();
  convolution(net, "conv1", 64, 7);
  halve(net, "pool1");
  net.add("lrn1", { kind: "dropout", name: "local response normalization" });
  convolution(net, "conv2.reduce", 64, 1);
  convolution(net, "conv2", 192, 3);
  net.add("lrn2", { kind: "dropout", name: "local response normalization" });
  halve(net, "pool2");
  stages.forEach((modules, at) => {
    for (const module of modules) inception(net, module);
    if (at + 1 < stages.length) halve(net, `pool${at + 3}`);
  });
  net.add("pool5", { kind: "global-pooling" });
  net.add("drop", { kind: "dropout" });
  net.add("flatten", { kind: "flatten" });
  net.add("fc", { kind: "dense", outFeatures: 1000 });
  return defineNetwork({
    id: "googlenet",
    name: "GoogLeNet",
    variant: { en: "the paper’s, without the auxiliary classifiers", "zh-cn": "论文版，不含辅助分类器" },
    inputShape: [3, 224, 224],
    nodes: net.nodes,
    claims,
    sources: [paper],
  });
}

/** A row of the table: the size of its output, and its operations in millions. */
type Printed = readonly [name: string, shape: readonly number[], millions?: string];

// Two of the table's operations and its column of parameters do not follow from its own channels, in thousands or in 1024s:
// 3a has 64*192 + 96*192 + 9*96*128 + 16*192 + 25*16*32 + 32*192 = 163328 weights, where 159 K are printed.
// biome-ignore format: a table
const printed: readonly Printed[] = [
  ["3a", [256, 28, 28], "128"],
  ["3b", [480, 28, 28], "304"],
  ["4a", [512, 14, 14]],
  ["4b", [512, 14, 14], "88"],
  ["4c", [512, 14, 14], "100"],
  ["4d", [528, 14, 14], "119"],
  ["4e", [832, 14, 14], "170"],
  ["5a", [832, 7, 7]],
  ["5b", [1024, 7, 7], "71"],
];

const shape = (at: string, of: readonly number[]): Claim => ({
  source: paper,
  at,
  quantity: "outputShape",
  shape: of,
});

const claims: readonly Claim[] = [
  shape("conv1", [64, 112, 112]),
  shape("pool1", [64, 56, 56]),
  shape("conv2", [192, 56, 56]),
  shape("pool2", [192, 28, 28]),
  ...printed.map(([name, size]) => shape(name, size)),
  ...printed.flatMap(([within, , millions]): readonly Claim[] =>
    millions === undefined
      ? []
      : [{ source: paper, within, quantity: "operations", counting: macs, printed: millions, times: 1e6 }],
  ),
  shape("pool5", [1024, 1, 1]),
];

/** The network of the paper. */
export const googlenets: readonly Network[] = [googlenet()];
