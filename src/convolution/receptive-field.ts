import type { Fraction } from "../formula/evaluate.ts";
import { difference, integer, product, quotient, sum } from "../formula/formula.ts";
import {
  type AxisWindow,
  hull,
  itself,
  type LayerWindow,
  mergePeriods,
  type Period,
  periodThrough,
} from "./interval.ts";
import { type FieldRules, mergingRules, propagationRules, termOf } from "./propagation-rules.ts";
import { rule, type Step, workExactly } from "./step.ts";
import { type Lengths, oneField } from "./whole-field.ts";

/** The receptive field along one axis at one place in a network, in elements of the network's input. */
export interface AxisReceptiveField {
  /**
   * From the first to the last element, gaps counted; the largest of the fields, since behind transposed convolutions
   * neighbours' may differ in size. Whole; 0 where the field is empty. The input's edges, which cut fields off, do not count.
   */
  readonly size: number;
  /** How far apart the fields of neighbours are, on average; 0 where all elements see the same. */
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

/** The receptive field of what is no part of a network's input: empty on each of its axes. */
export function unseenInput(rank: number): ReceptiveField {
  const { axes, ...field } = receptiveFieldOfInput(rank);
  const empty = { size: 0, period: { intervals: [undefined], advance: 1 } };
  return { ...field, axes: (axes as readonly AxisReceptiveField[]).map((axis) => ({ ...axis, ...empty })) };
}

/**
 * The receptive field behind a layer, from its window and the field before it; `propagationRules` has the rules.
 *
 * @throws RangeError where the window has another number of axes, CountNotExactError where a number passes 2^53 - 1.
 */
export function propagate(window: LayerWindow, { axes, aligned }: ReceptiveField): ReceptiveField {
  if (axes === "all" || typeof window === "string") return { axes: "all", aligned, steps: [] };
  assertRank(window.length, axes.length);
  return onAxes(
    axes.map((before, axis) => propagated(window[axis] as AxisWindow, before, axis)),
    aligned,
  );
}

/**
 * The receptive field where branches are merged: from the smallest start to the largest end, or "all" where one branch sees
 * all. It is aligned where every branch is and their centres agree. `lengths` says how many elements each branch has along
 * each axis: where one is stretched from one element, or its elements all see the same, every element is taken to see what all
 * of them see together. Without it, branches of different jumps go on with the smallest.
 *
 * @throws RangeError for no branch or branches of different ranks, CountNotExactError where a number passes 2^53 - 1.
 */
export function merge(fields: readonly ReceptiveField[], lengths?: readonly Lengths[]): ReceptiveField {
  const [first] = fields;
  if (!first) throw new RangeError("There is no branch to merge.");
  if (fields.length === 1) return { ...first, steps: [] };
  const aligned = fields.every((field) => field.aligned);
  const branches = fields.flatMap(({ axes }) => (axes === "all" ? [] : [axes]));
  const [leading = []] = branches;
  for (const { length } of branches) assertRank(length, leading.length);
  if (branches.length < fields.length) return { axes: "all", aligned, steps: [] };
  const byAxis = leading.map((_, axis) =>
    branches.map((axes, at) => ({
      field: axes[axis] as AxisReceptiveField,
      length: lengths?.[at]?.[axis],
    })),
  );
  const worked = byAxis.map((met, axis) => {
    const own = met.map(({ field }) => field);
    if (!lengths || met.every((one) => movesAs(one, met[0] as Branch))) return merged(own, axis);
    return oneField(
      met.map(({ field, length = 1 }) => hull(field.period, length)),
      axis,
    );
  });
  return onAxes(
    worked,
    aligned && byAxis.every((met) => haveOneCentre(met.filter((one) => moves(one, met)))),
  );
}

/** A branch along one axis, and how many elements it has there. */
interface Branch {
  readonly field: AxisReceptiveField;
  readonly length: number | undefined;
}

function movesAs(one: Branch, other: Branch): boolean {
  return one.length === other.length && double(one.field.jump) === double(other.field.jump);
}

// What shows all elements the same has a centre that no other can share.
function moves({ field, length }: Branch, met: readonly Branch[]): boolean {
  return double(field.jump) > 0 && met.every((other) => (other.length ?? 0) <= (length ?? 0));
}

interface Worked {
  readonly field: AxisReceptiveField;
  readonly steps: readonly Step[];
}

function onAxes(worked: readonly Worked[], aligned: boolean): ReceptiveField {
  // What sees nothing along one axis sees nothing at all.
  const isEmpty = worked.some(({ field }) => field.size === 0);
  const found = isEmpty ? worked.map(emptied) : worked;
  return { axes: found.map(({ field }) => field), aligned, steps: found.flatMap(({ steps }) => steps) };
}

function emptied(worked: Worked, axis: number): Worked {
  if (worked.field.size === 0) return worked;
  const field = { ...worked.field, size: 0, start: nowhere, period: { intervals: [undefined], advance: 0 } };
  const { step } = workExactly(rule("receptiveField", "r", integer(0)), {}, axis);
  return { field, steps: [...worked.steps.filter(({ quantity }) => quantity === "jump"), step] };
}

const nowhere: Fraction = { numerator: 0, denominator: 1 };

function propagated(window: AxisWindow, before: AxisReceptiveField, axis: number): Worked {
  const { span, stride, before: padding, adaptive } = window;
  if (!adaptive && span === 1 && stride === 1 && padding === 0) return { field: before, steps: [] };
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

function haveOneCentre(branches: readonly Branch[]): boolean {
  const places = branches.map(({ field }) =>
    [field.jump, centre(field, 0)].map(({ numerator, denominator }) => `${numerator}/${denominator}`).join(),
  );
  return new Set(places).size <= 1;
}

function double({ numerator, denominator }: Fraction): number {
  return numerator / denominator;
}

function assertRank(length: number, rank: number): void {
  if (length !== rank) throw new RangeError(`${length} axes meet ${rank}.`);
}
