import { flat, isInside } from "../../src/convolution/tensor.ts";
import type { Pointed } from "./lights.ts";
import { moved, placeAt, type Walk } from "./state.ts";

/** A row of the walk: one input channel and, with depth, one slice of the kernel's; each has boards of its own. */
export interface Row {
  readonly row: number;
  readonly channel: number;
  readonly depth: number;
  /** Which of the kernel's slices reads it, from 0; -1 where another group does. */
  readonly slice: number;
}

/** The rows of a walk: channel by channel, and in each along the kernel's depth. */
export function rowsOf(walk: Walk): readonly Row[] {
  return Array.from({ length: walk.layer.inChannels * depths(walk) }, (_, row) => rowAt(walk, row));
}

/** A row by its number. */
export function rowAt(walk: Walk, row: number): Row {
  const channel = Math.floor(row / depths(walk));
  const depth = row % depths(walk);
  const slice = walk.element.slices.findIndex((slice) => slice.channel === channel && slice.depth === depth);
  return { row, channel, depth, slice };
}

/** The cells of an input board: how many each way, with the padding. A layer of one axis has one line. */
export function boardSize({ layer, derivation }: Walk): readonly [rows: number, columns: number] {
  const padded = layer.inputSize.map(
    (size, axis) => size + sides(derivation, axis)[0] + sides(derivation, axis)[1],
  );
  return [padded.at(-2) ?? 1, padded.at(-1) as number];
}

/** Where the window's first element stands on each axis, in elements of the input; negative in the padding. */
export function windowStart({ layer, derivation, position }: Walk): readonly number[] {
  return position.map((at, axis) => at * (layer.stride[axis] as number) - sides(derivation, axis)[0]);
}

/** The element under a cell of an input board, along the spatial axes; it may lie in the padding. */
export function elementAt(walk: Walk, { depth }: Row, at: number): readonly number[] {
  const { layer, derivation } = walk;
  const rank = layer.inputSize.length;
  const shown = placeAt(at, boardSize(walk)).slice(-rank);
  const place = shown.map((index, nth) => index - sides(derivation, rank - shown.length + nth)[0]);
  if (rank < 3) return place;
  return [(windowStart(walk)[0] as number) + depth * (layer.dilation[0] as number), ...place];
}

/** The cell of a board, by the board's name and the cell's number; none in the padding, or on other boards. */
export function cellAt(walk: Walk, name: string, at: number): Pointed | undefined {
  const [board = "", number = ""] = name.split("-");
  if (board === "output") return { board, place: planeStart(walk) + at };
  const row = rowAt(walk, Number(number));
  if (board === "input") {
    const element = elementAt(walk, row, at);
    const { shape } = walk.operands.input;
    const isThere = isInside(element, walk.layer.inputSize);
    return isThere ? { board, place: flat([row.channel, ...element], shape) } : undefined;
  }
  const place = walk.element.slices[row.slice]?.products[at]?.weight;
  return place === undefined || (board !== "weight" && board !== "product") ? undefined : { board, place };
}

/** The first cell of a board that can be chosen. */
export function firstCell(walk: Walk, name: string): Pointed | undefined {
  const [rows, columns] = boardSize(walk);
  for (let at = 0; at < rows * columns; at++) {
    const cell = cellAt(walk, name, at);
    if (cell) return cell;
  }
  return undefined;
}

/** Whether a board shows a cell. */
export function isOn(walk: Walk, name: string, { board, place }: Pointed): boolean {
  const [kind, number] = name.split("-");
  if (kind !== board) return false;
  const { input, weights } = walk.operands;
  const row = rowAt(walk, Number(number));
  if (board === "input") return placeAt(place, input.shape)[0] === row.channel;
  const [, , depth = 0] = placeAt(place, weights.shape);
  const isOfSlice = walk.element.slices[row.slice]?.products.some(({ weight }) => weight === place) ?? false;
  return isOfSlice && (depths(walk) === 1 || depth === row.depth);
}

/** The cell beside a chosen one, along an axis counted from the last; the same where there is none, or no such axis. */
export function beside({ operands }: Walk, { board, place }: Pointed, back: number, by: number): Pointed {
  const { shape } = board === "input" ? operands.input : operands.weights;
  const axis = shape.length + back;
  // Channels, and kernels before them, are no axes to move along; the depth has a board for each place.
  const first = board === "input" ? 1 : 2;
  return axis < first || back < -2 ? { board, place } : { board, place: moved(place, shape, axis, by) };
}

/** The window's place after a pull by so many cells down and to the right: it goes by whole strides and stays on the input. */
export function pulled(
  { position, layer, derivation }: Walk,
  [down, right]: readonly [number, number],
): number {
  const { outputSize } = derivation;
  const by = [...position.map(() => 0), down, right].slice(-position.length);
  const next = position.map((at, axis) => {
    const steps = Math.round((by[axis] as number) / (layer.stride[axis] as number));
    return Math.max(0, Math.min((outputSize[axis] as number) - 1, at + steps));
  });
  return flat(next, outputSize);
}

/** The place in the output's channel of the first cell that is shown: with depth, one slice of it is. */
export function planeStart({ derivation, position }: Walk): number {
  const { outputSize } = derivation;
  return outputSize.length > 2 ? (position[0] as number) * planeCount(outputSize) : 0;
}

/** How many cells of an output are shown at once. */
export function planeCount(outputSize: readonly number[]): number {
  return outputSize.slice(-2).reduce((product, size) => product * size, 1);
}

function depths({ layer }: Walk): number {
  return layer.kernelSize.length > 2 ? (layer.kernelSize[0] as number) : 1;
}

function sides({ padding }: Walk["derivation"], axis: number): readonly [before: number, after: number] {
  return padding[axis] ?? [0, 0];
}
