import type { PaddingPair } from "../convolution/index.ts";
import type { ConventionRefusal, OptionalField } from "./finding.ts";
import type { CompleteSpec, Framework, LayerConvention } from "./framework.ts";
import { isNothing } from "./padding.ts";

/** Everything that a convention refuses of a layer as it is written, all at once. */
export function refusalsOf(
  framework: Framework,
  layer: LayerConvention,
  written: CompleteSpec,
): readonly ConventionRefusal[] {
  return [
    ...rankRefusals(layer, written),
    ...(framework.orders.includes(written.order)
      ? []
      : [{ code: "order-not-supported", order: written.order } as const]),
    ...paddingRefusals(layer, written),
    ...fieldRefusals(layer, written),
    ...(layer.refuse?.(written) ?? []),
  ];
}

/** Refuses a stride beside a dilation, even on different axes (Keras's layers of kernels; TensorFlow.js). */
export function strideAndDilation({ stride, dilation }: CompleteSpec): readonly ConventionRefusal[] {
  const both = Math.max(...stride) > 1 && Math.max(...dilation) > 1;
  return both ? [{ code: "stride-and-dilation", stride, dilation }] : [];
}

/** Refuses an output padding that is not below a bound of its axis. */
export function outputPaddingBelow(
  { outputPadding = [] }: CompleteSpec,
  bound: (axis: number) => number,
): readonly ConventionRefusal[] {
  return outputPadding.flatMap((size, axis) =>
    size < bound(axis)
      ? []
      : [{ code: "output-padding-not-below", axis, outputPadding: size, below: bound(axis) }],
  );
}

function rankRefusals({ ranks: [lowest, highest] }: LayerConvention, { inputSize }: CompleteSpec) {
  const { length: rank } = inputSize;
  return rank < lowest || rank > highest
    ? [{ code: "rank-not-supported", rank, lowest, highest } as const]
    : [];
}

function paddingRefusals(
  { words, numbers, fields }: LayerConvention,
  { padding }: CompleteSpec,
): readonly ConventionRefusal[] {
  if (typeof padding === "string") {
    const known = Object.values(words).includes(padding) || padding === "valid";
    return known ? [] : [{ code: "no-such-word", word: padding, words: Object.keys(words) }];
  }
  if (isNothing(padding)) return [];
  if (!fields.includes("padding")) return [{ code: "no-such-field", field: "padding" }];
  if (numbers === "none") return [{ code: "padding-by-words-alone", words: Object.keys(words) }];
  const alike = padding.every(([before, after]: PaddingPair) => before === after);
  return alike || numbers === "a pair an axis" ? [] : [{ code: "padding-alike-on-both-sides", padding }];
}

function fieldRefusals({ fields }: LayerConvention, written: CompleteSpec): readonly ConventionRefusal[] {
  const used: readonly OptionalField[] = [
    ...(written.dilation.some((step) => step !== 1) ? (["dilation"] as const) : []),
    ...(written.groups !== 1 ? (["groups"] as const) : []),
    ...(written.outputPadding?.some((size) => size > 0) ? (["outputPadding"] as const) : []),
    ...(written.ceilMode ? (["ceilMode"] as const) : []),
  ];
  return used.filter((field) => !fields.includes(field)).map((field) => ({ code: "no-such-field", field }));
}
