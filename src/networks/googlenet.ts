import type { Source } from "../citation.ts";
import { macs } from "../layers/counting.ts";
import type { Shape } from "../layers/index.ts";
import { defineNetwork } from "./define.ts";
import { type Claim, type Draft, draft, type Network } from "./network.ts";
import { shapeClaims } from "./shape-claims.ts";

const paper: Source = {
  kind: "text",
  title: "Szegedy et al. 2015, Going deeper with convolutions, table 1",
  url: "https://arxiv.org/abs/1409.4842",
};

const caffe: Source = {
  kind: "text",
  title: "HewlettPackard/dlcookbook-dlbs, docs/models/models.md, of bvlc_googlenet",
  url: "https://github.com/HewlettPackard/dlcookbook-dlbs/blob/master/docs/models/models.md",
};

/** A module of the table: 1x1; 3x3 reduce and 3x3; 5x5 reduce and 5x5; pool projection. */
export type Module = readonly [
  one: number,
  threeReduced: number,
  three: number,
  fiveReduced: number,
  five: number,
  pooled: number,
];

/** The modules between one pooling and the next, from the third stage on; I3D has the same. */
// biome-ignore format: a table
export const stages: readonly (readonly Module[])[] = [
  [
    [ 64,  96, 128, 16,  32,  32],
    [128, 128, 192, 32,  96,  64],
  ],
  [
    [192,  96, 208, 16,  48,  64],
    [160, 112, 224, 24,  64,  64],
    [128, 128, 256, 24,  64,  64],
    [112, 144, 288, 32,  64,  64],
    [256, 160, 320, 32, 128, 128],
  ],
  [
    [256, 160, 320, 32, 128, 128],
    [384, 192, 384, 48, 128, 128],
  ],
];

function convolution(net: Draft, name: string, outChannels: number, kernelSize: number, from = net.last) {
  const stride = kernelSize === 7 ? 2 : 1;
  const padding = (kernelSize - 1) / 2;
  net.add(name, { kind: "convolution", outChannels, kernelSize, stride, padding }, from);
  return net.add(`${name}.act`, { kind: "activation", name: "ReLU" });
}

function inception(net: Draft, path: string, module: Module) {
  const [one, threeReduced, three, fiveReduced, five, pooled] = module;
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
  convolution(net, "conv2.3x3", 192, 3);
  net.add("lrn2", { kind: "dropout", name: "local response normalization" });
  halve(net, "pool2");
  stages.forEach((modules, at) => {
    for (const [nth, module] of modules.entries()) inception(net, `${at + 3}${"abcde"[nth]}`, module);
    if (at + 1 < stages.length) halve(net, `pool${at + 3}`);
  });
  net.add("pool5", { kind: "global-pooling" });
  net.add("drop", { kind: "dropout" });
  net.add("flatten", { kind: "flatten" });
  net.add("fc", { kind: "dense", outFeatures: 1000 });
  return defineNetwork({
    id: "googlenet",
    name: "GoogLeNet",
    variant: { en: "the paper’s, no auxiliary classifiers", "zh-cn": "论文版，不含辅助分类器" },
    inputShape: [3, 224, 224],
    nodes: net.nodes,
    claims,
    sources: [paper],
  });
}

// What the rows of the table give.
const shapes: Readonly<Record<string, Shape>> = {
  conv1: [64, 112, 112],
  pool1: [64, 56, 56],
  "conv2.3x3": [192, 56, 56],
  pool2: [192, 28, 28],
  "3a": [256, 28, 28],
  "3b": [480, 28, 28],
  pool3: [480, 14, 14],
  "4a": [512, 14, 14],
  "4b": [512, 14, 14],
  "4c": [512, 14, 14],
  "4d": [528, 14, 14],
  "4e": [832, 14, 14],
  pool4: [832, 7, 7],
  "5a": [832, 7, 7],
  "5b": [1024, 7, 7],
  pool5: [1024, 1, 1],
  fc: [1000],
};

// Its multiply-adds in millions. 4a and 5a do not follow from the table's own channels: 73.6 and 51.1, where 73 and 54 are
// printed; nor does conv1, whose 7*7*3*64 weights at 112*112 places are 118, where 34 is.
// biome-ignore format: a table
const millions: Readonly<Record<string, string>> = {
  conv2: "360", "3a": "128", "3b": "304", "4b": "88", "4c": "100", "4d": "119", "4e": "170", "5b": "71",
};

// Its K of parameters are 1024 weights without biases where a row follows from the table's channels; conv1 and the modules do
// not: 3a has 64*192 + 96*192 + 9*96*128 + 16*192 + 25*16*32 + 32*192 = 163328, which is 159.5 K, and 159 is printed; 3b has
// 388096, which is 379 K, and 380 is printed.
const kilo = 1024;

const weights = (rows: Pick<Claim, "at" | "within">, printed: string): Claim => ({
  source: paper,
  ...rows,
  quantity: "parameters",
  countedBy: "without biases",
  printed,
  times: kilo,
});
const operations = (rows: Pick<Claim, "at" | "within">, printed: string): Claim => ({
  source: paper,
  ...rows,
  quantity: "operations",
  counting: macs,
  printed,
  times: 1e6,
});

const claims: readonly Claim[] = [
  { source: caffe, quantity: "parameters", printed: "6998552" },
  ...shapeClaims(paper, shapes),
  weights({ within: "conv2" }, "112"),
  weights({ at: "fc" }, "1000"),
  ...Object.entries(millions).map(([within, printed]) => operations({ within }, printed)),
  operations({ at: "fc" }, "1"),
];

/** The network of the paper. */
export const googlenets: readonly Network[] = [googlenet()];
