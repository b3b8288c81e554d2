import fc from "fast-check";
import type { AxisWindow } from "../../src/convolution/index.ts";

/** A window with the padding after the last element, which a row of elements has and an endless one has not. */
export interface RowWindow extends AxisWindow {
  readonly after: number;
}

/** An element of a row: the places of the input it is made of, and whether an edge kept anything from it. */
export interface Followed {
  readonly places: ReadonlySet<number>;
  readonly cut: boolean;
}

/** The elements of a row of input. */
export function rowOf(length: number): readonly Followed[] {
  return Array.from({ length }, (_, place) => ({ places: new Set([place]), cut: false }));
}

/** What a layer makes of a row, tap by tap: a layer that gathers lays its kernel on the padded row, one that spreads adds. */
export function follow(row: readonly Followed[], window: RowWindow): readonly Followed[] {
  const { stride, before, after, transposed } = window;
  const span = Math.max(...tapsOf(window)) + 1;
  const many = transposed
    ? (row.length - 1) * stride + span - before - after
    : Math.floor((row.length + before + after - span) / stride) + 1;
  const made = Array.from({ length: Math.max(many, 0) }, () => ({ places: new Set<number>(), cut: false }));
  const read = (output: number, input: number) => {
    const [to, from] = [made[output], row[input]];
    if (!to) return;
    if (!from || from.cut) to.cut = true;
    for (const place of from?.places ?? []) to.places.add(place);
  };
  if (transposed) {
    // Elements past both ends would have been added too.
    for (let input = -span; input < row.length + span; input++)
      for (const tap of tapsOf(window)) read(input * stride + tap - before, input);
  } else {
    made.forEach((_, output) => {
      for (const tap of tapsOf(window)) read(output, output * stride + tap - before);
    });
  }
  return made;
}

/** What two branches' rows make element by element. */
export function together(rows: readonly (readonly Followed[])[]): readonly Followed[] {
  const length = Math.min(...rows.map((row) => row.length));
  return Array.from({ length }, (_, at) => ({
    places: new Set(rows.flatMap((row) => [...(row[at] as Followed).places])),
    cut: rows.some((row) => (row[at] as Followed).cut),
  }));
}

/** Windows of every kind; a kernel may be smaller than its stride. */
export const anyWindow: fc.Arbitrary<RowWindow> = fc
  .record({
    kernel: fc.integer({ min: 1, max: 4 }),
    stride: fc.integer({ min: 1, max: 3 }),
    before: fc.integer({ min: -1, max: 3 }),
    after: fc.nat(3),
    dilation: fc.integer({ min: 1, max: 3 }),
    transposed: fc.boolean(),
  })
  .map(({ kernel, ...rest }) => ({ ...rest, span: (kernel - 1) * rest.dilation + 1 }));

function tapsOf({ span, dilation }: AxisWindow): readonly number[] {
  const taps: number[] = [];
  for (let tap = 0; tap < span; tap += dilation) taps.push(tap);
  return taps;
}
