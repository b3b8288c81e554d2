import { im2col } from "../../src/convolution/index.ts";
import { format } from "../../src/locales/format.ts";
import type { LiveWalkerWords } from "../../src/locales/index.ts";
import { boardNode, type Cell, numeral, shadeOf } from "../widget/board.ts";
import { type Node, node } from "../widget/node.ts";
import type { Walk } from "./state.ts";

/** The window as a row of a matrix (im2col): the row and the kernel below it, and every window's row in small. */
export function rowNode(walk: Walk, words: LiveWalkerWords): Node {
  const { layer, operands, element, channel, at, count } = walk;
  const group = Math.floor(channel / (layer.outChannels / layer.groups));
  const { shape, data } = matrixOf(walk, group);
  const [length = 0] = shape;
  const entry = (row: number, column: number) => data[row * count + column] as number;
  const largest = walk.most.input;
  const products = element.slices.flatMap((slice) => slice.products);
  const window = products.map(
    (_, row): Cell => ({ text: numeral(entry(row, at)), shade: shadeOf(entry(row, at), largest) }),
  );
  const weights = products.map(({ weight }): Cell => {
    const value = operands.weights.data[weight] as number;
    return {
      text: numeral(value),
      shade: shadeOf(value, walk.most.weight),
      marks: value < 0 ? "less" : value === 0 ? "nought" : undefined,
    };
  });
  const values = products.map(
    ({ value }): Cell => ({ text: numeral(value), marks: value === 0 ? "nought" : undefined }),
  );
  const board = (
    name: string,
    role: "input" | "kernel" | "product",
    label: string,
    cells: readonly Cell[],
  ) => [
    node("p", { class: "heads" }, node("b", { class: `lit-${role}` }, label)),
    boardNode({ name, role, label }, () => [cells]),
  ];
  const facts = { rows: count, columns: length };
  return node(
    "div",
    { class: "rows" },
    board("window", "input", words.row, window),
    board("kernel", "kernel", words.weights, weights),
    board("products", "product", words.product, values),
    node("p", { class: "heads" }, node("b", { class: "lit-input" }, format(words.matrix, facts))),
    matrixNode(entry, { rows: count, columns: length, at, largest }),
  );
}

const known = new WeakMap<object, Map<number, ReturnType<typeof im2col>>>();

// A move of the window alone makes nothing anew.
function matrixOf({ layer, operands }: Walk, group: number): ReturnType<typeof im2col> {
  const matrices = known.get(operands) ?? new Map<number, ReturnType<typeof im2col>>();
  known.set(operands, matrices);
  const matrix = matrices.get(group) ?? im2col(layer, operands.input, group);
  matrices.set(group, matrix);
  return matrix;
}

interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly at: number;
  readonly largest: number;
}

/** The whole matrix as shades, a path a shade, and the present window's row framed. */
function matrixNode(
  entry: (row: number, column: number) => number,
  { rows, columns, at, largest }: Matrix,
): Node {
  const paths = Array.from({ length: 10 }, () => "");
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < columns; x++) paths[shadeOf(entry(x, y), largest)] += `M${x} ${y}h1v1h-1z`;
  const shades = paths.map((d, shade) => d !== "" && node("path", { class: `s${shade}`, d }));
  const frame = node("path", { class: "row-frame", d: `M0 ${at}h${columns}v1h${-columns}z` });
  return node(
    "svg",
    { class: "matrix input", viewBox: `-0.5 -0.5 ${columns + 1} ${rows + 1}`, "aria-hidden": "true" },
    shades,
    frame,
  );
}
