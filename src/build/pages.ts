import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { AstroIntegration } from "astro";
import { withoutUnusedKatex } from "./katex-css.ts";
import { type Page, readPage, styleNames, styleRules, written } from "./page.ts";

/**
 * Makes built pages obey their policy, each read once and written once. Style attributes, most of them KaTeX's, move into
 * the stylesheet; a page links one stylesheet, without KaTeX's rules for what it does not have. What the policy would block
 * or the fonts lack fails the build.
 */
export function builtPages(): AstroIntegration {
  let base = "/";
  return {
    name: "built-pages",
    hooks: {
      "astro:config:done": ({ config }) => {
        base = config.base.replace(/\/?$/, "/");
      },
      "astro:build:done": ({ dir }) => {
        const files = readdirSync(dir, { recursive: true, encoding: "utf8" }).filter((name) =>
          name.endsWith(".html"),
        );
        const pages = files.sort().map((path) => {
          const html = readFileSync(new URL(encodeURI(path), dir), "utf8");
          return { path, html, ...readPage(html) };
        });
        failOn(pages.flatMap(({ path, faults }) => faults.map((fault) => `${path}: ${fault}`)));
        const groups = Map.groupBy(pages, ({ sheets }) => sheets.join(" "));
        for (const group of groups.values()) writeGroup(group, dir, base);
        for (const sheet of new Set(pages.flatMap(({ sheets }) => sheets))) rmSync(fileAt(sheet, dir, base));
      },
    },
  };
}

/**
 * Writes the pages that link the same stylesheets, and these as one file whose name has a hash of its text. So a page makes
 * one request, and a lesson does not carry the rules of the calculator's page.
 */
function writeGroup(
  group: readonly (Page & { readonly path: string; readonly html: string })[],
  dir: URL,
  base: string,
): void {
  const { sheets = [] } = group[0] ?? {};
  const names = styleNames(group);
  const used = group.flatMap(({ classes }) => classes);
  const css = sheets.map((sheet) => readFileSync(fileAt(sheet, dir, base), "utf8")).join("\n");
  const pruned = withoutUnusedKatex(css.replace(/\/\*\$vite\$:\d+\*\//g, ""), used); // a mark Vite leaves
  const text = `${pruned.trim()}\n${styleRules(names)}\n`;
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 8);
  const address = sheets[0]?.replace(/[^/]*$/, `style.${hash}.css`) ?? "";
  if (address !== "") writeFileSync(fileAt(address, dir, base), text);
  for (const page of group)
    writeFileSync(new URL(encodeURI(page.path), dir), written(page.html, page, names, address));
}

function fileAt(address: string, dir: URL, base: string): URL {
  return new URL(address.slice(base.length), dir);
}

/** Fails the build with one sentence a fault; each names its page. */
function failOn(faults: readonly string[]): void {
  const shown = faults.slice(0, 20);
  if (shown.length > 0)
    throw new Error([`${faults.length} faults in the built site:`, ...shown].join("\n  "));
}
