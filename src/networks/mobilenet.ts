import type { Source } from "../citation.ts";
import { macs } from "../layers/counting.ts";
import { tensorflowProfiler } from "./countings.ts";
import { defineNetwork } from "./define.ts";
import { type Claim, type Draft, draft, type Network } from "./network.ts";
import { convNorm } from "./parts.ts";
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
const readme: Source = {
  kind: "text",
  title: "google-research/receptive_field, README",
  url: "https://github.com/google-research/receptive_field",
};
const table: Source = {
  kind: "text",
  title: "google-research/receptive_field, RECEPTIVE_FIELD_TABLE.md",
  url: "https://github.com/google-research/receptive_field/blob/master/receptive_field/RECEPTIVE_FIELD_TABLE.md",
};
const slim: Source = {
  kind: "text",
  title: "TF-Slim, nets/mobilenet_v1.py",
  url: "https://github.com/google-research/tf-slim",
};

/** The pointwise convolutions of the first MobileNet, and the stride of the depthwise one before each. */
// biome-ignore format: a table
const separable: readonly (readonly [outChannels: number, stride: number])[] = [
  [64, 1], [128, 2], [128, 1], [256, 2], [256, 1], [512, 2],
  [512, 1], [512, 1], [512, 1], [512, 1], [512, 1],
  [1024, 2], [1024, 1],
];

/** The layers up to the classifier; gives the names of the ends of its stem and its pairs. */
function features(net: Draft, padding: "same" | 1): readonly string[] {
  const ends = [convNorm(net, "conv0", 32, 3, { stride: 2, padding })];
  let channels = 32;
  separable.forEach(([outChannels, stride], at) => {
    convNorm(net, `pair${at + 1}.depthwise`, channels, 3, { stride, padding, groups: channels });
    ends.push(convNorm(net, `pair${at + 1}.pointwise`, outChannels, 1));
    channels = outChannels;
  });
  return ends;
}

function first(): Network {
  const net = draft();
  features(net, 1);
  net.add("pool", { kind: "global-pooling" });
  net.add("flatten", { kind: "flatten" });
  net.add("fc", { kind: "dense", outFeatures: 1000 });
  return defineNetwork({
    id: "mobilenet-v1",
    name: "MobileNet V1",
    inputShape: [3, 224, 224],
    nodes: net.nodes,
    claims: [
      { source: paper, quantity: "operations", counting: macs, printed: "569", times: 1e6 },
      { source: paper, quantity: "parameters", printed: "4.2", times: 1e6 },
      { source: paper, at: "pair13.pointwise", quantity: "outputShape", shape: [1024, 7, 7] },
    ],
    sources: [paper],
  });
}

// Fields of the stem and of every pair, in the order of the table.
const fields = ["3", "7", "11", "19", "27", "43", "59", "91", "123", "155", "187", "219", "251", "315"];

function slimmed(): Network {
  const net = draft();
  const ends = features(net, "same");
  const last = ends.at(-1) as string;
  const claims: readonly Claim[] = [
    { source: readme, at: last, quantity: "receptiveField", printed: "315" },
    { source: readme, at: last, quantity: "effectiveStride", printed: "32" },
    { source: readme, at: last, quantity: "effectivePadding", printed: "126" },
    { source: readme, quantity: "operations", counting: tensorflowProfiler, printed: "1.14", times: 1e9 },
    ...fields.map(
      (printed, at): Claim => ({
        source: table,
        at: ends[at] as string,
        quantity: "receptiveField",
        printed,
      }),
    ),
  ];
  return defineNetwork({
    id: "mobilenet-v1-tf-slim",
    name: "MobileNet V1",
    variant: { en: "TF-Slim: padding same, no classifier", "zh-cn": "TF-Slim：填充 same，无分类层" },
    inputShape: [3, 224, 224],
    nodes: net.nodes,
    claims,
    sources: [slim],
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
  net.add("pool", { kind: "global-pooling" });
  net.add("flatten", { kind: "flatten" });
  net.add("drop", { kind: "dropout" });
  net.add("fc", { kind: "dense", outFeatures: 1000 });
  const program = torchvision("mobilenetv2.py");
  return defineNetwork({
    id: "mobilenet-v2",
    name: "MobileNet V2",
    inputShape: [3, 224, 224],
    nodes: net.nodes,
    claims: torchvisionClaims(program, "3504872", "0.301"),
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

/** The first MobileNet as its paper and as TF-Slim have it, and the second. */
export const mobilenets: readonly Network[] = [first(), slimmed(), second()];
