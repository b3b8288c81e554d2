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
import type { AxisWindow } from "./axis-window.ts";
import { written } from "./fraction.ts";
import { sizeOf, type Turn } from "./reach.ts";
import type { AxisSight } from "./sight.ts";
import { type Rule, rule } from "./step.ts";

/** The rules of one axis in the order they are worked out, each knowing what those before it gave, and `given`. */
export interface SightRules {
  readonly given: Values;
  readonly rules: readonly Rule[];
}

/** Where what is seen begins and how far it goes. */
interface Extent {
  readonly size: Formula;
  readonly start: Formula;
}

/**
 * The rules that take a sight through a window: j = j_in s, r = r_in + (k - 1) j_in, x = x_in - p j_in (Araujo, Norris and Sim
 * 2019, "Computing receptive fields of convolutional neural networks", Distill, whose u_0 is x).
 *
 * A transposed layer is a convolution of stride 1 over its input with s - 1 gaps between the elements, padded by k - 1 - p; so
 * j = j_in / s. Of k places so laid, at most floor((k - 1) / s) + 1 hold an element: r = r_in + floor((k - 1) / s) j_in. How
 * many do differs from output to output, but turned round the pattern is itself, so that the middle of what is seen,
 * x + (r - 1) / 2, moves as the window's does: by (p - (k - 1) / 2) j.
 *
 * Behind that, fields differ, and every output of one turn of the pattern is followed back to the input.
 */
export function sightRules(
  window: AxisWindow,
  { size, jump, start, turn }: AxisSight,
  next: Turn,
): SightRules {
  const { dilation, spread, stride } = window;
  const [j, x] = [written("j_in", jump), written("x_in", start)];
  const k = dilation === 1 ? "k" : "k_eff";
  const reached = difference(k, 1);
  const out = spread ? quotient(j.formula, "s") : product(j.formula, "s");
  const alike = turn.reaches.length === 1 && size > 0;
  const follow = followed(next, out);
  const middle = product(difference("p", quotient(reached, 2)), out);
  const ways = {
    gathered: {
      size: sum("r_in", product(reached, j.formula)),
      start: difference(x.formula, product("p", j.formula)),
    },
    spread: {
      size: dilation === 1 ? sum("r_in", product(floor(quotient(reached, "s")), j.formula)) : follow.size,
      start: sum(x.formula, quotient(difference("r_in", "r"), 2), middle),
    },
    followed: follow,
  };
  const extent = ways[alike ? (spread ? "spread" : "gathered") : "followed"];
  return {
    given: {
      s: stride,
      p: window.before,
      [k]: window.span,
      r_in: size,
      ...j.values,
      ...x.values,
      ...follow.values,
    },
    rules: [rule("jump", "j", out), ...extentRules(extent)],
  };
}

/**
 * The rules for where branches meet: from the smallest start to the largest end, which is x + q of a branch whose fields have q
 * elements. Where fields differ or nothing is seen in one, every element of one turn is followed.
 */
export function meetingRules(branches: readonly AxisSight[], jump: Fraction, next: Turn): SightRules {
  const j = written("j_in", jump);
  const starts = branches.map(({ start }, at) => written(`x_${at + 1}`, start));
  const spans = branches.map(({ size }, at) => [`q_${at + 1}`, size]);
  const follow = followed(next, j.formula);
  const end = maximum(...starts.map(({ formula }, at) => sum(formula, `q_${at + 1}`)));
  const before = maximum(...starts.map(({ formula }) => difference(0, formula)));
  const alike = next.reaches.length === 1 && branches.every(({ size }) => size > 0);
  return {
    given: Object.assign(
      {},
      Object.fromEntries(spans),
      ...starts.map(({ values }) => values),
      j.values,
      follow.values,
    ),
    rules: extentRules(alike ? { size: sum(end, before), start: difference(0, before) } : follow),
  };
}

/** The rules of an extent. */
function extentRules({ size, start }: Extent): readonly Rule[] {
  return [rule("receptiveField", "r", size), rule("fieldStart", "x", start)];
}

/**
 * The extent of a turn as it is found: r is the greatest of the sizes that occur, and x begins a field of that size about the
 * middle, half of the first and last elements' mean, less the jumps to where they are seen; the sums are over a turn.
 */
function followed({ reaches }: Turn, jump: Formula): Extent & { readonly values: Values } {
  const seeing = reaches.flatMap((reach, index) => (reach ? [{ index, ...reach }] : []));
  if (seeing.length === 0) return { size: integer(0), start: integer(0), values: {} };
  const sizes = [...new Set(seeing.map(sizeOf))];
  const values = Object.fromEntries(sizes.map((size, at) => [`r_${at + 1}`, size]));
  const total = (number: (of: (typeof seeing)[number]) => number) =>
    seeing.reduce((all, of) => all + number(of), 0);
  const middle = quotient(difference(quotient("e_sum", 2), product("n_sum", jump)), "n_seen");
  return {
    size: maximum(...Object.keys(values)),
    start: difference(middle, quotient(difference("r", 1), 2)),
    values: {
      ...values,
      e_sum: total(({ first, last }) => first + last),
      n_sum: total(({ index }) => index),
      n_seen: seeing.length,
    },
  };
}
