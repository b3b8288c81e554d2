import {
  ceil,
  difference,
  type Formula,
  floor,
  maximum,
  product,
  quotient,
  sum,
} from "../formula/formula.ts";
import { type Rule, rule } from "./step.ts";
import type { PaddingPair, Windowed } from "./window.ts";

/**
 * The span of a kernel whose elements stand d apart: d(k - 1) + 1 elements (Dumoulin and Visin 2016, section 5.1).
 */
export const effectiveKernel: Rule = rule(
  "effectiveKernel",
  "k_eff",
  sum(product("d", difference("k", 1)), 1),
);

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
