import { type Convolution, deriveConvolution } from "../../src/convolution/convolution.ts";
import { stridesAlong, windowsAlong } from "../../src/convolution/windows-along.ts";
import { type Node, node } from "../widget/node.ts";

/** The room for a drawing in cells: how many before the input, and how many in all; all drawings of a ruler share it. */
export interface Room {
  readonly before: number;
  readonly wide: number;
}

/** The room that the widest padding of some layers needs. */
export function roomFor(layers: readonly Convolution[]): Room {
  const most = (side: 0 | 1) =>
    Math.max(...layers.map((layer) => deriveConvolution(layer).padding[0]?.[side] ?? 0));
  return { before: most(0), wide: most(0) + (layers[0]?.inputSize[0] ?? 0) + most(1) };
}

/** The padded input as a row of cells, with a mark below each at which a window starts. */
export function stripNode(layer: Convolution, room: Room): Node {
  const { windows } = windowsAlong(layer, 0);
  const starts = windows.map(([first = 0]) => `M${room.before + first + 0.5} 1.12l.32.42h-.64z`);
  return drawing("strip", room.wide, 1.6, [...inputPaths(layer, room), path("start", starts)]);
}

/** The padded input, and below it a row a window, with the cell it writes; dashed, one window more that would not fit. */
export function windowsNode(layer: Convolution, room: Room): Node {
  const { windows, next } = windowsAlong(layer, 0);
  const misfit = stridesAlong(layer, 0).rest.value > 0 ? [next] : [];
  const end = (places: readonly number[]) => room.before + (places.at(-1) as number) + 1;
  const output = Math.max(room.wide, ...misfit.map(end)) + 1;
  const rows = windows.map((places, at) => [places, at + 1.5] as const);
  const squares = (places: readonly number[], y: number) =>
    places.map((at) => square(room.before + at, y)).join("");
  const last = rows.length + 1.5;
  return drawing("windows", output + 1.1, last + misfit.length + 0.1, [
    ...inputPaths(layer, room),
    path(
      "span",
      rows.map(
        ([places, y]) => `M${room.before + (places[0] as number) + 0.5} ${y + 0.5}H${end(places) - 0.5}`,
      ),
    ),
    path(
      "window",
      rows.map(([places, y]) => squares(places, y)),
    ),
    path(
      "leads",
      rows.map(([places, y]) => `M${end(places)} ${y + 0.5}H${output}`),
    ),
    path(
      "written",
      rows.map(([, y]) => square(output, y)),
    ),
    path(
      "misfit",
      misfit.map((places) => squares(places, last)),
    ),
  ]);
}

// The cells of the input that a window reads, those that none does, and the padding's.
function inputPaths(layer: Convolution, { before }: Room): readonly Node[] {
  const size = layer.inputSize[0] as number;
  const [[ahead = 0, after = 0] = []] = deriveConvolution(layer).padding;
  const unread = new Set(windowsAlong(layer, 0).unread);
  const places = Array.from({ length: ahead + size + after }, (_, at) => at - ahead);
  const cells = (of: (at: number) => boolean) => places.filter(of).map((at) => square(before + at, 0.1));
  const isInput = (at: number) => at >= 0 && at < size;
  const crosses = [...unread].map((at) => `M${before + at + 0.2} .26l.6.6m0-.6l-.6.6`);
  return [
    path(
      "read",
      cells((at) => isInput(at) && !unread.has(at)),
    ),
    path(
      "unread",
      cells((at) => unread.has(at)),
    ),
    path("cross", crosses),
    path(
      "pad",
      cells((at) => !isInput(at)),
    ),
  ];
}

const square = (x: number, y: number) => `M${x + 0.07} ${y + 0.08}h.86v.84h-.86z`;

function path(name: string, d: readonly string[]): Node {
  return node("path", { class: name, d: d.join("") });
}

// A cell is at most 26 px wide, and narrower where there is less room.
function drawing(name: string, wide: number, high: number, paths: readonly Node[]): Node {
  const attributes = { class: name, viewBox: `0 0 ${wide} ${high}`, width: Math.round(26 * wide) };
  return node("svg", { ...attributes, "aria-hidden": "true" }, paths);
}
