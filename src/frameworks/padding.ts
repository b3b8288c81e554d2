import {
  type Convolution,
  deriveTransposed,
  type PaddingPair,
  type TransposedConvolution,
} from "../convolution/index.ts";
import type { Note } from "./code.ts";

/** One entry an axis, from a list or from one number for all. */
export function everyAxis<Entry>(
  value: number | readonly Entry[],
  rank: number,
): readonly (number | Entry)[] {
  return typeof value === "number" ? Array<number>(rank).fill(value) : value;
}

/** One pair an axis, from a number for every end, or a number or a pair an axis. */
export function pairs(
  ends: number | readonly (number | PaddingPair)[],
  rank: number,
): readonly PaddingPair[] {
  return everyAxis(ends, rank).map((end): PaddingPair => (typeof end === "number" ? [end, end] : end));
}

/** Whether a padding or cropping in numbers is zero everywhere. */
export function isNothing(ends: readonly PaddingPair[]): boolean {
  return ends.flat().every((size) => size === 0);
}

/** The padding of each side, one number an axis, where the two sides of every axis are alike. */
export function eachSide(padding: readonly PaddingPair[]): readonly number[] | undefined {
  return padding.every(([before, after]) => before === after) ? padding.map(([before]) => before) : undefined;
}

/** Whether a padding is a word of the `same` kind. */
export function isSame<Layer extends { readonly padding: unknown }>(
  layer: Layer,
): layer is Layer & { readonly padding: "same" | "same-lower" } {
  return layer.padding === "same" || layer.padding === "same-lower";
}

/**
 * That what stands for a word, or for a mode that a framework lacks, is so on this input's size alone. At stride 1 `same`
 * pads k - 1, and a kernel of one element needs none: both whatever the size.
 */
export function sizeNotes(
  { stride, inputSize }: Pick<Convolution, "stride" | "inputSize">,
  effectiveKernel: readonly number[],
): readonly Note[] {
  const follows = stride.some((step, axis) => step > 1 && (effectiveKernel[axis] as number) > 1);
  return follows ? [{ code: "padding-for-this-size", inputSize }] : [];
}

/** What a transposed convolution cuts from (i - 1)s + k elements before and after; negative where it adds some. */
export function cutEnds(layer: TransposedConvolution): readonly PaddingPair[] {
  const { padding, outputPadding } = deriveTransposed(layer);
  return padding.map(
    ([before, after], axis): PaddingPair => [before, after - (outputPadding[axis] as number)],
  );
}
