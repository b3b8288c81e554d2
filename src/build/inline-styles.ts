import { type Attribute, attributesIn, attributesOf, tokens } from "./html.ts";

/** The class that stands for each style attribute's declarations. */
export type StyleClasses = ReadonlyMap<string, string>;

/**
 * A class for every style attribute of these pages that `known` has none for. The most used have the shortest names;
 * equals go by their text, so the same pages always give the same names.
 */
export function styleClasses(pages: readonly string[], known: StyleClasses = new Map()): StyleClasses {
  const uses = new Map<string, number>();
  for (const style of pages.flatMap(stylesIn)) uses.set(style, (uses.get(style) ?? 0) + 1);
  const sorted = [...uses]
    .filter(([style]) => !known.has(style))
    .sort(([a, usesOfA], [b, usesOfB]) => usesOfB - usesOfA || (a < b ? -1 : 1));
  return new Map(sorted.map(([style], at) => [style, `_${(known.size + at).toString(36)}`]));
}

/** The page with each style attribute turned into a class. */
export function withStyleClasses(html: string, classes: StyleClasses): string {
  return [...tokens(html)]
    .map((token) => {
      if (token.kind !== "open") return token.source;
      const attributes = attributesIn(token.attributes);
      const style = attributes.find(({ name }) => name === "style");
      return style ? tag(token.source, attributes, classes.get(declarations(style.value))) : token.source;
    })
    .join("");
}

/** The rules of the classes. Like the attributes they stand for, they win over any rule of a stylesheet. */
export function styleRules(classes: StyleClasses): string {
  // ":not(#_)" is true of every element and counts as an id.
  return [...classes].map(([style, name]) => `.${name}:not(#_){${style}}`).join("\n");
}

function stylesIn(html: string): string[] {
  return [...tokens(html)].flatMap((token) => {
    const style = token.kind === "open" ? attributesOf(token.attributes).get("style") : undefined;
    const text = style === undefined ? "" : declarations(style);
    if (/[{}<\\]|\/\*/.test(text)) throw new Error(`The style attribute "${style}" cannot become a rule.`);
    return text === "" ? [] : [text];
  });
}

function declarations(style: string): string {
  return style.trim().replace(/\s*;$/, "");
}

function tag(source: string, attributes: readonly Attribute[], name: string | undefined): string {
  const others = attributes.filter((attribute) => attribute.name !== "style");
  const written = others.map((attribute) =>
    attribute.name === "class" && name ? `class="${attribute.value} ${name}"` : attribute.source,
  );
  if (name && !others.some((attribute) => attribute.name === "class")) written.unshift(`class="${name}"`);
  const [start = ""] = /^<[^\s/>]+/.exec(source) ?? [];
  return `${[start, ...written].join(" ")}${source.endsWith("/>") ? "/>" : ">"}`;
}
