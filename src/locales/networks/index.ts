/** The words of the network pages in each language. */
import type { Language } from "../../citation.ts";
import { networkWords as en } from "./en.ts";
import type { NetworkWords } from "./words.ts";
import { networkWords as zhCn } from "./zh-cn.ts";

export type { LiveNetworkWords, NetworkWords, SettingName } from "./words.ts";

/** The words of the network pages in a language. */
export function networkWordsOf(language: Language): NetworkWords {
  return language === "en" ? en : zhCn;
}
