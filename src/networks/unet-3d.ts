import type { Source } from "../citation.ts";
import { defineNetwork } from "./define.ts";
import { type Claim, draft, type Network } from "./network.ts";
import { convNorm } from "./parts.ts";
import { uShape } from "./u-shape.ts";

const paper: Source = {
  kind: "text",
  title: "Çiçek, Abdulkadir, Lienkamp, Brox and Ronneberger 2016, 3D U-Net, figure 2",
  url: "https://arxiv.org/abs/1606.06650",
};

/** Channels that the second convolution gives at each depth; the first gives half of them on the way down. */
const widths = [64, 128, 256, 512];

// The printed total comes out without biases of the up-convolutions, so they have none here, and without the scales and
// shifts of the normalisations, so the claim counts none.
function unet3d(claims: readonly Claim[]): Network {
  const net = draft();
  const width = (depth: number) => widths[depth] as number;
  uShape(net, {
    depths: widths.length,
    twice(path, depth, way) {
      const first = way === "down" ? width(depth) / 2 : width(depth);
      convNorm(net, `${path}.conv1`, first, 3, { padding: 0, bias: true });
      return convNorm(net, `${path}.conv2`, width(depth), 3, { padding: 0, bias: true });
    },
    // As many as below: the channels are halved only after the join.
    upChannels: (depth) => width(depth + 1),
    upBias: false,
  });
  net.add("classes", { kind: "convolution", outChannels: 3, kernelSize: 1 });
  return defineNetwork({
    id: "u-net-3d",
    name: "3D U-Net",
    inputShape: [3, 132, 132, 116],
    nodes: net.nodes,
    claims,
    sources: [paper],
  });
}

const worked: Source = { kind: "hand" };

/** The U-Net for volumes, on the tile that its paper gives it. */
export const unets3d: readonly Network[] = [
  unet3d([
    { source: paper, quantity: "parameters", countedBy: "without normalization", printed: "19069955" },
    { source: paper, quantity: "outputShape", shape: [3, 44, 44, 28] },
    // 132 - 4 = 128, 64 - 4 = 60, 30 - 4 = 26, 13 - 4 = 9; 116 - 4 = 112, 56 - 4 = 52, 26 - 4 = 22, 11 - 4 = 7
    { source: worked, quantity: "outputShape", at: "down3.conv2", shape: [512, 9, 9, 7] },
    // 256 + 512 channels of 2 * 9 and 2 * 7 elements
    { source: worked, quantity: "outputShape", at: "up2.join", shape: [768, 18, 18, 14] },
  ]),
];
