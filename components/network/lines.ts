import type { Step } from "../../src/convolution/index.ts";
import { text } from "../../src/formula/text.ts";
import { format } from "../../src/locales/format.ts";
import type { LiveNetworkWords } from "../../src/locales/network-words.ts";
import type { LayerSummary } from "../../src/networks/summarize.ts";
import { isIdle } from "../calculator/steps.ts";
import { type SharedStep, shareAxes } from "../derivation/steps.ts";

/** The lines a row's derivation is read in: what tells nothing is left out, and axes that read alike share a line. */
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

/** A line in plain text, for pages without JavaScript: the rule, the numbers put in, the value. */
export function lineText({ step: { symbol, formula, values, value } }: SharedStep): string {
  const numbers = text(formula, values);
  const parts = [symbol, text(formula), ...(numbers === String(value) ? [] : [numbers]), String(value)];
  return parts.join(" = ");
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
