import type { Source } from "../citation.ts";
import { tensorflowProfiler } from "./countings.ts";
import { defineNetwork } from "./define.ts";
import { type Claim, type Draft, draft, type Network } from "./network.ts";

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
const slim = (file: string): Source => ({
  kind: "text",
  title: `TF-Slim, nets/${file}`,
  url: "https://github.com/google-research/tf-slim",
});

/** What google-research's receptive_field prints of a network in its README. */
interface Whole {
  readonly field: string;
  readonly stride: string;
  readonly padding: string;
  readonly billions: string;
}

function wholeClaims(at: string, { field, stride, padding, billions }: Whole): readonly Claim[] {
  return [
    { source: readme, at, quantity: "receptiveField", printed: field },
    { source: readme, at, quantity: "effectiveStride", printed: stride },
    { source: readme, at, quantity: "effectivePadding", printed: padding },
    operations(readme, at, billions),
  ];
}

const operations = (source: Source, at: string, printed: string): Claim => ({
  source,
  quantity: "operations",
  counting: tensorflowProfiler,
  at,
  upTo: true,
  printed,
  times: 1e9,
});

/** Receptive fields as the table prints them, by the layer. */
function fieldClaims(fields: Readonly<Record<string, number>>): readonly Claim[] {
  return Object.entries(fields).map(([at, size]) => ({
    source: table,
    at,
    quantity: "receptiveField",
    printed: String(size),
  }));
}

const variant = { en: "TF-Slim, no classifier", "zh-cn": "TF-Slim，无分类层" };

function convolution(net: Draft, name: string, outChannels: number, kernelSize: number, stride = 1) {
  const padding = stride === 1 ? "same" : "valid";
  net.add(name, { kind: "convolution", outChannels, kernelSize, stride, padding });
  net.add(`${name}.act`, { kind: "activation", name: "ReLU" });
}

function alexnet(): Network {
  const net = draft();
  const pool = (name: string) => net.add(name, { kind: "max-pooling", kernelSize: 3, stride: 2 });
  convolution(net, "conv1", 64, 11, 4);
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
    claims: [
      ...wholeClaims("pool5", { field: "195", stride: "32", padding: "64", billions: "1.38" }),
      ...fieldClaims({ conv1: 11, pool1: 19, conv2: 51, conv3: 99, conv4: 131, conv5: 163, pool5: 195 }),
    ],
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
    claims: [
      ...wholeClaims("pool5", { field: "212", stride: "32", padding: "90", billions: "30.71" }),
      // biome-ignore format: a table
      ...fieldClaims({
        conv1_1: 3, pool1: 6, conv2_1: 10, pool2: 16, conv3_1: 24, conv3_2: 32, pool3: 44,
        conv4_1: 60, conv4_2: 76, pool4: 100, conv5_1: 132, conv5_2: 164, pool5: 212,
      }),
      operations(table, "conv1_1", "0.177"),
      operations(table, "pool5", "30.713"),
    ],
    sources: [slim("vgg.py")],
  });
}

/** AlexNet and VGG-16 as TF-Slim builds them, without the layers that classify. */
export const slimNetworks: readonly Network[] = [alexnet(), vgg()];
