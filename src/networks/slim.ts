import type { Source } from "../citation.ts";
import { tensorflowProfiler } from "./countings.ts";
import { separable } from "./mobilenet.ts";
import { type Claim, type Draft, defineNetwork, draft, type Network } from "./network.ts";
import { addResidual, convAct, convNorm } from "./parts.ts";
import { github, operations, text } from "./published.ts";

const slim = (file: string) => text(`TF-Slim, nets/${file}`, "https://github.com/google-research/tf-slim");
const readme = github("google-research/receptive_field", "README");
const table = github(
  "google-research/receptive_field",
  "RECEPTIVE_FIELD_TABLE.md",
  "/blob/master/receptive_field/RECEPTIVE_FIELD_TABLE.md",
);
const benchmark = github(
  "google-research/receptive_field",
  "rf_benchmark.py",
  "/blob/master/receptive_field/python/util/examples/rf_benchmark.py",
);

/** A row of google-research's table: a layer, the billions of operations up to it, and what it sees of 224 x 224 elements. */
type EndPoint = readonly [
  at: string,
  billions: string,
  field: number,
  effectiveStride: number,
  effectivePadding: number,
];

/**
 * What google-research's receptive_field prints of a network that TF-Slim builds: of every end point in its table, and of
 * the last one in its README, with the operations to two digits.
 */
function receptiveFieldClaims(ends: readonly EndPoint[], billions: string): readonly Claim[] {
  const [at, , ...seen] = ends.at(-1) as EndPoint;
  return [
    ...claimsAt(readme, [at, billions, ...seen]),
    ...ends.flatMap((end): readonly Claim[] => claimsAt(table, end)),
  ];
}

function claimsAt(source: Source, [at, billions, field, stride, padding]: EndPoint): readonly Claim[] {
  return [
    { source, at, quantity: "receptiveField", printed: String(field) },
    { source, at, quantity: "effectiveStride", printed: String(stride) },
    { source, at, quantity: "effectivePadding", printed: String(padding) },
    operations(source, billions, { at, upTo: true, counting: tensorflowProfiler, times: 1e9 }),
  ];
}

const variant = { en: "TF-Slim, no classifier", "zh-cn": "TF-Slim，无分类层" };

// TF-Slim's own layer: padding same, a bias and a ReLU where nothing else is said.
const convolution: typeof convAct = (net, name, outChannels, kernelSize, own) =>
  convAct(net, name, outChannels, kernelSize, { padding: "same", ...own });

function alexnet(): Network {
  const net = draft();
  const pool = (name: string) => net.add(name, { kind: "max-pooling", kernelSize: 3, stride: 2 });
  convolution(net, "conv1", 64, 11, { stride: 4, padding: "valid" });
  pool("pool1");
  convolution(net, "conv2", 192, 5);
  pool("pool2");
  convolution(net, "conv3", 384, 3);
  convolution(net, "conv4", 384, 3);
  convolution(net, "conv5", 256, 3);
  pool("pool5");
  return defineNetwork({
    id: "alexnet-v2-tf-slim",
    name: "AlexNet",
    variant,
    inputShape: [3, 224, 224],
    nodes: net.nodes,
    // biome-ignore format: a table
    claims: receptiveFieldClaims([
      ["conv1", "0.136", 11,  4,  0],
      ["pool1", "0.136", 19,  8,  0],
      ["conv2", "0.552", 51,  8,  16],
      ["conv3", "0.743", 99,  16, 32],
      ["conv4", "1.125", 131, 16, 48],
      ["conv5", "1.380", 163, 16, 64],
      ["pool5", "1.380", 195, 32, 64],
    ], "1.38"),
    sources: [slim("alexnet.py")],
  });
}

function vgg(): Network {
  const net = draft();
  [2, 2, 3, 3, 3].forEach((many, at) => {
    const stage = at + 1;
    for (let nth = 1; nth <= many; nth += 1)
      convolution(net, `conv${stage}_${nth}`, Math.min(64 * 2 ** at, 512), 3);
    net.add(`pool${stage}`, { kind: "max-pooling", kernelSize: 2 });
  });
  return defineNetwork({
    id: "vgg-16-tf-slim",
    name: "VGG-16",
    variant,
    inputShape: [3, 224, 224],
    nodes: net.nodes,
    // biome-ignore format: a table
    claims: receptiveFieldClaims([
      ["conv1_1", "0.177",  3,   1,  1],
      ["pool1",   "3.882",  6,   2,  2],
      ["conv2_1", "5.734",  10,  2,  4],
      ["pool2",   "9.436",  16,  4,  6],
      ["conv3_1", "11.287", 24,  4,  10],
      ["conv3_2", "14.987", 32,  4,  14],
      ["pool3",   "18.688", 44,  8,  18],
      ["conv4_1", "20.538", 60,  8,  26],
      ["conv4_2", "24.238", 76,  8,  34],
      ["pool4",   "27.938", 100, 16, 42],
      ["conv5_1", "28.863", 132, 16, 58],
      ["conv5_2", "29.788", 164, 16, 74],
      ["pool5",   "30.713", 212, 32, 90],
    ], "30.71"),
    sources: [slim("vgg.py")],
  });
}

// The benchmark that filled the table builds the network without TF-Slim's argument scope for it, which is what gives its
// convolutions normalisations; so they have biases, whose additions are in the printed operations.
function mobilenet(): Network {
  const net = draft();
  convolution(net, "conv0", 32, 3, { stride: 2 });
  let channels = 32;
  separable.forEach(([outChannels, stride], at) => {
    convolution(net, `pair${at + 1}.depthwise`, channels, 3, { stride, groups: channels });
    convolution(net, `pair${at + 1}.pointwise`, outChannels, 1);
    channels = outChannels;
  });
  return defineNetwork({
    id: "mobilenet-v1-tf-slim",
    name: "MobileNet V1",
    variant: {
      en: "TF-Slim, with biases, no classifier",
      "zh-cn": "TF-Slim，带偏置，无分类层",
    },
    inputShape: [3, 224, 224],
    nodes: net.nodes,
    // biome-ignore format: a table
    claims: receptiveFieldClaims([
      ["conv0",            "0.022", 3,   2,  0],
      ["pair1.pointwise",  "0.082", 7,   2,  2],
      ["pair2.pointwise",  "0.137", 11,  4,  2],
      ["pair3.pointwise",  "0.248", 19,  4,  6],
      ["pair4.pointwise",  "0.302", 27,  8,  6],
      ["pair5.pointwise",  "0.409", 43,  8,  14],
      ["pair6.pointwise",  "0.461", 59,  16, 14],
      ["pair7.pointwise",  "0.566", 91,  16, 30],
      ["pair8.pointwise",  "0.671", 123, 16, 46],
      ["pair9.pointwise",  "0.775", 155, 16, 62],
      ["pair10.pointwise", "0.880", 187, 16, 78],
      ["pair11.pointwise", "0.985", 219, 16, 94],
      ["pair12.pointwise", "1.037", 251, 32, 94],
      ["pair13.pointwise", "1.140", 315, 32, 126],
    ], "1.14"),
    sources: [slim("mobilenet_v1.py"), benchmark],
  });
}

/** One bottleneck; a shortcut that only skips elements is a pooling whose window is one element. */
function unit(net: Draft, path: string, width: number, stride: number, widened: boolean) {
  const input = net.last;
  convNorm(net, `${path}.conv1`, width, 1);
  convNorm(net, `${path}.conv2`, width, 3, { stride });
  const branch = convNorm(net, `${path}.conv3`, 4 * width, 1, { activation: null });
  let shortcut = input;
  if (widened)
    shortcut = convNorm(net, `${path}.shortcut`, 4 * width, 1, { stride, activation: null, from: input });
  else if (stride > 1)
    shortcut = net.add(`${path}.shortcut`, { kind: "max-pooling", kernelSize: 1, stride }, input);
  addResidual(net, path, branch, shortcut);
}

function slimResnet(
  depth: number,
  units: readonly number[],
  published: readonly Stage[],
  billions: string,
): Network {
  const net = draft();
  convNorm(net, "conv1", 64, 7, { stride: 2 });
  net.add("pool1", { kind: "max-pooling", kernelSize: 3, stride: 2, padding: "same" });
  const ends = units.map((many, stage) => {
    const stride = stage === units.length - 1 ? 1 : 2;
    for (let nth = 1; nth <= many; nth += 1)
      unit(net, `block${stage + 1}.unit${nth}`, 64 * 2 ** stage, nth === many ? stride : 1, nth === 1);
    return net.last;
  });
  return defineNetwork({
    id: `resnet-v1-${depth}-tf-slim`,
    name: `ResNet-${depth}`,
    variant: {
      en: "TF-Slim: late strides, no classifier",
      "zh-cn": "TF-Slim：步幅在每个阶段的最后一个块，无分类层",
    },
    inputShape: [3, 224, 224],
    nodes: net.nodes,
    claims: receptiveFieldClaims(
      published.map((stage, at): EndPoint => [ends[at] as string, ...stage]),
      billions,
    ),
    sources: [slim("resnet_v1.py and resnet_utils.py")],
  });
}

/**
 * What google-research's table prints of the end of each stage: billions of operations, field, effective stride and
 * padding.
 */
type Stage = readonly [billions: string, field: number, effectiveStride: number, effectivePadding: number];

// biome-ignore format: a table
const stages: Readonly<Record<50 | 101 | 152, readonly Stage[]>> = {
  50:  [["1.323", 35, 8, 15], ["2.974", 99,  16, 47], ["5.498",  291,  32, 143], ["6.963",  483,  32, 239]],
  101: [["1.323", 35, 8, 15], ["2.974", 99,  16, 47], ["12.923", 835,  32, 415], ["14.387", 1027, 32, 511]],
  152: [["1.323", 35, 8, 15], ["4.721", 163, 16, 79], ["20.347", 1315, 32, 655], ["21.811", 1507, 32, 751]],
};

/**
 * Networks as google-research's benchmark has TF-Slim build them, without the layers that classify: AlexNet, VGG-16, the first
 * MobileNet, and ResNets, each of whose stages but the last strides in its last block.
 */
export const slimNetworks: readonly Network[] = [
  alexnet(),
  vgg(),
  mobilenet(),
  slimResnet(50, [3, 4, 6, 3], stages[50], "6.96"),
  slimResnet(101, [3, 4, 23, 3], stages[101], "14.39"),
  slimResnet(152, [3, 8, 36, 3], stages[152], "21.81"),
];
