import { type Claim, defineNetwork, draft, type Network } from "./network.ts";
import { classifyDensely } from "./parts.ts";
import {
  arxiv,
  billions,
  documented,
  github,
  parameters,
  parametersOfEach,
  text,
  torchvision,
  torchvisionClaims,
} from "./published.ts";

const paper = arxiv(
  "1409.1556",
  "Simonyan and Zisserman 2015, Very deep convolutional networks, tables 1 and 2",
);
const program = torchvision("vgg.py");
const cs231n = text(
  "CS231n, Convolutional networks, VGGNet in detail",
  "https://cs231n.github.io/convolutional-networks/",
);
const convnetBurden = github("albanie/convnet-burden", "README, vgg-vd-16 in MiB of 4-byte values");
const residualPaper = arxiv(
  "1512.03385",
  "He, Zhang, Ren and Sun 2016, Deep residual learning for image recognition, section 4.1",
);
/** Four-byte values in a MiB. */
const mebibyte = 2 ** 18;

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
  // torchvision's, which is as large on another input; at 224 every window is one element.
  net.add("avgpool", { kind: "adaptive-pooling", outputSize: 7 });
  classifyDensely(net, 1000, "after");
  return defineNetwork({
    id: `vgg-${depth}`,
    name: `VGG-${depth}`,
    inputShape: [3, 224, 224],
    nodes: net.nodes,
    claims,
    sources: [paper, program],
  });
}

// biome-ignore format: a table
const weights = {
  conv1_1: "1728", conv1_2: "36864",
  conv2_1: "73728", conv2_2: "147456",
  conv3_1: "294912", conv3_2: "589824", conv3_3: "589824",
  conv4_1: "1179648", conv4_2: "2359296", conv4_3: "2359296",
  conv5_1: "2359296", conv5_2: "2359296", conv5_3: "2359296",
  fc6: "102760448", fc7: "16777216", fc8: "4096000",
};

/** The networks A, D and E of the paper. */
export const vggs: readonly Network[] = [
  vgg(
    11,
    [1, 1, 2, 2, 2],
    [parameters(paper, "133", { times: 1e6 }), ...torchvisionClaims(program, "132863336", "7.609")],
  ),
  vgg(
    16,
    [2, 2, 3, 3, 3],
    [
      parameters(paper, "138", { times: 1e6 }),
      ...torchvisionClaims(program, "138357544", "15.47"),
      billions(residualPaper, "15.3", { at: "pool5", upTo: true }), // no dense layers, though the text does not say so
      ...parametersOfEach(cs231n, weights, "without biases"),
      parameters(convnetBurden, "528", { times: mebibyte }),
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
      parameters(paper, "144", { times: 1e6 }),
      ...torchvisionClaims(documented("vgg19"), "143667240", "19.63"),
      billions(residualPaper, "19.6"),
    ],
  ),
];
