import { format } from "../../src/locales/format.ts";
import type { LiveWalkerWords } from "../../src/locales/index.ts";
import { pairNode, valueNode } from "../derivation/line.ts";
import { drawingNode } from "../picture/nodes.ts";
import { drawLayer } from "../picture/picture.ts";
import { boardNode, type Cell, inRows, marked, numeral, shadeOf } from "../widget/board.ts";
import { type Node, node } from "../widget/node.ts";
import { type Lights, lightsOf, type View } from "./lights.ts";
import { planeCount, planeStart } from "./places.ts";
import { rowNode } from "./row.ts";
import { sliceName } from "./say.ts";
import { slicesNode } from "./slices.ts";
import type { Walk } from "./state.ts";

/** The whole walk: its slices or its row, what becomes of them, the output, and the equation. */
export function walkNode(walk: Walk, view: View, words: LiveWalkerWords): Node {
  const lights = lightsOf(walk, view.pointed ?? view.chosen);
  const left = walk.account === "row" ? rowNode(walk, words) : slicesNode(walk, view, lights, words);
  return node(
    "div",
    { class: `walk ${walk.account}` },
    left,
    madeNode(walk, view, lights, words),
    solidNode(walk),
    equationNode(walk, words),
  );
}

/** The sums, the bias, the cell they make, and the output so far. */
function madeNode(walk: Walk, view: View, lights: Lights, words: LiveWalkerWords): Node {
  const { layer, derivation, channel, position } = walk;
  const isDeep = layer.kernelSize.length > 2;
  const facts = { n: channel + 1, count: layer.outChannels };
  const title = [
    format(words.output, facts),
    isDeep && format(words.depthShown, { depth: (position[0] as number) + 1 }),
  ];
  const label = format(words.outputLabel, { n: channel + 1 });
  const board = boardNode({ name: "output", role: "output", label, isLive: view.isLive }, () =>
    inRows(outputCells(walk, lights), derivation.outputSize.at(-1) as number),
  );
  const kernels = Array.from({ length: layer.outChannels }, (_, nth) =>
    node(
      "button",
      { type: "button", "data-kernel": nth, disabled: !view.isLive, "aria-pressed": String(nth === channel) },
      String(nth + 1),
    ),
  );
  return node(
    "div",
    { class: "made" },
    accountNode(walk, words),
    node(
      "p",
      { class: "heads lands" },
      node("b", { class: "lit-output" }, title.filter(Boolean).join(" · ")),
    ),
    board,
    layer.outChannels > 1 &&
      node("div", { class: "kernels", role: "group", "aria-label": words.kernels }, kernels),
  );
}

/** What is added, line by line: a sum a slice where they are told apart, the bias, and the cell. */
function accountNode(walk: Walk, words: LiveWalkerWords): Node {
  const { element, part, parts, account, layer } = walk;
  const { slices, added } = element;
  const line = (name: string, value: number, isTold: boolean, attributes = {}) =>
    node("div", attributes, node("dt", {}, name), node("dd", {}, isTold ? numeral(value) : "…"));
  const sums = slices.map((slice, nth) =>
    line(format(words.sumOf, { name: sliceName(walk, slice, words) }), slice.sum.value, nth < part, {
      class: "of-slice",
    }),
  );
  return node(
    "dl",
    { class: "account" },
    account === "slices" ? sums : [],
    layer.bias && line(words.bias, added.values.b as number, part > slices.length),
    line(words.cell, added.value, part === parts, { class: "total" }),
  );
}

/** The output channel as far as it is written; where an input cell is pointed at, the weights that read it. */
function outputCells(walk: Walk, lights: Lights): readonly Cell[] {
  const { channel, count, at, part, parts, output, operands, derivation } = walk;
  const own = Array.from({ length: count }, (_, place) => output.data[channel * count + place] as number);
  const most = Math.max(...own.map(Math.abs));
  const start = planeStart(walk);
  return own.slice(start, start + planeCount(derivation.outputSize)).map((value, nth) => {
    const place = start + nth;
    const weight = lights.outputs.get(place);
    const isWritten = place < at || (place === at && part === parts);
    const states = [
      place === at && "now",
      weight !== undefined && "through",
      lights.window === place && "seen",
    ];
    const marks = marked([...states, isWritten && value < 0 && "less"]);
    const shown = weight === undefined ? isWritten && value : operands.weights.data[weight];
    const text = typeof shown === "number" ? numeral(shown) : "";
    return { text, shade: isWritten ? shadeOf(value, most) : 0, marks, isChosen: place === at };
  });
}

const solids = new WeakMap<object, Map<number, Node>>();

/** The whole volumes, with the window and the cell it makes: what the slices are slices of. */
function solidNode({ layer, derivation, position, at }: Walk): Node {
  const known = solids.get(layer) ?? new Map<number, Node>();
  solids.set(layer, known);
  const make = () => {
    const { input, output } = drawLayer(layer, derivation, position);
    const solid = (drawing: typeof input, role: string) =>
      node("div", { class: `drawing ${role}` }, drawingNode(drawing, role));
    return node(
      "div",
      { class: "solids", "aria-hidden": "true" },
      solid(input, "input"),
      solid(output, "output"),
    );
  };
  const solid = known.get(at) ?? make();
  known.set(at, solid);
  return solid;
}

/** The cell's equation: the sums added, or every product. */
function equationNode({ account, element, part, parts }: Walk, words: LiveWalkerWords): Node {
  const { added, atOnce } = element;
  const step = { step: account === "slices" ? added : atOnce, axes: [] };
  const formula = part < parts ? [] : account === "slices" ? pairNode(step, 1) : valueNode(step, 1);
  return node("div", { class: "worked", "aria-label": words.equation, role: "group" }, formula);
}
