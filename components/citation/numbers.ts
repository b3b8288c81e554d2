import type { Language } from "../../src/citation.ts";
import type { Convolution } from "../../src/convolution/index.ts";
import type { Publication } from "../../src/examples/ledger.ts";
import { text } from "../../src/formula/text.ts";
import { networkWordsOf, phrasesOf } from "../../src/locales/index.ts";
import { givenOf } from "../lesson/given.ts";
import { grouped } from "../lesson/quantity.ts";
import { axesText, shape } from "../picture/text.ts";

/** What the ledger keeps of a version, each number with its name in a language: the layer first, then what follows from it. */
export function numbersOf({ layer, values = {}, formula }: Publication, language: Language) {
  const phrases = phrasesOf(language);
  const { quantity, buffers } = networkWordsOf(language);
  const names: Readonly<Record<string, string>> = { ...quantity, ...phrases.quantity, buffers };
  const given = layer ? givenOf(layer as Convolution, phrases) : [];
  return [
    ...given.map(({ label, value }) => ({ name: label, value })),
    ...(formula ? [{ name: phrases.rule, value: text(formula) }] : []),
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
