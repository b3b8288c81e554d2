import type { PaddingPair, PaddingWord, PerAxis } from "../convolution/index.ts";
import { shapeFrom } from "./channel-order.ts";
import type { Convention, LayerConvention } from "./convention.ts";
import type { CompleteSpec, ConventionSpec } from "./spec.ts";

/** The fields that a spec leaves out, with the values they take for it. */
export type Taken = { readonly [field in "order" | "stride" | "padding" | "dilation" | "bias"]?: unknown };

/** A spec with the convention's defaults filled in, and which of them it was that were. */
export function complete(
  convention: Convention,
  layer: LayerConvention,
  spec: ConventionSpec,
): { readonly written: CompleteSpec; readonly taken: Taken } {
  const { defaults } = layer;
  const order = spec.order ?? convention.orders[0];
  const [channels = 0, ...inputSize] = shapeFrom(order, spec.inputShape);
  const each = (value: PerAxis) => spread(value, inputSize.length);
  const kernelSize = each(spec.kernelSize ?? 1);
  const { dilationFrom } = convention;
  const standard = {
    order: convention.orders[0],
    stride: defaults.stride === "kernel" ? kernelSize : defaults.stride,
    padding: defaults.padding,
    dilation: dilationFrom,
    bias: defaults.bias,
  };
  const used = Object.entries(standard).filter(
    ([field]) => spec[field as keyof ConventionSpec] === undefined,
  );
  const written: CompleteSpec = {
    kind: spec.kind,
    channels,
    inputSize,
    order,
    outChannels: spec.outChannels ?? channels,
    depthMultiplier: spec.depthMultiplier ?? 1,
    kernelSize,
    stride: each(spec.stride ?? standard.stride),
    padding: padding(layer, spec.padding ?? defaults.padding, inputSize.length),
    paddedByNumber: typeof (spec.padding ?? defaults.padding) === "number",
    dilation: each(spec.dilation ?? dilationFrom).map((step) => step + 1 - dilationFrom),
    groups: spec.groups ?? 1,
    bias: spec.bias ?? defaults.bias,
    depthwiseBias: defaults.depthwiseBias && (spec.depthwiseBias ?? spec.bias ?? defaults.bias),
    ...(spec.outputPadding !== undefined && { outputPadding: each(spec.outputPadding) }),
    ceilMode: spec.ceilMode ?? false,
    countPadding: defaults.countPadding,
    affine: spec.affine ?? true,
    scale: spec.scale ?? true,
  };
  return { written, taken: Object.fromEntries(used) };
}

/** Whether a padding in numbers is none at all. */
export function isNothing(pairs: readonly PaddingPair[]): boolean {
  return pairs.flat().every((size) => size === 0);
}

// No padding is `valid`, and `valid` no padding, whichever way a convention has of writing it.
function padding(
  { words, numbers }: LayerConvention,
  given: NonNullable<ConventionSpec["padding"]>,
  rank: number,
): CompleteSpec["padding"] {
  if (typeof given === "string") {
    const word = words[given] ?? (given as PaddingWord);
    return word === "valid" && numbers !== "none" ? spread(0, rank).map(() => [0, 0]) : word;
  }
  const pairs = spread(given, rank).map(
    (entry): PaddingPair => (typeof entry === "number" ? [entry, entry] : entry),
  );
  return numbers === "none" && isNothing(pairs) ? "valid" : pairs;
}

function spread<Entry>(value: number | readonly Entry[], rank: number): readonly (Entry | number)[];
function spread(value: PerAxis, rank: number): readonly number[];
function spread(value: number | readonly unknown[], rank: number): readonly unknown[] {
  return typeof value === "number" ? Array<number>(rank).fill(value) : value;
}
