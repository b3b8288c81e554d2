import { expect, test } from "vitest";
import { classesIn, withoutUnusedKatex } from "../../src/build/unused-rules.ts";

test("classesIn(pages) gathers the classes of every tag, and no words of the text", () => {
  const pages = ['<p class="katex base">class="text"</p>', "<i class=mord><b>x</b></i>"];
  expect([...classesIn(pages)].sort()).toEqual(["base", "katex", "mord"]);
});

test.each([
  ["keeps a rule whose classes are all used", ".katex .mord{a:b}", ".katex .mord{a:b}"],
  ["drops a rule that names an unused class", ".katex .mtable{a:b}.katex .mord{c:d}", ".katex .mord{c:d}"],
  ["keeps the used selectors of a rule", ".katex .mord,.katex .mtable{a:b}", ".katex .mord{a:b}"],
  ["reads a compound selector as all its classes", ".katex .mord.rlap{a:b}", ""],
  ["leaves the site's own rules alone", ".changed{a:b}", ".changed{a:b}"],
  ["leaves what is not a rule alone", "@font-face{src:url(a.woff2)}", "@font-face{src:url(a.woff2)}"],
])("withoutUnusedKatex(css, used) %s", (_, css, left) => {
  expect(withoutUnusedKatex(css, new Set(["katex", "mord"]))).toBe(left);
});
