import type { Values } from "../formula/formula.ts";
import { effectiveKernel, isSymmetric, paddingRules } from "./axis.ts";
import { chain, type Rule, type Step, valueIn } from "./step.ts";

/** How much padding stands before and after the input on one axis, in elements. */
export type PaddingPair = readonly [before: number, after: number];

/** Padding by name: its size follows from the other numbers of the layer. */
export const paddingWords = ["valid", "same", "same-lower", "full", "causal"] as const;
export type PaddingWord = (typeof paddingWords)[number];

/** One number for every axis, or one number an axis. */
export type PerAxis = number | readonly number[];

/** What a window that moves along the axes is made of, in any layer that has one. */
export interface Windowed {
  readonly inputSize: readonly number[];
  readonly kernelSize: readonly number[];
  readonly stride: readonly number[];
  readonly padding: PaddingWord | readonly PaddingPair[];
  readonly dilation: readonly number[];
}

/**
 * The letters of a layer's spatial axes, as subscripts and in pictures: w; h, w; d, h, w; beyond three, numbered.
 */
export function axisLetters(rank: number): readonly string[] {
  return rank <= 3
    ? ["d", "h", "w"].slice(3 - rank)
    : Array.from({ length: rank }, (_, axis) => String(axis + 1));
}

/** One axis of a windowed layer worked out. */
export interface Walk {
  readonly known: Values;
  readonly steps: readonly Step[];
  readonly padding: PaddingPair;
}

/** The steps of one axis, by rules that know its size, kernel, stride, dilation and padding, and what `more` gives. */
export function walk(layer: Windowed, axis: number, rules: readonly Rule[], more: Values = {}): Walk {
  const { known, steps, take } = chain({ ...givenOf(layer, axis), ...more }, axis);
  rules.forEach(take);
  const { p, p_before, p_after } = known as Record<string, number>;
  const padding = (isSymmetric(layer, axis) ? [p, p] : [p_before, p_after]) as PaddingPair;
  return { known, steps, padding };
}

/** Every axis worked out: its steps, and a quantity's value on each. */
export function walkAll(layer: Windowed, walkAxis: (axis: number) => Walk) {
  const axes = layer.inputSize.map((_, axis) => walkAxis(axis));
  return {
    steps: axes.flatMap(({ steps }) => steps),
    known: axes.map(({ known }) => known),
    padding: axes.map(({ padding }) => padding),
    each: (quantity: string) => axes.map(({ steps }) => valueIn(steps, quantity)),
  };
}

/** Where the window of an axis is larger than the padded input. */
export function roomIssues(layer: Windowed, axis: number) {
  const { known, padding } = walk(layer, axis, [effectiveKernel, ...paddingRules(layer, axis)]);
  const span = known.k_eff as number;
  const paddedInput = (known.i as number) + padding[0] + padding[1];
  if (span <= paddedInput) return [];
  const at = { field: "kernelSize", axis } as const;
  return [{ code: "kernel-larger-than-input" as const, ...at, effectiveKernel: span, paddedInput }];
}

/** The numbers of a layer's axes by their symbols: i_h, i_w, k_h, k_w; a single axis needs no subscript. */
export function named(letters: Readonly<Record<string, readonly number[]>>): Values {
  return Object.fromEntries(
    Object.entries(letters).flatMap(([letter, values]) =>
      axisSymbols(values.length, letter).map((symbol, axis) => [symbol, values[axis] as number]),
    ),
  );
}

/** The symbols of a quantity that has one value an axis. */
export function axisSymbols(rank: number, letter: string): readonly string[] {
  const letters = axisLetters(rank);
  return letters.length === 1 ? [letter] : letters.map((axis) => `${letter}_${axis}`);
}

// A word pads with nothing until its rules say how much.
function givenOf({ inputSize, kernelSize, stride, dilation, padding }: Windowed, axis: number): Values {
  const [before, after] = typeof padding === "string" ? [0, 0] : (padding[axis] as PaddingPair);
  return {
    i: inputSize[axis] as number,
    k: kernelSize[axis] as number,
    s: stride[axis] as number,
    d: dilation[axis] as number,
    p: before,
    p_before: before,
    p_after: after,
  };
}
