import { windowTaps } from "../../src/convolution/index.ts";
import { placeAt, type Walk } from "./state.ts";

/** A cell that is pointed at or chosen: an element of the input, a weight, a product (by its weight), a place of the output. */
export interface Pointed {
  readonly board: "input" | "weight" | "product" | "output";
  /** Its place in the data of the input or the weights, or among the window's places. */
  readonly place: number;
}

/** What lights up with it: places in the data of the input and the weights, windows with the weight they read through. */
export interface Lights {
  readonly inputs: ReadonlySet<number>;
  readonly weights: ReadonlySet<number>;
  /** Products of the present window, by their weight. */
  readonly products: ReadonlySet<number>;
  /** Places of the window, each with a weight. */
  readonly outputs: ReadonlyMap<number, number>;
  /** The place of the window that is pointed at. */
  readonly window?: number;
}

/** How a walk is shown besides what it is: what is pointed at and chosen, which slice is open on a phone, whether a script runs. */
export interface View {
  readonly pointed?: Pointed | undefined;
  readonly chosen?: Pointed | undefined;
  readonly open: number;
  readonly isLive: boolean;
}

const dark: Lights = { inputs: new Set(), weights: new Set(), products: new Set(), outputs: new Map() };

/** What lights up with a cell: the window of an output cell, every window that reads an input cell, all that a weight multiplies. */
export function lightsOf(walk: Walk, pointed: Pointed | undefined): Lights {
  if (!pointed) return dark;
  const { board, place } = pointed;
  const products = walk.element.slices.flatMap((slice) => slice.products);
  if (board === "product") {
    const own = products.find(({ weight }) => weight === place);
    return {
      ...dark,
      inputs: new Set(own?.input === undefined ? [] : [own.input]),
      weights: new Set([place]),
      products: new Set([place]),
    };
  }
  if (board === "output") {
    const taps = tapsOf(walk)[place] ?? [];
    return { ...dark, inputs: new Set(taps.flatMap(({ input }) => input ?? [])), window: place };
  }
  if (board === "weight") {
    const inputs = tapsOf(walk).flatMap((taps) => taps.find(({ weight }) => weight === place)?.input ?? []);
    return { ...dark, inputs: new Set(inputs), weights: new Set([place]), products: new Set([place]) };
  }
  const outputs = new Map<number, number>();
  tapsOf(walk).forEach((taps, window) => {
    const through = taps.find(({ input }) => input === place);
    if (through) outputs.set(window, through.weight);
  });
  const now = outputs.get(walk.at);
  const here = new Set(now === undefined ? [] : [now]);
  return { inputs: new Set([place]), weights: here, products: here, outputs };
}

type Taps = ReturnType<typeof windowTaps>;
const known = new WeakMap<object, Map<number, readonly Taps[]>>();

/** The taps of every window of the present kernel, worked out once. */
function tapsOf({ layer, derivation, channel, count }: Walk): readonly Taps[] {
  const channels = known.get(layer) ?? new Map<number, readonly Taps[]>();
  known.set(layer, channels);
  let taps = channels.get(channel);
  if (!taps) {
    taps = Array.from({ length: count }, (_, at) =>
      windowTaps(layer, channel, placeAt(at, derivation.outputSize)),
    );
    channels.set(channel, taps);
  }
  return taps;
}
