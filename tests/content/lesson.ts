import { readdirSync, readFileSync } from "node:fs";
import type { Language } from "../../src/examples/index.ts";

/** A lesson as it is written. */
export interface Source {
  readonly language: Language;
  readonly name: string;
  readonly text: string;
}

/** A component a lesson embeds, with its attributes: `{ component: "Value", of: "...", quantity: "macs" }`. */
export type Embed = Readonly<Record<string, string>> & { readonly component: string };

const content = new URL("../../content/", import.meta.url);

/** Every lesson, by language and name. */
export const lessons: readonly Source[] = (["en", "zh-cn"] as const).flatMap((language) =>
  namesOf(language).map((name) => ({
    language,
    name,
    text: readFileSync(new URL(`${language}/${name}`, content), "utf8"),
  })),
);

/** The files of a language, by name. */
export function namesOf(language: Language): readonly string[] {
  return readdirSync(new URL(`${language}/`, content)).sort();
}

/** The lessons that stand in both languages, side by side. */
export const pairs = lessons
  .filter(({ language }) => language === "en")
  .map((en) => {
    const zh = lessons.find(({ language, name }) => language === "zh-cn" && name === en.name);
    return { name: en.name, en: en.text, zh: zh?.text ?? "" };
  });

/** What stands between the two lines of dashes, by key; quotes are taken off. */
export function frontmatterOf(text: string): Readonly<Record<string, string>> {
  const [, head = ""] = /^---\n([\s\S]*?)\n---\n/.exec(text) ?? [];
  return Object.fromEntries(
    head.split("\n").map((line) => {
      const [, key = "", value = ""] = /^(\w+):\s*(.*)$/.exec(line) ?? [];
      return [key, value.replace(/^"(.*)"$/, "$1")];
    }),
  );
}

/** The lesson without its frontmatter. */
export function bodyOf(text: string): string {
  return text.replace(/^---\n[\s\S]*?\n---\n/, "");
}

const tag = /<([A-Z]\w*)((?:\s+\w+(?:="[^"]*"|=\{[^}]*\})?)*)\s*\/?>/g;

/** The components of a lesson, in the order they stand. */
export function embedsOf(text: string): readonly Embed[] {
  return [...bodyOf(text).matchAll(tag)].map(([, component = "", attributes = ""]) => {
    const given = [...attributes.matchAll(/(\w+)(?:="([^"]*)"|=\{([^}]*)\})?/g)];
    return {
      ...Object.fromEntries(given.map(([, name = "", text, code]) => [name, text ?? code ?? "true"])),
      component,
    };
  });
}

/** The addresses a lesson links to within the site, each as often as it stands. */
export function relativeLinksOf(text: string): readonly string[] {
  return [...bodyOf(text).matchAll(/\]\(([^)]*)\)/g)]
    .map(([, address = ""]) => address)
    .filter((address) => !/^[a-z]+:/.test(address))
    .sort();
}

/** Without what a component holds, such as a margin note. */
export function without(component: string, text: string): string {
  return text.replace(new RegExp(`<${component}>[\\s\\S]*?</${component}>`, "g"), "");
}

/** What a reader reads as prose: without tags, the addresses of links, and marks of Markdown. */
export function proseOf(text: string): string {
  return text
    .replace(/<\/?[A-Z](?:"[^"]*"|\{[^}]*\}|[^>"])*>/g, " ")
    .replace(/\]\([^)]*\)/g, "]")
    .replace(/^#+ /gm, "")
    .replace(/[*[\]]/g, "");
}
