/** The words of the solver in each language. */
import type { Language } from "../../citation.ts";
import { solverWords as en } from "./en.ts";
import type { SolverWords } from "./words.ts";
import { solverWords as zhCn } from "./zh-cn.ts";

export type { LiveSolverWords, SolverField, SolverWords } from "./words.ts";

/** The words of the solver in a language. */
export function solverWordsOf(language: Language): SolverWords {
  return language === "en" ? en : zhCn;
}
