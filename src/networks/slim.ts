import type { Source } from "../citation.ts";
import { defineNetwork } from "./define.ts";
import { separable } from "./mobilenet.ts";
import { type Draft, draft, type Network } from "./network.ts";
import { receptiveFieldClaims } from "./receptive-field-claims.ts";

const slim = (file: string): Source => ({
  kind: "text",
  title: `TF-Slim, nets/${file}`,
  url: "https://github.com/google-research/tf-slim",
});
const benchmark: Source = {
  kind: "text",
  title: "google-research/receptive_field, rf_benchmark.py",
  url: "https://github.com/google-research/receptive_field/blob/master/receptive_field/python/util/examples/rf_benchmark.py",
};

const variant = { en: "TF-Slim, no classifier", "zh-cn": "TF-Slim，无分类层" };

interface Window {
  readonly stride?: number;
  readonly padding?: "same" | "valid";
  readonly groups?: number;
}

// TF-Slim's own layer: padding same, a bias and a ReLU where nothing else is said.
function convolution(net: Draft, name: string, outChannels: number, kernelSize: number, window: Window = {}) {
  net.add(name, { kind: "convolution", outChannels, kernelSize, padding: "same", ...window });
  net.add(`${name}.act`, { kind: "activation", name: "ReLU" });
}

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

/** AlexNet, VGG-16 and the first MobileNet as google-research's benchmark has TF-Slim build them: no layers that classify. */
export const slimNetworks: readonly Network[] = [alexnet(), vgg(), mobilenet()];
