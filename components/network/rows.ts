import { toElement, update } from "../../src/formula/markup.ts";
import { format } from "../../src/locales/format.ts";
import type { LiveNetworkWords } from "../../src/locales/index.ts";
import type { LayerSummary, Summary } from "../../src/networks/summarize.ts";
import { totalsOf } from "../../src/networks/totals.ts";
import type { lineNode } from "../derivation/line.ts";
import { axesText, shape } from "../picture/text.ts";
import { type Node, node } from "../widget/node.ts";
import { type Barred, largestOf, shareNode } from "./chart.ts";
import { lineLabel, linesOf, settingsText } from "./layer-text.ts";
import { stageKeys, stagesOf } from "./stages.ts";

/** The rows of the table, by keys that stay whatever comes in. */
export type Rows = ReadonlyMap<string, Node>;

/** What the table of layers says. */
export interface TableWords extends LiveNetworkWords {
  /** What the columns are called whose cells have a name of their own on a narrow page. */
  readonly columns: Readonly<Record<"outputShape" | "parameters" | "macs" | "receptiveField", string>>;
  /** What the quantities of a derivation are called, and the axes within a sentence. */
  readonly quantity: Readonly<Record<string, string>>;
  readonly axes: readonly string[];
}

/** What of a network's table is open at first: all its stages where they are short to read, else none. */
export function openAtFirst(rows: readonly LayerSummary[]): ReadonlySet<string> {
  return new Set(rows.length <= 60 ? stageKeys(rows) : []);
}

/**
 * The rows of the table: a stage of several layers, the layers of those stages that are open and of those that have but
 * one, and under an open layer the derivation of its numbers, once there is what sets its lines.
 */
export function tableRows(
  { rows }: Summary,
  open: ReadonlySet<string>,
  words: TableWords,
  lang: string,
  line?: typeof lineNode,
): Rows {
  const stages = stagesOf(rows).map((stage) => ({ ...stage, totals: totalsOf(stage.rows) }));
  const [largestStage, largestRow] = [largestOf(stages.map(({ totals }) => totals)), largestOf(rows)];
  const layer = (row: LayerSummary, at: number, inside: boolean): (readonly [string, Node])[] => {
    const isOpen = line !== undefined && open.has(`row-${at}`);
    const own = lineOf(row, words, lang, {
      attributes: { "data-row": at, class: classes({ inside, bare: row.parameters === 0, open: isOpen }) },
      expanded: isOpen,
      controls: isOpen ? `why-${at}` : undefined,
      note: settingsText(row.layer, words, row.shares),
      largest: inside ? largestRow : largestStage,
    });
    const why = isOpen ? [[`why-${at}`, derivationOf(row, at, words, line)] as const] : [];
    return [[`row-${at}`, own], ...why];
  };
  const entries = stages.flatMap(({ name, first, rows, totals }) => {
    if (rows.length === 1) return layer(rows[0] as LayerSummary, first, false);
    const { outputShape, receptiveField } = rows.at(-1) as LayerSummary;
    const isOpen = open.has(`stage-${first}`);
    const own = lineOf({ name, outputShape, receptiveField, ...totals }, words, lang, {
      attributes: {
        "data-stage": first,
        class: classes({ stage: true, bare: totals.parameters === 0, open: isOpen }),
      },
      expanded: isOpen,
      note: format(words.stageLayers, { count: rows.length }),
      largest: largestStage,
    });
    const layers = isOpen ? rows.flatMap((row, at) => layer(row, first + at, true)) : [];
    return [[`stage-${first}`, own] as const, ...layers];
  });
  return new Map(entries);
}

/** What a line of the table tells beside its numbers. */
interface Line {
  readonly attributes: Readonly<Record<string, string | number | undefined>>;
  readonly expanded: boolean;
  /** The id of the row that stands open below it. */
  readonly controls?: string | undefined;
  readonly note: string;
  readonly largest: Barred;
}

function lineOf(
  numbers: Pick<LayerSummary, "name" | "outputShape" | "parameters" | "macs" | "receptiveField">,
  words: TableWords,
  lang: string,
  { attributes, expanded, controls, note, largest }: Line,
): Node {
  const { receptiveField: field } = numbers;
  // Where there are none of a kind, the cell is empty.
  const count = (value: number) => (value === 0 ? "" : value.toLocaleString(lang));
  const cell = (name: keyof TableWords["columns"], text: string) =>
    node("td", { class: "number", "data-label": words.columns[name] }, text);
  const expands = { "aria-expanded": String(expanded), "aria-controls": controls };
  // Without a script it could open nothing; the widget lets it be pressed.
  const button = node("button", { type: "button", ...expands, disabled: true }, numbers.name);
  return node(
    "tr",
    attributes,
    node("th", { scope: "row" }, button, " ", node("span", {}, note)),
    node("td", { "data-symbol": "o", "data-label": words.columns.outputShape }, shape(numbers.outputShape)),
    cell("parameters", count(numbers.parameters)),
    cell("macs", count(numbers.macs)),
    cell("receptiveField", field === "all" ? words.wholeInput : axesText(field.map(({ size }) => size))),
    node("td", {}, shareNode(numbers, largest)),
  );
}

function derivationOf(row: LayerSummary, at: number, words: TableWords, line: typeof lineNode): Node {
  const lines = linesOf(row).map((shared) =>
    line(shared, lineLabel(words.quantity[shared.step.quantity] ?? "", shared, words.axes, words)),
  );
  return node("tr", { class: "why", id: `why-${at}` }, node("td", { colspan: 6 }, lines));
}

function classes(which: Readonly<Record<string, boolean>>): string | undefined {
  const held = Object.keys(which).filter((name) => which[name]);
  return held.join(" ") || undefined;
}

/** Makes the body of a table, which shows `before`, show `after`: takes out and adds rows by their keys, updates the rest. */
export function updateRows(body: Element, before: Rows, after: Rows): void {
  const shown = [...body.children];
  [...before.keys()].forEach((key, at) => {
    if (!after.has(key)) shown[at]?.remove();
  });
  let next = body.firstElementChild;
  for (const [key, made] of after) {
    const old = before.get(key);
    if (old && next) next = update(next, old, made).nextElementSibling;
    else {
      const element = toElement(made, body.ownerDocument);
      for (const button of element.querySelectorAll("button")) button.disabled = false;
      body.insertBefore(element, next);
    }
  }
}
