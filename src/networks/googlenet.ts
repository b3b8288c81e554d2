import { type Claim, type Draft, defineNetwork, draft, type Network } from "./network.ts";
import { convAct } from "./parts.ts";
import { arxiv, github, operations, parameters, shapeClaims } from "./published.ts";

const paper = arxiv("1409.4842", "Szegedy et al. 2015, Going deeper with convolutions, table 1");
const caffe = github(
  "HewlettPackard/dlcookbook-dlbs",
  "docs/models/models.md, of bvlc_googlenet",
  "/blob/master/docs/models/models.md",
);

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

/**
 * Adds a module under a path: four branches over what was added last, then all their channels. A network says how it builds
 * a convolution, and the sizes of the kernels on its two middle branches, by the names of these.
 */
export function inception(
  net: Draft,
  path: string,
  [one, threeReduced, three, fiveReduced, five, pooled]: Module,
  convolve: typeof convAct,
  middle: Readonly<Record<string, number>>,
) {
  const from = net.last;
  const straight = convolve(net, `${path}.1x1`, one, 1, { from });
  const branches = Object.entries(middle).map(([name, kernelSize], at) => {
    const [reduced, outChannels] = at === 0 ? [threeReduced, three] : [fiveReduced, five];
    convolve(net, `${path}.${name}.reduce`, reduced, 1, { from });
    return convolve(net, `${path}.${name}`, outChannels, kernelSize);
  });
  net.add(`${path}.pool`, { kind: "max-pooling", kernelSize: 3, stride: 1, padding: 1 }, from);
  const pooling = convolve(net, `${path}.pool.project`, pooled, 1);
  net.add(path, { kind: "concatenate" }, straight, ...branches, pooling);
}

function halve(net: Draft, name: string) {
  net.add(name, { kind: "max-pooling", kernelSize: 3, stride: 2, ceilMode: true });
}

function googlenet(): Network {
  const net = draft();
  convAct(net, "conv1", 64, 7, { stride: 2 });
  halve(net, "pool1");
  net.add("lrn1", { kind: "dropout", name: "local response normalization" });
  convAct(net, "conv2.reduce", 64, 1);
  convAct(net, "conv2.3x3", 192, 3);
  net.add("lrn2", { kind: "dropout", name: "local response normalization" });
  halve(net, "pool2");
  stages.forEach((modules, at) => {
    modules.forEach((module, nth) => {
      inception(net, `${at + 3}${"abcde"[nth]}`, module, convAct, { "3x3": 3, "5x5": 5 });
    });
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

// Multiply-adds of modules in millions. 4a and 5a do not follow from the table's own channels: 73.6 and 51.1, where 73 and 54
// are printed; nor does conv1, whose 7*7*3*64 weights at 112*112 places are 118, where 34 is.
// biome-ignore format: a table
const millions: Readonly<Record<string, string>> = {
  conv2: "360", "3a": "128", "3b": "304", "4b": "88", "4c": "100", "4d": "119", "4e": "170", "5b": "71",
};

// Its K of parameters are 1024 weights without biases where a row follows from the table's channels; conv1 and the modules do
// not: 3a has 64*192 + 96*192 + 9*96*128 + 16*192 + 25*16*32 + 32*192 = 163328, which is 159.5 K, and 159 is printed; 3b has
// 388096, which is 379 K, and 380 is printed.
const kilo = { countedBy: "without biases", times: 1024 } as const;

const claims: readonly Claim[] = [
  parameters(caffe, "6998552"),
  // What the rows of the table give.
  ...shapeClaims(paper, {
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
  }),
  parameters(paper, "112", { within: "conv2", ...kilo }),
  parameters(paper, "1000", { at: "fc", ...kilo }),
  ...Object.entries(millions).map(([within, printed]) => operations(paper, printed, { within, times: 1e6 })),
  operations(paper, "1", { at: "fc", times: 1e6 }),
];

/** The network of the paper. */
export const googlenets: readonly Network[] = [googlenet()];
