import type { Source } from "../citation.ts";
import { type Claim, type Draft, defineNetwork, draft, type Network } from "./network.ts";
import { type ConvOptions, classify, convAct } from "./parts.ts";
import { arxiv, billions, parameters, shapeClaims, torchvision } from "./published.ts";

const paper = arxiv("1512.00567", "Szegedy et al. 2016, Rethinking the Inception architecture, table 1");
const program = torchvision("inception.py");
const keras: Source = { kind: "program", name: "Keras 3.15.1, applications/inception_v3.py" };

/** A convolution of a branch: channels, kernel, and where it does not keep the size, the stride. */
export type Step = readonly [outChannels: number, kernelSize: number | readonly [number, number], stride?: 2];

/** Adds branches of convolutions over what was added last. */
export class Modules {
  readonly net: Draft;
  readonly scale: boolean;

  constructor(net: Draft, scale: boolean) {
    this.net = net;
    this.scale = scale;
  }

  convolve(name: string, outChannels: number, kernelSize: Step[1], options: ConvOptions = {}): string {
    convAct(this.net, name, outChannels, kernelSize, { bias: false, ...options, activation: null });
    this.net.add(`${name}.norm`, { kind: "batch-normalization", ...(this.scale ? {} : { scale: false }) });
    return this.net.add(`${name}.act`, { kind: "activation", name: "ReLU" });
  }

  /** What stands before the first module: [192, 35, 35] of [3, 299, 299]. */
  stem() {
    this.convolve("1a", 32, 3, { stride: 2, padding: 0 });
    this.convolve("2a", 32, 3, { padding: 0 });
    this.convolve("2b", 64, 3);
    this.net.add("pool1", { kind: "max-pooling", kernelSize: 3, stride: 2 });
    this.convolve("3b", 80, 1);
    this.convolve("4a", 192, 3, { padding: 0 });
    this.net.add("pool2", { kind: "max-pooling", kernelSize: 3, stride: 2 });
  }

  branch(path: string, input: string, steps: readonly Step[]): string {
    return steps.reduce((from, [outChannels, kernelSize, stride], at) => {
      const options = stride ? { stride, padding: 0, from } : { from };
      return this.convolve(`${path}_${at + 1}`, outChannels, kernelSize, options);
    }, input);
  }

  /** A module whose branches keep the size; the last one is a pooling and, where channels are given, a convolution. */
  add(path: string, branches: Readonly<Record<string, readonly Step[]>>, pooled: number | "halves") {
    const { net } = this;
    const input = net.last;
    const ends = Object.entries(branches).flatMap(([name, steps]) => {
      // Two last kernels across each other are branches of their own.
      const [across, along] = steps.slice(-2);
      if (String(across?.[1]) !== "1,3" || String(along?.[1]) !== "3,1")
        return [this.branch(`${path}.${name}`, input, steps)];
      const before = this.branch(`${path}.${name}`, input, steps.slice(0, -2));
      return [across, along].map((step, at) =>
        this.branch(`${path}.${name}_${"ab"[at]}`, before, [step as Step]),
      );
    });
    if (pooled === "halves")
      ends.push(net.add(`${path}.pool`, { kind: "max-pooling", kernelSize: 3, stride: 2 }, input));
    else {
      net.add(`${path}.pool`, { kind: "average-pooling", kernelSize: 3, stride: 1, padding: 1 }, input);
      ends.push(this.convolve(`${path}.project`, pooled, 1));
    }
    net.add(path, { kind: "concatenate" }, ...ends);
  }
}

const acrossThenAlong = (channels: number): readonly Step[] => [
  [channels, [1, 7]],
  [channels, [7, 1]],
];

function inceptionV3(
  own: Pick<Network, "id" | "variant"> & {
    readonly scale: boolean;
    readonly claims: readonly Claim[];
    readonly by: Source;
  },
): Network {
  const { scale, claims, by, ...named } = own;
  const net = draft();
  const modules = new Modules(net, scale);
  modules.stem();
  for (const [name, pooled] of [
    ["5b", 32],
    ["5c", 64],
    ["5d", 64],
  ] as const)
    modules.add(
      name,
      {
        "1x1": [[64, 1]],
        "5x5": [
          [48, 1],
          [64, 5],
        ],
        "3x3": [
          [64, 1],
          [96, 3],
          [96, 3],
        ],
      },
      pooled,
    );
  modules.add(
    "6a",
    {
      "3x3": [[384, 3, 2]],
      twice: [
        [64, 1],
        [96, 3],
        [96, 3, 2],
      ],
    },
    "halves",
  );
  for (const [name, c] of [
    ["6b", 128],
    ["6c", 160],
    ["6d", 160],
    ["6e", 192],
  ] as const)
    modules.add(
      name,
      {
        "1x1": [[192, 1]],
        "7x7": [
          [c, 1],
          [c, [1, 7]],
          [192, [7, 1]],
        ],
        twice: [
          [c, 1],
          [c, [7, 1]],
          [c, [1, 7]],
          [c, [7, 1]],
          [192, [1, 7]],
        ],
      },
      192,
    );
  modules.add(
    "7a",
    {
      "3x3": [
        [192, 1],
        [320, 3, 2],
      ],
      "7x7": [[192, 1], ...acrossThenAlong(192), [192, 3, 2]],
    },
    "halves",
  );
  for (const name of ["7b", "7c"])
    modules.add(
      name,
      {
        "1x1": [[320, 1]],
        "3x3": [
          [384, 1],
          [384, [1, 3]],
          [384, [3, 1]],
        ],
        twice: [
          [448, 1],
          [384, 3],
          [384, [1, 3]],
          [384, [3, 1]],
        ],
      },
      192,
    );
  classify(net, 1000, { drop: true });
  return defineNetwork({
    ...named,
    name: "Inception v3",
    inputShape: [3, 299, 299],
    nodes: net.nodes,
    claims: [
      ...claims,
      ...shapeClaims(program, {
        pool1: [64, 73, 73],
        "5d": [288, 35, 35],
        "6e": [768, 17, 17],
        "7a": [1280, 8, 8],
        "7c": [2048, 8, 8],
      }),
    ],
    sources: [paper, by],
  });
}

/** Inception v3 without its auxiliary classifier, as torchvision and as Keras build it. */
export const inceptions: readonly Network[] = [
  inceptionV3({
    id: "inception-v3",
    variant: { en: "torchvision’s, normalized in full", "zh-cn": "torchvision版，归一化带缩放" },
    scale: true,
    claims: [billions(program, "5.713")],
    by: program,
  }),
  inceptionV3({
    id: "inception-v3-keras",
    variant: { en: "Keras’s, normalized without a scale", "zh-cn": "Keras版，归一化不带缩放" },
    scale: false,
    claims: [parameters(keras, "23851784", { countedBy: "with statistics" })],
    by: keras,
  }),
];
