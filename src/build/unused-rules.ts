import { attributesOf, tokens } from "./html.ts";

/** The classes that stand anywhere in these pages. */
export function classesIn(pages: readonly string[]): ReadonlySet<string> {
  return new Set(
    pages.flatMap((html) =>
      [...tokens(html)].flatMap((token) =>
        token.kind === "open" ? (attributesOf(token.attributes).get("class")?.match(/\S+/g) ?? []) : [],
      ),
    ),
  );
}

/**
 * A stylesheet without the KaTeX selectors that name a class no page has. KaTeX's rules alone may go: its markup is all
 * made at build, while a script may give the site's own classes to an element later.
 */
export function withoutUnusedKatex(css: string, used: ReadonlySet<string>): string {
  return css.replace(/(\.katex[^{}]*)\{([^{}]*)\}/g, (_, selectors: string, declarations: string) => {
    const kept = selectors.split(",").filter((selector) => {
      const classes = [...selector.matchAll(/\.([\w-]+)/g)].map(([, name = ""]) => name);
      return classes.every((name) => used.has(name));
    });
    return kept.length > 0 ? `${kept.join(",")}{${declarations}}` : "";
  });
}

/** The KaTeX rules of a stylesheet that name only classes of `used`, but not only classes of `elsewhere`. */
export function katexNeededOnlyBy(
  css: string,
  used: ReadonlySet<string>,
  elsewhere: ReadonlySet<string>,
): string {
  const rules = (of: ReadonlySet<string>) =>
    withoutUnusedKatex(css, of).match(/\.katex[^{}]*\{[^{}]*\}/g) ?? [];
  const there = new Set(rules(elsewhere));
  return rules(used)
    .filter((rule) => !there.has(rule))
    .join("");
}
