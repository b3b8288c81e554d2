import type { Source, Words } from "../citation.ts";
import type { PerAxis } from "../convolution/index.ts";
import { macs } from "../layers/counting.ts";
import { defineNetwork } from "./define.ts";
import { type Module, stages } from "./googlenet.ts";
import { type Claim, type Draft, draft, type Network } from "./network.ts";
import { convNorm, half } from "./parts.ts";

const paper: Source = {
  kind: "text",
  title: "Carreira and Zisserman 2017, Quo vadis, action recognition?, figure 3",
  url: "https://arxiv.org/abs/1705.07750",
};
const deepmind: Source = {
  kind: "text",
  title: "google-deepmind/kinetics-i3d, i3d.py",
  url: "https://github.com/google-deepmind/kinetics-i3d/blob/master/i3d.py",
};
const ibm: Source = {
  kind: "text",
  title: "IBM/action-recognition-pytorch, benchmark_full.md, kinetics400-i3d-tp-max-f64",
  url: "https://github.com/IBM/action-recognition-pytorch",
};

const worked: Source = { kind: "hand" };

/** A pooling's kernel and stride, over frames, height and width. */
type Pooling = readonly [kernelSize: PerAxis, stride: PerAxis];

/** What tells the program of its authors from a later one. */
interface Inflated {
  readonly id: string;
  readonly variant: Words;
  /** TensorFlow's word, or half of each kernel. */
  readonly padding: "same" | "half";
  readonly firstStride: PerAxis;
  /** The pooling before each of the three stages of modules. */
  readonly poolings: readonly Pooling[];
  readonly head: (net: Draft) => void;
  readonly claims: readonly Claim[];
  readonly sources: readonly Source[];
}

function i3d({ padding, firstStride, poolings, head, ...own }: Inflated): Network {
  const net = draft();
  const padded = (kernelSize: PerAxis) => (padding === "same" ? padding : half(kernelSize));
  const pool = (name: string, [kernelSize, stride]: Pooling) =>
    net.add(name, { kind: "max-pooling", kernelSize, stride, padding: padded(kernelSize) });
  convNorm(net, "conv1", 64, 7, { stride: firstStride, padding: padded(7) });
  pool("pool2", flat);
  convNorm(net, "conv2.reduce", 64, 1);
  convNorm(net, "conv2", 192, 3);
  stages.forEach((modules, at) => {
    pool(`pool${at + 3}`, poolings[at] as Pooling);
    // The letter "a" is the pooling's.
    for (const [nth, module] of modules.entries()) inception(net, `${at + 3}${"bcdef"[nth]}`, module);
  });
  head(net);
  return defineNetwork({ ...own, name: "I3D", inputShape: [3, 64, 224, 224], nodes: net.nodes });
}

// Channels of a module: 1x1x1; 1x1x1 and 3x3x3; 1x1x1 and 3x3x3; 1x1x1 after the pooling.
function inception(net: Draft, path: string, module: Module) {
  const [one, firstReduced, first, secondReduced, second, pooled] = module;
  const from = net.last;
  const straight = convNorm(net, `${path}.1x1`, one, 1, { from });
  convNorm(net, `${path}.first.reduce`, firstReduced, 1, { from });
  const firstBranch = convNorm(net, `${path}.first`, first, 3);
  // The kernel of 5 elements an axis of the flat network is one of 3 here.
  convNorm(net, `${path}.second.reduce`, secondReduced, 1, { from });
  const secondBranch = convNorm(net, `${path}.second`, second, 3);
  net.add(`${path}.pool`, { kind: "max-pooling", kernelSize: 3, stride: 1, padding: 1 }, from);
  const pooling = convNorm(net, `${path}.pool.project`, pooled, 1);
  net.add(path, { kind: "concatenate" }, straight, firstBranch, secondBranch, pooling);
}

const flat: Pooling = [
  [1, 3, 3],
  [1, 2, 2],
];

// A class score at every place that the pooling leaves, then their mean over the frames.
function scores(net: Draft) {
  net.add("drop", { kind: "dropout" });
  net.add("scores", { kind: "convolution", outChannels: 400, kernelSize: 1 });
  net.add("mean", { kind: "global-pooling" });
  net.add("flatten", { kind: "flatten" });
}

/** I3D on one stream of colour frames, as its authors' program has it and as a later one does. */
export const i3ds: readonly Network[] = [
  i3d({
    id: "i3d",
    variant: { en: "with the first stride over frames", "zh-cn": "首个卷积在帧上也有步幅" },
    padding: "same",
    firstStride: 2,
    poolings: [flat, [3, 2], [2, 2]],
    head(net) {
      net.add("pool6", { kind: "average-pooling", kernelSize: [2, 7, 7], stride: 1 });
      scores(net);
    },
    claims: [
      // Ends of the first convolution and of each pooling: 64 / 2, / 2, / 2 frames; 224 / 2, / 2, / 2, / 2, / 2 elements
      { source: worked, at: "conv1", quantity: "outputShape", shape: [64, 32, 112, 112] },
      { source: worked, at: "pool2", quantity: "outputShape", shape: [64, 32, 56, 56] },
      { source: worked, at: "3c", quantity: "outputShape", shape: [480, 32, 28, 28] }, // 128 + 192 + 96 + 64
      { source: worked, at: "4f", quantity: "outputShape", shape: [832, 16, 14, 14] }, // 256 + 320 + 128 + 128
      { source: worked, at: "5c", quantity: "outputShape", shape: [1024, 8, 7, 7] }, // 384 + 384 + 128 + 128
      { source: worked, at: "scores", quantity: "outputShape", shape: [400, 7, 1, 1] }, // 8 - 2 + 1
    ],
    sources: [paper, deepmind],
  }),
  i3d({
    id: "i3d-no-first-stride",
    variant: { en: "without the first stride over frames", "zh-cn": "首个卷积在帧上没有步幅" },
    padding: "half",
    firstStride: [1, 2, 2],
    poolings: [
      [3, 2],
      [3, 2],
      [3, 2],
    ],
    head(net) {
      net.add("pool6", { kind: "adaptive-pooling", outputSize: [8, 1, 1] });
      scores(net);
    },
    claims: [
      { source: ibm, quantity: "parameters", printed: "12697264" },
      // Without the last layer's 8 * 1,024 * 400 = 3,276,800, which the program leaves out.
      {
        source: ibm,
        at: "pool6",
        upTo: true,
        quantity: "operations",
        counting: macs,
        printed: "171290828800",
      },
    ],
    sources: [ibm],
  }),
];
