import type { Source } from "../citation.ts";
import { defineNetwork } from "./define.ts";
import { type Draft, draft, type Network } from "./network.ts";
import { convNorm } from "./parts.ts";
import { type EndPoint, receptiveFieldClaims } from "./receptive-field-claims.ts";

const slim: Source = {
  kind: "text",
  title: "TF-Slim, nets/resnet_v1.py and resnet_utils.py",
  url: "https://github.com/google-research/tf-slim",
};
/** One bottleneck; a shortcut that only skips elements is a pooling whose window is one element. */
function unit(net: Draft, path: string, width: number, stride: number, widened: boolean) {
  const input = net.last;
  convNorm(net, `${path}.conv1`, width, 1);
  convNorm(net, `${path}.conv2`, width, 3, { stride });
  const branch = convNorm(net, `${path}.conv3`, 4 * width, 1, { activation: null });
  let shortcut = input;
  if (widened)
    shortcut = convNorm(net, `${path}.shortcut`, 4 * width, 1, { stride, activation: null, from: input });
  else if (stride > 1)
    shortcut = net.add(`${path}.shortcut`, { kind: "max-pooling", kernelSize: 1, stride }, input);
  net.add(`${path}.add`, { kind: "add" }, branch, shortcut);
  return net.add(`${path}.relu`, { kind: "activation", name: "ReLU" });
}

function slimResnet(
  depth: number,
  units: readonly number[],
  published: readonly Stage[],
  billions: string,
): Network {
  const net = draft();
  convNorm(net, "conv1", 64, 7, { stride: 2 });
  net.add("pool1", { kind: "max-pooling", kernelSize: 3, stride: 2, padding: "same" });
  const ends = units.map((many, stage) => {
    const stride = stage === units.length - 1 ? 1 : 2;
    for (let nth = 1; nth <= many; nth += 1)
      unit(net, `block${stage + 1}.unit${nth}`, 64 * 2 ** stage, nth === many ? stride : 1, nth === 1);
    return net.last;
  });
  return defineNetwork({
    id: `resnet-v1-${depth}-tf-slim`,
    name: `ResNet-${depth}`,
    variant: {
      en: "TF-Slim: late strides, no classifier",
      "zh-cn": "TF-Slim：步幅在每个阶段的最后一个块，无分类层",
    },
    inputShape: [3, 224, 224],
    nodes: net.nodes,
    claims: receptiveFieldClaims(
      published.map((stage, at): EndPoint => [ends[at] as string, ...stage]),
      billions,
    ),
    sources: [slim],
  });
}

/**
 * What google-research's table prints of the end of each stage: billions of operations, field, effective stride and
 * padding.
 */
type Stage = readonly [billions: string, field: number, effectiveStride: number, effectivePadding: number];

// biome-ignore format: a table
const stages: Readonly<Record<50 | 101 | 152, readonly Stage[]>> = {
  50:  [["1.323", 35, 8, 15], ["2.974", 99,  16, 47], ["5.498",  291,  32, 143], ["6.963",  483,  32, 239]],
  101: [["1.323", 35, 8, 15], ["2.974", 99,  16, 47], ["12.923", 835,  32, 415], ["14.387", 1027, 32, 511]],
  152: [["1.323", 35, 8, 15], ["4.721", 163, 16, 79], ["20.347", 1315, 32, 655], ["21.811", 1507, 32, 751]],
};

/** ResNets as TF-Slim builds them, without the layers that classify: each stage but the last strides in its last block. */
export const slimResnets: readonly Network[] = [
  slimResnet(50, [3, 4, 6, 3], stages[50], "6.96"),
  slimResnet(101, [3, 4, 23, 3], stages[101], "14.39"),
  slimResnet(152, [3, 8, 36, 3], stages[152], "21.81"),
];
