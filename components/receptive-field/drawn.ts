import { centre } from "../../src/convolution/receptive-field.ts";
import { shadeOf } from "../widget/board.ts";
import { type Node, node } from "../widget/node.ts";
import type { Stack, StackMap } from "./state.ts";

/** A row of the drawing is ten high, its cells six; one cell of the input is ten wide. */
const row = 10;
const wide = 10;
const high = 6;

/** A cell of a map in the drawing: where it begins and how wide it is, in cells of the input. */
export interface Place {
  readonly left: number;
  readonly width: number;
}

/** Where a cell of a map is drawn: about the middle of what it sees, or, in a stack that looks back, where that ends. */
export function placeOf({ causal }: Stack, { field }: StackMap, cell: number): Place {
  const jump = field.jump.numerator;
  const { numerator, denominator } = centre(field, 0);
  const width = Math.max(1, jump);
  const middle = causal
    ? field.start.numerator + field.size - 1 + cell * jump + 0.5
    : numerator / denominator + cell * jump + 0.5;
  return { left: causal ? middle + 0.5 - width : middle - width / 2, width };
}

/** From which cell of the input to which the drawing reaches: all of it, and what the output sees beside it. */
export function reachOf({ maps }: Stack): readonly [from: number, to: number] {
  const [input] = maps as readonly [StackMap];
  const { field, size } = maps.at(-1) as StackMap;
  const first = field.start.numerator;
  const last = first + (size - 1) * field.jump.numerator + field.size;
  return [Math.min(0, first), Math.max(input.size, last)];
}

/** The maps as rows of cells, the output at the top, the cone from its chosen cell, and below the paths to each input cell. */
export function coneNode(stack: Stack, label: string): Node {
  const { maps } = stack;
  const [from, to] = reachOf(stack);
  const top = (nth: number) => (maps.length - 1 - nth) * row + 2;
  const box = ({ left, width }: Place, nth: number) => {
    const x = (left - from) * wide + 1;
    return `M${round(x)} ${top(nth)}h${round(width * wide - 2)}v${high}h-${round(width * wide - 2)}z`;
  };
  const rows = maps.flatMap((map, nth) => {
    const role = nth === 0 ? "input" : nth === maps.length - 1 ? "output" : "between";
    const cells = Array.from({ length: map.size }, (_, cell) => cell);
    const boxes = (isSeen: boolean) =>
      cells
        .filter((cell) => (map.paths[cell] as number) > 0 === isSeen)
        .map((cell) => box(placeOf(stack, map, cell), nth))
        .join("");
    return [
      node("path", { class: role, d: boxes(false) }),
      node("path", { class: `${role} seen`, d: boxes(true) }),
    ];
  });
  const [input] = maps as readonly [StackMap];
  const outside = Array.from({ length: to - from }, (_, at) => at + from)
    .filter((at) => (at < 0 || at >= input.size) && at >= input.first && at <= input.last)
    .map((at) => box({ left: at, width: 1 }, 0));
  const height = (maps.length + 1) * row;
  return node(
    "svg",
    {
      viewBox: `0 0 ${(to - from) * wide} ${height}`,
      preserveAspectRatio: "none",
      role: "img",
      "aria-label": label,
      "data-cone": true,
    },
    node("path", { class: "cone", d: coneOf(stack, from, top) }),
    node("path", { class: "outside", d: outside.join("") }),
    rows,
    node("path", { class: "bars", d: barsOf(input.paths, from, height) }),
  );
}

/** The outline from the chosen cell down to all that it sees. */
function coneOf(stack: Stack, from: number, top: (nth: number) => number): string {
  const sides = stack.maps.map((map, nth) => {
    const last = placeOf(stack, map, map.last);
    const ends = [placeOf(stack, map, map.first).left, last.left + last.width];
    return ends.map((x) => [(x - from) * wide, top(nth)] as const);
  });
  const corners = (at: 0 | 1) =>
    sides.flatMap((side) => {
      const [x, y] = side[at] as readonly [number, number];
      return [
        [x, y + high],
        [x, y],
      ] as const;
    });
  const points = [...corners(0), ...corners(1).reverse()];
  return `M${points.map(([x, y]) => `${round(x)} ${y}`).join("L")}z`;
}

function barsOf(paths: readonly number[], from: number, height: number): string {
  const tallest = Math.max(...paths);
  return paths
    .map((count, at) => {
      if (count === 0) return "";
      const tall = round((count / tallest) * (row - 1));
      return `M${(at - from) * wide + 1} ${height}v-${tall}h${wide - 2}v${tall}z`;
    })
    .join("");
}

/** The input as a square, seen from above: what the output cell at the same place on both axes sees, darker for more paths. */
export function squareNode({ maps, square }: Stack, label: string): Node {
  const { size } = maps[0] as StackMap;
  const tallest = Math.max(...square);
  const shades = Array.from({ length: 10 }, () => [] as string[]);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; ) {
      const shade = shadeAt(x, y);
      let end = x + 1;
      while (end < size && shadeAt(end, y) === shade) end++;
      if (shade !== undefined) shades[shade]?.push(`M${x} ${y}h${end - x}v1h-${end - x}z`);
      x = end;
    }
  }
  function shadeAt(x: number, y: number): number | undefined {
    const count = square[y * size + x] as number;
    return count > 0 ? Math.max(1, shadeOf(count, tallest)) : undefined;
  }
  return node(
    "svg",
    { viewBox: `0 0 ${size} ${size}`, role: "img", "aria-label": label },
    shades.map(
      (boxes, shade) => boxes.length > 0 && node("path", { "fill-opacity": `0.${shade}`, d: boxes.join("") }),
    ),
    node("path", { class: "edge", d: `M0 0h${size}v${size}h-${size}z` }),
  );
}

function round(number: number): number {
  return Math.round(number * 100) / 100;
}
