import type { Source, Words } from "../citation.ts";
import type { PerAxis } from "../convolution/index.ts";
import { inception, stages } from "./googlenet.ts";
import { type Claim, type Draft, defineNetwork, draft, type Network } from "./network.ts";
import { convNorm, half } from "./parts.ts";
import { arxiv, github, operations, parameters, shapeClaims, worked } from "./published.ts";

const paper = arxiv("1705.07750", "Carreira and Zisserman 2017, Quo vadis, action recognition?, figure 3");
const deepmind = github("google-deepmind/kinetics-i3d", "i3d.py", "/blob/master/i3d.py");
const ibm = github("IBM/action-recognition-pytorch", "benchmark_full.md, kinetics400-i3d-tp-max-f64");

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
    // The letter "a" is the pooling's. The kernel of 5 elements an axis of the flat network is one of 3 here.
    modules.forEach((module, nth) => {
      inception(net, `${at + 3}${"bcdef"[nth]}`, module, convNorm, { first: 3, second: 3 });
    });
  });
  head(net);
  return defineNetwork({ ...own, name: "I3D", inputShape: [3, 64, 224, 224], nodes: net.nodes });
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
      ...shapeClaims(worked, {
        conv1: [64, 32, 112, 112],
        pool2: [64, 32, 56, 56],
        "3c": [480, 32, 28, 28], // 128 + 192 + 96 + 64
        "4f": [832, 16, 14, 14], // 256 + 320 + 128 + 128
        "5c": [1024, 8, 7, 7], // 384 + 384 + 128 + 128
        scores: [400, 7, 1, 1], // 8 - 2 + 1
      }),
    ],
    sources: [paper, deepmind],
  }),
  i3d({
    id: "i3d-no-first-stride",
    variant: { en: "without the first stride over frames", "zh-cn": "首个卷积在帧上没有步幅" },
    padding: "half",
    firstStride: [1, 2, 2],
    poolings: Array<Pooling>(3).fill([3, 2]),
    head(net) {
      net.add("pool6", { kind: "adaptive-pooling", outputSize: [8, 1, 1] });
      scores(net);
    },
    claims: [
      parameters(ibm, "12697264"),
      // Without the last layer's 8 * 1,024 * 400 = 3,276,800, which the program leaves out.
      operations(ibm, "171290828800", { at: "pool6", upTo: true }),
    ],
    sources: [ibm],
  }),
];
