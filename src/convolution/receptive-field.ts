import type { Fraction } from "../formula/evaluate.ts";
import { difference, product, quotient, sum } from "../formula/formula.ts";
import {
  type AxisWindow,
  itself,
  type LayerWindow,
  mergePeriods,
  type Period,
  periodThrough,
} from "./interval.ts";
import { type FieldRules, mergingRules, propagationRules, termOf } from "./propagation-rules.ts";
import { rule, type Step, workExactly } from "./step.ts";

/** The receptive field along one axis at one place in a network, in elements of the network's input. */
export interface AxisReceptiveField {
  /**
   * From the first to the last element, gaps counted; the largest of the fields, since behind transposed convolutions
   * neighbours' may differ in size. Whole; 0 where the field is empty. The input's edges, which cut fields off, do not count.
   */
  readonly size: number;
  /** How far apart the fields of neighbours are, on average. */
  readonly jump: Fraction;
  /**
   * Where a field of this size begins that has the centre of the first element's: below 0 in the padding; between two
   * elements where a transposed convolution puts its outputs between its inputs.
   */
  readonly start: Fraction;
  /** The field of each single element. */
  readonly period: Period;
}

/** The receptive field at one place in a network. */
export interface ReceptiveField {
  /** One entry a spatial axis; "all" behind a layer that sees all of its input. */
  readonly axes: readonly AxisReceptiveField[] | "all";
  /** False behind merged branches whose fields have different centres. */
  readonly aligned: boolean;
  /** How it follows from the field before; none where nothing changed, or where all is seen. */
  readonly steps: readonly Step[];
}

/**
 * The centre of the field of the element at an index: start + index * jump + (size - 1) / 2 (google-research's
 * receptive_field, README, whose effective padding is -start).
 */
export function centre({ size, jump, start }: AxisReceptiveField, index: number): Fraction {
  const [from, each] = [termOf("x_0", start), termOf("j_0", jump)];
  const formula = sum(from.formula, product("n", each.formula), quotient(difference("r", 1), 2));
  return workExactly(rule("centre", "c", formula), { ...from.values, ...each.values, n: index, r: size })
    .exact;
}

/** How far before the input the first field begins: google-research's receptive_field calls it effective padding. */
export function effectivePadding({ start: { numerator, denominator } }: AxisReceptiveField): Fraction {
  return { numerator: 0 - numerator, denominator };
}

/** The receptive field of a network's own input, on so many axes: each element itself. */
export function receptiveFieldOfInput(rank: number): ReceptiveField {
  const jump = { numerator: 1, denominator: 1 };
  const start = { numerator: 0, denominator: 1 };
  const axis: AxisReceptiveField = { size: 1, jump, start, period: itself };
  return { axes: Array(rank).fill(axis), aligned: true, steps: [] };
}

/**
 * The receptive field behind a layer, from its window and the field before it; `propagationRules` has the rules.
 *
 * @throws RangeError where the window has another number of axes, CountNotExactError where a number passes 2^53 - 1.
 */
export function propagate(window: LayerWindow, { axes, aligned }: ReceptiveField): ReceptiveField {
  if (axes === "all" || window === "all") return { axes: "all", aligned, steps: [] };
  assertRank(window.length, axes.length);
  return onAxes(
    axes.map((before, axis) => propagated(window[axis] as AxisWindow, before, axis)),
    aligned,
  );
}

/**
 * The receptive field where branches are merged: from the smallest start to the largest end, or "all" where one branch sees
 * all. It is aligned where every branch is and their centres agree. Branches of different jumps, which only an axis
 * stretched from one element can have, go on with the smallest.
 *
 * @throws RangeError for no branch or branches of different ranks, CountNotExactError where a number passes 2^53 - 1.
 */
export function merge(fields: readonly ReceptiveField[]): ReceptiveField {
  const [first] = fields;
  if (!first) throw new RangeError("There is no branch to merge.");
  if (fields.length === 1) return { ...first, steps: [] };
  const aligned = fields.every((field) => field.aligned);
  const branches = fields.flatMap(({ axes }) => (axes === "all" ? [] : [axes]));
  const [leading = []] = branches;
  for (const { length } of branches) assertRank(length, leading.length);
  if (branches.length < fields.length) return { axes: "all", aligned, steps: [] };
  const byAxis = leading.map((_, axis) => branches.map((axes) => axes[axis] as AxisReceptiveField));
  return onAxes(byAxis.map(merged), aligned && byAxis.every(haveOneCentre));
}

interface Worked {
  readonly field: AxisReceptiveField;
  readonly steps: readonly Step[];
}

function onAxes(worked: readonly Worked[], aligned: boolean): ReceptiveField {
  return {
    axes: worked.map(({ field }) => field),
    aligned,
    steps: worked.flatMap(({ steps }) => steps),
  };
}

function propagated(window: AxisWindow, before: AxisReceptiveField, axis: number): Worked {
  const { span, stride, before: padding } = window;
  if (span === 1 && stride === 1 && padding === 0) return { field: before, steps: [] };
  const period = periodThrough(before.period, window);
  return workedOut(propagationRules(window, before, period), before.jump, period, axis);
}

function merged(branches: readonly AxisReceptiveField[], axis: number): Worked {
  const leading = branches.reduce((a, b) => (double(b.jump) < double(a.jump) ? b : a));
  const period = mergePeriods(
    branches.map((branch) => branch.period),
    leading.period,
  );
  return workedOut(mergingRules(branches, leading.jump, period), leading.jump, period, axis);
}

function workedOut({ given, rules }: FieldRules, jump: Fraction, period: Period, axis: number): Worked {
  const known: Record<string, number> = { ...given };
  const exact: Record<string, Fraction> = { jump };
  const steps = rules.map((rule) => {
    const worked = workExactly(rule, known, axis);
    exact[rule.quantity] = worked.exact;
    known[rule.symbol] = worked.step.value;
    return worked.step;
  });
  const size = (exact.receptiveField as Fraction).numerator;
  return {
    field: { size, jump: exact.jump as Fraction, start: exact.fieldStart as Fraction, period },
    steps,
  };
}

function haveOneCentre(branches: readonly AxisReceptiveField[]): boolean {
  const places = branches.map((branch) =>
    [branch.jump, centre(branch, 0)]
      .map(({ numerator, denominator }) => `${numerator}/${denominator}`)
      .join(),
  );
  return new Set(places).size === 1;
}

function double({ numerator, denominator }: Fraction): number {
  return numerator / denominator;
}

function assertRank(length: number, rank: number): void {
  if (length !== rank) throw new RangeError(`${length} axes meet ${rank}.`);
}
