import type { Phrases, SolverWords } from "../../src/locales/index.ts";

/** A column of the table: its cell's key, its name, and the class of those that one kind of layer has alone. */
export interface Column {
  readonly key: string;
  readonly name: string;
  readonly own?: "gather" | "spread";
}

/** The columns, in the order of `cellTexts`. */
export function columnsOf({ live }: Phrases, words: SolverWords): readonly Column[] {
  const { stride, padding, dilation } = live.field;
  return [
    { key: "kernelSize", name: words.kernel },
    { key: "stride", name: stride },
    { key: "padding", name: padding },
    { key: "dilation", name: dilation },
    { key: "outputPadding", name: words.live.field.outputPadding, own: "spread" },
    { key: "parameters", name: words.parameters },
    { key: "same", name: words.asSame },
    { key: "unused", name: words.unused, own: "gather" },
  ];
}
