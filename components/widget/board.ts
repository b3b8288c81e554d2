import { type Node, node } from "./node.ts";

/** One cell of a board: a text, and what it shows besides. */
export interface Cell {
  readonly text: string;
  /** How dark it is, from 0 to 9. */
  readonly shade?: number;
  /** Further classes: what the cell is now, such as `in` a window. */
  readonly marks?: string | undefined;
  /** What the cell is called where keys move a mark to it. */
  readonly isChosen?: boolean;
}

/** A rectangle over a board's cells, counted in cells: a window. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** What a board is: its name by which a script finds it, its role, which colours it, and its label. */
export interface BoardFacts {
  readonly name: string;
  readonly role: "input" | "kernel" | "product" | "output";
  readonly label: string;
  /** Whether keys move about it. */
  readonly isLive?: boolean;
  readonly frame?: Frame | undefined;
}

/** A grid of cells with a number in each, as a table; over it, perhaps, a frame. */
export function boardNode(
  { name, role, label, isLive = false, frame }: BoardFacts,
  rows: readonly (readonly Cell[])[],
): Node {
  let at = 0;
  let chosen: string | undefined;
  const lines = rows.map((cells) =>
    node(
      "tr",
      {},
      cells.map(({ text, shade = 0, marks, isChosen = false }) => {
        const id = isChosen ? `${name}-chosen` : undefined;
        chosen ??= id;
        const classes = [`s${shade}`, marks, isChosen && "chosen"].filter(Boolean).join(" ");
        return node("td", { id, class: classes, "data-at": at++ }, text);
      }),
    ),
  );
  const keys = isLive && { role: "grid", tabindex: 0, "aria-activedescendant": chosen };
  const table = node("table", { "data-board": name, "aria-label": label, ...keys }, node("tbody", {}, lines));
  const places = frame && { "--x": frame.left, "--y": frame.top, "--w": frame.width, "--h": frame.height };
  const style =
    places && Object.fromEntries(Object.entries(places).map(([key, value]) => [key, String(value)]));
  return node("div", { class: `board ${role}` }, table, style && { ...node("i", { class: "frame" }), style });
}

/** How dark a number is among numbers up to `most`: 0 for a zero, 9 for the largest. */
export function shadeOf(value: number, most: number): number {
  return most === 0 ? 0 : Math.round((9 * Math.abs(value)) / most);
}

/** A number as text, with the minus of print. */
export function numeral(value: number): string {
  return value < 0 ? `−${-value}` : String(value);
}

/** What an arrow or Page key moves along, counted from the last axis (-1 is the width), and by how much. */
export function arrow(key: string): readonly [axis: -1 | -2 | -3, by: 1 | -1] | undefined {
  const moves = {
    ArrowLeft: [-1, -1],
    ArrowRight: [-1, 1],
    ArrowUp: [-2, -1],
    ArrowDown: [-2, 1],
    PageUp: [-3, -1],
    PageDown: [-3, 1],
  } as const;
  return moves[key as keyof typeof moves];
}

/** Cells in rows of one length. */
export function inRows(cells: readonly Cell[], wide: number): readonly (readonly Cell[])[] {
  return Array.from({ length: Math.ceil(cells.length / wide) }, (_, row) =>
    cells.slice(row * wide, (row + 1) * wide),
  );
}

/** The mark of a number that is 0, or below it. */
export function signOf(value: number): string | false {
  return value === 0 ? "nought" : value < 0 && "less";
}

/** Those of the marks that hold, as a class; undefined where none does. */
export function marked(marks: readonly (string | false | undefined)[]): string | undefined {
  const kept = marks.filter(Boolean);
  return kept.length > 0 ? kept.join(" ") : undefined;
}
