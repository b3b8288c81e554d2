import type { Fraction } from "../formula/evaluate.ts";
import type { AxisWindow, LayerWindow } from "./axis-window.ts";
import { workExactly } from "./fraction.ts";
import { itself, mergePeriods, type Period, periodThrough } from "./interval.ts";
import { type FieldRules, mergingRules, propagationRules } from "./propagation-rules.ts";
import { type AxisReceptiveField, centre, type ReceptiveField } from "./receptive-field.ts";
import type { Step } from "./step.ts";

const one: Fraction = { numerator: 1, denominator: 1 };

/** The receptive field of a network's own input, on so many axes: each element itself. */
export function receptiveFieldOfInput(rank: number): ReceptiveField {
  const axis: AxisReceptiveField = {
    size: 1,
    jump: one,
    start: { numerator: 0, denominator: 1 },
    period: itself,
  };
  return { axes: Array(rank).fill(axis), aligned: true, steps: [] };
}

/**
 * The receptive field behind a layer, from its window and the field before it; propagation-rules.ts has the rules.
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
