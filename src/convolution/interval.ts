/** One axis of a layer's window, as receptive fields need it: 3 elements at stride 2 from 1 before the input. */
export interface AxisWindow {
  /** Elements that the kernel spans, its gaps counted. */
  readonly span: number;
  readonly stride: number;
  /** Padding before the first element; cropping where it is negative. */
  readonly before: number;
  /** True where the stride sets the input's elements apart (transposed convolution, upsampling), instead of skipping some. */
  readonly transposed: boolean;
  /** How far apart the kernel's elements are. */
  readonly dilation: number;
  /**
   * Sizes that an adaptive pooling takes one to the other where they do not divide: output m reads from floor(m from / to) to
   * ceil((m + 1) from / to), whatever stands above; or what a resizing takes of
   * these: the nearest, the first of them, or the two about (m + 1/2) from / to - 1/2.
   */
  readonly adaptive?: Ratio;
}

interface Ratio {
  readonly from: number;
  readonly to: number;
  readonly taken?: "nearest" | "linear" | undefined;
  /** What the two are called where they are no sizes. */
  readonly symbols?: readonly [from: string, to: string];
}

/**
 * A layer's window along each spatial axis; "all" where every output element depends on all that comes in, "one" where it
 * is one element of that, in one row (flattening).
 */
export type LayerWindow = readonly AxisWindow[] | "all" | "one";

/** The window of one element: of layers that leave every element in its place. */
export const lookingThrough: AxisWindow = { span: 1, stride: 1, before: 0, transposed: false, dilation: 1 };

/** The first and the last element of a network's input in a receptive field; places before 0 lie in the padding. */
export interface Interval {
  readonly first: number;
  readonly last: number;
}

/**
 * The receptive fields along one axis, over one period of their pattern: element m + length has the field of element m,
 * `advance` further on. Only transposed convolutions make periods of more than one element; undefined is an empty field,
 * as where their kernel is smaller than their stride.
 */
export interface Period {
  readonly intervals: readonly (Interval | undefined)[];
  readonly advance: number;
}

/** The fields of the input's own elements: each itself. */
export const itself: Period = { intervals: [{ first: 0, last: 0 }], advance: 1 };

/** The field of the element at an index, whatever the index. */
export function intervalAt({ intervals, advance }: Period, index: number): Interval | undefined {
  const periods = Math.floor(index / intervals.length);
  return shifted(intervals[index - periods * intervals.length], periods * advance);
}

/** The fields behind a window. */
export function periodThrough(period: Period, window: AxisWindow): Period {
  if (window.adaptive) return adapted(period, window.adaptive);
  return window.transposed ? scattered(period, window) : gathered(period, window);
}

/** The fields where branches are merged element by element; they advance as `leading` does. */
export function mergePeriods(periods: readonly Period[], leading: Period): Period {
  const length = periods.map(({ intervals }) => intervals.length).reduce(leastCommonMultiple);
  const intervals = Array.from({ length }, (_, index) =>
    union(periods.map((period) => intervalAt(period, index))),
  );
  return { intervals, advance: (leading.advance * length) / leading.intervals.length };
}

/** The first and the last that elements 0 to length - 1 see between them; undefined where none sees anything. */
export function hull(period: Period, length: number): Interval | undefined {
  const many = Math.min(length, period.intervals.length);
  const ends = Array.from({ length: many }, (_, at) => [at, length - 1 - at]).flat();
  return union(ends.map((index) => intervalAt(period, index)));
}

/** How many elements lie from the first to the last; none where the field is empty. */
export function sizeOf(interval: Interval | undefined): number {
  return interval ? interval.last - interval.first + 1 : 0;
}

// Output m reads the elements m s - p + t d, for t from 0.
function gathered(period: Period, window: AxisWindow): Period {
  const { stride, before, dilation } = window;
  const length = period.intervals.length / greatestCommonDivisor(period.intervals.length, stride);
  const taps = outermost(window, period.intervals.length);
  const intervals = Array.from({ length }, (_, index) =>
    union(taps.map((tap) => intervalAt(period, index * stride - before + tap * dilation))),
  );
  return { intervals, advance: (period.advance * length * stride) / period.intervals.length };
}

function adapted(period: Period, { from, to, taken }: Ratio): Period {
  const shared = greatestCommonDivisor(from, to);
  const [step, many] = [from / shared, to / shared];
  const times = period.intervals.length / greatestCommonDivisor(period.intervals.length, step);
  const intervals = Array.from({ length: many * times }, (_, index) => {
    const [first, end] = endsAt(index, step, many, taken);
    return union(
      outermost({ span: end - first, dilation: 1 }, period.intervals.length).map((tap) =>
        intervalAt(period, first + tap),
      ),
    );
  });
  return { intervals, advance: (period.advance * times * step) / period.intervals.length };
}

function endsAt(
  index: number,
  from: number,
  to: number,
  taken: Ratio["taken"],
): [first: number, end: number] {
  if (taken === "linear") {
    const place = ((2 * index + 1) * from - to) / (2 * to);
    return [Math.floor(place), Math.ceil(place) + 1];
  }
  const first = Math.floor((index * from) / to);
  return [first, taken ? first + 1 : Math.ceil(((index + 1) * from) / to)];
}

// Element n is added to the outputs n s - p + t d, for t from 0; that output lies `periods` after its like in the first.
function scattered(period: Period, window: AxisWindow): Period {
  const { stride, before, dilation } = window;
  const length = period.intervals.length * stride;
  const intervals: (Interval | undefined)[] = Array(length).fill(undefined);
  for (const tap of outermost(window, length)) {
    period.intervals.forEach((interval, index) => {
      const output = index * stride - before + tap * dilation;
      const periods = Math.floor(output / length);
      const at = output - periods * length;
      intervals[at] = union([intervals[at], shifted(interval, -periods * period.advance)]);
    });
  }
  return { intervals, advance: period.advance };
}

// Taps a whole period apart have the same fields, further on: the first and the last period of taps reach out furthest.
function outermost(
  { span, dilation }: Pick<AxisWindow, "span" | "dilation">,
  length: number,
): readonly number[] {
  const many = (span - 1) / dilation + 1;
  const beginning = Array.from({ length: Math.min(length, many) }, (_, tap) => tap);
  const end = beginning.map((tap) => many - 1 - tap);
  return [...new Set([...beginning, ...end])];
}

/** From the first of all to the last; undefined where all are empty. */
export function union(intervals: readonly (Interval | undefined)[]): Interval | undefined {
  return intervals.reduce((all, interval) => {
    if (!all || !interval) return all ?? interval;
    return { first: Math.min(all.first, interval.first), last: Math.max(all.last, interval.last) };
  }, undefined);
}

function shifted(interval: Interval | undefined, by: number): Interval | undefined {
  return interval && { first: interval.first + by, last: interval.last + by };
}

function leastCommonMultiple(a: number, b: number): number {
  return (a / greatestCommonDivisor(a, b)) * b;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
