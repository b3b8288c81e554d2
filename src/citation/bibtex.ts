import { type Cited, dayOf, keyOf, noteOf } from "./cited.ts";

/**
 * An entry of BibTeX. Its address is in `howpublished`, which the oldest styles print too; titles stand in braces of their
 * own, so that no style takes their capitals.
 */
export function bibtexOf(cited: Cited): string {
  const [year, month] = dayOf(cited);
  return entry("misc", keyOf(cited), {
    author: braced(cited.author),
    title: braced(cited.title),
    howpublished: cited.url && `{\\url{${inUrl(cited.url)}}}`,
    // The three letters that every style knows a month by, outside of braces.
    month: months[month - 1],
    year: `{${year}}`,
    note: braced(noteOf(cited)), // IEEEtran would begin the label with a small letter
  });
}

/** An entry of BibLaTeX. */
export function biblatexOf(cited: Cited): string {
  return entry(cited.url ? "online" : "misc", keyOf(cited), {
    author: braced(cited.author),
    title: braced(cited.title),
    organization: `{${escaped(cited.siteName)}}`,
    date: `{${cited.published}}`,
    version: `{${cited.version}}`,
    url: cited.url && `{${inUrl(cited.url)}}`,
    langid: cited.language === "en" ? "{english}" : undefined,
    note: `{${escaped(noteOf(cited))}}`,
  });
}

const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

function entry(type: string, key: string, fields: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(fields).flatMap(([name, value]) => (value ? [[name, value] as const] : []));
  const width = Math.max(...given.map(([name]) => name.length));
  const lines = given.map(([name, value]) => `  ${name.padEnd(width)} = ${value}`);
  return `@${type}{${key},\n${lines.join(",\n")}\n}`;
}

function braced(text: string): string {
  return `{{${escaped(text)}}}`;
}

/** Text as TeX sets it: signs that it takes for commands are written as the commands that give them, and none join into one. */
function escaped(text: string): string {
  const plain = text.replace(/[\\{}&%$#_~^]/g, (sign) => commands[sign] ?? `\\${sign}`);
  return plain.replace(/(['`-])(?=\1)/g, "$1{}");
}

// \{ and \} would unbalance what BibTeX counts, and these are letters of its own.
const commands: Readonly<Record<string, string>> = {
  "\\": "{\\textbackslash}",
  "{": "{\\textbraceleft}",
  "}": "{\\textbraceright}",
  "~": "{\\textasciitilde}",
  "^": "{\\textasciicircum}",
};

// An address is read letter by letter, but a percent sign would begin a remark and a brace be counted.
function inUrl(url: string): string {
  return url.replaceAll("{", "%7B").replaceAll("}", "%7D").replaceAll("%", "\\%");
}
