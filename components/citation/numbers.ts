import type { Language } from "../../src/citation.ts";
import type { Convolution, Step } from "../../src/convolution/index.ts";
import type { Publication } from "../../src/examples/ledger.ts";
import { toHtml } from "../../src/formula/markup.ts";
import { networkWordsOf, phrasesOf } from "../../src/locales/index.ts";
import { ruleNode } from "../derivation/line.ts";
import { givenOf } from "../lesson/given.ts";
import { grouped } from "../lesson/quantity.ts";
import { axesText, shape } from "../picture/text.ts";

/** What the ledger keeps of a version, each number with its name in a language: the layer first, then what follows from it. */
export function numbersOf({ layer, values = {} }: Publication, language: Language) {
  const phrases = phrasesOf(language);
  const { quantity, buffers } = networkWordsOf(language);
  const names: Readonly<Record<string, string>> = { ...quantity, ...phrases.quantity, buffers };
  const given = layer ? givenOf(layer as Convolution, phrases) : [];
  return [
    ...given.map(({ label, value }) => ({ name: label, value })),
    ...Object.entries(values).map(([name, value]) => ({
      name: names[name] ?? name,
      value: written(name, value, phrases.lang),
    })),
  ];
}

function written(name: string, value: unknown, lang: string): string {
  if (!Array.isArray(value)) return grouped(value as number, lang);
  return /Shape|Size/.test(name) ? shape(value) : axesText(value);
}

/** An equation, set as the derivations set it, with its source for copying. */
export function ruleOf({ symbol, formula }: Pick<Publication, "symbol" | "formula">): string {
  return toHtml(ruleNode({ step: { symbol, formula } as Step, axes: [] }, 1, true));
}
