import { createHash } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import type { AstroIntegration } from "astro";
import { type BuiltPage, failOn, readPages, writePage } from "./built-pages.ts";
import { contentSecurityPolicy } from "./csp.ts";
import { attributesOf, tokens } from "./html.ts";
import { styleClasses, styleRules, withStyleClasses } from "./inline-styles.ts";
import { classesIn, withoutUnusedKatex } from "./unused-rules.ts";

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
        const classes = styleClasses(pages.map(({ html }) => html));
        const moved = pages.map(({ path, html }) => ({ path, html: withStyleClasses(html, classes) }));
        failOn(moved.flatMap(({ path, html }) => strictFaults(html).map((fault) => `${path}: ${fault}`)));
        const renamed = extendStylesheet(dir, base, moved, styleRules(classes));
        for (const page of renamed) writePage(dir, page);
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

/** Adds rules to the one stylesheet all pages link, and takes out what no page needs. Its name holds a hash of its text, so the file moves too. */
function extendStylesheet(
  dir: URL,
  base: string,
  pages: readonly BuiltPage[],
  rules: string,
): readonly BuiltPage[] {
  const address = onlyStylesheet(pages);
  const file = new URL(address.slice(base.length), dir);
  const own = readFileSync(file, "utf8").replace(/\/\*\$vite\$:\d+\*\//, ""); // a mark Vite leaves
  const used = classesIn(pages.map(({ html }) => html));
  const css = `${withoutUnusedKatex(own.trimEnd(), used)}\n${rules}\n`;
  const hash = createHash("sha256").update(css).digest("hex").slice(0, 8);
  const name = `site.${hash}.css`;
  rmSync(file);
  writeFileSync(new URL(name, file), css);
  const moved = address.replace(/[^/]*$/, name);
  return pages.map(({ path, html }) => ({ path, html: html.replaceAll(`"${address}"`, `"${moved}"`) }));
}

function onlyStylesheet(pages: readonly BuiltPage[]): string {
  const linked = pages.map(({ path, html }) => ({ path, addresses: stylesheetsOf(html) }));
  failOn(
    linked
      .filter(({ addresses }) => addresses.length !== 1)
      .map(({ path }) => `${path}: It must link the one stylesheet of the site.`),
  );
  const addresses = new Set(linked.flatMap((page) => page.addresses));
  const [address] = addresses;
  if (address === undefined || addresses.size > 1) {
    throw new Error(`The site must have one stylesheet; it has ${[...addresses].join(", ") || "none"}.`);
  }
  return address;
}

function stylesheetsOf(html: string): string[] {
  return [...tokens(html)].flatMap((token) => {
    if (token.kind !== "open" || token.name !== "link") return [];
    const attributes = attributesOf(token.attributes);
    return attributes.get("rel") === "stylesheet" ? [attributes.get("href") ?? ""] : [];
  });
}
