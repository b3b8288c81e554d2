import {
  ceil,
  difference,
  type Formula,
  floor,
  maximum,
  product,
  quotient,
  sum,
  type Values,
} from "../formula/formula.ts";
import { type Chain, chain, type Rule, rule, valueIn } from "./step.ts";

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

/** The letters of a layer's spatial axes, as subscripts and in pictures: w; h, w; d, h, w; beyond three, numbered. */
export function axisLetters(rank: number): readonly string[] {
  return rank <= 3
    ? ["d", "h", "w"].slice(3 - rank)
    : Array.from({ length: rank }, (_, axis) => String(axis + 1));
}

/** The span of a kernel whose elements stand d apart: d(k - 1) + 1 elements (Dumoulin and Visin 2016, section 5.1). */
export const effectiveKernel = rule("effectiveKernel", "k_eff", sum(product("d", difference("k", 1)), 1));

/**
 * The padding that a word asks for, as rules in the order they are worked out; none for `valid` and for numbers.
 *
 * `same` pads until the output has ceil(i/s) elements, the odd one after (TensorFlow, ONNX SAME_UPPER); `same-lower`
 * puts the odd one before (ONNX SAME_LOWER); `full` lets every element meet every kernel element (Dumoulin and Visin
 * 2016, relationship 4); `causal` pads before only, so that no output sees what comes later.
 */
export function paddingRules(layer: Windowed, axis: number): readonly Rule[] {
  const k = kernelSymbol(layer, axis);
  switch (layer.padding) {
    case "same":
    case "same-lower":
      return [totalPadding(k), ...split(layer.padding)];
    case "full":
      return [rule("padding", "p", difference(k, 1))];
    case "causal":
      return [before(difference(k, 1))];
    default:
      return [];
  }
}

/**
 * The output size of one axis, how many windows fit: floor((i + padding - k) / s) + 1 elements (Dumoulin and Visin 2016, relationships
 * 6 and 14). The padding is 2p where it is symmetric, what `same` asked for, or the two sides' sum.
 */
export function outputSize(layer: Windowed, axis: number): Rule {
  return rule("outputSize", "o", sum(floor(strides(layer, axis)), 1));
}

/** How many strides the window can take on one axis, as a fraction: (i + padding - k) / s. */
export function strides(layer: Windowed, axis: number): Formula {
  const room = difference(sum("i", paddingTerm(layer, axis)), kernelSymbol(layer, axis));
  return quotient(room, "s");
}

/** The unused input: how many elements at its end lie beyond the last window, because the output size is rounded down. */
export function unusedInput(layer: Windowed, axis: number): Rule {
  const reach = sum(product(difference("o", 1), "s"), kernelSymbol(layer, axis));
  const seen = difference(reach, beforeSymbol(layer, axis));
  return rule("unusedInput", "u", maximum(difference("i", maximum(seen, 0)), 0));
}

/** Whether the padding of this axis is symmetric, so that one letter p says it. */
export function isSymmetric(layer: Windowed, axis: number): boolean {
  if (typeof layer.padding === "string") return layer.padding === "valid" || layer.padding === "full";
  const [before, after] = layer.padding[axis] as PaddingPair;
  return before === after;
}

/** The letter of the padding before the first element. */
export function beforeSymbol(layer: Windowed, axis: number): string {
  return isSymmetric(layer, axis) ? "p" : "p_before";
}

/** The split of the total padding of `same` or `same-lower` into two sides: 3 is 1 before and 2 after, or 2 and 1. */
export function split(word: "same" | "same-lower"): readonly Rule[] {
  const less = floor(quotient("p_total", 2));
  return word === "same"
    ? [before(less), after(difference("p_total", "p_before"))]
    : [after(less), before(difference("p_total", "p_after"))];
}

/** The padding of both sides together: 2p where it is symmetric, what `same` asked for, or the two sides' sum. */
export function paddingTerm(layer: Windowed, axis: number): Formula {
  if (isSymmetric(layer, axis)) return product(2, "p");
  return layer.padding === "same" || layer.padding === "same-lower"
    ? sum("p_total")
    : sum("p_before", "p_after");
}

/** The letter of a kernel's span: a textbook writes k where nothing is dilated. */
export function kernelSymbol(layer: Windowed, axis: number): string {
  return layer.dilation[axis] === 1 ? "k" : "k_eff";
}

function totalPadding(k: string): Rule {
  const needed = sum(product(difference(ceil(quotient("i", "s")), 1), "s"), k);
  return rule("totalPadding", "p_total", maximum(difference(needed, "i"), 0));
}

function before(formula: Formula): Rule {
  return rule("paddingBefore", "p_before", formula);
}

function after(formula: Formula): Rule {
  return rule("paddingAfter", "p_after", formula);
}

/** One axis of a windowed layer worked out. */
export type Walk = Pick<Chain, "known" | "steps"> & { readonly padding: PaddingPair };

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
