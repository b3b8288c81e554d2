import type { Fraction } from "../formula/evaluate.ts";
import type { AxisWindow, LayerWindow } from "./axis-window.ts";
import { workExactly } from "./fraction.ts";
import { behind, itself, type Turn, together } from "./reach.ts";
import { type AxisSight, centre, type Sight } from "./sight.ts";
import { meetingRules, type SightRules, sightRules } from "./sight-rules.ts";
import type { Step } from "./step.ts";

/** What the elements of the input see, on so many axes: each itself. */
export function sightOfInput(rank: number): Sight {
  const axis: AxisSight = { size: 1, jump: { top: 1, over: 1 }, start: { top: 0, over: 1 }, turn: itself };
  return { axes: Array(rank).fill(axis), aligned: true, steps: [] };
}

/**
 * What the elements behind a layer see, by its window and by what those before it see; sight-rules.ts has the rules.
 *
 * @throws RangeError where the window has another number of axes, CountNotExactError where a number passes 2^53 - 1.
 */
export function seenThrough(window: LayerWindow, { axes, aligned }: Sight): Sight {
  if (axes === "all" || window === "all") return { axes: "all", aligned, steps: [] };
  demandRank(window.length, axes.length);
  return gatheredUp(
    axes.map((before, axis) => through(window[axis] as AxisWindow, before, axis)),
    aligned,
  );
}

/**
 * What the elements see in which branches meet: from the smallest start to the largest end, or all where one branch sees all.
 * It is aligned where every branch is and the middles agree. Branches of different jumps, which only an axis stretched from
 * one element can have, go on with the smallest.
 *
 * @throws RangeError for no branch or branches of different ranks, CountNotExactError where a number passes 2^53 - 1.
 */
export function meet(sights: readonly Sight[]): Sight {
  const [first] = sights;
  if (!first) throw new RangeError("No branch meets.");
  if (sights.length === 1) return { ...first, steps: [] };
  const aligned = sights.every((sight) => sight.aligned);
  const branches = sights.flatMap(({ axes }) => (axes === "all" ? [] : [axes]));
  const [leading = []] = branches;
  for (const { length } of branches) demandRank(length, leading.length);
  const met = leading.map((_, axis) => branches.map((axes) => axes[axis] as AxisSight));
  if (branches.length < sights.length) return { axes: "all", aligned, steps: [] };
  return gatheredUp(met.map(meeting), aligned && met.every(haveOneMiddle));
}

interface Worked {
  readonly sight: AxisSight;
  readonly steps: readonly Step[];
}

function gatheredUp(worked: readonly Worked[], aligned: boolean): Sight {
  return {
    axes: worked.map(({ sight }) => sight),
    aligned,
    steps: worked.flatMap(({ steps }) => steps),
  };
}

function through(window: AxisWindow, before: AxisSight, axis: number): Worked {
  const { span, stride, before: padding } = window;
  if (span === 1 && stride === 1 && padding === 0) return { sight: before, steps: [] };
  const turn = behind(before.turn, window);
  return workedOut(sightRules(window, before, turn), before.jump, turn, axis);
}

function meeting(branches: readonly AxisSight[], axis: number): Worked {
  const leading = branches.reduce((a, b) => (double(b.jump) < double(a.jump) ? b : a));
  const turn = together(
    branches.map((branch) => branch.turn),
    leading.turn,
  );
  return workedOut(meetingRules(branches, leading.jump, turn), leading.jump, turn, axis);
}

function workedOut({ given, rules }: SightRules, jump: Fraction, turn: Turn, axis: number): Worked {
  const known: Record<string, number> = { ...given };
  const exact: Record<string, Fraction> = { jump };
  const steps = rules.map((rule) => {
    const worked = workExactly(rule, known, axis);
    exact[rule.quantity] = worked.exact;
    known[rule.symbol] = worked.step.value;
    return worked.step;
  });
  const size = (exact.receptiveField as Fraction).top;
  return { sight: { size, jump: exact.jump as Fraction, start: exact.fieldStart as Fraction, turn }, steps };
}

function haveOneMiddle(branches: readonly AxisSight[]): boolean {
  const places = branches.map((branch) =>
    [branch.jump, centre(branch, 0)].map(({ top, over }) => `${top}/${over}`).join(),
  );
  return new Set(places).size === 1;
}

function double({ top, over }: Fraction): number {
  return top / over;
}

function demandRank(length: number, rank: number): void {
  if (length !== rank) throw new RangeError(`${length} axes meet ${rank}.`);
}
