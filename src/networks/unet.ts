import type { Source } from "../citation.ts";
import { defineNetwork } from "./define.ts";
import { type Claim, type Draft, draft, type Network } from "./network.ts";
import { uShape } from "./u-shape.ts";

const paper: Source = {
  kind: "text",
  title: "Ronneberger, Fischer and Brox 2015, U-Net, figure 1",
  url: "https://arxiv.org/abs/1505.04597",
};
const nandan: Source = {
  kind: "text",
  title: "Apoorv Nandan, Model implementation: original U-Net in Keras / TensorFlow 2.3, model.summary()",
  url: "https://apoorvnandan.github.io/2020/08/30/unet-keras",
};

/** Channels at each depth of the U, the last at its bottom. */
const widths = [64, 128, 256, 512, 1024];

function unet(claims: readonly Claim[]): Network {
  const net = draft();
  uShape(net, {
    depths: widths.length,
    twice: (path, depth) => twice(net, path, widths[depth] as number),
    upChannels: (depth) => widths[depth] as number,
    upBias: true,
  });
  net.add("classes", { kind: "convolution", outChannels: 2, kernelSize: 1 });
  return defineNetwork({
    id: "u-net",
    name: "U-Net",
    inputShape: [1, 572, 572],
    nodes: net.nodes,
    claims,
    sources: [paper],
  });
}

function twice(net: Draft, path: string, outChannels: number): string {
  for (const nth of [1, 2]) {
    net.add(`${path}.conv${nth}`, { kind: "convolution", outChannels, kernelSize: 3 });
    net.add(`${path}.relu${nth}`, { kind: "activation", name: "ReLU" });
  }
  return net.last;
}

const square = (source: Source, at: string, channels: number, size: number): Claim => ({
  source,
  at,
  quantity: "outputShape",
  shape: [channels, size, size],
});
const parameters = (at: string, printed: string): Claim => ({
  source: nandan,
  at,
  quantity: "parameters",
  printed,
});

/** The U-Net of the paper, whose convolutions are not padded; every size that its figure prints is a claim. */
export const unets: readonly Network[] = [
  unet([
    square(paper, "down0.conv1", 64, 570),
    square(paper, "down0.conv2", 64, 568),
    square(paper, "down1.pool", 64, 284),
    square(paper, "down1.conv1", 128, 282),
    square(paper, "down1.conv2", 128, 280),
    square(paper, "down2.pool", 128, 140),
    square(paper, "down2.conv1", 256, 138),
    square(paper, "down2.conv2", 256, 136),
    square(paper, "down3.pool", 256, 68),
    square(paper, "down3.conv1", 512, 66),
    square(paper, "down3.conv2", 512, 64),
    square(paper, "down4.pool", 512, 32),
    square(paper, "down4.conv1", 1024, 30),
    square(paper, "down4.conv2", 1024, 28),
    square(paper, "up3.join", 1024, 56),
    square(paper, "up3.conv1", 512, 54),
    square(paper, "up3.conv2", 512, 52),
    square(paper, "up2.join", 512, 104),
    square(paper, "up2.conv1", 256, 102),
    square(paper, "up2.conv2", 256, 100),
    square(paper, "up1.join", 256, 200),
    square(paper, "up1.conv1", 128, 198),
    square(paper, "up1.conv2", 128, 196),
    square(paper, "up0.join", 128, 392),
    square(paper, "up0.conv1", 64, 390),
    square(paper, "up0.conv2", 64, 388),
    square(paper, "classes", 2, 388),
    square(nandan, "up3.crop", 512, 56),
    square(nandan, "up2.crop", 256, 104),
    square(nandan, "up1.crop", 128, 200),
    square(nandan, "up0.crop", 64, 392),
    parameters("down0.conv1", "640"),
    parameters("down4.conv2", "9438208"),
    parameters("up3", "2097664"),
    parameters("up3.conv1", "4719104"),
    parameters("up0", "32832"),
    parameters("classes", "130"),
    { source: nandan, quantity: "parameters", printed: "31030658" },
  ]),
];
