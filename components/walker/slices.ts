import { format } from "../../src/locales/format.ts";
import type { LiveWalkerWords } from "../../src/locales/index.ts";
import { shape } from "../picture/text.ts";
import { boardNode, type Cell, inRows, marked, numeral, shadeOf, signOf } from "../widget/board.ts";
import { type Node, node } from "../widget/node.ts";
import type { Lights, View } from "./lights.ts";
import { boardSize, cellAt, elementAt, type Row, rowsOf, windowStart } from "./places.ts";
import { sliceName } from "./say.ts";
import type { Walk } from "./state.ts";

/** The slices of a walk, one below the other: from the input across the kernel to the products. */
export function slicesNode(walk: Walk, view: View, lights: Lights, words: LiveWalkerWords): Node {
  const head = node(
    "p",
    { class: "heads" },
    node("b", { class: "lit-input" }, format(words.input, { shape: shape(walk.operands.input.shape) })),
    node(
      "b",
      { class: "lit-kernel" },
      format(words.kernel, { n: walk.channel + 1, count: walk.layer.outChannels }),
    ),
    node("b", {}, words.product),
  );
  const rows = rowsOf(walk).map((row) => sliceNode(walk, view, lights, words, row));
  return node("div", { class: "slices" }, head, rows);
}

/** One slice: the input with the window over it, the kernel's slice, the products, and their sum. */
function sliceNode(walk: Walk, view: View, lights: Lights, words: LiveWalkerWords, row: Row): Node {
  const name = sliceName(walk, row, words);
  const slice = walk.element.slices[row.slice];
  const isTold = row.slice < walk.part;
  const isOpen = row.row === view.open;
  const sum =
    slice &&
    walk.account === "slices" &&
    node("output", { class: "sum" }, isTold ? numeral(slice.sum.value) : "…");
  const opens = {
    type: "button",
    class: "opens",
    "data-open": row.row,
    disabled: !view.isLive,
    "aria-pressed": String(isOpen),
  };
  return node(
    "section",
    { class: marked(["slice", isOpen && "open", !slice && "unread"]), "aria-label": name },
    node(
      "p",
      { class: "slice-name" },
      node("span", {}, name),
      slice ? sum : node("small", {}, words.unread),
      node("button", opens, format(words.open, { name })),
    ),
    node(
      "div",
      { class: "boards" },
      inputBoard(walk, view, lights, words, row),
      slice && kernelBoards(walk, view, lights, words, row),
    ),
  );
}

/** The kernel's slice, and what it gives with the window: two boards of the kernel's size. */
function kernelBoards(
  walk: Walk,
  view: View,
  lights: Lights,
  words: LiveWalkerWords,
  row: Row,
): readonly Node[] {
  const { weights } = walk.operands;
  const { products = [] } = walk.element.slices[row.slice] ?? {};
  const isTold = row.slice < walk.part;
  const kernel = ({ weight }: (typeof products)[number]): Cell => {
    const value = weights.data[weight] as number;
    const marks = marked([signOf(value), lights.weights.has(weight) && "seen"]);
    const isChosen = view.chosen?.board === "weight" && view.chosen.place === weight;
    return { text: numeral(value), shade: shadeOf(value, walk.most.weight), marks, isChosen };
  };
  const name = `weight-${row.row}`;
  const isPlain = lights.weights.size === 0 && view.chosen?.board !== "weight";
  const follows = isPlain ? { of: walk.operands, as: [name, walk.channel, view.isLive].join() } : undefined;
  const cells = products.map(({ value, weight, input }): Cell => {
    const marks = marked([
      signOf(value),
      lights.products.has(weight) && "seen",
      input === undefined && "outside",
    ]);
    return { text: isTold ? numeral(value) : "", marks };
  });
  const wide = weights.shape.at(-1) as number;
  const label = format(words.weightLabel, { name: sliceName(walk, row, words) });
  const sign = (text: string) => node("span", { class: "sign", "aria-hidden": "true" }, text);
  return [
    sign("×"),
    boardNode({ name, role: "kernel", label, isLive: view.isLive, follows }, () =>
      inRows(products.map(kernel), wide),
    ),
    sign("="),
    boardNode({ name: `product-${row.row}`, role: "product", label: words.product }, () =>
      inRows(cells, wide),
    ),
  ];
}

/** One slice of the input with its padding, and the window over it. */
function inputBoard(walk: Walk, view: View, lights: Lights, words: LiveWalkerWords, row: Row): Node {
  const { layer, derivation, operands } = walk;
  const [rows, columns] = boardSize(walk);
  const name = `input-${row.row}`;
  const isRead = row.slice >= 0;
  const isDilated = layer.dilation.some((step) => step > 1);
  const cell = (_: unknown, at: number): Cell => {
    const place = cellAt(walk, name, at)?.place;
    const value = place === undefined ? 0 : (operands.input.data[place] as number);
    // Where the kernel reads all that it spans, the frame says it.
    const isIn = isRead && isDilated && isUnder(walk, elementAt(walk, row, at));
    const isSeen = place !== undefined && lights.inputs.has(place);
    const marks = marked([place === undefined && "outside", isIn && "in", isSeen && "seen"]);
    const isChosen = view.chosen?.board === "input" && view.chosen.place === place;
    return { text: numeral(value), shade: shadeOf(value, walk.most.input), marks, isChosen };
  };
  const along = (axis: number) => {
    const start = windowStart(walk).at(axis);
    if (start === undefined) return [0, 1] as const; // a layer of one axis has no rows
    const before = derivation.padding.at(axis)?.[0] as number;
    return [start + before, derivation.effectiveKernel.at(axis) as number] as const;
  };
  const [[top, height], [left, width]] = [along(-2), along(-1)];
  const frame = isRead ? { left, top, width, height } : undefined;
  const label = format(words.inputLabel, { name: sliceName(walk, row, words) });
  const isPlain = !isDilated && lights.inputs.size === 0 && view.chosen?.board !== "input";
  const follows = isPlain
    ? { of: operands, as: [name, elementAt(walk, row, 0), view.isLive].join() }
    : undefined;
  const facts = { name, role: "input", label, isLive: view.isLive, frame, follows } as const;
  return boardNode(facts, () => inRows(Array.from({ length: rows * columns }, cell), columns));
}

/** Whether one of the window's elements lies on an element of the input: with dilation, not all that it spans. */
function isUnder(walk: Walk, element: readonly number[]): boolean {
  const start = windowStart(walk);
  return element.every((at, axis) => {
    const steps = (at - (start[axis] as number)) / (walk.layer.dilation[axis] as number);
    return Number.isInteger(steps) && steps >= 0 && steps < (walk.layer.kernelSize[axis] as number);
  });
}
