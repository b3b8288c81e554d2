import { format } from "../../src/locales/format.ts";
import type { LiveNetworkWords } from "../../src/locales/index.ts";
import type { LayerSummary, Summary } from "../../src/networks/summarize.ts";
import { type Node, node } from "../widget/node.ts";
import { roundedText } from "./rounded.ts";
import { stagesOf } from "./stages.ts";

// In units of the chart's own; the page stretches it to the place it has.
const width = 1000;
const height = 100;

/**
 * The chart of a network's layers, a bar a layer: parameters upwards from the line, multiply-accumulates downwards; a line
 * where a stage of several layers begins, and one through the layer that is asked about.
 */
export function chartNode(summary: Summary, words: LiveNetworkWords, lang: string, at?: number): Node {
  const step = width / summary.rows.length;
  const stages = stagesOf(summary.rows).filter(({ first, rows }) => first > 0 && rows.length > 1);
  const lines = stages.map(({ first }) => `M${tenth(first * step)} ${-height}v${2 * height}`);
  const values = (of: "parameters" | "macs") => summary.rows.map((row) => row[of]);
  const viewBox = `0 ${-height} ${width} ${2 * height}`;
  return node(
    "svg",
    { viewBox, preserveAspectRatio: "none", role: "img", "aria-label": chartText(summary, words, lang) },
    node("path", { class: "parts", d: lines.join("") }),
    node("path", { class: "parameters", d: barsPath(values("parameters"), -1, 1 - height) }),
    node("path", { class: "macs", d: barsPath(values("macs"), 1, height - 1) }),
    node("path", { class: "base", d: `M0 0h${width}` }),
    node("path", {
      class: "at",
      d: at === undefined ? "" : `M${tenth((at + 0.4) * step)} ${-height}v${2 * height}`,
    }),
  );
}

/** What the bars of a layer say: its name, its parameters and its multiply-accumulates. */
export function barText({ rows }: Summary, at: number, { bar }: LiveNetworkWords, lang: string): string {
  const { name, parameters, macs } = rows[at] as LayerSummary;
  return format(bar, {
    layer: name,
    parameters: parameters.toLocaleString(lang),
    macs: macs.toLocaleString(lang),
  });
}

/** The ends of the chart's two scales, rounded, by the names of the places they are written to. */
export function scaleTexts({ rows }: Summary) {
  const { parameters, macs } = largestOf(rows);
  return { mostParameters: roundedText(parameters), mostMacs: roundedText(macs) };
}

/** The text alternative of the chart: how many layers, and which have the most. */
export function chartText({ rows }: Summary, { chart }: LiveNetworkWords, lang: string): string {
  const most = (of: "parameters" | "macs") =>
    rows.reduce((largest, row) => (largest[of] >= row[of] ? largest : row), rows[0] as LayerSummary);
  const [heaviest, busiest] = [most("parameters"), most("macs")];
  return format(chart, {
    layers: rows.length,
    heaviest: heaviest.name,
    parameters: heaviest.parameters.toLocaleString(lang),
    busiest: busiest.name,
    macs: busiest.macs.toLocaleString(lang),
  });
}

/**
 * The path of bars that stand side by side on a line, one a value, upwards or downwards from `base`: each as high as its
 * value is of the largest, and none where there is nothing.
 */
export function barsPath(values: readonly number[], base: number, tallest: number): string {
  const largest = Math.max(...values, 1);
  const step = width / values.length;
  const broad = tenth(step * 0.8);
  return values
    .map((value, at) => {
      if (value === 0) return "";
      const tall = Math.sign(tallest) * Math.max(0.5, Math.abs((value / largest) * tallest));
      return `M${tenth(at * step)} ${base}h${broad}v${tenth(tall)}h${-broad}z`;
    })
    .join("");
}

/** What the bars of a row are drawn of. */
export type Barred = Pick<LayerSummary, "parameters" | "macs">;

/** The most that any one row has of each. */
export function largestOf(rows: readonly Barred[]): Barred {
  const most = (of: keyof Barred) => rows.reduce((largest, row) => Math.max(largest, row[of]), 0);
  return { parameters: most("parameters"), macs: most("macs") };
}

/**
 * The two bars of a row, one under the other: its parameters and its multiply-accumulates, each a stroke from the left as
 * many hundredths long as it is of the largest row's.
 */
export function shareNode(row: Barred, largest: Barred): Node {
  return node(
    "svg",
    { viewBox: "0 0 100 2", preserveAspectRatio: "none", "aria-hidden": "true" },
    node("path", { d: sharePath(row.parameters / largest.parameters, 0.5) }),
    node("path", { d: sharePath(row.macs / largest.macs, 1.5) }),
  );
}

// What is there is seen, however small; where no row has any, there is nothing to divide by.
function sharePath(share: number, y: number): string {
  return share > 0 ? `M0 ${y}h${tenth(Math.max(1, 100 * share))}` : "";
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
