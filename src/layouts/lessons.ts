import { type CollectionEntry, getCollection } from "astro:content";
import type { Language } from "../citation.ts";
import { defaultLanguage, languages } from "../locales/index.ts";

/** A lesson with the name it goes by in addresses. */
export interface Lesson {
  readonly name: string;
  readonly entry: CollectionEntry<"lessons">;
}

/** The lessons of a language, in the order they are read. */
export async function lessonsOf(language: Language): Promise<readonly Lesson[]> {
  const entries = await getCollection("lessons", ({ id }) => id.startsWith(`${language}/`));
  return entries
    .map((entry) => ({ name: entry.id.slice(language.length + 1), entry }))
    .sort((a, b) => a.entry.data.order - b.entry.data.order);
}

/** The parameters of a page that every language has, the default language at the root. */
export const languagePaths = languages.map((language) => ({
  params: { lang: language === defaultLanguage ? undefined : language },
  props: { language },
}));
