import { axisLetters, type Convolution, type WindowedLayer } from "../../src/convolution/index.ts";
import { format } from "../../src/locales/format.ts";
import type { LiveSolverWords } from "../../src/locales/index.ts";
import { letters, stateOf } from "../calculator/state.ts";
import type { lineNode } from "../derivation/line.ts";
import { plainLine, type SharedStep } from "../derivation/steps.ts";
import { type Complaint, entriesOf, queryOf, readText, type State } from "../form/state.ts";
import { axesText, shape } from "../picture/text.ts";
import { type Node, node } from "../widget/node.ts";
import type { Answer, Row, SolverIssue } from "./answer.ts";
import { boxesOf } from "./state.ts";

/** The words of the solver with those for what can be wrong with any layer. */
type SolverText = LiveSolverWords & {
  readonly field: Readonly<Record<string, string>>;
  readonly issue: Readonly<Record<string, string>>;
};

/** What the table of solutions says, and where a solution opens in the calculator. */
export interface RowWords extends SolverText {
  readonly quantity: Readonly<Record<string, string>>;
  readonly columns: readonly Column[];
  readonly toCalculator: string;
  readonly fieldOnAxis: string;
  readonly calculator: { readonly address: string; readonly preset: State };
}

/** A column of the table: its cell's key, its name, and the class of those that some kinds of layer have alone. */
export interface Column {
  readonly key: string;
  readonly name: string;
  readonly own?: "gather" | "scatter" | "weigh";
}

/** How a row's derivation stands: set in formulas by `lineNode` where it is open, in plain text where a page is built, else not at all. */
type Derived = typeof lineNode | "plain" | "closed";
type DerivedBy = (window: string) => Derived;

/** The rows of the table; how each one's derivation stands goes by the window that its button is called after. */
export function tableBody({ rows }: Answer, derivedBy: DerivedBy, words: RowWords, lang: string): Node {
  const each = rows.map((row, at) => rowNodes(row, at, derivedBy(windowText(row, words)), words, lang));
  return node("tbody", {}, each);
}

/** The two rows of a solution: its numbers, and under them how they are derived. */
function rowNodes(row: Row, at: number, derived: Derived, words: RowWords, lang: string): readonly Node[] {
  const texts: Readonly<Record<string, string>> = cellTexts(row, lang, words);
  const [first, ...columns] = words.columns as readonly [Column, ...Column[]];
  const open = typeof derived === "function";
  const why = `why-${at}`;
  const expands = {
    "aria-expanded": String(open),
    "aria-controls": why,
    "aria-label": windowText(row, words),
  };
  const button = node("button", { type: "button", ...expands, disabled: true }, texts[first.key]);
  const name = node("th", { scope: "row", "data-label": first.name }, button);
  const cells = columns.map(({ key, name, own }) =>
    node("td", { class: own ? `number ${own}` : "number", "data-label": name }, texts[key]),
  );
  const lines = derived !== "closed" && row.steps.map((step) => lineOf(step, row, derived, words));
  const link = node("a", { href: calculatorLink(row.layer, words.calculator) }, words.toCalculator);
  const told = [node("div", { class: "lines" }, lines), node("p", {}, link)];
  return [
    node("tr", { "data-row": at, class: open && "open" }, name, cells),
    node("tr", { class: "why", id: why }, node("td", { colspan: words.columns.length }, told)),
  ];
}

function lineOf(
  { step, axes }: SharedStep,
  { layer: { inputSize } }: Row,
  derived: typeof lineNode | "plain",
  { quantity, fieldOnAxis }: RowWords,
): Node {
  const field = quantity[step.quantity] ?? "";
  const axis = axisLetters(inputSize.length)[axes[0] as number]?.toUpperCase();
  // Of axes that differ, each line says whose it is.
  const isOwn = axes.length === 1 && new Set(inputSize).size > 1;
  const label = isOwn ? format(fieldOnAxis, { field, axis }) : field;
  if (derived !== "plain") return derived({ step, axes: [] }, label);
  const rule = node("span", { class: "rule" }, plainLine(step));
  return node("div", { class: "line" }, node("span", { class: "label" }, label), rule);
}

// Says what differs from what the calculator opens with; the form of another kind holds what a convolution's does, and its
// kind and output padding. A pooling strides by its kernel there, unless the address tells.
function calculatorLink(layer: WindowedLayer, { address, preset }: RowWords["calculator"]): string {
  const { kind, inputSize } = layer;
  if (kind === "convolution") return address + queryOf(entriesOf(stateOf(layer), preset));
  if (kind !== "transposed-convolution") {
    const state = stateOf({ ...preset, ...layer, inChannels: layer.channels } as never);
    const told = Object.entries({ ...state, kind }).filter(
      ([name, text]) => name.startsWith("stride") || text !== preset[name],
    );
    return address + queryOf(told);
  }
  const { outputPadding } = layer;
  const added = letters.map((letter, at) => [
    `outputPadding-${letter}`,
    String(outputPadding[Math.max(0, at - letters.length + inputSize.length)]),
  ]);
  const state = stateOf(layer as unknown as Convolution);
  const perAxis = new Set(outputPadding).size > 1 ? "yes" : state.perAxis;
  return (
    address + queryOf(entriesOf({ ...state, perAxis, kind, ...Object.fromEntries(added) } as State, preset))
  );
}

/** The texts of a row's cells, in the order of the table. */
export function cellTexts(
  { solution, parameters, macs, unused, layer, padding }: Row,
  lang: string,
  words: SolverText,
) {
  const { stride, dilation, outputPadding = "", same } = solution;
  return {
    kernelSize: shape(layer.kernelSize),
    stride: String(stride),
    padding: axesText(padding),
    dilation: String(dilation),
    outputPadding: axesText([outputPadding].flat()),
    parameters: parameters.toLocaleString(lang),
    macs: macs.toLocaleString(lang),
    same: same ? words.same : "",
    unused: axesText(unused ?? [""]),
  };
}

/** What a row goes by, for those who hear its button: its window in words. */
export function windowText({ solution, layer: { kernelSize, kind } }: Row, words: SolverText): string {
  const { outputPadding = 0 } = solution;
  const isAdded = [outputPadding].flat().some((extra) => extra > 0);
  const pooled = kind === "max-pooling" ? words.windowPooled : words.window;
  return format(isAdded ? words.windowAdded : pooled, { ...solution, kernelSize });
}

/** How many solutions there are, how many of them stand below, or why there are none. */
export function countText({ count, rows, shortfall }: Answer, lang: string, words: SolverText): string {
  if (shortfall) return format(words.none[shortfall.code], shortfall as never);
  const facts = {
    count: count.toLocaleString(lang),
    shown: rows.length,
    more: (count - rows.length).toLocaleString(lang),
  };
  if (count > rows.length) return format(words.more, facts);
  return format(count === 1 ? words.one : words.many, facts);
}

/** The first of the solutions, by its window; empty where there is none. */
export function firstText({ rows: [first] }: Answer, words: SolverText): string {
  return first ? format(words.first, { window: windowText(first, words) }) : "";
}

/** How many of the windows take another size to the same one; empty where none does. */
export function sharedText({ shared }: Answer, words: SolverText): string {
  return shared ? format(words.shared, shared) : "";
}

/** An issue in words, beside its field: a layer's input size is where the question starts from. */
export function complaintOf(state: State, issue: SolverIssue, words: SolverText): Complaint {
  const field = fieldOf(issue);
  const sentence = format(words.issue[issue.code] as string, { ...issue, name: words.field[field] });
  return { field, sentence, controls: wrongBoxes(state, issue) };
}

/** The names of the boxes an issue is about: of a range, those that hold what is wrong, or both. */
export function wrongBoxes(state: State, issue: SolverIssue): readonly string[] {
  const boxes = boxesOf(fieldOf(issue));
  const wrong = "value" in issue ? issue.value : undefined;
  const own = boxes.filter((name) => readText(state[name] as string) === wrong);
  return own.length > 0 ? own : boxes;
}

function fieldOf({ field }: SolverIssue): string {
  return { inputSize: "from", channels: "inChannels" }[field as string] ?? field;
}
