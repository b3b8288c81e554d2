import { type CollectionEntry, getCollection } from "astro:content";
import type { Language } from "../examples/index.ts";

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

/** The parameters of a page that stands in every language: English at the root. */
export const languagePaths = [
  { params: { lang: undefined }, props: { language: "en" } },
  { params: { lang: "zh-cn" }, props: { language: "zh-cn" } },
] as const satisfies readonly { params: { lang: string | undefined }; props: { language: Language } }[];
