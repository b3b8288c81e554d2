/** A piece of a page as it stands in the file; the sources of all tokens put together are the file. */
export type Token =
  | { readonly kind: "open"; readonly name: string; readonly attributes: string; readonly source: string }
  | { readonly kind: "close"; readonly name: string; readonly source: string }
  | { readonly kind: "text" | "raw" | "comment"; readonly source: string };

const tag = /<(\/?)([A-Za-z][^\s/>]*)((?:[^"'>]|"[^"]*"|'[^']*')*)>/y;
const comment = /<!--[\s\S]*?-->|<[!?][^>]*>/y;
const rawElements = new Set(["script", "style", "textarea", "title"]);

/** Reads a page into tags and what lies between them; the inside of scripts, styles and titles comes whole, as `raw`. */
export function* tokens(html: string): Generator<Token> {
  let at = 0;
  while (at < html.length) {
    const token = tokenAt(html, at);
    yield token;
    at += token.source.length;
    if (token.kind !== "open" || !rawElements.has(token.name)) continue;
    const rest = html.slice(at).search(new RegExp(`</${token.name}[\\s/>]`, "i"));
    const source = rest < 0 ? html.slice(at) : html.slice(at, at + rest);
    if (source !== "") yield { kind: "raw", source };
    at += source.length;
  }
}

function tokenAt(html: string, at: number): Token {
  comment.lastIndex = tag.lastIndex = at;
  const note = comment.exec(html);
  if (note) return { kind: "comment", source: note[0] };
  const found = tag.exec(html);
  if (found) {
    const [source, slash, written = "", attributes = ""] = found;
    const name = written.toLowerCase();
    return slash ? { kind: "close", name, source } : { kind: "open", name, attributes, source };
  }
  const next = html.slice(at + 1).search(/<[A-Za-z/!?]/);
  return { kind: "text", source: next < 0 ? html.slice(at) : html.slice(at, at + 1 + next) };
}

/** An attribute of a tag: its lower-case name, its value with references such as `&quot;` read, and how it is written. */
export interface Attribute {
  readonly name: string;
  readonly value: string;
  readonly source: string;
}

const attribute = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;

export function attributesIn(source: string): readonly Attribute[] {
  return [...source.matchAll(attribute)].map(([written, name = "", double, single, bare]) => {
    return { name: name.toLowerCase(), value: unescaped(double ?? single ?? bare ?? ""), source: written };
  });
}

/** The values of a tag's attributes by their lower-case names. */
export function attributesOf(source: string): ReadonlyMap<string, string> {
  return new Map(attributesIn(source).map(({ name, value }) => [name, value]));
}

const references: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  nbsp: "\u00a0",
  "#34": '"',
  "#39": "'",
  "#x27": "'",
};

/** Text with the references that Astro and KaTeX write read back. */
export function unescaped(text: string): string {
  return text.replace(/&(#?\w+);/g, (reference, name: string) => references[name] ?? reference);
}
