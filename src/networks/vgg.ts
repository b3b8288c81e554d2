import type { Source } from "../citation.ts";
import { macs } from "../layers/counting.ts";
import { defineNetwork } from "./define.ts";
import { type Claim, draft, type Network } from "./network.ts";
import { documented, torchvision } from "./torchvision-claims.ts";

const paper: Source = {
  kind: "text",
  title: "Simonyan and Zisserman 2015, Very deep convolutional networks, tables 1 and 2",
  url: "https://arxiv.org/abs/1409.1556",
};

/** The 3x3 convolutions of each stage, 64, 128, 256, 512 and 512 channels wide, before each pooling. */
function vgg(depth: number, convolutions: readonly number[], claims: readonly Claim[]): Network {
  const net = draft();
  convolutions.forEach((many, at) => {
    const stage = at + 1;
    const outChannels = Math.min(64 * 2 ** at, 512);
    for (let nth = 1; nth <= many; nth += 1) {
      net.add(`conv${stage}_${nth}`, { kind: "convolution", outChannels, kernelSize: 3, padding: 1 });
      net.add(`relu${stage}_${nth}`, { kind: "activation", name: "ReLU" });
    }
    net.add(`pool${stage}`, { kind: "max-pooling", kernelSize: 2 });
  });
  net.add("flatten", { kind: "flatten" });
  for (const name of ["6", "7"]) {
    net.add(`fc${name}`, { kind: "dense", outFeatures: 4096 });
    net.add(`relu${name}`, { kind: "activation", name: "ReLU" });
    net.add(`drop${name}`, { kind: "dropout" });
  }
  net.add("fc8", { kind: "dense", outFeatures: 1000 });
  return defineNetwork({
    id: `vgg-${depth}`,
    name: `VGG-${depth}`,
    inputShape: [3, 224, 224],
    nodes: net.nodes,
    claims,
    sources: [paper],
  });
}

const program = torchvision("vgg.py");
const cs231n: Source = {
  kind: "text",
  title: "CS231n, Convolutional networks, VGGNet in detail",
  url: "https://cs231n.github.io/convolutional-networks/",
};
const convnetBurden: Source = {
  kind: "text",
  title: "albanie/convnet-burden, README, vgg-vd-16 in MiB of 4-byte values",
  url: "https://github.com/albanie/convnet-burden",
};
const residualPaper: Source = {
  kind: "text",
  title: "He, Zhang, Ren and Sun 2016, Deep residual learning for image recognition, section 4.1",
  url: "https://arxiv.org/abs/1512.03385",
};
/** Four-byte values in a MiB. */
const mebibyte = 2 ** 18;

const parameters = (source: Source, printed: string, times?: number): Claim => ({
  source,
  quantity: "parameters",
  printed,
  ...(times !== undefined && { times }),
});
const billions = (source: Source, printed: string, upTo?: string): Claim => ({
  source,
  quantity: "operations",
  counting: macs,
  printed,
  times: 1e9,
  ...(upTo !== undefined && { at: upTo, upTo: true }),
});
const weights = (at: string, printed: string): Claim => ({
  source: cs231n,
  quantity: "parameters",
  countedBy: "without biases",
  at,
  printed,
});

/** The networks A, D and E of the paper. */
export const vggs: readonly Network[] = [
  vgg(
    11,
    [1, 1, 2, 2, 2],
    [parameters(paper, "133", 1e6), parameters(program, "132863336"), billions(program, "7.609")],
  ),
  vgg(
    16,
    [2, 2, 3, 3, 3],
    [
      parameters(paper, "138", 1e6),
      parameters(program, "138357544"),
      billions(program, "15.47"),
      billions(residualPaper, "15.3", "pool5"), // without the dense layers, though the text does not say so
      weights("conv1_1", "1728"),
      weights("conv1_2", "36864"),
      weights("conv2_1", "73728"),
      weights("conv2_2", "147456"),
      weights("conv3_1", "294912"),
      weights("conv3_2", "589824"),
      weights("conv3_3", "589824"),
      weights("conv4_1", "1179648"),
      weights("conv4_2", "2359296"),
      weights("conv4_3", "2359296"),
      weights("conv5_1", "2359296"),
      weights("conv5_2", "2359296"),
      weights("conv5_3", "2359296"),
      weights("fc6", "102760448"),
      weights("fc7", "16777216"),
      weights("fc8", "4096000"),
      parameters(convnetBurden, "528", mebibyte),
      {
        source: convnetBurden,
        quantity: "activations",
        countedBy: "with input, in place",
        printed: "58",
        times: mebibyte,
      },
    ],
  ),
  vgg(
    19,
    [2, 2, 4, 4, 4],
    [
      parameters(paper, "144", 1e6),
      parameters(documented("vgg19"), "143667240"),
      billions(documented("vgg19"), "19.63"),
      billions(residualPaper, "19.6"),
    ],
  ),
];
