import { flops } from "../layers/counting.ts";
import { defineNetwork, draft, type Network } from "./network.ts";
import { classify, convNorm } from "./parts.ts";
import { arxiv, operations, shapeClaims, text } from "./published.ts";

const paper = arxiv("1804.02767", "Redmon and Farhadi 2018, YOLOv3, table 1");
const site = text(
  "pjreddie.com, ImageNet classification, Darknet53",
  "https://pjreddie.com/darknet/imagenet/",
);

/** Residual blocks of each stage, before which a stride of 2 doubles the channels. */
const blocks = [1, 2, 8, 8, 4];

function darknet(): Network {
  const net = draft();
  const activation = "leaky ReLU";
  convNorm(net, "conv0", 32, 3, { activation });
  blocks.forEach((many, at) => {
    const channels = 64 * 2 ** at;
    const path = `stage${at + 1}`;
    convNorm(net, `${path}.halve`, channels, 3, { stride: 2, activation });
    for (let nth = 1; nth <= many; nth += 1) {
      const input = net.last;
      convNorm(net, `${path}.${nth}.conv1`, channels / 2, 1, { activation });
      convNorm(net, `${path}.${nth}.conv2`, channels, 3, { activation });
      net.add(`${path}.${nth}.add`, { kind: "add" }, net.last, input);
    }
  });
  classify(net, 1000);
  return defineNetwork({
    id: "darknet-53",
    name: "Darknet-53",
    inputShape: [3, 256, 256],
    nodes: net.nodes,
    claims: [
      operations(site, "18.57", { counting: flops, times: 1e9 }),
      ...shapeClaims(paper, {
        conv0: [32, 256, 256],
        "stage1.1.add": [64, 128, 128],
        "stage2.2.add": [128, 64, 64],
        "stage3.8.add": [256, 32, 32],
        "stage4.8.add": [512, 16, 16],
        "stage5.4.add": [1024, 8, 8],
      }),
    ],
    sources: [paper],
  });
}

/** The network before YOLOv3's detector. */
export const darknets: readonly Network[] = [darknet()];
