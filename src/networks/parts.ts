import type { PaddingWord, PerAxis } from "../convolution/index.ts";
import type { Draft } from "./network.ts";

/**
 * How a convolution with a normalisation and an activation after it is to be built; all but the first two may be left
 * out.
 */
export interface ConvNormOptions {
  readonly stride?: PerAxis;
  /** Half of an odd kernel where it is not given, so that a stride of 1 keeps the size. */
  readonly padding?: PaddingWord | number | readonly number[];
  readonly dilation?: PerAxis;
  readonly groups?: number;
  /** False where it is not given: the normalisation's shift does what a bias would. */
  readonly bias?: boolean;
  /** What the convolution reads; the layer added last where it is not given. */
  readonly from?: string;
  /** The activation's name, "ReLU" where it is not given; null for none. */
  readonly activation?: string | null;
}

/**
 * Adds a convolution `name`, its batch normalisation `name.norm`, and its activation `name.act`; gives the name of the
 * last of them.
 */
export function convNorm(
  net: Draft,
  name: string,
  outChannels: number,
  kernelSize: PerAxis,
  options: ConvNormOptions = {},
): string {
  const {
    from = net.last,
    bias = false,
    activation = "ReLU",
    padding = half(kernelSize),
    ...window
  } = options;
  net.add(name, { kind: "convolution", outChannels, kernelSize, padding, bias, ...window }, from);
  const normalized = net.add(`${name}.norm`, { kind: "batch-normalization" });
  return activation === null ? normalized : net.add(`${name}.act`, { kind: "activation", name: activation });
}

/** The padding that keeps the size at stride 1 where the kernel is odd and not dilated: half of it, rounded down. */
export function half(kernelSize: PerAxis): number | readonly number[] {
  const of = (size: number) => Math.floor(size / 2);
  return typeof kernelSize === "number" ? of(kernelSize) : kernelSize.map(of);
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
  [inner, outer]: readonly [inner: string, outer: string],
): string {
  const input = net.last;
  net.add(`${path}.pool`, { kind: "global-pooling" });
  net.add(`${path}.reduce`, { kind: "convolution", outChannels: squeezed, kernelSize: 1 });
  net.add(`${path}.reduce.act`, { kind: "activation", name: inner });
  net.add(`${path}.expand`, { kind: "convolution", outChannels: channels, kernelSize: 1 });
  net.add(`${path}.expand.act`, { kind: "activation", name: outer });
  return net.add(`${path}.multiply`, { kind: "multiply" }, `${path}.expand.act`, input);
}

/** The nearest multiple of 8, or the next one up where that would lose more than a tenth (the MobileNets' rule). */
export function toEight(channels: number): number {
  const nearest = Math.max(8, 8 * Math.floor((channels + 4) / 8));
  return nearest < 0.9 * channels ? nearest + 8 : nearest;
}

/**
 * Adds what most image networks end with: the mean of every channel, a dropout where one is asked for, and a score a
 * class.
 */
export function classify(
  net: Draft,
  classes: number,
  { drop = false }: { readonly drop?: boolean } = {},
): string {
  net.add("pool", { kind: "global-pooling" });
  net.add("flatten", { kind: "flatten" });
  if (drop) net.add("drop", { kind: "dropout" });
  return net.add("fc", { kind: "dense", outFeatures: classes });
}
