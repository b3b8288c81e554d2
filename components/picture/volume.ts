import { tilt } from "./path.ts";

/** A number with its letter, as the formulas spell it; empty where a layer has fewer axes. */
export interface Named {
  readonly letter: string;
  readonly size: number;
}

/** One axis of a volume, counted in elements. */
export interface Axis extends Named {
  /** Padding that is drawn. */
  readonly before: number;
  readonly after: number;
  /** Where the window starts, over how many elements it goes, and how far apart are those that it takes. */
  readonly start: number;
  readonly span: number;
  readonly dilation: number;
}

/** An axis that a layer lacks. */
export const none: Axis = { letter: "", size: 1, before: 0, after: 0, start: 0, span: 1, dilation: 1 };

/** Channels of elements on three axes. */
export interface Shape {
  readonly axes: readonly [depth: Axis, height: Axis, width: Axis];
  readonly channels: Named;
  /** How many channels, from the first, one window reads. */
  readonly read: number;
}

/** A shape laid out in pixels: a block a channel, each drawn at its own place, the first in front. */
export interface Volume extends Shape {
  /** Pixels a cell where every cell has the same; 0 where long axes are drawn shorter. */
  readonly unit: number;
  readonly width: number;
  readonly height: number;
  /** How far a block goes back, to the right. */
  readonly back: number;
  /** How far right of the first each drawn channel stands. */
  readonly places: readonly number[];
  /**
   * How far up a channel stands for each pixel right of the first: without depth channels are sheets that go back, else
   * blocks side by side.
   */
  readonly climb: number;
  /** How far apart channels stand that follow each other. */
  readonly step: number;
  /** How many of the places one window reads. */
  readonly lit: number;
}

/** How many channels of a volume are drawn at most. */
export const mostPlaces = 6;

/**
 * Lays shapes out at the largest scale at which they fit a room. Where cells would be under 3 px, lengths go by the root
 * of their number: what is larger still looks larger, if less so.
 */
export function layOut(
  shapes: readonly Shape[],
  room: number,
  tall: number,
  cell: number,
): readonly Volume[] {
  const largest = Math.max(...shapes.flatMap(({ axes }) => axes.map(({ size }) => size)));
  for (let unit = cell; ; unit--) {
    const toScale = unit > 2;
    const length = ({ letter, size, before, after }: Axis, padded = 0) => {
      if (!letter) return 14;
      const elements = size + padded * (before + after);
      return toScale
        ? elements * unit
        : Math.max(4, Math.round((room - 8 + 4 * unit) * Math.sqrt(elements / largest)));
    };
    let fits = true;
    const volumes = shapes.map((shape): Volume => {
      const {
        axes: [d, h, w],
        channels,
        read,
      } = shape;
      const flat = !d.letter;
      const width = length(w);
      const height = length(h);
      const back = flat ? 3 : length(d) / 2;
      const most = flat ? mostPlaces : unit > 4 ? 5 : 3;
      // The channels that are read and, a little apart, the others.
      const first = shown(read, read < channels.size ? 3 : most, 0);
      const slots = [...first, ...shown(channels.size - read, 3, Math.min(read, 3) + 0.6)];
      const last = slots.at(-1) as number;
      // Blocks stand free where there is room, else each hides a part of the next.
      const apart = width + back + 6;
      const hidden = back + 10;
      const step = flat ? 9 : apart * last + width + back > room && hidden < width ? hidden : apart;
      const climb = flat ? tilt : 0;
      const reach = last * step;
      fits &&= length(w, 1) + back + reach <= room && length(h, 1) + tilt * back + reach * climb <= tall;
      return {
        ...shape,
        ...{ unit: toScale ? unit : 0, width, height, back, climb, step, lit: first.length },
        places: slots.map((slot) => slot * step),
      };
    });
    if (fits) return volumes;
  }
}

// Of many channels the first ones and the last.
function shown(count: number, most: number, from: number): readonly number[] {
  return Array.from({ length: Math.min(count, most) }, (_, at) => from + at).filter(
    (_, at) => count <= most || at !== most - 2,
  );
}
