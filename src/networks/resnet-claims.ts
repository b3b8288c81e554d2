import type { Source } from "../citation.ts";
import { macs } from "../layers/counting.ts";
import { ptflops, torchinfo } from "./countings.ts";
import type { Claim } from "./network.ts";
import { documented, torchvision } from "./torchvision-claims.ts";

export const paper: Source = {
  kind: "text",
  title: "He, Zhang, Ren and Sun 2016, Deep residual learning for image recognition, table 1",
  url: "https://arxiv.org/abs/1512.03385",
};
export const program = torchvision("resnet.py");
export const keras: Source = { kind: "program", name: "Keras 3.15.1, applications/resnet.py" };

const ptflopsThread: Source = {
  kind: "text",
  title: "sovrasov/flops-counter.pytorch, issue 76",
  url: "https://github.com/sovrasov/flops-counter.pytorch/issues/76",
};
const torchinfoOutput: Source = {
  kind: "text",
  title: "TylerYep/torchinfo, tests/test_output/resnet50.out, a batch of 2",
  url: "https://github.com/TylerYep/torchinfo",
};
const firstConvolution: Source = {
  kind: "text",
  title: "stats.stackexchange.com, question 223630",
  url: "https://stats.stackexchange.com/questions/223630",
};

type Depth = 18 | 34 | 50 | 101 | 152;

const parameters = (source: Source, printed: string): Claim => ({ source, quantity: "parameters", printed });
const billions = (source: Source, printed: string): Claim => ({
  source,
  quantity: "operations",
  counting: macs,
  printed,
  times: 1e9,
});
const stem: Claim = { source: firstConvolution, quantity: "outputShape", at: "conv1", shape: [64, 112, 112] };

/** What is published about the networks as torchvision builds them; the two shallow ones are the paper's too. */
export const torchvisionClaims: Readonly<Record<Depth, readonly Claim[]>> = {
  18: [stem, parameters(program, "11689512"), billions(program, "1.814"), billions(paper, "1.8")],
  34: [stem, parameters(documented("resnet34"), "21797672"), billions(documented("resnet34"), "3.66")],
  50: [
    stem,
    parameters(program, "25557032"),
    billions(program, "4.089"),
    { source: ptflopsThread, quantity: "operations", counting: ptflops, printed: "4.12", times: 1e9 },
    // Printed for two images.
    { source: torchinfoOutput, quantity: "operations", counting: torchinfo, printed: "8.18", times: 5e8 },
  ],
  101: [stem, parameters(program, "44549160"), billions(program, "7.801")],
  152: [stem, parameters(program, "60192808"), billions(program, "11.514")],
};

// By hand, because published tables are of TF-Slim's networks. Padding: 3 of the first convolution, 1 * 2 of the pooling,
// then 1 of each block's 3x3 convolution times the stride before it: 3 + 2 + 4*3 + 8*4 + 16*6 + 32*3 for ResNet-50,
// 8*4 + 16*23 and 8*8 + 16*36 in the middle for the deeper ones. Every kernel is odd and padded by half, so the field is
// twice that and one element.
const fields = (size: string, padding: string): readonly Claim[] => [
  { source: { kind: "hand" }, at: "layer4.2.relu", quantity: "receptiveField", printed: size },
  { source: { kind: "hand" }, at: "layer4.2.relu", quantity: "effectivePadding", printed: padding },
];

/** What the paper prints of its deep networks, in multiply-adds that it calls FLOPs; the first is cut off, not rounded. */
export const paperClaims: Readonly<Record<50 | 101 | 152, readonly Claim[]>> = {
  50: [stem, { ...billions(paper, "3.8"), truncated: true } as Claim, ...fields("483", "241")],
  101: [stem, billions(paper, "7.6"), ...fields("1027", "513")],
  152: [stem, billions(paper, "11.3"), ...fields("1507", "753")],
};

/** Keras's count holds the moving statistics. */
export const kerasClaims: readonly Claim[] = [
  { source: keras, quantity: "parameters", countedBy: "with statistics", printed: "25636712" },
];

export const resnextPaper: Source = {
  kind: "text",
  title: "Xie, Girshick, Dollár, Tu and He 2017, Aggregated residual transformations, table 1",
  url: "https://arxiv.org/abs/1611.05431",
};

/** What is published about ResNeXt-50 with 32 groups of 4 channels. */
export const resnextClaims: readonly Claim[] = [
  parameters(program, "25028904"),
  billions(program, "4.23"),
  { source: resnextPaper, quantity: "parameters", printed: "25.0", times: 1e6 },
  billions(resnextPaper, "4.2"),
];
