import type { PaddingWord, PerAxis } from "../convolution/index.ts";
import { assertDraft, type Draft } from "./network.ts";

/** How a convolution is to be built; all of it may be left out. */
export interface ConvOptions {
  readonly stride?: PerAxis;
  /** Half of an odd kernel where it is not given, so that a stride of 1 keeps the size. */
  readonly padding?: PaddingWord | number | readonly number[];
  readonly dilation?: PerAxis;
  readonly groups?: number;
  readonly bias?: boolean;
  /** What the convolution reads; the layer added last where it is not given. */
  readonly from?: string;
  /** The activation's name, "ReLU" where it is not given; null for none. */
  readonly activation?: string | null | undefined;
}

/** Adds a convolution `name` and its activation `name.act`; gives the name of the last of them. */
export function convAct(
  net: Draft,
  name: string,
  outChannels: number,
  kernelSize: PerAxis,
  options: ConvOptions = {},
): string {
  assertDraft(net, name);
  const { from = net.last, activation = "ReLU", padding = half(kernelSize), ...window } = options;
  const added = net.add(name, { kind: "convolution", outChannels, kernelSize, padding, ...window }, from);
  return activation === null ? added : net.add(`${name}.act`, { kind: "activation", name: activation });
}

/**
 * The same with a batch normalisation `name.norm` between the two, and without a bias where nothing else is said: the
 * normalisation's shift does what a bias would.
 */
export function convNorm(
  net: Draft,
  name: string,
  outChannels: number,
  kernelSize: PerAxis,
  options: ConvOptions = {},
): string {
  const { activation = "ReLU", bias = false, ...others } = options ?? {};
  convAct(net, name, outChannels, kernelSize, { bias, ...others, activation: null });
  const normalized = net.add(`${name}.norm`, { kind: "batch-normalization" });
  return activation === null ? normalized : net.add(`${name}.act`, { kind: "activation", name: activation });
}

/** The padding that keeps the size at stride 1 where the kernel is odd and not dilated: half of it, rounded down. */
export function half(kernelSize: PerAxis): number | readonly number[] {
  const of = (size: number) => Math.floor(size / 2);
  return Array.isArray(kernelSize) ? kernelSize.map(of) : of(kernelSize as number);
}

/** Adds the sum of a branch and its shortcut under a path, and the ReLU behind it. */
export function addResidual(net: Draft, path: string, branch: string, shortcut: string): string {
  net.add(`${path}.add`, { kind: "add" }, branch, shortcut);
  return net.add(`${path}.relu`, { kind: "activation", name: "ReLU" });
}

/**
 * A block of the MobileNets and EfficientNets: widened by a 1x1 convolution, convolved channel by channel, and narrowed
 * without an activation.
 */
export interface InvertedBottleneck {
  readonly kernelSize: number;
  readonly wide: number;
  readonly outChannels: number;
  readonly stride: number;
  readonly activation: string;
  /** How the wide channels are squeezed and excited, where they are. */
  readonly squeezed?: { readonly channels: number; readonly activations: readonly [string, string] } | false;
  /** Whether whole branches are dropped in training. */
  readonly drop?: boolean;
}

/** Adds such a block under a path; what came in, so many channels, is added to what goes out where it fits. */
export function invertedBottleneck(net: Draft, path: string, channels: number, own: InvertedBottleneck) {
  const { kernelSize, wide, outChannels, stride, activation, squeezed = false, drop = false } = own;
  const input = net.last;
  if (wide > channels) convNorm(net, `${path}.expand`, wide, 1, { activation });
  convNorm(net, `${path}.depthwise`, wide, kernelSize, { stride, groups: wide, activation });
  if (squeezed) squeezeAndExcite(net, `${path}.se`, squeezed.channels, wide, squeezed.activations);
  convNorm(net, `${path}.project`, outChannels, 1, { activation: null });
  if (stride > 1 || outChannels !== channels) return;
  if (drop) net.add(`${path}.drop`, { kind: "dropout", name: "stochastic depth" });
  net.add(`${path}.add`, { kind: "add" }, net.last, input);
}

/**
 * Weighs the channels of what was added last against each other: their means, two 1x1 convolutions with an activation after
 * each, and the product with what came in (Hu, Shen and Sun 2018, Squeeze-and-excitation networks); gives the product's name.
 */
export function squeezeAndExcite(
  net: Draft,
  path: string,
  squeezed: number,
  channels: number,
  activations: readonly [inner: string, outer: string],
): string {
  assertDraft(net, path);
  if (!Array.isArray(activations))
    throw new TypeError("Two activations are wanted, the inner and the outer.");
  const [inner, outer] = activations as readonly [string, string];
  const input = net.last;
  net.add(`${path}.pool`, { kind: "global-pooling" });
  net.add(`${path}.reduce`, { kind: "convolution", outChannels: squeezed, kernelSize: 1 });
  net.add(`${path}.reduce.act`, { kind: "activation", name: inner });
  net.add(`${path}.expand`, { kind: "convolution", outChannels: channels, kernelSize: 1 });
  net.add(`${path}.expand.act`, { kind: "activation", name: outer });
  return net.add(`${path}.multiply`, { kind: "multiply" }, net.last, input);
}

/** The nearest multiple of 8, or the next one up where that would lose more than a tenth (the MobileNets' rule). */
export function toEight(channels: number): number {
  const nearest = Math.max(8, 8 * Math.floor((channels + 4) / 8));
  return nearest < 0.9 * channels ? nearest + 8 : nearest;
}

/** Adds what image networks since ResNet end with: the mean of every channel, a dropout if asked for, a score a class. */
export function classify(
  net: Draft,
  classes: number,
  options: { readonly pool?: string; readonly drop?: boolean } = {},
): string {
  assertDraft(net, "fc");
  const { pool = "pool", drop = false } = options ?? {};
  net.add(pool, { kind: "global-pooling" });
  net.add("flatten", { kind: "flatten" });
  if (drop) net.add("drop", { kind: "dropout" });
  return net.add("fc", { kind: "dense", outFeatures: classes });
}

/** Adds what they ended with since AlexNet: two dense layers of 4096, a dropout before or after each, a score a class. */
export function classifyDensely(net: Draft, classes: number, dropout: "before" | "after"): string {
  net.add("flatten", { kind: "flatten" });
  for (const nth of [6, 7]) {
    if (dropout === "before") net.add(`drop${nth}`, { kind: "dropout" });
    net.add(`fc${nth}`, { kind: "dense", outFeatures: 4096 });
    net.add(`relu${nth}`, { kind: "activation", name: "ReLU" });
    if (dropout === "after") net.add(`drop${nth}`, { kind: "dropout" });
  }
  return net.add("fc8", { kind: "dense", outFeatures: classes });
}
