import type { PaddingPair } from "../convolution/index.ts";
import type { LayerNote } from "./layer-code.ts";
import { eachSide } from "./padding.ts";
import { call, scalarOrTuple, tuple } from "./python.ts";

/** PyTorch's padding by zeros or by another value, whose list begins with the last axis. */
export function pytorchPadding(padding: readonly PaddingPair[], value?: string): string {
  const name = value === undefined ? "nn.ZeroPad" : "nn.ConstantPad";
  const sides = padding.toReversed().flat();
  const amount = sides.every((size) => size === sides[0]) ? `${sides[0]}` : tuple(sides);
  return call(`${name}${padding.length}d`, [amount, ...(value === undefined ? [] : [value])]);
}

/** PyTorch's way to take elements off: padding by fewer than none. */
export function pytorchCropping(cropping: readonly PaddingPair[]): string {
  // 0 - keeps an end that is left alone from being a negative zero.
  return pytorchPadding(cropping.map(([before, after]): PaddingPair => [0 - before, 0 - after]));
}

/** The note that goes with `pytorchCropping`. */
export function croppingNote(cropping: readonly PaddingPair[]): LayerNote {
  return { code: "negative-padding-crops", cropping };
}

/** Keras's ZeroPadding or Cropping, channels last. */
export function kerasEnds(name: "ZeroPadding" | "Cropping", ends: readonly PaddingPair[]): string {
  const sides = eachSide(ends);
  const pairs = ends.map(tuple);
  // A pair means before and after in one axis, but two axes in two.
  const amount = sides ? scalarOrTuple(sides) : pairs.length === 1 ? pairs.join() : tuple(pairs);
  return `keras.layers.${name}${ends.length}D(${amount})`;
}

/** One pair an axis of ends as one may write them: a number for every end, a number or a pair an axis. */
export function pairs(
  ends: number | readonly (number | PaddingPair)[],
  rank: number,
): readonly PaddingPair[] {
  const each = typeof ends === "number" ? Array.from({ length: rank }, () => ends) : ends;
  return each.map((end): PaddingPair => (typeof end === "number" ? [end, end] : end));
}

/** One number an axis of what one may write for all. */
export function everyAxis(values: number | readonly number[], rank: number): readonly number[] {
  return typeof values === "number" ? Array.from({ length: rank }, () => values) : values;
}
