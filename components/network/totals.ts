import { inUnit, memoryOf } from "../../src/layers/memory.ts";
import { countings } from "../../src/networks/countings.ts";
import type { Summary } from "../../src/networks/summarize.ts";
import { operationsOf, parametersOf } from "../../src/networks/totals.ts";
import { shape } from "../picture/text.ts";

/** The texts of a network's totals, by the names of the places they are written to. */
export type TotalTexts = Readonly<
  Record<"output" | "parameters" | "buffers" | "macs" | "activations" | "memory", string>
>;

/** A network's totals as the page writes them. */
export function totalTexts({ rows, totals }: Summary, lang: string): TotalTexts {
  const number = (value: number) => value.toLocaleString(lang);
  const { parameters, outputElements } = totals;
  // Every output kept at once, as training needs them, in numbers of four bytes.
  const { activationBytes } = memoryOf({ activations: outputElements, parameters });
  const mebibytes = inUnit(activationBytes, "MiB").step.value;
  return {
    output: shape(rows.at(-1)?.outputShape ?? []),
    parameters: number(parameters),
    buffers: number(totals.buffers),
    macs: number(totals.macs),
    activations: number(outputElements),
    memory: `${mebibytes.toLocaleString(lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 })} MiB`,
  };
}

/** The ways to count parameters that differ from one framework to another. */
export const parameterCounts = [
  "trainable",
  "with statistics",
  "without biases",
  "without normalization",
] as const;

/** A network's operations and parameters by every convention, as the page writes them, by the convention's name. */
export function countedTexts({ rows }: Summary, lang: string): Readonly<Record<string, string>> {
  return Object.fromEntries([
    ...countings.map(({ id, counting }) => [id, operationsOf(rows, counting).toLocaleString(lang)]),
    ...parameterCounts.map((count) => [count, parametersOf(rows, count).toLocaleString(lang)]),
  ]);
}
