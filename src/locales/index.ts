/** The words of each language, and which languages there are. */
import type { Language } from "../examples/example.ts";
import { phrases as en } from "./en.ts";
import type { Phrases } from "./phrases.ts";
import { phrases as zhCn } from "./zh-cn.ts";

export type { CountingId, CountingWords, LayerPageWords, LayerWords } from "./layer-words.ts";
export type { LiveWords, Phrases, QuantityName } from "./phrases.ts";
export { say, sayIssue } from "./say.ts";

export const languages: readonly Language[] = ["en", "zh-cn"];

/** The words of a language. */
export function phrasesOf(language: Language): Phrases {
  return language === "en" ? en : zhCn;
}
