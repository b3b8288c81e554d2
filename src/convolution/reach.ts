import type { AxisWindow } from "./axis-window.ts";

/** The first and the last element of a network's input that one element sees; places before 0 lie in the padding. */
export interface Reach {
  readonly first: number;
  readonly last: number;
}

/**
 * What the elements of one axis see, over one turn of the pattern: element m + length sees what m sees, `advance` further
 * on. Transposed layers alone make turns of more than one element; undefined is an element that sees nothing, as where
 * their kernel is smaller than their stride.
 */
export interface Turn {
  readonly reaches: readonly (Reach | undefined)[];
  readonly advance: number;
}

/** What the elements of the input see: each itself. */
export const itself: Turn = { reaches: [{ first: 0, last: 0 }], advance: 1 };

/** What the element at an index sees, whatever the index. */
export function reachIn({ reaches, advance }: Turn, index: number): Reach | undefined {
  const turns = Math.floor(index / reaches.length);
  return shifted(reaches[index - turns * reaches.length], turns * advance);
}

/** What the elements behind a window see. */
export function behind(turn: Turn, window: AxisWindow): Turn {
  return window.spread ? spread(turn, window) : gathered(turn, window);
}

/** What the elements see that read the elements at their own index in several branches; it advances as `leading` does. */
export function together(turns: readonly Turn[], leading: Turn): Turn {
  const length = turns.map(({ reaches }) => reaches.length).reduce(leastCommonMultiple);
  const reaches = Array.from({ length }, (_, index) => union(turns.map((turn) => reachIn(turn, index))));
  return { reaches, advance: (leading.advance * length) / leading.reaches.length };
}

/** How many elements lie from the first to the last; none where nothing is seen. */
export function sizeOf(reach: Reach | undefined): number {
  return reach ? reach.last - reach.first + 1 : 0;
}

// Output m reads the elements m s - p + t d, for t from 0.
function gathered(turn: Turn, window: AxisWindow): Turn {
  const { stride, before, dilation } = window;
  const length = turn.reaches.length / greatestCommonDivisor(turn.reaches.length, stride);
  const taps = outermost(window, turn.reaches.length);
  const reaches = Array.from({ length }, (_, index) =>
    union(taps.map((tap) => reachIn(turn, index * stride - before + tap * dilation))),
  );
  return { reaches, advance: (turn.advance * length * stride) / turn.reaches.length };
}

// Element n is added to the outputs n s - p + t d, for t from 0; that output is `turns` turns away from its like in the first.
function spread(turn: Turn, window: AxisWindow): Turn {
  const { stride, before, dilation } = window;
  const length = turn.reaches.length * stride;
  const reaches: (Reach | undefined)[] = Array(length).fill(undefined);
  for (const tap of outermost(window, length)) {
    turn.reaches.forEach((reach, index) => {
      const output = index * stride - before + tap * dilation;
      const turns = Math.floor(output / length);
      const at = output - turns * length;
      reaches[at] = union([reaches[at], shifted(reach, -turns * turn.advance)]);
    });
  }
  return { reaches, advance: turn.advance };
}

// Taps a whole turn apart see the same places, further on: those between the first turn and the last reach out no further.
function outermost({ span, dilation }: AxisWindow, length: number): readonly number[] {
  const many = (span - 1) / dilation + 1;
  const beginning = Array.from({ length: Math.min(length, many) }, (_, tap) => tap);
  const end = beginning.map((tap) => many - 1 - tap);
  return [...new Set([...beginning, ...end])];
}

function union(reaches: readonly (Reach | undefined)[]): Reach | undefined {
  return reaches.reduce((all, reach) => {
    if (!all || !reach) return all ?? reach;
    return { first: Math.min(all.first, reach.first), last: Math.max(all.last, reach.last) };
  }, undefined);
}

function shifted(reach: Reach | undefined, by: number): Reach | undefined {
  return reach && { first: reach.first + by, last: reach.last + by };
}

function leastCommonMultiple(a: number, b: number): number {
  return (a / greatestCommonDivisor(a, b)) * b;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
