import { countings } from "../../src/networks/countings.ts";
import type { Summary } from "../../src/networks/summarize.ts";
import { operationsOf, parametersOf } from "../../src/networks/totals.ts";

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
