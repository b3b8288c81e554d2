import type { Counted } from "../../src/practice/index.ts";
import { type Node, node } from "../widget/node.ts";

/** How large a cell is drawn, in pixels, and the most cells a strip or the side of a block may have. */
const cell = 11;
const mostInStrip = 44;
const mostOnSide = 12;
/** The most blocks, channels behind one another and windows that are drawn; more would be told apart by nobody. */
const mostBlocks = 6;
const mostBehind = 5;
const mostWindows = 14;

/** A small picture of what was counted: blocks of weights, or windows laid along an axis; none where it would be too large. */
export function countedNode(counted: Counted, label: string): Node | undefined {
  return counted.kind === "blocks" ? blocks(counted, label) : places(counted, label);
}

function blocks(
  { kernels, channels, size }: Extract<Counted, { kind: "blocks" }>,
  label: string,
): Node | undefined {
  const [columns = 1, rows = 1, deep = 1] = [...size].reverse();
  if (columns > mostOnSide || rows > mostOnSide) return undefined;
  const behind = Math.min(channels * deep, mostBehind) - 1;
  const [wide, high, shift] = [columns * cell, rows * cell, 4 * behind];
  const shown = Math.min(kernels, mostBlocks);
  const step = wide + shift + 8;
  const grids = Array.from({ length: shown }, (_, at) => {
    const backs = Array.from({ length: behind }, (_, back) => {
      const off = 4 * (behind - back);
      return edge(at * step + off + 1, shift - off + 1, wide, high);
    });
    return [...backs, rectangle(at * step + 1, shift + 1, wide, high)]
      .map((d) => node("path", { d }))
      .concat(node("path", { d: grid(at * step + 1, shift + 1, columns, rows) }));
  });
  return picture("kernel", shown * step, high + shift + 2, label, grids.flat());
}

function places(
  { input, padding: [before, after], span, starts }: Extract<Counted, { kind: "places" }>,
  label: string,
): Node | undefined {
  const end = Math.max(before + input + after, (starts.at(-1) ?? 0) + span);
  if (end > mostInStrip || starts.length > mostWindows) return undefined;
  const strip = [
    node("path", { d: rectangle(before * cell + 1, 1, input * cell, cell) }),
    node("path", { d: grid(before * cell + 1, 1, input, 1) }),
    node("path", {
      d: grid(1, 1, before, 1) + grid((before + input) * cell + 1, 1, after, 1),
      "stroke-dasharray": "2 2",
    }),
  ];
  const windows = starts
    .map((start, at) => `M${start * cell + 3} ${cell + 7 + 5 * at}h${span * cell - 4}`)
    .join("");
  const laid = node("path", { d: windows, "stroke-width": 2 });
  return picture("input", end * cell + 2, cell + 8 + 5 * starts.length, label, [...strip, laid]);
}

function picture(
  role: string,
  width: number,
  height: number,
  label: string,
  children: readonly Node[],
): Node {
  return node(
    "svg",
    {
      class: `lit-${role}`,
      fill: "none",
      stroke: "currentColor",
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: "img",
      "aria-label": label,
    },
    children,
  );
}

function rectangle(x: number, y: number, width: number, height: number): string {
  return `M${x} ${y}h${width}v${height}h${-width}z`;
}

/** What can be seen of a block behind another: its upper and its right edge. */
function edge(x: number, y: number, width: number, height: number): string {
  return `M${x} ${y + 4}v-4h${width}v${height}h-4`;
}

function grid(x: number, y: number, columns: number, rows: number): string {
  if (columns === 0) return "";
  const down = Array.from({ length: columns + 1 }, (_, at) => `M${x + at * cell} ${y}v${rows * cell}`);
  const across = Array.from({ length: rows + 1 }, (_, at) => `M${x} ${y + at * cell}h${columns * cell}`);
  return [...down, ...across].join("");
}
