import type { Language } from "../src/citation.ts";
import { defaultLanguage, languages, type Phrases, phrasesOf } from "../src/locales/index.ts";

/** The language of a page, by its address: Chinese below /zh-cn/, the default where no language begins the path. */
export function languageOf(url: URL, base: string = import.meta.env.BASE_URL): Language {
  const path = url.pathname.slice(base.replace(/\/$/, "").length);
  const [, first] = path.split("/");
  return languages.find((language) => language === first) ?? defaultLanguage;
}

/** The language, words and addresses of the page a component stands on. */
export function wordsOf({ url }: { readonly url: URL }): {
  readonly language: Language;
  readonly phrases: Phrases;
  /** The address of a page of the same language, under whatever base the site is built for. */
  readonly address: (path: string) => string;
} {
  const language = languageOf(url);
  return { language, phrases: phrasesOf(language), address: (path) => addressOf(language, path) };
}

/** The address of a page in a language, under the site's base: `addressOf("zh-cn", "calculator/")` is /zh-cn/calculator/. */
export function addressOf(language: Language, path: string, base: string = import.meta.env.BASE_URL): string {
  return `${base.replace(/\/$/, "")}/${language === defaultLanguage ? "" : `${language}/`}${path}`;
}

/** The same address with the site's host, where the site has one. */
export function absoluteAddressOf(site: URL | undefined, language: Language, path: string): string {
  const address = addressOf(language, path);
  return site ? new URL(address, site).href : address;
}

/** What a page hands to its script, as JSON for a data element; "<" is escaped, since "</script>" would end the element. */
export function serializeProps(data: unknown): string {
  return JSON.stringify(data).replaceAll("<", "\\u003c");
}

/** Words without the keys of these names, at any depth. */
export function without<Words>(words: Words, names: ReadonlySet<string>): Words {
  return JSON.parse(JSON.stringify(words, (name, value) => (names.has(name) ? undefined : value)));
}
