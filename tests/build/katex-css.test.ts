import { expect, test } from "vitest";
import { katexCss, katexStylesheet, withoutUnusedKatex } from "../../src/build/katex-css.ts";
import { readPage } from "../../src/build/page.ts";
import { typeset } from "../../src/build/typeset.ts";

test("katexStylesheet keeps KaTeX's rules, and names no face that the site does not ship", () => {
  const css = `@font-face { font-family: KaTeX_AMS; src: url(a.ttf); }
    .katex .mathnormal { font-style: italic; } /* .katex .mspace { } */
    .katex .delimsizing.size3 { font-family: KaTeX_Size3; }
    body { counter-reset: katexEqnNo; }`;
  const written = katexStylesheet(css);
  expect(written).toContain(".katex .mathnormal { font-style: italic; }");
  expect(written).toContain(".katex .delimsizing, .katex .op-symbol { font-family: KaTeX_Size2; }");
  expect(written).not.toMatch(/AMS|ttf|mspace|Size3|body/);
  expect(katexStylesheet(katexCss)).toContain(".katex .katex-sizing.reset-size6.size3");
});

test.each([
  ["keeps a rule whose classes an element has", ".katex .mtable{a:b}", ".katex .mtable{a:b}"],
  ["drops a rule that names an unused class", ".katex .mtr{a:b}.katex .mtable{c:d}", ".katex .mtable{c:d}"],
  ["keeps the used selectors of a rule", ".katex .mtable,.katex .mtr{a:b}", ".katex .mtable{a:b}"],
  ["wants all classes of a compound on one element", ".katex .mtable.rlap{a:b}", ""],
  [
    "keeps what is inside of elements in use",
    ".katex .rlap>.mtable:not(.x){a:b}",
    ".katex .rlap>.mtable:not(.x){a:b}",
  ],
  ["drops drawings where there are none", ".katex svg path{a:b}", ""],
  ["keeps what scripts make", ".katex .delimsizing.size4{a:b}", ".katex .delimsizing.size4{a:b}"],
  ["looks into media queries", "@media print{.katex .mtr{a:b}.katex{c:d}}", "@media print{.katex{c:d}}"],
  ["leaves the site's own rules alone", ".changed{a:b}.line .mtr{c:d}", ".changed{a:b}.line .mtr{c:d}"],
  ["leaves what is not a rule alone", "@font-face{src:url(a.woff2)}", "@font-face{src:url(a.woff2)}"],
])("withoutUnusedKatex %s", (_, css, kept) => {
  expect(withoutUnusedKatex(css, ["mtable y", "rlap"])).toBe(kept);
});

// Every shape that a formula with a reader's numbers can take: fences of all four sizes, fractions and scripts in scripts.
test.each([
  String.raw`o_{\text{out}} = \left\lfloor \frac{i + 2p - d \, (k_h - 1) - 1}{s} \right\rfloor + 1`,
  String.raw`\left\lceil \frac{1}{2} \right\rceil \cdot \left( a \right) \times \left( \frac{a_1}{b} + C_{\text{in}} \right)`,
  String.raw`\left\lfloor \frac{\frac{a}{b}}{\frac{c}{d}} \right\rfloor - \left( \left\lceil \frac{i}{s} \right\rceil - 1 \right)`,
  String.raw`x^{\frac{a}{\left( \frac{b}{c} \right)^{\left\lfloor d \right\rfloor}}}`,
  String.raw`\max\left(0, \left( \frac{a}{2^{k^2}} \right)^{\frac{b}{c_n}} \right) \le 3`,
])("what scripts may make of a formula needs no rule but those kept for them: %s", (tex) => {
  const minified = katexStylesheet(katexCss).replace(/\s*([{}>,])\s*/g, "$1");
  const { classes } = readPage(typeset(tex) + typeset(`\\displaystyle ${tex}`));
  expect(withoutUnusedKatex(minified, classes)).toBe(withoutUnusedKatex(minified, []));
});
