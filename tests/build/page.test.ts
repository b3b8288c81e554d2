import { describe, expect, it, test } from "vitest";
import { contentSecurityPolicy, pageScript } from "../../src/build/csp.ts";
import { readPage, styleNames, styleRules, written } from "../../src/build/page.ts";
import { typeset } from "../../src/build/typeset.ts";

const charset = '<meta charset="utf-8">';
const policy = `<meta http-equiv="content-security-policy" content="${contentSecurityPolicy}">`;
const sheet = '<link rel="stylesheet" href="/a.css">';
const page = (body: string, head = `${charset}${policy}${sheet}<title>A</title>`) =>
  `<!DOCTYPE html><html lang="en"><head>${head}</head><body>${body}</body></html>`;
const faults = (html: string) => readPage(html).faults;

describe("readPage finds what the policy would block:", () => {
  it("nothing in external scripts, data and text", () => {
    const body = `<p>onclick="a()" style="b"</p><script type="module" src="/a.js"></script>
      <script type="application/json">{"onclick":1}</script><a href="/once/" title="one=1">a</a>`;
    expect(faults(page(body))).toEqual([]);
  });

  it("nothing in the one script that the policy knows", () => {
    expect(faults(page(`<script>${pageScript}</script>`))).toEqual([]);
  });

  it.each([
    [`<script>${pageScript} </script>`, "A <script> is inline."],
    ["<style>p{}</style>", "A <style> element is inline."],
    ["<script>a()</script>", "A <script> is inline."],
    ['<script type="module">a()</script>', "A <script> is inline."],
    ['<p onclick="a()">a</p>', "A <p> has an inline handler, onclick."],
    ["<p ONCLICK=a()>a</p>", "A <p> has an inline handler, onclick."],
    ['<a href="javascript:a()">a</a>', "A <a> has a javascript: address."],
    [
      '<i style="top:0}body{color:red"></i>',
      'The style of a <i>, "top:0}body{color:red", cannot become a rule.',
    ],
  ])("%s", (body, fault) => {
    expect(faults(page(body))).toEqual([fault]);
  });

  it.each([
    ["without a policy", `${charset}<title>A</title>`],
    ["with the policy after a link", `${charset}${sheet}${policy}`],
    ["with another policy", `${charset}<meta http-equiv="content-security-policy" content="a">`],
  ])("a page %s", (_, head) => {
    expect(faults(page("", head))).toEqual([
      "The head does not begin with the charset and src/build/csp.ts's policy.",
    ]);
  });

  it("styles on a page without a stylesheet to hold them", () => {
    expect(faults(page('<i style="top:0"></i>', charset + policy))).toHaveLength(1);
  });
});

describe("readPage finds what the faces of formulas lack:", () => {
  it.each([
    String.raw`\left\lfloor \frac{i + 2p - k}{s} \right\rfloor + 1 \le \left( \frac{a}{b} \right)`,
    String.raw`\sum_{c=1}^{C_\mathrm{in}} w_c \times \alpha \cdot \max(a, b) \ne 0`,
    String.raw`\text{输出 of a layer} \sqrt[3]{x} < 2`,
  ])("nothing for %s", (tex) => {
    expect(faults(page(`<p>ℝ</p>${typeset(tex)}${typeset(tex, { display: true })}`))).toEqual([]);
  });

  it.each([
    [String.raw`\aleph`, "ℵ", "U+2135", "KaTeX_Main-Regular"],
    [String.raw`\varpi`, "ϖ", "U+03D6", "KaTeX_Math-Italic"],
    [String.raw`\int`, "∫", "U+222B", "KaTeX_Size2-Regular"],
  ])("the character of %s", (tex, character, code, face) => {
    expect(faults(page(typeset(tex)))).toEqual([
      `"${character}" (${code}) is not in the subset of ${face}; add it to src/build/katex-faces.ts.`,
    ]);
  });

  it.each([
    [String.raw`\mathbb{R}`, "mathbb"],
    [String.raw`\mathbf{x}`, "mathbf"],
    [String.raw`\textit{x}`, "textit"],
    [String.raw`\mathcal{L}`, "mathcal"],
  ])("the face of %s", (tex, name) => {
    expect(faults(page(typeset(tex)))).toEqual([
      `A formula sets ".${name}", whose face the site does not ship.`,
    ]);
  });

  it("and looks at formulas only", () => {
    expect(faults(page('<p class="mathbb">ℵ</p><ul><li>ℵ</ul>'))).toEqual([]);
  });
});

test("readPage gathers the class attributes of tags, and no words of the text", () => {
  const { classes } = readPage(
    '<p class="katex base">class="text"</p><i class=mord><b class="mord">x</b></i>',
  );
  expect(classes).toEqual(["katex base", "mord"]);
});

describe("styleNames", () => {
  const names = (...pages: string[]) => [...styleNames(pages.map(readPage))];

  it("gives the shortest names to the most used styles, over all pages", () => {
    expect(names('<i style="top:2em;"></i>', '<i style="top:1em"></i><b style="top:2em"></b>')).toEqual([
      ["top:2em", "_0"],
      ["top:1em", "_1"],
    ]);
  });

  it("gives the same names whatever the order of the pages", () => {
    const [one, other] = ['<i style="top:1em"></i>', '<i style="left:1em"></i>'];
    expect(names(one, other)).toEqual(names(other, one));
  });
});

test("styleRules makes rules that win over those of stylesheets, as the attributes did", () => {
  expect(styleRules(new Map([["top:1em", "_0"]]))).toBe(":not(#_){&._0{top:1em}}");
});

describe("written", () => {
  const rewritten = (html: string) => {
    const read = readPage(html);
    return written(html, read, styleNames([read]), "/one.css");
  };

  it.each([
    ['<i style="top:1em;">a</i>', '<i class="_0">a</i>'],
    ['<i class="mord" style="top:1em">a</i>', '<i class="mord _0">a</i>'],
    ['<i style="top:1em" id=a class=mord>a</i>', '<i id=a class="mord _0">a</i>'],
    ["<i style='top:1em' hidden>a</i>", '<i class="_0" hidden>a</i>'],
    ['<path d="M0 0" style="fill:red"/>', '<path d="M0 0" class="_0"/>'],
    ['<linearGradient style="x:y"></linearGradient>', '<linearGradient class="_0"></linearGradient>'],
    ['<i style="font-family:&quot;A B&quot;">a</i>', '<i class="_0">a</i>'],
    ['<i style="">a</i>', "<i>a</i>"],
    [`${sheet}<i>a</i>`, '<link rel="stylesheet" href="/one.css"><i>a</i>'],
    [`${sheet}\n<link rel="stylesheet" href="/b.css">`, '<link rel="stylesheet" href="/one.css">\n'],
  ])("makes %s into %s", (html, anew) => {
    expect(rewritten(html)).toBe(anew);
  });

  it.each([
    '<p>Write style="top:1em" on an element &lt;i style="a"></p>',
    "<i title='style=\"top:1em\"'>a</i>",
    '<i title="a > b style=c" data-style="top:1em">a</i>',
    '<script type="application/json">{"a":"<i style=\\"top:1em\\">"}</script>',
    '<!-- <i style="top:1em"> -->',
    '<textarea><i style="top:1em"></textarea>',
    "a < b, style=top:1em > c",
    '<link rel="preload" href="/a.woff2">',
  ])("leaves %s as it is", (html) => {
    expect(rewritten(html)).toBe(html);
  });
});
