import { type Node, node } from "./node.ts";

/** One cell of a board: a text, and what it shows besides. */
export interface Cell {
  readonly text: string;
  /** How dark it is, from 0 to 9. */
  readonly shade?: number;
  /** Further classes: what the cell is now, such as `in` a window. */
  readonly marks?: string | undefined;
  /** Whether a reader chose it. */
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
  /** What its cells follow from, an object and what of it: where both are as before, so is the table. */
  readonly follows?: { readonly of: object; readonly as: string } | undefined;
}

type Rows = readonly (readonly Cell[])[];

/** A grid of cells with a number in each, as a table; over it, perhaps, a frame. Rows as a function are made where the table is. */
export function boardNode(facts: BoardFacts, rows: Rows | (() => Rows)): Node {
  const { role, frame, follows } = facts;
  const make = () => tableNode(facts, typeof rows === "function" ? rows() : rows);
  const table = follows ? remembered(follows.of, `${follows.as} ${facts.label}`, make) : make();
  const places = frame && { "--x": frame.left, "--y": frame.top, "--w": frame.width, "--h": frame.height };
  const style =
    places && Object.fromEntries(Object.entries(places).map(([key, value]) => [key, String(value)]));
  return node("div", { class: `board ${role}` }, table, style && { ...node("i", { class: "frame" }), style });
}

function tableNode({ name, label, isLive = false }: BoardFacts, rows: Rows): Node {
  let at = 0;
  const id = `${name}-chosen`;
  const cellNode = ({ text, shade = 0, marks, isChosen = false }: Cell) => {
    const classes = marked([`s${shade}`, marks, isChosen && "chosen"]);
    return node("td", { id: isChosen && id, class: classes, "data-at": at++ }, text);
  };
  const lines = rows.map((cells) => node("tr", {}, cells.map(cellNode)));
  const chosen = rows.flat().some(({ isChosen }) => isChosen) && id;
  const keys = isLive && { role: "grid", tabindex: 0, "aria-activedescendant": chosen };
  return node("table", { "data-board": name, "aria-label": label, ...keys }, node("tbody", {}, lines));
}

const tables = new WeakMap<object, Map<string, Node>>();

// The very same node as before, which `update` passes over.
function remembered(of: object, as: string, make: () => Node): Node {
  const known = tables.get(of) ?? new Map<string, Node>();
  tables.set(of, known);
  const table = known.get(as) ?? make();
  known.set(as, table);
  return table;
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
