import type { Summary } from "../../src/networks/summarize.ts";
import { shape } from "../picture-text.ts";

/** The texts of a network's totals, by the names of the places they are written to. */
export type TotalTexts = Readonly<
  Record<"output" | "parameters" | "buffers" | "macs" | "activations" | "memory", string>
>;

/** A network's totals as the page writes them. */
export function totalTexts({ rows, totals }: Summary, lang: string): TotalTexts {
  const number = (value: number) => value.toLocaleString(lang);
  return {
    output: shape(rows.at(-1)?.outputShape ?? []),
    parameters: number(totals.parameters),
    buffers: number(totals.buffers),
    macs: number(totals.macs),
    activations: number(totals.outputElements),
    memory: `${((totals.outputElements * 4) / 2 ** 20).toLocaleString(lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 })} MiB`,
  };
}
