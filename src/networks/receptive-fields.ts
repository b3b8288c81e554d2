import {
  merge,
  propagate,
  type ReceptiveField,
  receptiveFieldOfInput,
  unseenInput,
} from "../convolution/index.ts";
import { fieldInRow, fieldOfAll, type Lengths } from "../convolution/whole-field.ts";
import type { LayerSpec, Shape, Shaped } from "../layers/index.ts";
import { type Node, networkInput } from "./network.ts";

/** A layer in its place, on the shapes that come to it. */
interface Placed extends Node, Pick<Shaped, "outputShape" | "window"> {
  readonly inputShapes: readonly Shape[];
}

/** Channels that stand one after another and see the same. */
interface Channels {
  readonly many: number;
  readonly field: ReceptiveField;
}

/** What the elements of a layer see, and what those of its channels, where it keeps the channels of branches apart. */
interface Seen {
  readonly field: ReceptiveField;
  readonly channels: readonly Channels[];
}

/** The receptive fields of a network's layers, in the elements of its input [C, ...spatial sizes]. */
export class ReceptiveFields {
  readonly #size: Lengths;
  readonly #seen = new Map<string, Seen>();

  /** Another input of the first's shape is seen as the first is; of any other, no element is one of the first's. */
  constructor(first: Shape, others: readonly (readonly [name: string, Shape])[] = []) {
    const [many = 0, ...size] = first;
    const field = receptiveFieldOfInput(size.length);
    this.#size = size;
    this.#seen.set(networkInput, { field, channels: [{ many, field }] });
    for (const [name, shape] of others) {
      const [channels = 0] = shape;
      const own = shape.join() === first.join() ? field : unseenInput(size.length);
      this.#seen.set(name, { field: own, channels: [{ many: channels, field: own }] });
    }
  }

  /** The field behind a layer, which stands after all that it reads. */
  behind({ name, layer, from, inputShapes, outputShape, window }: Placed): ReceptiveField {
    const sources = layer.kind === "resizing-like" ? from.slice(0, 1) : from; // of the other, it takes the size alone
    const read = sources.map((source) => this.#seen.get(source) as Seen);
    const lengths = inputShapes.map((shape) => this.#lengths(shape));
    const [length = []] = lengths;
    const all = read.flatMap(({ channels }) => channels);
    const selects = layer.kind === "select-channels";
    const channels = selects ? selected(all, layer.channels) : all;
    const met = selects ? channels : read;
    const before = merge(
      met.map(({ field }) => field),
      met.map((_, at) => lengths[at] ?? length),
    );
    const own = this.#through(window, before, length);
    const field = { ...own, steps: [...before.steps, ...own.steps] };
    const [many = 0] = outputShape;
    this.#seen.set(name, { field, channels: apart.has(layer.kind) ? channels : [{ many, field }] });
    return field;
  }

  #through(window: Shaped["window"], field: ReceptiveField, lengths: Lengths): ReceptiveField {
    if (window === "all") return fieldOfAll(field, lengths, this.#size);
    if (window === "one") return fieldInRow(field, lengths);
    // On a flat row every layer but a dense one leaves the elements in their places.
    return window.length === 0 ? { ...field, steps: [] } : propagate(window, field);
  }

  // Fields are told along the axes of the network's input, whether or not what sees them still has any.
  #lengths([channels = 0, ...size]: Shape): Lengths {
    return size.length > 0 ? size : this.#size.map(() => channels);
  }
}

/** The layers that leave every channel what it saw, and the channels in their places. */
const apart: ReadonlySet<LayerSpec["kind"]> = new Set([
  "concatenate",
  "select-channels",
  "batch-normalization",
  "activation",
  "dropout",
  "scale",
]);

function selected(channels: readonly Channels[], places: readonly number[]): readonly Channels[] {
  const each: Channels[] = [];
  const ends = channels.map((_, at) => channels.slice(0, at + 1).reduce((sum, { many }) => sum + many, 0));
  for (const place of places) {
    const { field } = channels[ends.findIndex((end) => place < end)] as Channels;
    const last = each.at(-1);
    if (last?.field === field) each[each.length - 1] = { many: last.many + 1, field };
    else each.push({ many: 1, field });
  }
  return each;
}
