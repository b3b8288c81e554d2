/** The words of each language, and which languages there are. */
import type { Language } from "../citation.ts";
import { type CitationWords, citationWords } from "./en/citation.ts";
import { type NetworkWords, networkWords } from "./en/networks.ts";
import { type PlayWords, playWords } from "./en/play.ts";
import { type PracticeWords, practiceWords } from "./en/practice.ts";
import { type SeenWords, seenWords } from "./en/receptive-field.ts";
import { type Phrases, phrases } from "./en/site.ts";
import { type SolverWords, solverWords } from "./en/solver.ts";
import { type TransposedWords, transposedWords } from "./en/transposed.ts";
import { citationWords as citationZh } from "./zh-cn/citation.ts";
import { networkWords as networksZh } from "./zh-cn/networks.ts";
import { playWords as playZh } from "./zh-cn/play.ts";
import { practiceWords as practiceZh } from "./zh-cn/practice.ts";
import { seenWords as seenZh } from "./zh-cn/receptive-field.ts";
import { phrases as siteZh } from "./zh-cn/site.ts";
import { solverWords as solverZh } from "./zh-cn/solver.ts";
import { transposedWords as transposedZh } from "./zh-cn/transposed.ts";

export type { AnswerWords } from "./en/answers.ts";
export type { CitationWords } from "./en/citation.ts";
export type { LayerPageWords, LiveLayerWords } from "./en/layers.ts";
export type { LiveNetworkWords, NetworkWords } from "./en/networks.ts";
export type { LiveWalkerWords, PlayWords } from "./en/play.ts";
export type { LivePracticeWords, PracticeWords } from "./en/practice.ts";
export type { LiveSeenWords, SeenWords } from "./en/receptive-field.ts";
export type { LiveWords, Phrases } from "./en/site.ts";
export type { LiveSolverWords, SolverWords } from "./en/solver.ts";
export type { LiveTransposedWords, TransposedWords } from "./en/transposed.ts";
export { format, formatIssue } from "./format.ts";

/** Every word of one language: a folder has them all. */
interface LanguageWords {
  readonly site: Phrases;
  readonly networks: NetworkWords;
  readonly solver: SolverWords;
  readonly play: PlayWords;
  readonly citation: CitationWords;
  readonly seen: SeenWords;
  readonly transposed: TransposedWords;
  readonly practice: PracticeWords;
}

// The first is the one whose pages stand at the root.
const words: Readonly<Record<Language, LanguageWords>> = {
  en: {
    site: phrases,
    networks: networkWords,
    solver: solverWords,
    play: playWords,
    practice: practiceWords,
    seen: seenWords,
    citation: citationWords,
    transposed: transposedWords,
  },
  "zh-cn": {
    site: siteZh,
    networks: networksZh,
    solver: solverZh,
    play: playZh,
    practice: practiceZh,
    seen: seenZh,
    citation: citationZh,
    transposed: transposedZh,
  },
};

export const languages = Object.keys(words) as readonly Language[];
export const defaultLanguage = languages[0] as Language;

/** The words of a language. */
export const phrasesOf = (language: Language): Phrases => words[language].site;

/** The words of the network pages in a language. */
export const networkWordsOf = (language: Language): NetworkWords => words[language].networks;

/** The words of the solver in a language. */
export const solverWordsOf = (language: Language): SolverWords => words[language].solver;

/** The words of what a reader moves, in a language. */
export const playWordsOf = (language: Language): PlayWords => words[language].play;

/** The words of citations and of what is published, in a language. */
export const citationWordsOf = (language: Language): CitationWords => words[language].citation;

/** The words of the receptive field, in a language. */
export const seenWordsOf = (language: Language): SeenWords => words[language].seen;

/** The words of the transposed convolution, in a language. */
export const transposedWordsOf = (language: Language): TransposedWords => words[language].transposed;

/** The words of the practice page in a language. */
export const practiceWordsOf = (language: Language): PracticeWords => words[language].practice;
