import type { Convolution, Derivation, PaddingPair } from "../convolution/index.ts";
import type { Note } from "./code.ts";

/** The padding of each side, one number an axis, where the two sides of every axis are alike. */
export function eachSide(padding: readonly PaddingPair[]): readonly number[] | undefined {
  return padding.every(([before, after]) => before === after) ? padding.map(([before]) => before) : undefined;
}

/** What to know where the padding of a layer is written in numbers: that a word would follow the input's size. */
export function sizeNotes(
  { padding, stride, inputSize }: Convolution,
  { effectiveKernel }: Derivation,
): readonly Note[] {
  // At stride 1 `same` pads k - 1, and a kernel of one element needs none: both whatever the size.
  const follows =
    (padding === "same" || padding === "same-lower") &&
    stride.some((step, axis) => step > 1 && (effectiveKernel[axis] as number) > 1);
  return follows ? [{ code: "padding-for-this-size", inputSize }] : [];
}

/** Whether the padding is what `same` gives at every input size, the odd one after. */
export function isSameEverywhere({ stride }: Convolution, { effectiveKernel, padding }: Derivation): boolean {
  return padding.every(([before, after], axis) => {
    const total = (effectiveKernel[axis] as number) - 1;
    return stride[axis] === 1 && before === Math.floor(total / 2) && before + after === total;
  });
}
