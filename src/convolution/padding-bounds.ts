import { evaluate } from "../formula/evaluate.ts";
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
import type { QuestionKind, Range } from "./question.ts";
import { chain, type Rule, rule, type Step } from "./step.ts";
import { effectiveKernel } from "./window.ts";

/** A window on one axis, and the sizes before and behind it. */
export interface WindowBetween {
  readonly kind: QuestionKind;
  readonly from: number;
  readonly to: number;
  readonly kernelSize: number;
  readonly stride: number;
  readonly dilation: number;
  /** Of transposed layers: the output paddings that may be chosen among. */
  readonly outputPadding: Range;
}

/** The symmetric paddings by which a window takes one size to the other: all from the least to the most, or none. */
export interface PaddingBounds {
  readonly least: number;
  readonly most: number;
  readonly steps: readonly Step[];
}

/** The paddings by which a window takes `from` elements to `to`, step by step; none where the least is above the most. */
export function paddingBounds(window: WindowBetween): PaddingBounds {
  const { from, to, kernelSize, stride, dilation, outputPadding } = window;
  const [a_least, a_most] = outputPadding;
  const given = { i: from, o: to, k: kernelSize, s: stride, d: dilation, a_least, a_most };
  const { known, steps, take } = chain(given);
  boundsRules(window).forEach(take);
  const { p_least, p_most, p_half } = known as Record<string, number>;
  return { least: p_least as number, most: Math.min(p_most as number, p_half ?? Infinity), steps };
}

/** The least and the most of `paddingBounds` of many windows between two sizes: its rules, each made once, and no steps kept. */
export function boundsBetween(sizes: Pick<WindowBetween, "kind" | "from" | "to">) {
  const made: (readonly Rule[])[] = [];
  const known: Record<string, number> = { i: sizes.from, o: sizes.to };
  return (window: Omit<WindowBetween, "kind" | "from" | "to">): Range => {
    [known.a_least, known.a_most] = window.outputPadding;
    known.k = window.kernelSize;
    known.s = window.stride;
    known.d = window.dilation;
    // The rules name k or k_eff, and an output padding or none.
    const form = (window.dilation === 1 ? 0 : 1) + (window.outputPadding[1] === 0 ? 0 : 2);
    made[form] ??= boundsRules({ ...sizes, ...window });
    for (const { symbol, formula } of made[form]) known[symbol] = evaluate(formula, known);
    return [known.p_least as number, Math.min(known.p_most as number, known.p_half ?? Infinity)];
  };
}

function boundsRules({ kind, dilation, outputPadding }: WindowBetween): readonly Rule[] {
  const k = dilation === 1 ? "k" : "k_eff";
  if (kind === "transposed-convolution")
    return [effectiveKernel, ...scatteringBounds(k, outputPadding[1] > 0)];
  return [effectiveKernel, ...gatheringBounds(k), ...(kind === "convolution" ? [] : [halfKernel])];
}

// The most that a pooling is padded on a side in PyTorch: a window on padding alone would have nothing to choose from.
const halfKernel = rule("poolingPadding", "p_half", floor(quotient("k", 2)));

/** The output padding that a transposed window needs to give `to` elements: a = o - ((i - 1) s + k - 2p). */
export function outputPaddingFor(
  window: Omit<WindowBetween, "kind" | "outputPadding"> & { readonly padding: number },
): Step {
  const { from, to, kernelSize, stride, dilation, padding } = window;
  const { steps, take } = chain({ i: from, o: to, k: kernelSize, s: stride, d: dilation, p: padding });
  take(effectiveKernel);
  const cut = difference(grownBy(dilation === 1 ? "k" : "k_eff"), product(2, "p"));
  take(rule("outputPadding", "a", difference("o", cut)));
  return steps[1] as Step;
}

/**
 * Where o = floor((i + 2p - k) / s) + 1 (Dumoulin and Visin 2016, relationship 6) is solved for p: the floor is o - 1 where
 * (o - 1) s <= i + 2p - k <= o s - 1.
 */
function gatheringBounds(k: string): readonly Rule[] {
  const least = difference(sum(product(difference("o", 1), "s"), k), "i");
  const most = difference(sum(product("o", "s"), difference(k, 1)), "i");
  return bounds(least, most);
}

/**
 * Where o = (i - 1) s + k - 2p + a (the same, relationship 13) is solved for p: each output padding a asks for one 2p, so the
 * least a for the least and the most for the most.
 */
function scatteringBounds(k: string, isAdded: boolean): readonly Rule[] {
  const withExtra = (extra: string) => difference(isAdded ? sum(grownBy(k), extra) : grownBy(k), "o");
  return bounds(withExtra("a_least"), withExtra("a_most"));
}

// What a transposed layer puts out before anything is cut off or added.
function grownBy(k: string): Formula {
  return sum(product(difference("i", 1), "s"), k);
}

function bounds(least: Formula, most: Formula): readonly Rule[] {
  return [
    rule("leastPadding", "p_least", maximum(ceil(quotient(least, 2)), 0)),
    rule("mostPadding", "p_most", floor(quotient(most, 2))),
  ];
}
