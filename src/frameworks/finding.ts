import type { PaddingPair } from "../convolution/index.ts";
import { evaluate } from "../formula/evaluate.ts";
import { ceil, difference, type Formula, maximum, product, quotient, sum } from "../formula/formula.ts";
import type { ChannelOrder } from "./channel-order.ts";
import { spannedAlong } from "./complete.ts";
import type { CompleteSpec, ConventionKind, Framework, LayerConvention } from "./framework.ts";
import { isNothing, isSame } from "./padding.ts";

/** Why a framework does not build a layer as it is written, as data: the sentence lives in a locale. */
export type ConventionRefusal =
  | { readonly code: "no-such-layer"; readonly kind: ConventionKind }
  | {
      readonly code: "rank-not-supported";
      readonly rank: number;
      readonly lowest: number;
      readonly highest: number;
    }
  /** It has this layer for one number of axes. */
  | { readonly code: "one-rank-supported"; readonly rank: number; readonly only: number }
  | { readonly code: "order-not-supported"; readonly order: ChannelOrder }
  | { readonly code: "no-such-field"; readonly field: OptionalField }
  | { readonly code: "no-such-word"; readonly word: string; readonly words: readonly string[] }
  /** A zero-padding layer before it does instead. */
  | { readonly code: "padding-by-words-alone"; readonly words: readonly string[] }
  /** So it does here. */
  | { readonly code: "padding-alike-on-both-sides"; readonly padding: readonly PaddingPair[] }
  /** A pooling's, on one side: beside a window of this size it takes so much at most. */
  | {
      readonly code: "padding-over-most";
      readonly axis: number;
      readonly padding: number;
      readonly kernelSize: number;
      readonly most: number;
    }
  | ({ readonly code: "stride-and-dilation" } & Pick<CompleteSpec, "stride" | "dilation">)
  | { readonly code: "same-with-stride"; readonly stride: readonly number[] }
  | { readonly code: "same-with-dilation"; readonly dilation: readonly number[] }
  /** The windows of `same` leave so many elements over, and it would have to cut them off. */
  | { readonly code: "same-would-crop"; readonly axis: number; readonly cropped: number }
  | { readonly code: "size-below-nothing"; readonly axis: number; readonly outputSize: number }
  | { readonly code: "causal-not-written-yet" }
  | {
      readonly code: "output-padding-not-below";
      readonly axis: number;
      readonly outputPadding: number;
      /** The stride or, in PyTorch, the greater of stride and dilation. */
      readonly below: number;
    }
  | { readonly code: "strides-leave-a-rest"; readonly axis: number; readonly rest: number };

/** Why a framework's number may differ from what one expects, as data: the sentence lives in a locale. */
export type Difference =
  /** The shape was read with its channels last: so many channels of this size. */
  | { readonly code: "channels-last"; readonly channels: number; readonly inputSize: readonly number[] }
  /** A transposed kernel smaller than its stride: so many elements are added, where PyTorch adds none. */
  | { readonly code: "filled-to-stride"; readonly axis: number; readonly added: number }
  /** `same` should give i * s elements, and gives so many fewer. */
  | { readonly code: "not-filled-to-stride"; readonly axis: number; readonly missing: number }
  /** Beside an output padding `same` cuts half a kernel, whatever the stride. */
  | { readonly code: "half-kernel-cut"; readonly axis: number; readonly cut: number }
  /** Keras works out its size, but TensorFlow under it fails: no forward layer has this output from this input. */
  | { readonly code: "tensorflow-fails"; readonly axis: number }
  /** Statistics that are not trained and yet counted among the parameters. */
  | { readonly code: "statistics-counted"; readonly statistics: number }
  /** Statistics, and counters of batches, that are kept apart from the parameters. */
  | { readonly code: "statistics-apart"; readonly statistics: number; readonly counters: number }
  /** Scale and shift are a layer of their own. */
  | { readonly code: "scale-apart"; readonly parameters: number }
  | { readonly code: "no-depthwise-bias"; readonly without: number }
  /** The convention has no such layer; two of its layers are one. */
  | { readonly code: "two-layers" }
  | { readonly code: "rounds-up" }
  /** A last window starts past the end of the input, and PyTorch would have dropped it. */
  | { readonly code: "window-past-the-end"; readonly axis: number }
  | { readonly code: "groups-ignored"; readonly groups: number }
  | { readonly code: "dilation-ignored"; readonly dilation: readonly number[] }
  | { readonly code: "output-padding-ignored"; readonly outputPadding: readonly number[] }
  /** The width is worked out with the height's kernel and stride. */
  | { readonly code: "height-for-width"; readonly kernelSize: number; readonly stride: number }
  /** `same` pads for the kernel without its dilation. */
  | { readonly code: "same-forgets-dilation"; readonly axis: number }
  /** Where the windows leave gaps, `same` crops the input: the size is the same, the values are not. */
  | { readonly code: "same-crops"; readonly axis: number }
  /** The same in a transposed layer: elements are laid after the first place of their stride. */
  | { readonly code: "same-shifts"; readonly axis: number }
  /** The convention's dilation, and the same from 1. */
  | { readonly code: "dilation-from-zero"; readonly dilation: readonly number[] }
  /** Its "depth" of a volume is the channels. */
  | { readonly code: "depth-is-channels"; readonly channels: number };

/** A field that some conventions have and others do not. */
export type OptionalField = "dilation" | "groups" | "outputPadding" | "ceilMode" | "padding";

/** Everything that a convention refuses of a layer as it is written, all at once. */
export function refusalsOf(
  { orders }: Pick<Framework, "orders">,
  layer: LayerConvention,
  written: CompleteSpec,
): readonly ConventionRefusal[] {
  const { order, inputSize } = written;
  return [
    ...rankRefusals(layer, inputSize.length),
    ...(orders.includes(order) ? [] : [{ code: "order-not-supported", order } as const]),
    ...paddingRefusals(layer, written),
    ...fieldRefusals(layer, written),
    ...(layer.refuse?.(written) ?? []),
  ];
}

function rankRefusals(
  { ranks: [lowest, highest] }: LayerConvention,
  rank: number,
): readonly ConventionRefusal[] {
  if (rank >= lowest && rank <= highest) return [];
  if (lowest === highest) return [{ code: "one-rank-supported", rank, only: lowest }];
  return [{ code: "rank-not-supported", rank, lowest, highest }];
}

/** Refuses a stride beside a dilation, even on different axes (Keras's layers of kernels; TensorFlow.js). */
export function strideAndDilation({ stride, dilation }: CompleteSpec): readonly ConventionRefusal[] {
  const both = Math.max(...stride) > 1 && Math.max(...dilation) > 1;
  return both ? [{ code: "stride-and-dilation", stride, dilation }] : [];
}

/** Refuses padding on a side that is more than a formula of the window's size k, however dilated; a word pads as it will. */
export function paddingAtMost(formula: Formula): NonNullable<LayerConvention["refuse"]> {
  return ({ padding, kernelSize: sizes }) => {
    if (typeof padding === "string") return [];
    return padding.flatMap((pair, axis): readonly ConventionRefusal[] => {
      const [kernelSize, larger] = [sizes[axis] as number, Math.max(...pair)];
      const most = evaluate(formula, { k: kernelSize });
      if (larger <= most) return [];
      return [{ code: "padding-over-most", axis, padding: larger, kernelSize, most }];
    });
  };
}

/** Refuses an output padding that is not below the stride of its axis. */
export function outputPaddingBelowStride(written: CompleteSpec): readonly ConventionRefusal[] {
  return (written.outputPadding ?? [])
    .map((outputPadding, axis) => ({ axis, outputPadding, below: written.stride[axis] as number }))
    .filter(({ outputPadding, below }) => outputPadding >= below)
    .map((found) => ({ code: "output-padding-not-below", ...found }));
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
  const used: Readonly<Record<Exclude<OptionalField, "padding">, boolean | undefined>> = {
    dilation: written.dilation.some((step) => step !== 1),
    groups: written.groups !== 1,
    outputPadding: written.outputPadding?.some((size) => size > 0),
    ceilMode: written.ceilMode,
  };
  return (Object.keys(used) as (keyof typeof used)[])
    .filter((field) => used[field] && !fields.includes(field))
    .map((field) => ({ code: "no-such-field", field }));
}

/** The axes on which a kernel under `same` spans fewer elements than its stride, and how many fewer. */
export function sameGaps(written: CompleteSpec) {
  const gaps = underSame(written, maximum(difference("s", "k"), 0));
  return gaps.map(([axis, missing]) => ({ axis, missing }));
}

/** The elements from the start of the first window of `same` to the end of the last. */
export const sameReach = sum(product(difference(ceil(quotient("i", "s")), 1), "s"), "k");

/** The axes on which those are fewer than the input's, and by how many: the padding would be negative. */
export function sameCropping(written: CompleteSpec) {
  return underSame(written, difference("i", sameReach)).map(([axis, cropped]) => ({ axis, cropped }));
}

// The axes under `same` on which a formula is above 0, and its values there; k is what the kernel spans.
function underSame(
  written: CompleteSpec,
  formula: Formula,
): readonly (readonly [axis: number, value: number])[] {
  if (!isSame(written)) return [];
  return written.inputSize
    .map((_, axis) => [axis, evaluate(formula, spannedAlong(written, axis))] as const)
    .filter(([, value]) => value > 0);
}

/** That the padding of `same` turns negative there and crops the input, where TensorFlow pads nothing. */
export function sameCrops(written: CompleteSpec): readonly Difference[] {
  return sameCropping(written).map(({ axis }) => ({ code: "same-crops", axis }));
}

/** That a separable convolution is written as two layers, each with a bias. */
export function twoLayers(): readonly Difference[] {
  return [{ code: "two-layers" }];
}

/** That the running mean and variance of a batch normalisation are counted among the parameters. */
export function statisticsCounted({ channels }: CompleteSpec): readonly Difference[] {
  return [{ code: "statistics-counted", statistics: 2 * channels }];
}
