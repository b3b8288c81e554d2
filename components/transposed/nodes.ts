import { format } from "../../src/locales/format.ts";
import type { LiveTransposedWords } from "../../src/locales/index.ts";
import { pairNode } from "../derivation/line.ts";
import { boardNode, type Cell, inRows, marked, numeral, shadeOf } from "../widget/board.ts";
import { type Node, node } from "../widget/node.ts";
import type { Turned } from "./state.ts";

/** The whole view of a layer: its maps with which is which, the view that is chosen, and how often each cell is painted. */
export function turnedNode(turned: Turned, words: LiveTransposedWords): Node {
  const { layer, output, derivation, view, square } = turned;
  const facts = { i: layer.inputSize[0], o: output.length };
  const wide = output.length;
  const most = Math.max(...square);
  const counts = square.map((count): Cell => ({ text: String(count), shade: shadeOf(count, most) }));
  const steps = derivation.steps.filter(({ quantity }) => quantity === "outputSize");
  return node(
    "div",
    { class: `turned-view ${view}` },
    node("p", { class: "which" }, format(words.which, facts)),
    rowNode("input", words.input, inputCells(turned)),
    viewNode(turned, words),
    node(
      "div",
      { class: "board-row" },
      node("p", {}, words.painted),
      boardNode({ name: "counts", role: "product", label: words.painted }, [oneRow(turned.counts)]),
    ),
    node("p", { class: "said" }, sayTurned(turned, words)),
    node(
      "div",
      { class: "worked" },
      steps.map((step) => pairNode({ step, axes: [] }, 1)),
    ),
    node(
      "div",
      { class: "checker" },
      node("p", {}, format(words.square, { wide })),
      boardNode(
        { name: "square", role: "output", label: format(words.square, { wide }) },
        inRows(counts, wide),
      ),
    ),
  );
}

function viewNode(turned: Turned, words: LiveTransposedWords): Node {
  if (turned.view === "zeros") return zerosNode(turned, words);
  return turned.view === "matrix" ? matrixNode(turned, words) : scatterNode(turned, words);
}

/** Each input cell's kernel, painted where it falls; what is cut off at the ends is dashed; below, what adds up. */
function scatterNode(turned: Turned, words: LiveTransposedWords): Node {
  const { layer, input, weights, soFar, at, derivation } = turned;
  const [s = 1, k = 1] = [layer.stride[0], layer.kernelSize[0]];
  const [[before] = [0]] = derivation.padding;
  const rows = Array.from(input.data, (value, row) => {
    const cells = paddedCells(turned, (place) => {
      const tap = place + before - row * s;
      if (tap < 0 || tap >= k || row > at) return undefined;
      return value * (weights.data[tap] as number);
    });
    return cells.map((cell) => ({ ...cell, marks: marked([cell.marks, row === at && "in"]) }));
  });
  const sums = paddedCells(turned, (place) => soFar[place]);
  return node(
    "div",
    { class: "view" },
    rowNode("kernel", words.kernel, oneRow(Array.from(weights.data))),
    boardNode({ name: "painting", role: "kernel", label: words.painting }, rows),
    node("p", {}, words.added),
    boardNode({ name: "output", role: "output", label: words.output }, [lit(turned, sums)]),
  );
}

/** The input with zeros put in, the kernel turned round under its first window, the output that comes of it. */
function zerosNode(turned: Turned, words: LiveTransposedWords): Node {
  const { zeros, byZeros, layer, at } = turned;
  const [[before = 0, after = 0] = []] = zeros.layer.padding as readonly (readonly [number, number])[];
  const s = layer.stride[0] as number;
  const padded = [...Array(before).fill(0), ...Array.from(zeros.input.data), ...Array(after).fill(0)];
  const cells = padded.map((value, place): Cell => {
    const own = place - before;
    const isInput = own >= 0 && own % s === 0 && own < zeros.input.data.length;
    const marks = marked([!isInput && "outside", own === at * s && "in seen"]);
    return { text: numeral(value), shade: isInput ? 4 : 0, marks };
  });
  return node(
    "div",
    { class: "view" },
    node("p", {}, words.zerosIn),
    boardNode({ name: "zeros", role: "input", label: words.zerosIn }, [cells]),
    rowNode("kernel", words.turnedKernel, oneRow(Array.from(zeros.weights.data))),
    node("p", {}, words.output),
    boardNode({ name: "output", role: "output", label: words.output }, [lit(turned, oneRow(byZeros))]),
  );
}

/** The matrix of the convolution behind turned round: a row an output cell, a column an input cell, which is lit. */
function matrixNode(turned: Turned, words: LiveTransposedWords): Node {
  const { matrix, output, at } = turned;
  const rows = output.map((_, row) =>
    matrix.map((windows, column): Cell => {
      const weight = windows[row] as number;
      const marks = marked([weight === 0 && "nought", column === at && "in seen"]);
      return { text: numeral(weight), shade: weight === 0 ? 0 : 4, marks };
    }),
  );
  const sums = lit(turned, oneRow(output)).map((cell) => [cell]);
  const inputs = inputCells(turned).map((cell) => [cell]);
  return node(
    "div",
    { class: "view product" },
    node("p", {}, words.matrix),
    node(
      "div",
      { class: "boards" },
      boardNode({ name: "matrix", role: "kernel", label: words.matrix }, rows),
      node("span", { class: "sign" }, "×"),
      boardNode({ name: "column", role: "input", label: words.input }, inputs),
      node("span", { class: "sign" }, "="),
      boardNode({ name: "output", role: "output", label: words.output }, sums),
    ),
  );
}

function rowNode(role: "input" | "kernel", name: string, cells: readonly Cell[]): Node {
  return node(
    "div",
    { class: "board-row" },
    node("p", {}, name),
    boardNode({ name: role, role, label: name }, [cells]),
  );
}

/** The output with what is cut off before and after it, by the number at each place, from below 0 on. */
function paddedCells(
  { derivation, output }: Turned,
  numberAt: (place: number) => number | undefined,
): readonly Cell[] {
  const [[before = 0, after = 0] = []] = derivation.padding;
  return Array.from({ length: before + output.length + after }, (_, column) => {
    const place = column - before;
    const value = numberAt(place);
    const isCut = place < 0 || place >= output.length;
    return {
      text: value === undefined ? "" : numeral(value),
      shade: value === undefined || isCut ? 0 : 4,
      marks: marked([isCut && "outside"]),
    };
  });
}

function inputCells({ input, at }: Turned): readonly Cell[] {
  return Array.from(input.data, (value, cell) => ({
    text: numeral(value),
    shade: 4,
    marks: marked([cell === at && "in seen"]),
  }));
}

function oneRow(values: readonly number[]): readonly Cell[] {
  const most = Math.max(...values);
  return values.map((value) => ({ text: numeral(value), shade: shadeOf(value, most) }));
}

/** Cells of the output, padded or not, those lit that the chosen input cell paints. */
function lit({ matrix, at, output }: Turned, cells: readonly Cell[]): readonly Cell[] {
  const painted = matrix[at] ?? [];
  const before = cells.length === output.length ? 0 : cells.findIndex(({ marks }) => !marks);
  return cells.map((cell, column) =>
    (painted[column - before] ?? 0) > 0 ? { ...cell, marks: marked([cell.marks, "now"]) } : cell,
  );
}

/** What the chosen input cell paints, in a sentence. */
export function sayTurned({ at, input, matrix, output }: Turned, words: LiveTransposedWords): string {
  const painted = (matrix[at] ?? []).flatMap((weight, place) => (weight > 0 ? [place + 1] : []));
  const facts = { n: at + 1, i: input.data.length, x: input.data[at], o: output.length };
  const ends = { first: painted[0], last: painted.at(-1) };
  return format(painted.length > 0 ? words.said : words.saidNone, { ...facts, ...ends });
}
