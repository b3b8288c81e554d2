import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { faultsOf, filesUsed } from "../../scripts/verdicts.mjs";

let dir = "";
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "verdicts-"));
  onTestFinished(() => rmSync(dir, { recursive: true }));
});

/** A check that says what it is told to, and counts how often it was asked. */
function checkThatFinds(faults: readonly string[]) {
  const check = () => {
    check.asked++;
    return faults;
  };
  check.asked = 0;
  return check;
}

test("a page that passed is not looked at again, until it or its checker changes", async () => {
  const check = checkThatFinds([]);
  const page = ["axe 4.14.1", "<h1>Stride</h1>"];
  for (const parts of [page, page, page]) expect(await faultsOf(parts, check, dir)).toEqual([]);
  expect(check.asked).toBe(1);
  await faultsOf(["axe 4.14.1", "<h2>Stride</h2>"], check, dir);
  expect(check.asked).toBe(2);
  await faultsOf(["axe 4.14.2", "<h1>Stride</h1>"], check, dir);
  expect(check.asked).toBe(3);
});

test("a page that changed for the worse is found out", async () => {
  await faultsOf(["<h1>"], checkThatFinds([]), dir);
  expect(await faultsOf(["<h7>"], checkThatFinds(["no such element"]), dir)).toEqual(["no such element"]);
});

test("a page that failed is looked at every time, and kept only once it passes", async () => {
  const bad = checkThatFinds(["contrast"]);
  for (let run = 0; run < 3; run++) expect(await faultsOf(["page"], bad, dir)).toEqual(["contrast"]);
  expect(bad.asked).toBe(3);
  await faultsOf(["page"], checkThatFinds([]), dir);
  await faultsOf(["page"], bad, dir);
  expect(bad.asked).toBe(3);
});

test("a check that breaks off leaves no verdict", async () => {
  const broken = () => Promise.reject(new Error("the browser is gone"));
  await expect(faultsOf(["page"], broken, dir)).rejects.toThrow("the browser is gone");
  expect(await faultsOf(["page"], checkThatFinds(["contrast"]), dir)).toEqual(["contrast"]);
});

test("where one part ends and the next begins counts", async () => {
  await faultsOf(["ab", "c"], checkThatFinds([]), dir);
  expect(await faultsOf(["a", "bc"], checkThatFinds(["x"]), dir)).toEqual(["x"]);
});

test("the files that a page uses are its own, what it names, and what that names", () => {
  mkdirSync(join(dir, "_astro"));
  const write = (name: string, text: string) => writeFileSync(join(dir, name), text);
  write("index.html", '<link href="/_astro/site.1a.css"><script src="/_astro/page.2b.js">');
  write("_astro/site.1a.css", "@font-face{src:url(./main.3c.woff2)}");
  write("_astro/page.2b.js", 'import "./shared.4d.js"');
  write("_astro/shared.4d.js", "shared");
  write("_astro/main.3c.woff2", "font");
  write("_astro/other.5e.js", "other");
  const used = filesUsed(dir, "index.html").map(String);
  expect(used.slice(1).sort()).toEqual(
    ["@font-face{src:url(./main.3c.woff2)}", "font", 'import "./shared.4d.js"', "shared"].sort(),
  );
});
