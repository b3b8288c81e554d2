/** The words of each language, and which languages there are. */
import type { Language } from "../citation.ts";
import { en } from "./en/index.ts";
import type { NetworkWords } from "./network-words.ts";
import type { Phrases } from "./phrases.ts";
import type { SolverWords } from "./solver-words.ts";
import { zhCn } from "./zh-cn/index.ts";

export { format, formatIssue } from "./format.ts";
export type { CountingId, CountingWords, LayerPageWords, LiveLayerWords } from "./layer-words.ts";
export type { LiveNetworkWords, NetworkWords, SettingName } from "./network-words.ts";
export type { LiveWords, Phrases, QuantityName } from "./phrases.ts";
export type { LiveSolverWords, SolverField, SolverWords } from "./solver-words.ts";

/** Every word of one language: a folder has them all. */
export interface LanguageWords {
  readonly site: Phrases;
  readonly networks: NetworkWords;
  readonly solver: SolverWords;
}

// The first is the one whose pages stand at the root.
const words: Readonly<Record<Language, LanguageWords>> = { en, "zh-cn": zhCn };

export const languages = Object.keys(words) as readonly Language[];
export const defaultLanguage = languages[0] as Language;

/** The words of a language. */
export function phrasesOf(language: Language): Phrases {
  return words[language].site;
}

/** The words of the network pages in a language. */
export function networkWordsOf(language: Language): NetworkWords {
  return words[language].networks;
}

/** The words of the solver in a language. */
export function solverWordsOf(language: Language): SolverWords {
  return words[language].solver;
}
