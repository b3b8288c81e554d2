import { inUnit, memoryOf } from "../../src/layers/memory.ts";
import type { Summary } from "../../src/networks/summarize.ts";
import type { Totals } from "../../src/networks/totals.ts";
import { shape } from "../picture/text.ts";

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
    memory: `${mebibytes(totals).toLocaleString(lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 })} MiB`,
  };
}

// Every output kept at once, as training needs them, in numbers of four bytes.
function mebibytes({ outputElements, parameters }: Totals): number {
  const { activationBytes } = memoryOf({ activations: outputElements, parameters });
  return inUnit(activationBytes, "MiB").step.value;
}
