import type { Source, Words } from "../citation.ts";
import { defineNetwork } from "./define.ts";
import { type Claim, type Draft, draft, type Network } from "./network.ts";
import { convNorm } from "./parts.ts";
import {
  keras,
  kerasClaims,
  paper,
  paperClaims,
  program,
  resnextClaims,
  resnextPaper,
  torchvisionClaims,
} from "./resnet-claims.ts";

const onThree: Words = { en: "stride on the 3×3 convolution", "zh-cn": "步幅在 3×3 卷积上" };
const onOne: Words = { en: "stride on the 1×1 convolution", "zh-cn": "步幅在 1×1 卷积上" };
const onOneBiased: Words = {
  en: "stride on the 1×1, with biases",
  "zh-cn": "步幅在 1×1 卷积上，带偏置",
};

/** What tells the residual networks from each other. */
interface Residual {
  readonly id: string;
  readonly name: string;
  readonly variant?: Words;
  /** Blocks of each of the four stages. */
  readonly blocks: readonly number[];
  /** Two 3x3 convolutions, or 1x1, 3x3 and 1x1 with four times the channels. */
  readonly bottleneck: boolean;
  /** Which convolution of a bottleneck takes the stride. */
  readonly strideOn?: "1x1" | "3x3";
  readonly bias?: boolean;
  /** Groups of the 3x3 convolutions of bottlenecks, which are twice as wide where there are several (ResNeXt). */
  readonly groups?: number;
  readonly claims: readonly Claim[];
  readonly sources: readonly Source[];
}

function resnet({ blocks, ...own }: Residual): Network {
  const { id, name, variant, bias = false, bottleneck, claims, sources } = own;
  const net = draft();
  convNorm(net, "conv1", 64, 7, { stride: 2, bias });
  net.add("maxpool", { kind: "max-pooling", kernelSize: 3, stride: 2, padding: 1 });
  blocks.forEach((many, stage) => {
    for (let nth = 0; nth < many; nth += 1)
      block(net, `layer${stage + 1}.${nth}`, own, {
        width: 64 * 2 ** stage,
        stride: nth === 0 && stage > 0 ? 2 : 1,
        // The first block of a stage changes the channels, but for the 64 that the stem already has.
        projected: nth === 0 && (bottleneck || stage > 0),
      });
  });
  net.add("avgpool", { kind: "global-pooling" });
  net.add("flatten", { kind: "flatten" });
  net.add("fc", { kind: "dense", outFeatures: 1000 });
  return defineNetwork({
    id,
    name,
    ...(variant && { variant }),
    inputShape: [3, 224, 224],
    nodes: net.nodes,
    claims,
    sources,
  });
}

interface Place {
  readonly width: number;
  readonly stride: number;
  /** Whether a 1x1 convolution gives what comes in the block's own channels and size. */
  readonly projected: boolean;
}

function block(
  net: Draft,
  path: string,
  {
    bottleneck,
    strideOn,
    bias = false,
    groups = 1,
  }: Pick<Residual, "bottleneck" | "strideOn" | "bias" | "groups">,
  { width, stride, projected }: Place,
) {
  const input = net.last;
  const last = { bias, activation: null };
  let branch: string;
  if (bottleneck) {
    const inside = groups > 1 ? 2 * width : width;
    convNorm(net, `${path}.conv1`, inside, 1, { bias, stride: strideOn === "1x1" ? stride : 1 });
    convNorm(net, `${path}.conv2`, inside, 3, { bias, groups, stride: strideOn === "1x1" ? 1 : stride });
    branch = convNorm(net, `${path}.conv3`, 4 * width, 1, last);
  } else {
    convNorm(net, `${path}.conv1`, width, 3, { bias, stride });
    branch = convNorm(net, `${path}.conv2`, width, 3, last);
  }
  const shortcut = projected
    ? convNorm(net, `${path}.downsample`, bottleneck ? 4 * width : width, 1, { ...last, stride, from: input })
    : input;
  net.add(`${path}.add`, { kind: "add" }, branch, shortcut);
  net.add(`${path}.relu`, { kind: "activation", name: "ReLU" });
}

const shallow = [
  [18, [2, 2, 2, 2]],
  [34, [3, 4, 6, 3]],
] as const;
const deep = [
  [50, [3, 4, 6, 3]],
  [101, [3, 4, 23, 3]],
  [152, [3, 8, 36, 3]],
] as const;

/** The residual networks of the paper, as torchvision builds them, as the paper describes them, and as Keras builds one. */
export const resnets: readonly Network[] = [
  ...shallow.map(([depth, blocks]) =>
    resnet({
      id: `resnet-${depth}`,
      name: `ResNet-${depth}`,
      blocks,
      bottleneck: false,
      claims: torchvisionClaims[depth],
      sources: [program, paper],
    }),
  ),
  ...deep.map(([depth, blocks]) =>
    resnet({
      id: `resnet-${depth}`,
      name: `ResNet-${depth}`,
      variant: onThree,
      blocks,
      bottleneck: true,
      strideOn: "3x3",
      claims: torchvisionClaims[depth],
      sources: [program, paper],
    }),
  ),
  ...deep.map(([depth, blocks]) =>
    resnet({
      id: `resnet-${depth}-stride-on-1x1`,
      name: `ResNet-${depth}`,
      variant: onOne,
      blocks,
      bottleneck: true,
      strideOn: "1x1",
      claims: paperClaims[depth],
      sources: [paper],
    }),
  ),
  resnet({
    id: "resnet-50-keras",
    name: "ResNet-50",
    variant: onOneBiased,
    blocks: [3, 4, 6, 3],
    bottleneck: true,
    strideOn: "1x1",
    bias: true,
    claims: kerasClaims,
    sources: [keras, paper],
  }),
  resnet({
    id: "resnext-50-32x4d",
    name: "ResNeXt-50",
    variant: { en: "32 groups, 4 channels wide", "zh-cn": "32 组，每组宽 4 个通道" },
    blocks: [3, 4, 6, 3],
    bottleneck: true,
    strideOn: "3x3",
    groups: 32,
    claims: resnextClaims,
    sources: [resnextPaper, program],
  }),
];
