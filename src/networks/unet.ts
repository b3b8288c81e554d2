import type { Source } from "../citation.ts";
import { type Claim, type Draft, defineNetwork, draft, type Network } from "./network.ts";
import { convNorm } from "./parts.ts";
import { arxiv, parameters, parametersOfEach, shapeClaims, text, worked } from "./published.ts";

const paper = arxiv("1505.04597", "Ronneberger, Fischer and Brox 2015, U-Net, figure 1");
const nandan = text(
  "Apoorv Nandan, Model implementation: original U-Net in Keras / TensorFlow 2.3, model.summary()",
  "https://apoorvnandan.github.io/2020/08/30/unet-keras",
);
const paper3d = arxiv(
  "1606.06650",
  "Çiçek, Abdulkadir, Lienkamp, Brox and Ronneberger 2016, 3D U-Net, figure 2",
);

/** The levels of a U-Net; depth 0 is the topmost, and the last one the bottom. */
interface UShape {
  readonly depths: number;
  /** Adds two unpadded convolutions of 3 elements an axis under a path; gives the name of the last layer. */
  readonly twice: (path: string, depth: number, way: "down" | "up") => string;
  /** Channels that come up into a depth. */
  readonly upChannels: (depth: number) => number;
  readonly upBias: boolean;
}

/**
 * Adds the contracting and the expanding path of a U-Net without padding: `down0` to the bottom with a pooling between,
 * then up again, each level's copy cropped to the size of what comes up.
 */
function uShape(net: Draft, { depths, twice, upChannels, upBias }: UShape): void {
  const bottom = depths - 1;
  const kept: string[] = [];
  for (let depth = 0; depth <= bottom; depth += 1) {
    if (depth > 0) net.add(`down${depth}.pool`, { kind: "max-pooling", kernelSize: 2 });
    kept.push(twice(`down${depth}`, depth, "down"));
  }
  for (let depth = bottom - 1; depth >= 0; depth -= 1) {
    const outChannels = upChannels(depth);
    const window = { outChannels, kernelSize: 2, stride: 2, bias: upBias };
    const up = net.add(`up${depth}`, { kind: "transposed-convolution", ...window });
    const cropping = lost(bottom - depth);
    const skip = net.add(`up${depth}.crop`, { kind: "cropping", cropping }, kept[depth] as string);
    net.add(`up${depth}.join`, { kind: "concatenate" }, skip, up);
    twice(`up${depth}`, depth, "up");
  }
}

// What the way round over some depths below takes from each side: four convolutions at every one but the bottom, which
// has two, each of them an element a side at its own depth; an element is twice as large as one at the depth above.
function lost(below: number): number {
  return below === 1 ? 2 * 2 : 2 * (lost(below - 1) + 4);
}

/** Channels at each depth of the U, the last at its bottom. */
const widths = [64, 128, 256, 512, 1024];

function unet(claims: readonly Claim[]): Network {
  const net = draft();
  uShape(net, {
    depths: widths.length,
    twice: (path, depth) => twice(net, path, widths[depth] as number),
    upChannels: (depth) => widths[depth] as number,
    upBias: true,
  });
  net.add("classes", { kind: "convolution", outChannels: 2, kernelSize: 1 });
  return defineNetwork({
    id: "u-net",
    name: "U-Net",
    inputShape: [1, 572, 572],
    nodes: net.nodes,
    claims,
    sources: [paper],
  });
}

function twice(net: Draft, path: string, outChannels: number): string {
  for (const nth of [1, 2]) {
    net.add(`${path}.conv${nth}`, { kind: "convolution", outChannels, kernelSize: 3 });
    net.add(`${path}.relu${nth}`, { kind: "activation", name: "ReLU" });
  }
  return net.last;
}

type Squares = Readonly<Record<string, readonly [channels: number, size: number]>>;

const squares = (source: Source, printed: Squares): readonly Claim[] =>
  Object.entries(printed).flatMap(([at, [channels, size]]) =>
    shapeClaims(source, { [at]: [channels, size, size] }),
  );

/** Channels that the second convolution gives at each depth; the first gives half of them on the way down. */
const widths3d = [64, 128, 256, 512];

// The printed total comes out without biases of the up-convolutions, so they have none here, and without the scales and
// shifts of the normalisations, so the claim counts none.
function unet3d(claims: readonly Claim[]): Network {
  const net = draft();
  const width = (depth: number) => widths3d[depth] as number;
  uShape(net, {
    depths: widths3d.length,
    twice(path, depth, way) {
      const first = way === "down" ? width(depth) / 2 : width(depth);
      convNorm(net, `${path}.conv1`, first, 3, { padding: 0, bias: true });
      return convNorm(net, `${path}.conv2`, width(depth), 3, { padding: 0, bias: true });
    },
    // As many as below: the channels are halved only after the join.
    upChannels: (depth) => width(depth + 1),
    upBias: false,
  });
  net.add("classes", { kind: "convolution", outChannels: 3, kernelSize: 1 });
  return defineNetwork({
    id: "u-net-3d",
    name: "3D U-Net",
    inputShape: [3, 132, 132, 116],
    nodes: net.nodes,
    claims,
    sources: [paper3d],
  });
}

/** The U-Net of the paper, whose convolutions are not padded; every size that its figure prints is a claim. */
export const unets: readonly Network[] = [
  // biome-ignore format: a table
  unet([
    ...squares(paper, {
      "down0.conv1": [64, 570],  "down0.conv2": [64, 568],
      "down1.pool":  [64, 284],  "down1.conv1": [128, 282], "down1.conv2": [128, 280],
      "down2.pool":  [128, 140], "down2.conv1": [256, 138], "down2.conv2": [256, 136],
      "down3.pool":  [256, 68],  "down3.conv1": [512, 66],  "down3.conv2": [512, 64],
      "down4.pool":  [512, 32],  "down4.conv1": [1024, 30], "down4.conv2": [1024, 28],
      "up3.join":    [1024, 56], "up3.conv1":   [512, 54],  "up3.conv2":   [512, 52],
      "up2.join":    [512, 104], "up2.conv1":   [256, 102], "up2.conv2":   [256, 100],
      "up1.join":    [256, 200], "up1.conv1":   [128, 198], "up1.conv2":   [128, 196],
      "up0.join":    [128, 392], "up0.conv1":   [64, 390],  "up0.conv2":   [64, 388],
      "classes":     [2, 388],
    }),
    ...squares(nandan, {
      "up3.crop": [512, 56], "up2.crop": [256, 104], "up1.crop": [128, 200], "up0.crop": [64, 392],
    }),
    ...parametersOfEach(nandan, {
      "down0.conv1": "640", "down4.conv2": "9438208",
      "up3": "2097664", "up3.conv1": "4719104", "up0": "32832", "classes": "130",
    }),
    parameters(nandan, "31030658"),
  ]),
];

/** The U-Net for volumes, on the tile that its paper gives it. */
export const unets3d: readonly Network[] = [
  unet3d([
    parameters(paper3d, "19069955", { countedBy: "without normalization" }),
    { source: paper3d, quantity: "outputShape", shape: [3, 44, 44, 28] },
    ...shapeClaims(worked, {
      // 132 - 4 = 128, 64 - 4 = 60, 30 - 4 = 26, 13 - 4 = 9; 116 - 4 = 112, 56 - 4 = 52, 26 - 4 = 22, 11 - 4 = 7
      "down3.conv2": [512, 9, 9, 7],
      // 256 + 512 channels of 2 * 9 and 2 * 7 elements
      "up2.join": [768, 18, 18, 14],
    }),
  ]),
];
