import type { Step } from "../../src/convolution/index.ts";
import type { LayerSpec } from "../../src/layers/index.ts";
import { format } from "../../src/locales/format.ts";
import type { LiveNetworkWords } from "../../src/locales/index.ts";
import type { LayerSummary } from "../../src/networks/summarize.ts";
import { isIdle, type SharedStep, shareAxes } from "../derivation/steps.ts";
import { axesText } from "../picture/text.ts";

/** A layer as one reads it in a table: its kind, its kernel, and what is not as it is by default. */
export function settingsText(layer: LayerSpec, words: LiveNetworkWords, shares?: string): string {
  const { kind, ...own } = layer as LayerSpec & Partial<Record<string, unknown>>;
  const name = (own.name as string | undefined) ?? words.kind[kind];
  const kernel = own.kernelSize === undefined ? "" : sizes(own.kernelSize);
  const settings = listed.flatMap(([field, setting, standard]) => {
    const value = own[field];
    if (value === undefined || sizes(value) === standard) return [];
    return [format(words.setting[setting], { value: sizes(value) })];
  });
  if (shares) settings.push(format(words.setting.shares, { value: shares }));
  return [[name, kernel].filter(Boolean).join(" "), ...settings].join(words.between.settings);
}

/** What is told of a layer, by which words, and what it is by default and so is not told. */
const listed: readonly (readonly [
  field: string,
  setting: keyof LiveNetworkWords["setting"],
  standard: string,
])[] = [
  ["stride", "stride", "1"],
  ["padding", "padding", "0"],
  ["cropping", "padding", ""],
  ["outputPadding", "outputPadding", "0"],
  ["dilation", "dilation", "1"],
  ["groups", "groups", "1"],
  ["scale", "scale", "true"],
  ["factor", "scale", ""],
  ["outputSize", "to", ""],
  ["ceilMode", "ceilMode", "false"],
  ["bias", "noBias", "true"],
];

function sizes(value: unknown): string {
  return Array.isArray(value) ? axesText(value) : String(value);
}

/** The lines a layer's derivation is read in: what tells nothing is left out, and axes that read alike share a line. */
export function linesOf(row: Pick<LayerSummary, "steps" | "receptiveFieldSteps">): readonly SharedStep[] {
  const steps = [...row.steps, ...row.receptiveFieldSteps];
  return shareAxes(steps.filter((step) => !isIdle(step) && !isTrivial(step) && !leftOut.has(step.quantity)));
}

// They stand in another line, or only repeat what came in.
const leftOut = new Set(["weights", "biases", "inputElements"]);

// A count that is given without a computation: no parameters, no multiply-accumulates, no biases.
function isTrivial({ formula }: Step): boolean {
  return formula.kind === "integer" && formula.value === 0;
}

/** What a line is about: its quantity, and the axes it is of where not every axis reads alike; none for the whole layer. */
export function lineLabel(
  quantity: string,
  { axes }: SharedStep,
  axisNames: readonly string[],
  words: Pick<LiveNetworkWords, "between" | "onAxes">,
): string {
  if (axes.length === 0 || axes.length === axisNames.length) return quantity;
  const names = axes.map((axis) => axisNames[axis]).join(words.between.axes);
  return format(words.onAxes, { quantity, axes: names });
}
