import { createHash } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import type { AstroIntegration } from "astro";
import { type BuiltPage, failOn, readPages, writePage } from "./built-pages.ts";
import { contentSecurityPolicy } from "./csp.ts";
import { attributesOf, tokens } from "./html.ts";
import { type StyleClasses, styleClasses, styleRules, withStyleClasses } from "./inline-styles.ts";
import { classesIn, katexNeededOnlyBy, withoutUnusedKatex } from "./unused-rules.ts";

/**
 * Makes built pages obey their policy: style attributes, KaTeX's for the most part, move into the site's stylesheet.
 * What cannot be moved fails the build.
 */
export function strictHtml(): AstroIntegration {
  let base = "/";
  return {
    name: "strict-html",
    hooks: {
      "astro:config:done": ({ config }) => {
        base = config.base.replace(/\/?$/, "/");
      },
      "astro:build:done": ({ dir }) => {
        const pages = readPages(dir);
        const sheets = stylesheetsOf(pages);
        const plain = pages.filter(({ html }) => linked(html).length === 1);
        const classes = styleClasses(plain.map(({ html }) => html));
        const more = styleClasses(
          pages.map(({ html }) => html),
          classes,
        );
        const all = new Map([...classes, ...more]);
        const moved = pages.map(({ path, html }) => ({ path, html: withStyleClasses(html, all) }));
        failOn(moved.flatMap(({ path, html }) => strictFaults(html).map((fault) => `${path}: ${fault}`)));
        for (const page of withStylesheets(dir, base, moved, sheets, [classes, more])) writePage(dir, page);
      },
    },
  };
}

/** What the policy would block in a page, one sentence each. */
export function strictFaults(html: string): readonly string[] {
  const faults: string[] = [];
  if (!policyIsFirst(html))
    faults.push("The head does not begin with the charset and src/build/csp.ts's policy.");
  for (const token of tokens(html)) {
    if (token.kind !== "open") continue;
    const attributes = attributesOf(token.attributes);
    if (token.name === "style") faults.push("A <style> element is inline.");
    if (token.name === "script" && !attributes.has("src") && !dataTypes.has(attributes.get("type") ?? "")) {
      faults.push("A <script> is inline.");
    }
    for (const [name, value] of attributes) {
      if (name === "style") faults.push(`A <${token.name}> has a style attribute.`);
      if (/^on[a-z]/.test(name)) faults.push(`A <${token.name}> has an inline handler, ${name}.`);
      if (/^\s*javascript:/i.test(value)) faults.push(`A <${token.name}> has a javascript: address.`);
    }
  }
  return faults;
}

const dataTypes = new Set(["application/json", "application/ld+json"]);

// A policy in the document rules over what comes after it alone.
function policyIsFirst(html: string): boolean {
  const tags = [...tokens(html)].filter((token) => token.kind === "open");
  const head = tags.findIndex(({ name }) => name === "head");
  const [charset, policy] = tags.slice(head + 1, head + 3).map(({ attributes }) => attributesOf(attributes));
  return (
    charset?.has("charset") === true &&
    policy?.get("http-equiv")?.toLowerCase() === "content-security-policy" &&
    policy.get("content") === contentSecurityPolicy
  );
}

/**
 * Gives the site's stylesheet the rules that stand for style attributes, and takes out what no page needs. A page of a tool
 * links a file that holds the tools' rules too: one request, and the other pages stay light. The name of a file holds a
 * hash of its text, so the files move.
 */
function withStylesheets(
  dir: URL,
  base: string,
  pages: readonly BuiltPage[],
  [first, second]: Stylesheets,
  [rules, more]: readonly [StyleClasses, StyleClasses],
): readonly BuiltPage[] {
  const read = (address: string) => readFileSync(fileAt(dir, base, address), "utf8").trimEnd();
  const own = read(first).replace(/\/\*\$vite\$:\d+\*\//, ""); // a mark Vite leaves
  const used = classesIn(pages.map(({ html }) => html));
  const usedByPlain = classesIn(
    pages.filter(({ html }) => linked(html).length === 1).map(({ html }) => html),
  );
  const site = `${withoutUnusedKatex(own, usedByPlain)}\n${styleRules(rules)}\n`;
  const moved = new Map([[first, move(dir, base, first, "site", site)]]);
  if (second !== undefined) {
    const added = [katexNeededOnlyBy(own, used, usedByPlain), read(second), styleRules(more), ""];
    moved.set(second, move(dir, base, second, "tools", site + added.join("\n")));
  }
  return pages.map(({ path, html }) => ({ path, html: withOneStylesheet(html, moved) }));
}

/** Writes a stylesheet under a name of its own in place of the one at an address, and gives its new address. */
function move(dir: URL, base: string, address: string, name: string, css: string): string {
  const hash = createHash("sha256").update(css).digest("hex").slice(0, 8);
  const moved = address.replace(/[^/]*$/, `${name}.${hash}.css`);
  rmSync(fileAt(dir, base, address));
  writeFileSync(fileAt(dir, base, moved), css);
  return moved;
}

function fileAt(dir: URL, base: string, address: string): URL {
  return new URL(address.slice(base.length), dir);
}

/** The page with the link to the last of its stylesheets, which holds the others, where its first one stood. */
function withOneStylesheet(html: string, moved: ReadonlyMap<string, string>): string {
  const addresses = [...moved.keys()].filter((address) => linked(html).includes(address));
  const [place = "", ...gone] = stylesheetLinks(html).map(({ source }) => source);
  const one = `<link rel="stylesheet" href="${moved.get(addresses.at(-1) ?? "")}">`;
  return gone.reduce((text, link) => text.replace(link, ""), html).replace(place, one);
}

/** The address of the stylesheet that every page links, and of the one more that tools link. */
type Stylesheets = readonly [first: string, second: string | undefined];

function stylesheetsOf(pages: readonly BuiltPage[]): Stylesheets {
  const addresses = pages.map(({ html }) => linked(html));
  const [first] = addresses.find(({ length }) => length === 1) ?? [];
  const seconds = new Set(addresses.flat().filter((address) => address !== first));
  if (first === undefined || seconds.size > 1)
    throw new Error("The site must have one stylesheet, and at most one more for its tools.");
  failOn(
    pages
      .filter((_, at) => !addresses[at]?.includes(first))
      .map(({ path }) => `${path}: It must link the site's stylesheet.`),
  );
  return [first, [...seconds][0]];
}

function linked(html: string): readonly string[] {
  return stylesheetLinks(html).map(({ attributes }) => attributesOf(attributes).get("href") ?? "");
}

function stylesheetLinks(html: string) {
  return [...tokens(html)]
    .filter((token) => token.kind === "open")
    .filter(
      ({ name, attributes }) => name === "link" && attributesOf(attributes).get("rel") === "stylesheet",
    );
}
