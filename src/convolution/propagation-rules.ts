import type { Fraction } from "../formula/evaluate.ts";
import {
  difference,
  type Formula,
  floor,
  integer,
  maximum,
  product,
  quotient,
  sum,
  type Values,
} from "../formula/formula.ts";
import { type AxisWindow, type Period, sizeOf } from "./interval.ts";
import type { AxisReceptiveField } from "./receptive-field.ts";
import { type Rule, rule } from "./step.ts";

/** The rules of one axis in the order they are worked out, each knowing what those before it gave, and `given`. */
export interface FieldRules {
  readonly given: Values;
  readonly rules: readonly Rule[];
}

/** How large a field is and where it begins. */
type Extent = Readonly<Record<"size" | "start", Formula>>;

/**
 * A fraction as a term of a formula, whose symbols stand for whole numbers alone, by a name with a subscript: `j_in` where
 * it is whole, else `j_inN / j_inD`.
 */
export function termOf(name: string, { numerator, denominator }: Fraction) {
  if (denominator === 1) return { formula: sum(name), values: { [name]: numerator } };
  const [over, under] = [`${name}N`, `${name}D`];
  return { formula: quotient(over, under), values: { [over]: numerator, [under]: denominator } };
}

/**
 * The rules that propagate a receptive field through a window: j = j_in s, r = r_in + (k - 1) j_in, x = x_in - p j_in (Araujo,
 * Norris and Sim 2019, "Computing receptive fields of convolutional neural networks", Distill, whose u_0 is x).
 *
 * A transposed convolution is a convolution of stride 1 over its input with s - 1 gaps between the elements, padded by
 * k - 1 - p; so j = j_in / s. Of k places so laid, at most floor((k - 1) / s) + 1 hold an element: r = r_in +
 * floor((k - 1) / s) j_in. How many do differs from output to output, but the pattern is its own mirror image, so that the
 * field's centre, x + (r - 1) / 2, moves as the window's does: by (p - (k - 1) / 2) j.
 *
 * Behind that, and behind adaptive windows of several sizes, fields differ in size, and every output of one period is
 * traced back to the input.
 */
export function propagationRules(
  { span, stride, before, dilation, transposed, adaptive }: AxisWindow,
  { size, jump, start, period }: AxisReceptiveField,
  next: Period,
): FieldRules {
  const [j, x] = [termOf("j_in", jump), termOf("x_in", start)];
  const k = dilation === 1 ? "k" : "k_eff";
  const reach = difference(k, 1);
  const out = transposed ? quotient(j.formula, "s") : product(j.formula, "s");
  if (adaptive) {
    const [from, to] = adaptive.symbols ?? ["i", "o"];
    const each = product(j.formula, quotient(from, to));
    const { values, ...extent } = traced(next, each);
    return {
      given: { [from]: adaptive.from, [to]: adaptive.to, ...j.values, ...values },
      rules: [rule("jump", "j", each), ...extentRules(extent)],
    };
  }
  const trace = traced(next, out);
  const extent = (): Extent => {
    if (period.intervals.length > 1 || size === 0) return trace;
    if (!transposed) {
      return {
        size: sum("r_in", product(reach, j.formula)),
        start: difference(x.formula, product("p", j.formula)),
      };
    }
    const centre = product(difference("p", quotient(reach, 2)), out);
    return {
      size: dilation === 1 ? sum("r_in", product(floor(quotient(reach, "s")), j.formula)) : trace.size,
      start: sum(x.formula, quotient(difference("r_in", "r"), 2), centre),
    };
  };
  return {
    given: { s: stride, p: before, [k]: span, r_in: size, ...j.values, ...x.values, ...trace.values },
    rules: [rule("jump", "j", out), ...extentRules(extent())],
  };
}

/**
 * The rules that merge branches: from the smallest start to the largest end, which is x + q of a branch whose fields have q
 * elements. Where fields differ in size or one branch's are empty, every element of one period is traced.
 */
export function mergingRules(
  branches: readonly AxisReceptiveField[],
  jump: Fraction,
  next: Period,
): FieldRules {
  const j = termOf("j_in", jump);
  const starts = branches.map(({ start }, at) => termOf(`x_${at + 1}`, start));
  const spans = branches.map(({ size }, at) => [`q_${at + 1}`, size]);
  const trace = traced(next, j.formula);
  const end = maximum(...starts.map(({ formula }, at) => sum(formula, `q_${at + 1}`)));
  const before = maximum(...starts.map(({ formula }) => difference(0, formula)));
  const alike = next.intervals.length === 1 && branches.every(({ size }) => size > 0);
  return {
    given: Object.assign(
      Object.fromEntries(spans),
      ...starts.map(({ values }) => values),
      j.values,
      trace.values,
    ),
    rules: extentRules(alike ? { size: sum(end, before), start: difference(0, before) } : trace),
  };
}

function extentRules({ size, start }: Extent): readonly Rule[] {
  return [rule("receptiveField", "r", size), rule("fieldStart", "x", start)];
}

/**
 * The extent of a period whose fields are known: r is the largest of their sizes, and x begins a field of that size about the
 * mean centre, half of the first and last elements' mean, less the jumps to where they stand; the sums are over a period.
 */
function traced({ intervals }: Period, jump: Formula): Extent & { readonly values: Values } {
  const fields = intervals.flatMap((interval, index) => (interval ? [{ index, ...interval }] : []));
  if (fields.length === 0) return { size: integer(0), start: integer(0), values: {} };
  const sizes = [...new Set(fields.map(sizeOf))];
  const values = Object.fromEntries(sizes.map((size, at) => [`r_${at + 1}`, size]));
  const total = (number: (of: (typeof fields)[number]) => number) =>
    fields.reduce((all, of) => all + number(of), 0);
  const centre = quotient(difference(quotient("e_sum", 2), product("n_sum", jump)), "n_seen");
  return {
    size: maximum(...Object.keys(values)),
    start: difference(centre, quotient(difference("r", 1), 2)),
    values: {
      ...values,
      e_sum: total(({ first, last }) => first + last),
      n_sum: total(({ index }) => index),
      n_seen: fields.length,
    },
  };
}
