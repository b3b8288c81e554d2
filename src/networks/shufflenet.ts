import { type Draft, defineNetwork, draft, type Network } from "./network.ts";
import { classify, convNorm } from "./parts.ts";
import { arxiv, parameters, shapeClaims, torchvision, torchvisionClaims } from "./published.ts";

const paper = arxiv("1807.11164", "Ma, Zhang, Zheng and Sun 2018, ShuffleNet V2, table 5");
const program = torchvision("shufflenetv2.py");

/** Units of each stage, and the channels they give. */
const stages: readonly (readonly [units: number, outChannels: number])[] = [
  [4, 116],
  [8, 232],
  [4, 464],
];

// The first unit of a stage sees all channels in both branches; the others leave one half of them as it is.
function unit(net: Draft, path: string, inChannels: number, outChannels: number, downsamples: boolean) {
  const input = net.last;
  const half = outChannels / 2;
  let kept: string;
  let changed = input;
  if (downsamples) {
    const options = { stride: 2, groups: inChannels, activation: null, from: input };
    convNorm(net, `${path}.left.depthwise`, inChannels, 3, options);
    kept = convNorm(net, `${path}.left.conv`, half, 1);
  } else {
    const channels = Array.from({ length: half }, (_, at) => at);
    kept = net.add(`${path}.left`, { kind: "select-channels", channels }, input);
    const others = channels.map((at) => at + half);
    changed = net.add(`${path}.right`, { kind: "select-channels", channels: others }, input);
  }
  const stride = downsamples ? 2 : 1;
  convNorm(net, `${path}.right.conv1`, half, 1, { from: changed });
  convNorm(net, `${path}.right.depthwise`, half, 3, { stride, groups: half, activation: null });
  const right = convNorm(net, `${path}.right.conv2`, half, 1);
  net.add(`${path}.join`, { kind: "concatenate" }, kept, right);
  net.add(`${path}.shuffle`, { kind: "channel-shuffle", groups: 2 });
}

function shufflenet(): Network {
  const net = draft();
  convNorm(net, "conv1", 24, 3, { stride: 2 });
  net.add("maxpool", { kind: "max-pooling", kernelSize: 3, stride: 2, padding: 1 });
  let channels = 24;
  stages.forEach(([units, outChannels], at) => {
    for (let nth = 1; nth <= units; nth += 1) {
      unit(net, `stage${at + 2}.${nth}`, channels, outChannels, nth === 1);
      channels = outChannels;
    }
  });
  convNorm(net, "conv5", 1024, 1);
  classify(net, 1000);
  return defineNetwork({
    id: "shufflenet-v2",
    name: "ShuffleNet V2",
    variant: { en: "as wide as 1.0×", "zh-cn": "宽度1.0×" },
    inputShape: [3, 224, 224],
    nodes: net.nodes,
    claims: [
      ...torchvisionClaims(program, "2278604", "0.145"),
      // The paper's 146 million multiply-adds are a million more than follow from its table.
      parameters(paper, "2.3", { times: 1e6 }),
      ...shapeClaims(paper, {
        conv1: [24, 112, 112],
        maxpool: [24, 56, 56],
        "stage2.4.shuffle": [116, 28, 28],
        "stage3.8.shuffle": [232, 14, 14],
        "stage4.4.shuffle": [464, 7, 7],
        conv5: [1024, 7, 7],
        pool: [1024, 1, 1],
      }),
    ],
    sources: [paper, program],
  });
}

/** The network of the paper's middle width. */
export const shufflenets: readonly Network[] = [shufflenet()];
