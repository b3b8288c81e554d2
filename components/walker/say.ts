import { axisLetters } from "../../src/convolution/index.ts";
import { format } from "../../src/locales/format.ts";
import type { LiveWalkerWords } from "../../src/locales/index.ts";
import { numeral } from "../widget/board.ts";
import { lightsOf, type Pointed } from "./lights.ts";
import { placeAt, type Walk } from "./state.ts";

/** The name of an input channel: a colour where there are three. */
export function channelName({ layer }: Walk, channel: number, words: LiveWalkerWords): string {
  const colours = layer.inChannels === 3 ? words.channels : [];
  return colours[channel] ?? format(words.channel, { n: channel + 1 });
}

/** A place as a reader counts it, from 1: "row 2, column 3". */
export function placeText(at: readonly number[], words: LiveWalkerWords): string {
  const rank = Math.min(3, at.length) as 1 | 2 | 3;
  const named = axisLetters(at.length).map((letter, axis) => [letter, (at[axis] as number) + 1]);
  return format(words.place[rank], Object.fromEntries(named));
}

/** What is read aloud of a place of the window: its sums, its bias, its cell. */
export function sayWalk(walk: Walk, words: LiveWalkerWords): string {
  const { element, at, count, position, part, parts, layer } = walk;
  const { slices, added } = element;
  const told = slices
    .slice(0, part)
    .map((slice) =>
      format(words.saidSum, { name: sliceName(walk, slice, words), sum: numeral(slice.sum.value) }),
    );
  if (layer.bias && part > slices.length)
    told.push(format(words.saidBias, { bias: numeral(added.values.b as number) }));
  const facts = { n: at + 1, count, place: placeText(position, words), sums: told.join(" ") };
  return format(words.said, { ...facts, y: part < parts ? "…" : numeral(added.value) });
}

/** The name of a slice: its channel, and with depth its place along the kernel's. */
export function sliceName(
  walk: Walk,
  { channel, depth }: Pick<Walk["element"]["slices"][number], "channel" | "depth">,
  words: LiveWalkerWords,
): string {
  const name = channelName(walk, channel, words);
  return walk.layer.kernelSize.length > 2 ? format(words.slice, { channel: name, depth: depth + 1 }) : name;
}

/** Which place of how many the window stands at: "7 of 16 · row 2, column 3". */
export function sayPlace({ at, count, position }: Walk, words: LiveWalkerWords): string {
  return `${format(words.position, { n: at + 1, count })} · ${placeText(position, words)}`;
}

/** What lights up with a cell, and why. */
export function sayPointed(walk: Walk, pointed: Pointed | undefined, words: LiveWalkerWords): string {
  if (!pointed) return words.grab;
  const { inputs, outputs } = lightsOf(walk, pointed);
  const { board, place } = pointed;
  if (board === "output") return words.made;
  if (board === "input") return format(words.readBy, { windows: outputs.size, count: walk.count });
  const slice = walk.element.slices.find(({ products }) => products.some(({ weight }) => weight === place));
  const name = channelName(walk, slice?.channel ?? 0, words);
  return format(board === "weight" ? words.multiplies : words.oneProduct, { cells: inputs.size, name });
}

/** The name of a cell of the input or of a weight: "input, red, row 2, column 3". */
export function cellName(walk: Walk, { board, place }: Pointed, words: LiveWalkerWords): string {
  const { input, weights } = walk.operands;
  if (board === "input") {
    const [channel = 0, ...at] = placeAt(place, input.shape);
    return format(words.inputCell, { name: channelName(walk, channel, words), place: placeText(at, words) });
  }
  const [, channel = 0, ...at] = placeAt(place, weights.shape);
  const first = walk.element.slices[0]?.channel ?? 0;
  return format(words.weightCell, {
    name: channelName(walk, first + channel, words),
    place: placeText(at, words),
  });
}
