import { tilt } from "./path.ts";

/** A size with its letter, as in the formulas; the letter is empty where the layer lacks the axis. */
export interface Named {
  readonly letter: string;
  readonly size: number;
}

/** One axis of a volume, counted in elements. */
export interface Axis extends Named {
  /** The padding that is drawn before and after. */
  readonly before: number;
  readonly after: number;
  /** The window: its first element, how many elements it spans, and the distance between those that it reads. */
  readonly start: number;
  readonly span: number;
  readonly dilation: number;
}

/** An axis that a layer lacks. */
export const none: Axis = { letter: "", size: 1, before: 0, after: 0, start: 0, span: 1, dilation: 1 };

/** A volume to draw, counted in elements: three axes, and channels. */
export interface Shape {
  readonly axes: readonly [depth: Axis, height: Axis, width: Axis];
  readonly channels: Named;
  /** How many channels one window reads, from the first: C_in/g. */
  readonly read: number;
  /** Whether the window is lit in each of them, and not in the first alone. */
  readonly lights: boolean;
}

/** A shape laid out in pixels: a block a channel, each drawn at its own place, the first in front. */
export interface Volume extends Shape {
  /** Pixels a cell; 0 where the drawing is not to scale. */
  readonly unit: number;
  readonly width: number;
  readonly height: number;
  /** How far a block goes back, to the right. */
  readonly back: number;
  /** How far to the right of the first each drawn channel is. */
  readonly places: readonly number[];
  /**
   * How far up a channel is for each pixel to the right: `tilt` where channels are sheets, one behind the other, 0 where
   * the layer has depth and they are blocks side by side.
   */
  readonly climb: number;
  /** The distance of neighbouring channels. */
  readonly step: number;
  /** How many of the drawn channels one window reads. */
  readonly lit: number;
}

/** How many channels of a volume are drawn at most. */
export const mostPlaces = 6;

/**
 * Lays volumes out side by side at the largest scale that fits a width of `room` and a height of `tall`. Where a cell would
 * be under 3 px nothing is to scale: lengths then go by the square root of the sizes, so that larger still looks larger.
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
      const [d, h, w] = shape.axes;
      const { channels, read } = shape;
      const flat = !d.letter;
      const width = length(w);
      const height = length(h);
      const back = flat ? 3 : length(d) / 2;
      const most = flat ? mostPlaces : unit > 4 ? 5 : 3;
      // The channels that are read and, a little apart, the others.
      const first = slotsOf(read, read < channels.size ? 3 : most, 0);
      const slots = [...first, ...slotsOf(channels.size - read, 3, Math.min(read, 3) + 0.6)];
      const last = slots.at(-1) as number;
      // Blocks stand free where there is room, else each hides a part of the next.
      const apart = width + back + 6;
      // A window's front stands on the front of its own channel, clear of the side of the one before.
      const free = shape.lights ? width - (w.start * width) / w.size + 2 : 0;
      const hidden = back + Math.max(10, free);
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

// Where the drawn channels are, counted from `from`: 0, 1, 2, ... Of more than `most` channels the first ones and the last are
// drawn, with a gap between them: 0, 1, 2, 3, 5 for ten channels and `most` 6.
function slotsOf(count: number, most: number, from: number): readonly number[] {
  return Array.from({ length: Math.min(count, most) }, (_, at) => from + at).filter(
    (_, at) => count <= most || at !== most - 2,
  );
}
