import type { LiveNetworkWords } from "../../src/locales/network-words.ts";
import type { LayerSummary } from "../../src/networks/summarize.ts";
import { shape } from "../picture/text.ts";

/** The texts of a row of the table, by the names of its cells. */
export interface RowTexts {
  readonly output: string;
  readonly parameters: string;
  readonly macs: string;
  readonly field: string;
}

/** A row's numbers as the page writes them; where a layer has none of a kind, its cell is empty. */
export function rowTexts(row: LayerSummary, lang: string, words: LiveNetworkWords): RowTexts {
  return {
    output: shape(row.outputShape),
    parameters: counted(row.parameters, lang),
    macs: counted(row.macs, lang),
    field: fieldText(row.receptiveField, words),
  };
}

function counted(value: number, lang: string): string {
  return value === 0 ? "" : value.toLocaleString(lang);
}

/** How much of the network's input an element sees: one number where the axes have the same, else one an axis. */
export function fieldText(field: LayerSummary["receptiveField"], words: LiveNetworkWords): string {
  if (field === "all") return words.wholeInput;
  const sizes = field.map(({ size }) => size);
  return new Set(sizes).size === 1 ? String(sizes[0]) : shape(sizes);
}
