import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { AstroConfig } from "astro";
import { afterEach, beforeEach, expect, test } from "vitest";
import { contentSecurityPolicy } from "../../src/build/csp.ts";
import { builtPages } from "../../src/build/pages.ts";

let dir = "";
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "pages-"));
  mkdirSync(join(dir, "_astro"));
  mkdirSync(join(dir, "a b"));
  writeFileSync(join(dir, "_astro/site.css"), ".site{a:b}.katex .mtable{c:d}");
  writeFileSync(join(dir, "_astro/tools.css"), ".tools{e:f}");
});
afterEach(() => rmSync(dir, { recursive: true }));

function write(path: string, sheets: readonly string[], body: string): void {
  const links = sheets.map((name) => `<link rel="stylesheet" href="/base/_astro/${name}.css">`).join("");
  const policy = `<meta http-equiv="content-security-policy" content="${contentSecurityPolicy}">`;
  writeFileSync(join(dir, path), `<html><head><meta charset="utf-8">${policy}${links}</head>${body}</html>`);
}

/** What an integration does at the end of a build. */
function finish(): void {
  const { hooks } = builtPages();
  const logger = {} as never;
  hooks["astro:config:done"]?.({ config: { base: "/base" } as AstroConfig, logger } as never);
  hooks["astro:build:done"]?.({ dir: pathToFileURL(`${dir}/`), logger } as never);
}

/** The stylesheet that a page links, and its body. */
function read(path: string) {
  const html = readFileSync(join(dir, path), "utf8");
  const links = [...html.matchAll(/<link rel="stylesheet" href="\/base\/([^"]*)">/g)];
  return {
    css: links.map(([, name = ""]) => readFileSync(join(dir, name), "utf8")),
    body: html.slice(html.indexOf("</head>") + 7).replace("</html>", ""),
  };
}

test("pages that link the same stylesheets share one file, with their styles and the rules of KaTeX they need", () => {
  write("index.html", ["site"], '<i style="top:1em">a</i>');
  write("a b/index.html", ["site"], '<i style="top:2em">a</i><b style="top:2em">a</b>');
  write("tool.html", ["site", "tools"], '<p class="mtable" style="top:3em">a</p>');
  finish();
  const plain = ".site{a:b}\n:not(#_){&._0{top:2em}&._1{top:1em}}\n";
  expect(read("index.html")).toEqual({ css: [plain], body: '<i class="_1">a</i>' });
  expect(read("a b/index.html").css).toEqual([plain]);
  expect(read("tool.html")).toEqual({
    css: [".site{a:b}.katex .mtable{c:d}\n.tools{e:f}\n:not(#_){&._0{top:3em}}\n"],
    body: '<p class="mtable _0">a</p>',
  });
  expect(readdirSync(join(dir, "_astro"))).toHaveLength(2);
});

test("faults of all pages fail the build, and nothing is written", () => {
  write("index.html", ["site"], '<p onclick="a()">');
  write("tool.html", ["site"], "<style></style>");
  expect(finish).toThrow(
    "2 faults in the built site:\n  index.html: A <p> has an inline handler, onclick.\n  tool.html: A <style> element is inline.",
  );
  expect(readdirSync(join(dir, "_astro")).sort()).toEqual(["site.css", "tools.css"]);
});
