import { type Claim, type Draft, defineNetwork, draft, type Network } from "./network.ts";
import { convNorm } from "./parts.ts";
import { arxiv, torchvision, torchvisionClaims } from "./published.ts";
import { residualStages } from "./resnet.ts";

const fcnPaper = arxiv(
  "1411.4038",
  "Long, Shelhamer and Darrell 2015, Fully convolutional networks for semantic segmentation",
);
const deeplabPaper = arxiv(
  "1706.05587",
  "Chen, Papandreou, Schroff and Adam 2017, Rethinking atrous convolution",
);

/** The classes of Pascal VOC, with the background. */
const classes = 21;

// A score a class at every place, of the size of the network's input.
function score(net: Draft, path: string) {
  net.add(`${path}.score`, { kind: "convolution", outChannels: classes, kernelSize: 1 });
  net.add(`${path}.resize`, { kind: "resizing-like", interpolation: "linear" }, net.last, "input");
}

function fullyConvolutional(net: Draft, path: string, channels: number, from: string) {
  convNorm(net, `${path}.conv`, channels, 3, { from });
  net.add(`${path}.drop`, { kind: "dropout" });
  score(net, path);
}

// Kernels spread over ever more places, and the mean of all places, beside each other.
function atrousPyramid(net: Draft, path: string, input: string) {
  const branches = [convNorm(net, `${path}.aspp0`, 256, 1, { from: input })];
  for (const dilation of [12, 24, 36]) {
    const own = { dilation, padding: dilation, from: input };
    branches.push(convNorm(net, `${path}.aspp${dilation}`, 256, 3, own));
  }
  net.add(`${path}.mean`, { kind: "global-pooling" }, input);
  const mean = convNorm(net, `${path}.mean.conv`, 256, 1);
  branches.push(
    net.add(`${path}.mean.resize`, { kind: "resizing-like", interpolation: "linear" }, mean, input),
  );
  net.add(`${path}.concat`, { kind: "concatenate" }, ...branches);
  convNorm(net, `${path}.project`, 256, 1);
  net.add(`${path}.drop`, { kind: "dropout" });
}

function segmenting(
  own: Pick<Network, "id" | "name" | "claims" | "sources">,
  head: (net: Draft, from: string) => void,
): Network {
  const net = draft();
  const [, , third, fourth] = residualStages(net, 50, { dilated: true }) as [string, string, string, string];
  fullyConvolutional(net, "auxiliary", 256, third);
  head(net, fourth);
  return defineNetwork({ ...own, inputShape: [3, 520, 520], nodes: net.nodes });
}

const claimsOf = (file: string, parameters: string, billions: string): readonly Claim[] =>
  torchvisionClaims(torchvision(`segmentation/${file}`), parameters, billions);

/** Networks that give each place a class, over a ResNet-50 that dilates where it would stride, with the head for training. */
export const segmenters: readonly Network[] = [
  segmenting(
    {
      id: "fcn-resnet-50",
      name: "FCN, ResNet-50",
      claims: claimsOf("fcn.py", "35322218", "152.717"),
      sources: [torchvision("segmentation/fcn.py"), fcnPaper],
    },
    (net, from) => fullyConvolutional(net, "head", 512, from),
  ),
  segmenting(
    {
      id: "deeplab-v3-resnet-50",
      name: "DeepLab v3, ResNet-50",
      claims: claimsOf("deeplabv3.py", "42004074", "178.722"),
      sources: [torchvision("segmentation/deeplabv3.py"), deeplabPaper],
    },
    (net, from) => {
      atrousPyramid(net, "head", from);
      convNorm(net, "head.conv", 256, 3);
      score(net, "head");
    },
  ),
];
