import type { Fraction } from "../formula/evaluate.ts";
import { difference, integer, maximum, sum } from "../formula/formula.ts";
import { hull, type Interval, intervalAt, type Period, union } from "./interval.ts";
import type { AxisReceptiveField, ReceptiveField } from "./receptive-field.ts";
import { rule, type Step, workExactly } from "./step.ts";

/** So many elements along each axis: of a flat row, the same along every one. */
export type Lengths = readonly number[];

const still: Fraction = { numerator: 0, denominator: 1 };

/**
 * The receptive field behind a layer whose every element depends on all that comes in (dense, global pooling): from the
 * first to the last that the elements before it see; "all" where that is the whole input, so many elements along each axis.
 */
export function fieldOfAll(field: ReceptiveField, lengths: Lengths, inputSize: Lengths): ReceptiveField {
  const { axes, aligned } = field;
  if (axes === "all") return { axes, aligned, steps: [] };
  const seen = axes.map(({ period }, axis) => hull(period, lengths[axis] as number));
  const isWhole = seen.every(
    (one, axis) => one && one.first <= 0 && one.last >= (inputSize[axis] as number) - 1,
  );
  if (isWhole) return { axes: "all", aligned, steps: [] };
  return together(
    seen.map((one) => [one]),
    aligned,
  );
}

/** Above so many elements in a row, their fields are not told one by one. */
const longest = 2 ** 16;

/**
 * The receptive field of elements in one row, channels slowest, which before had places along axes of these lengths: each
 * keeps what it saw.
 */
export function fieldInRow(field: ReceptiveField, lengths: Lengths): ReceptiveField {
  const { axes, aligned } = field;
  const places = lengths.reduce((product, length) => product * length, 1);
  if (axes === "all" || places === 1) return { ...field, steps: [] };
  if (places > longest)
    return together(
      axes.map(({ period }, axis) => [hull(period, lengths[axis] as number)]),
      aligned,
    );
  const inner = lengths.map((_, axis) =>
    lengths.slice(axis + 1).reduce((product, length) => product * length, 1),
  );
  return {
    axes: axes.map((before, axis) => {
      const at = (place: number) => Math.floor(place / (inner[axis] as number)) % (lengths[axis] as number);
      const intervals = Array.from({ length: places }, (_, place) => intervalAt(before.period, at(place)));
      return { ...before, jump: still, period: { intervals, advance: 0 } };
    }),
    aligned,
    steps: [],
  };
}

function together(seen: readonly (readonly (Interval | undefined)[])[], aligned: boolean): ReceptiveField {
  const isEmpty = seen.some((branches) => branches.every((one) => !one));
  const worked = seen.map((branches, axis) => oneField(isEmpty ? [] : branches, axis));
  return {
    axes: worked.map(({ field }) => field),
    aligned,
    steps: worked.flatMap(({ steps }) => steps),
  };
}

/**
 * One field for all elements along an axis, from the first to the last that branches see: r = v - u + 1 and x = u, of the
 * least u and the largest v; neighbours' fields are the same, so that j = 0.
 */
export function oneField(branches: readonly (Interval | undefined)[], axis: number) {
  const seen = branches.flatMap((one) => (one ? [one] : []));
  const firsts = Object.fromEntries(seen.map(({ first }, at) => [`u_${at + 1}`, first]));
  const lasts = Object.fromEntries(seen.map(({ last }, at) => [`v_${at + 1}`, last]));
  const [u, v] = [Object.keys(firsts), Object.keys(lasts)];
  const several = u.length > 1;
  const start = several ? difference(0, maximum(...u.map((name) => difference(0, name)))) : sum("u_1");
  const end = several ? maximum(...v) : sum("v_1");
  const rules = [
    rule("jump", "j", integer(0)),
    rule("receptiveField", "r", u.length > 0 ? sum(difference(end, start), 1) : integer(0)),
    rule("fieldStart", "x", u.length > 0 ? start : integer(0)),
  ];
  const steps: readonly Step[] = rules.map((each) => workExactly(each, { ...firsts, ...lasts }, axis).step);
  const [, size, first] = steps.map(({ value }) => value) as [number, number, number];
  const period: Period = { intervals: [union(seen)], advance: 0 };
  const field: AxisReceptiveField = {
    size,
    jump: still,
    start: { numerator: first, denominator: 1 },
    period,
  };
  return { field, steps };
}
