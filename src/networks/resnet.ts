import type { Source, Words } from "../citation.ts";
import { ptflops, torchinfo } from "./countings.ts";
import { type Claim, type Draft, defineNetwork, draft, type Network } from "./network.ts";
import { addResidual, classify, convNorm } from "./parts.ts";
import {
  arxiv,
  billions,
  documented,
  github,
  operations,
  parameters,
  shapeClaims,
  text,
  torchvision,
  torchvisionClaims,
  worked,
} from "./published.ts";

const paper = arxiv(
  "1512.03385",
  "He, Zhang, Ren and Sun 2016, Deep residual learning for image recognition, table 1",
);
const resnextPaper = arxiv(
  "1611.05431",
  "Xie, Girshick, Dollár, Tu and He 2017, Aggregated residual transformations, table 1",
);
const widePaper = arxiv("1605.07146", "Zagoruyko and Komodakis 2016, Wide residual networks");
const program = torchvision("resnet.py");
const keras: Source = { kind: "program", name: "Keras 3.15.1, applications/resnet.py" };
const ptflopsThread = github("sovrasov/flops-counter.pytorch", "issue 76", "/issues/76");
const ptflopsReadme = github("sovrasov/flops-counter.pytorch", "README, benchmark");
const torchinfoOutput = github("TylerYep/torchinfo", "tests/test_output/resnet50.out, a batch of 2");
const firstConvolution = text(
  "stats.stackexchange.com, question 223630",
  "https://stats.stackexchange.com/questions/223630",
);

/** Blocks of each of the four stages, by the layers that are convolutions or dense. */
const blocks = {
  18: [2, 2, 2, 2],
  34: [3, 4, 6, 3],
  50: [3, 4, 6, 3],
  101: [3, 4, 23, 3],
  152: [3, 8, 36, 3],
} as const;
type Depth = keyof typeof blocks;

/** What tells the residual networks of a depth from each other. */
interface Residual {
  readonly id: string;
  readonly name?: string;
  readonly variant?: Words;
  /** Which convolution of a bottleneck takes the stride; the 3x3 one where nothing is said. */
  readonly strideOn?: "1x1" | "3x3";
  readonly bias?: boolean;
  /** Groups of the 3x3 convolutions of bottlenecks (ResNeXt). */
  readonly groups?: number;
  /** How often as many channels those convolutions have. */
  readonly widened?: number;
  readonly claims: readonly Claim[];
  readonly sources: readonly Source[];
}

function resnet(depth: Depth, { strideOn, bias, groups, widened, ...own }: Residual): Network {
  const net = draft();
  residualStages(net, depth, { strideOn, bias, groups, widened });
  classify(net, 1000, { pool: "avgpool" });
  return defineNetwork({ name: `ResNet-${depth}`, ...own, inputShape: [3, 224, 224], nodes: net.nodes });
}

/** How the blocks of a residual network are built; all of it may be left out. */
type Built = {
  readonly [option in "strideOn" | "bias" | "groups" | "widened"]?: Residual[option] | undefined;
} & {
  /** Whether the last two stages dilate their kernels where they would stride. */
  readonly dilated?: boolean;
};

/** Adds a residual network without what classifies; gives the names of the last layers of its four stages. */
export function residualStages(net: Draft, depth: Depth, options: Built): readonly string[] {
  const { strideOn, bias = false, groups = 1, widened = 1, dilated = false } = options;
  const bottleneck = depth >= 50;
  convNorm(net, "conv1", 64, 7, { stride: 2, bias });
  net.add("maxpool", { kind: "max-pooling", kernelSize: 3, stride: 2, padding: 1 });
  return blocks[depth].map((many, stage) => {
    const spread = dilated && stage > 1;
    for (let nth = 0; nth < many; nth += 1)
      block(net, `layer${stage + 1}.${nth}`, {
        width: 64 * 2 ** stage,
        stride: nth === 0 && stage > 0 && !spread ? 2 : 1,
        // The first block's kernels are as the stage before left them.
        dilation: spread ? 2 ** (nth === 0 ? stage - 2 : stage - 1) : 1,
        // The first block of a stage changes the channels, but for the 64 that the stem already has.
        projected: nth === 0 && (bottleneck || stage > 0),
        bottleneck,
        strideOn,
        bias,
        groups,
        widened,
      });
    return net.last;
  });
}

interface Block extends Required<Pick<Residual, "bias" | "groups" | "widened">> {
  readonly strideOn: Residual["strideOn"] | undefined;
  /** Two 3x3 convolutions, or 1x1, 3x3 and 1x1 with four times the channels. */
  readonly bottleneck: boolean;
  readonly width: number;
  readonly stride: number;
  /** Of a bottleneck's 3x3 convolution. */
  readonly dilation: number;
  /** Whether a 1x1 convolution gives what comes in the block's own channels and size. */
  readonly projected: boolean;
}

function block(net: Draft, path: string, own: Block) {
  const { bottleneck, width, stride, dilation, projected, strideOn, bias, groups, widened } = own;
  const input = net.last;
  const last = { bias, activation: null };
  const outChannels = bottleneck ? 4 * width : width;
  if (bottleneck) {
    const inside = widened * width;
    const [first, second] = strideOn === "1x1" ? [stride, 1] : [1, stride];
    convNorm(net, `${path}.conv1`, inside, 1, { bias, stride: first });
    convNorm(net, `${path}.conv2`, inside, 3, { bias, groups, stride: second, dilation, padding: dilation });
    convNorm(net, `${path}.conv3`, outChannels, 1, last);
  } else {
    convNorm(net, `${path}.conv1`, width, 3, { bias, stride });
    convNorm(net, `${path}.conv2`, width, 3, last);
  }
  const branch = net.last;
  const shortcut = projected
    ? convNorm(net, `${path}.downsample`, outChannels, 1, { ...last, stride, from: input })
    : input;
  addResidual(net, path, branch, shortcut);
}

const stem = shapeClaims(firstConvolution, { conv1: [64, 112, 112] });

/** What is published about the networks as torchvision builds them; the two shallow ones are the paper's too. */
const claimsOfTorchvision: Readonly<Record<Depth, readonly Claim[]>> = {
  18: [
    ...torchvisionClaims(program, "11689512", "1.814"),
    billions(paper, "1.8"),
    operations(ptflopsReadme, "1.82", { counting: ptflops, times: 1e9 }),
  ],
  34: torchvisionClaims(documented("resnet34"), "21797672", "3.66"),
  50: [
    ...torchvisionClaims(program, "25557032", "4.089"),
    operations(ptflopsThread, "4.12", { counting: ptflops, times: 1e9 }),
    operations(torchinfoOutput, "8.18", { counting: torchinfo, times: 1e9, images: 2 }),
  ],
  101: torchvisionClaims(program, "44549160", "7.801"),
  152: torchvisionClaims(program, "60192808", "11.514"),
};

// By hand, because published tables are of TF-Slim's networks. Padding: 3 of the first convolution, 1 * 2 of the pooling,
// then 1 of each block's 3x3 convolution times the stride before it: 3 + 2 + 4*3 + 8*4 + 16*6 + 32*3 for ResNet-50,
// 8*4 + 16*23 and 8*8 + 16*36 in the middle for the deeper ones. Every kernel is odd and padded by half, so the field is
// twice that and one element.
const fields = (size: string, padding: string): readonly Claim[] => [
  { source: worked, at: "layer4.2.relu", quantity: "receptiveField", printed: size },
  { source: worked, at: "layer4.2.relu", quantity: "effectivePadding", printed: padding },
];

/** What the paper prints of its deep networks, in multiply-adds that it calls FLOPs; the first is cut off, not rounded. */
const claimsOfThePaper = {
  50: [billions(paper, "3.8", { truncated: true }), ...fields("483", "241")],
  101: [billions(paper, "7.6"), ...fields("1027", "513")],
  152: [billions(paper, "11.3"), ...fields("1507", "753")],
} as const;

const onThree: Words = { en: "stride on the 3×3 convolution", "zh-cn": "步幅在3×3卷积上" };
const onOne: Words = { en: "stride on the 1×1 convolution", "zh-cn": "步幅在1×1卷积上" };

function asTorchvision(depth: Depth, variant?: { readonly variant: Words }): Network {
  const claims = [...stem, ...claimsOfTorchvision[depth]];
  return resnet(depth, { id: `resnet-${depth}`, ...variant, claims, sources: [program, paper] });
}

/** The residual networks of the paper, as torchvision builds them, as the paper describes them, and as Keras builds one. */
export const resnets: readonly Network[] = [
  ...([18, 34] as const).map((depth) => asTorchvision(depth)),
  ...([50, 101, 152] as const).map((depth) => asTorchvision(depth, { variant: onThree })),
  ...([50, 101, 152] as const).map((depth) =>
    resnet(depth, {
      id: `resnet-${depth}-stride-on-1x1`,
      variant: onOne,
      strideOn: "1x1",
      claims: [...stem, ...claimsOfThePaper[depth]],
      sources: [paper],
    }),
  ),
  resnet(50, {
    id: "resnet-50-keras",
    variant: { en: "stride on the 1×1, with biases", "zh-cn": "步幅在1×1卷积上，带偏置" },
    strideOn: "1x1",
    bias: true,
    // Keras's count holds the moving statistics.
    claims: [parameters(keras, "25636712", { countedBy: "with statistics" })],
    sources: [keras, paper],
  }),
  resnet(50, {
    id: "resnext-50-32x4d",
    name: "ResNeXt-50",
    variant: { en: "32 groups, 4 channels wide", "zh-cn": "32组，每组宽4个通道" },
    groups: 32,
    widened: 2,
    claims: [
      ...torchvisionClaims(program, "25028904", "4.23"),
      parameters(resnextPaper, "25.0", { times: 1e6 }),
      billions(resnextPaper, "4.2"),
    ],
    sources: [resnextPaper, program],
  }),
  resnet(101, {
    id: "resnext-101-32x8d",
    name: "ResNeXt-101",
    variant: { en: "32 groups, 8 channels wide", "zh-cn": "32组，每组宽8个通道" },
    groups: 32,
    widened: 4,
    claims: torchvisionClaims(program, "88791336", "16.414"),
    sources: [program, resnextPaper],
  }),
  resnet(50, {
    id: "wide-resnet-50-2",
    name: "Wide ResNet-50-2",
    widened: 2,
    claims: torchvisionClaims(program, "68883240", "11.398"),
    sources: [program, widePaper],
  }),
];
