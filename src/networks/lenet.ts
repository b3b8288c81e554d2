import type { Words } from "../citation.ts";
import { macs } from "../layers/counting.ts";
import { type Claim, type Draft, defineNetwork, draft, type Network } from "./network.ts";
import { operations, parameters, shapeClaims, text } from "./published.ts";

const paper = text(
  "LeCun, Bottou, Bengio and Haffner 1998, Gradient-based learning, section II-B",
  "https://doi.org/10.1109/5.726791",
);
const gultom = text(
  "Yohanes Gultom, Understanding LeNet",
  "https://yohanes.gultom.id/2016/12/12/understanding-lenet-lecun-1998/",
);
const sophia = text(
  "blog.csdn.net, Sophia_11, 85043685",
  "https://blog.csdn.net/Sophia_11/article/details/85043685",
);
const sidesshmore = text(
  "sidesshmore.com, LeNet proved deep learning works, one layer at a time",
  "https://sidesshmore.com/ml-journey/2026-07-07-lenet-proved-deep-learning-works-one-layer-at-a-time",
);

/** The paper's connections: a product each, and a bias added at every element that goes out. */
const connections = { ...macs, biases: true };

const shared: readonly Claim[] = [
  parameters(gultom, "156", { at: "C1" }),
  operations(gultom, "122304", { at: "C1", counting: connections }),
  parameters(sidesshmore, "12", { within: "S2" }),
  parameters(sidesshmore, "32", { within: "S4" }),
  parameters(sophia, "48120", { at: "C5" }),
  parameters(paper, "10164", { at: "F6" }),
  ...shapeClaims(paper, { C1: [6, 28, 28], "S2.act": [6, 14, 14], "S4.act": [16, 5, 5] }),
];

function lenet(id: string, variant: Words, third: (net: Draft) => void, claims: readonly Claim[]): Network {
  const net = draft();
  const squash = (name: string) => net.add(`${name}.act`, { kind: "activation", name: "tanh" });
  // The mean of four elements by a trained factor, and a trained shift, one of each a map.
  const subsample = (name: string) => {
    net.add(`${name}.pool`, { kind: "average-pooling", kernelSize: 2 });
    net.add(`${name}.scale`, { kind: "scale", bias: true });
    squash(name);
  };
  net.add("C1", { kind: "convolution", outChannels: 6, kernelSize: 5 });
  squash("C1");
  subsample("S2");
  third(net);
  squash("C3");
  subsample("S4");
  net.add("C5", { kind: "convolution", outChannels: 120, kernelSize: 5 });
  squash("C5");
  net.add("flatten", { kind: "flatten" });
  net.add("F6", { kind: "dense", outFeatures: 84 });
  squash("F6");
  // Distances from ten fixed patterns of 84 elements, which the paper does not train; counted as weights here.
  net.add("output", { kind: "dense", outFeatures: 10, bias: false });
  return defineNetwork({
    id,
    name: "LeNet-5",
    variant,
    inputShape: [1, 32, 32],
    nodes: net.nodes,
    claims: [...shared, ...claims],
    sources: [paper],
  });
}

/** The maps of S2 that each map of C3 sees: the paper's table I, column after column. */
// biome-ignore format: a table
const seen: readonly (readonly number[])[] = [
  [0, 1, 2], [1, 2, 3], [2, 3, 4], [3, 4, 5], [0, 4, 5], [0, 1, 5],
  [0, 1, 2, 3], [1, 2, 3, 4], [2, 3, 4, 5], [0, 3, 4, 5], [0, 1, 4, 5], [0, 1, 2, 5],
  [0, 1, 3, 4], [1, 2, 4, 5], [0, 2, 3, 5],
  [0, 1, 2, 3, 4, 5],
];

function sparse(net: Draft) {
  const input = net.last;
  const maps = seen.map((channels, at) => {
    const some = net.add(`C3.${at}.inputs`, { kind: "select-channels", channels }, input);
    return net.add(`C3.${at}`, { kind: "convolution", outChannels: 1, kernelSize: 5 }, some);
  });
  net.add("C3.maps", { kind: "concatenate" }, ...maps);
}

/** LeNet-5 as its paper has it, and with the third layer that most retellings give it. */
export const lenets: readonly Network[] = [
  lenet("lenet-5", { en: "each map of C3 sees some maps", "zh-cn": "C3的每个特征图只看部分通道" }, sparse, [
    parameters(sidesshmore, "1516", { within: "C3" }),
    operations(paper, "151600", { within: "C3", counting: connections }),
    parameters(paper, "60000", { at: "F6", upTo: true }), // all that the paper trains
    ...shapeClaims(paper, { "C3.maps": [16, 10, 10] }),
  ]),
  lenet(
    "lenet-5-dense-c3",
    { en: "each map of C3 sees every map", "zh-cn": "C3的每个特征图看到所有通道" },
    (net) => net.add("C3", { kind: "convolution", outChannels: 16, kernelSize: 5 }),
    [parameters(sophia, "2416", { at: "C3" })],
  ),
];
