import type { PaddingWord, PerAxis } from "../convolution/index.ts";
import type { Draft } from "./network.ts";

/** How a convolution with a normalisation and an activation after it is to be built; all but the first two may be left out. */
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
