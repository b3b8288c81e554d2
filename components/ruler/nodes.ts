import { deriveConvolution } from "../../src/convolution/convolution.ts";
import { stridesAlong, windowsAlong } from "../../src/convolution/windows-along.ts";
import { integer, quotient } from "../../src/formula/formula.ts";
import { equation } from "../../src/formula/nodes.ts";
import { format } from "../../src/locales/format.ts";
import { marked, pairNode } from "../derivation/line.ts";
import { type Node, node } from "../widget/node.ts";
import { roomFor, stripNode, windowsNode } from "./draw.ts";
import { type Answer, answersTo } from "./frameworks.ts";
import type { Ruler, Strip } from "./state.ts";
import type { RulerWords } from "./words.ts";

/** The whole ruler: every padding as a strip, the windows of the chosen one, its size worked out, and the frameworks. */
export function rulerNode(ruler: Ruler, words: RulerWords, isLive: boolean): Node {
  const layers = ruler.strips.flatMap(({ layer }) => layer ?? []);
  const room = roomFor(layers);
  const strip = (each: Strip) => {
    const { padding, layer, sentence = "" } = each;
    const press = { type: "button", "data-choose": padding, disabled: !isLive };
    const isChosen = String(padding === ruler.chosen);
    return node(
      "li",
      { class: padding === ruler.chosen ? "chosen" : undefined },
      node("b", {}, words.paddingMode[padding]),
      node("button", { ...press, "aria-pressed": isChosen }, words.paddingMode[padding]),
      layer ? stripNode(layer, room) : node("p", { class: "sentence" }, sentence),
      layer && node("span", { class: "made" }, sayStrip(each, words)),
    );
  };
  return node(
    "div",
    { class: "paddings" },
    node("ul", { "aria-label": words.sideBySide }, ruler.strips.map(strip)),
    node(
      "figure",
      { class: "rows-of-windows" },
      node("figcaption", {}, sayRuler(ruler, words)),
      windowsNode(ruler.layer, room),
    ),
    workedNode(ruler, words),
    frameworksNode(ruler, words),
  );
}

/** A strip's numbers in words: its padding, its output. */
function sayStrip({ layer }: Strip, words: RulerWords): string {
  if (!layer) return "";
  const { padding, outputSize } = deriveConvolution(layer);
  const [before, after] = padding[0] as readonly [number, number];
  return format(words.strip, { before, after, output: outputSize[0] });
}

/** The chosen padding in a sentence: its windows, what is left over, what nobody reads. */
export function sayRuler({ layer, chosen }: Ruler, words: RulerWords): string {
  const [before, after] = deriveConvolution(layer).padding[0] as readonly [number, number];
  const { windows, unread } = windowsAlong(layer, 0);
  const rest = stridesAlong(layer, 0).rest.value;
  const facts = { name: words.paddingMode[chosen], before, after, output: windows.length };
  const cells = unread.map((at) => at + 1).join(words.comma);
  return [
    format(words.said, facts),
    rest > 0 ? format(words.saidRest, { rest, stride: layer.stride[0] }) : words.saidEven,
    unread.length > 0 ? format(words.saidUnread, { cells }) : words.saidAllRead,
  ].join(words.betweenSentences);
}

/** The padding where it is worked out, the fraction of strides, and the output size, which rounds it down. */
function workedNode({ layer }: Ruler, words: RulerWords): Node {
  const { steps } = deriveConvolution(layer);
  const { fraction, exact } = stridesAlong(layer, 0);
  const shown = ["effectiveKernel", "totalPadding", "padding", "paddingBefore", "paddingAfter"];
  const own = steps.filter(({ axis }) => axis === 0);
  const before = own.filter(({ quantity, values }) => shown.includes(quantity) && values.d !== 1);
  const size = own.filter(({ quantity }) => quantity === "outputSize");
  const value = quotient(integer(exact.numerator), integer(exact.denominator));
  const line = (name: string, ...formulas: readonly Node[]) =>
    node("div", {}, node("dt", {}, name), node("dd", {}, formulas));
  const named = (step: (typeof steps)[number]) =>
    line(words.quantity[step.quantity as "outputSize"], pairNode({ step, axes: [] }, 1));
  return node(
    "dl",
    { class: "worked" },
    before.map(named),
    line(
      words.fraction,
      equation(
        [
          { formula: fraction.formula },
          { formula: fraction.formula, values: fraction.values },
          { formula: exact.denominator === 1 ? integer(exact.numerator) : value },
        ],
        { ...marked, source: false },
      ),
    ),
    size.map(named),
  );
}

/** What each framework makes of the chosen padding as it is written there. */
function frameworksNode({ layer }: Ruler, words: RulerWords): Node {
  const { padding, outputSize } = deriveConvolution(layer);
  const [before, after] = padding[0] as readonly [number, number];
  const rows = answersTo(layer).map((answer) =>
    node(
      "tr",
      { class: answer.refusals.length > 0 ? "differs" : undefined },
      node("th", { scope: "row" }, words.frameworks[answer.id]),
      answer.refusals.length === 0
        ? [
            node("td", {}, answer.word ? node("code", {}, answer.word) : String(before)),
            node("td", {}, format(words.strip, { before, after, output: outputSize[0] })),
          ]
        : node("td", { colspan: 2 }, sayRefusal(answer, { before, after }, words)),
    ),
  );
  return node("table", { class: "asked" }, node("caption", {}, words.asked), node("tbody", {}, rows));
}

function sayRefusal({ refusals, byNumbers }: Answer, facts: object, words: RulerWords): string {
  const list = refusals.map((refusal) =>
    format(words.refusal[refusal.code as "no-such-word"], { ...refusal }),
  );
  return [...new Set(list), byNumbers && format(words.byNumbers, { ...facts })]
    .filter(Boolean)
    .join(words.betweenSentences);
}
