import { defineNetwork, draft, type Network } from "./network.ts";
import { classify, convNorm, invertedBottleneck } from "./parts.ts";
import { arxiv, torchvision, torchvisionClaims } from "./published.ts";

const paper = arxiv("1807.11626", "Tan et al. 2019, MnasNet, figure 7");
const program = torchvision("mnasnet.py");

/** Stages of inverted bottlenecks: the expansion, the kernel, the channels, the blocks, and the stride of the first. */
// biome-ignore format: a table
const stages = [
  [3, 3, 24,  3, 2],
  [3, 5, 40,  3, 2],
  [6, 5, 80,  3, 2],
  [6, 3, 96,  2, 1],
  [6, 5, 192, 4, 2],
  [6, 3, 320, 1, 1],
] as const;

function mnasnet(): Network {
  const net = draft();
  const activation = "ReLU";
  convNorm(net, "conv0", 32, 3, { stride: 2 });
  convNorm(net, "conv1.depthwise", 32, 3, { groups: 32 });
  convNorm(net, "conv1.project", 16, 1, { activation: null });
  let channels = 16;
  stages.forEach(([expansion, kernelSize, outChannels, blocks, firstStride], at) => {
    for (let nth = 1; nth <= blocks; nth += 1) {
      const stride = nth === 1 ? firstStride : 1;
      const own = { kernelSize, wide: expansion * channels, outChannels, stride, activation };
      invertedBottleneck(net, `stage${at + 1}.${nth}`, channels, own);
      channels = outChannels;
    }
  });
  convNorm(net, "head", 1280, 1);
  classify(net, 1000, { drop: true });
  return defineNetwork({
    id: "mnasnet-1-0",
    name: "MNASNet 1.0",
    inputShape: [3, 224, 224],
    nodes: net.nodes,
    claims: torchvisionClaims(program, "4383312", "0.314"),
    sources: [program, paper],
  });
}

/** The network that a search found for telephones, without squeeze and excitation, as torchvision builds it. */
export const mnasnets: readonly Network[] = [mnasnet()];
