import { describe, expect, it } from "vitest";
import { writeSlots } from "../../components/slots.ts";
import { typeset } from "../../components/typeset.ts";

const [mathml, picture] = [/<math.*<\/math>/, /<span class="katex-html".*$/].map((half) => {
  return (html: string) => half.exec(html)?.[0] ?? "";
}) as [(html: string) => string, (html: string) => string];

describe("typeset", () => {
  it("gives a formula for the eye and one for screen readers", () => {
    const html = typeset("k");
    expect(html).toMatch(/^<span class="katex"><span class="katex-mathml"><math /);
    expect(html).toContain("<mi>k</mi>");
    expect(picture(html)).toMatch(/^<span class="katex-html" aria-hidden="true">/);
    expect(picture(html)).toMatch(/<span class="mord mathnormal"[^>]*>k<\/span>/);
  });

  it("sets a formula on a line of its own where asked", () => {
    expect(typeset("k", { display: true })).toMatch(/^<span class="katex-display"><span class="katex">/);
    expect(typeset("k")).not.toContain("katex-display");
  });

  it("carries the class of a part into the picture alone", () => {
    const html = typeset(String.raw`\htmlClass{role-input}{i} + 1`);
    expect(picture(html)).toMatch(
      /<span class="enclosing role-input"><span class="mord mathnormal">i<\/span>/,
    );
    expect(mathml(html)).not.toContain("role-input");
  });

  it.each([
    [String.raw`\htmlClass{role-input}{i}+1`, "i+1"],
    [String.raw`a\times\htmlClass{role-kernel}{k}`, String.raw`a\times k`],
    [String.raw`\htmlClass{role-kernel}{\alpha}b`, String.raw`\alpha b`],
    [String.raw`\htmlClass{x}{ab}^2`, "{ab}^2"],
    [String.raw`\htmlClass{x}{k}_h`, "k_h"],
    [String.raw`\htmlClass{x}{\frac{\htmlData{symbol=i}{i}}{2}}`, String.raw`\frac{i}{2}`],
    ["a < b", "a &lt; b"],
  ])("keeps the TeX for copying, without marks: %s", (tex, annotation) => {
    expect(typeset(tex)).toContain(`<annotation encoding="application/x-tex">${annotation}</annotation>`);
  });

  it("names a live number in both halves, in order", () => {
    const html = typeset(String.raw`\frac{\htmlData{slot=i}{224}}{\htmlData{slot=s, symbol=s}{2}} + 3`);
    expect(mathml(html)).toContain('<mn data-slot="i">224</mn><mn data-slot="s" data-symbol="s">2</mn>');
    expect(mathml(html)).toContain("<mn>3</mn>");
    expect(picture(html)).toMatch(/<span class="mord[^"]*" data-slot="i">224<\/span>/);
    expect(picture(html)).toMatch(/<span class="mord[^"]*" data-slot="s" data-symbol="s">2<\/span>/);
  });

  it.each([
    ["-3", "−3"],
    ["0.25", "0.25"],
    ["-12.5", "−12.5"],
  ])("holds %s in one element a half", (written, set) => {
    const html = typeset(String.raw`1 + \htmlData{slot=p}{${written}}`);
    expect(mathml(html)).toContain(`<mn data-slot="p">${set}</mn>`);
    expect(picture(html)).toContain(`data-slot="p">${set}</span>`);
  });

  it("keeps neighbouring numbers apart from a live one", () => {
    const html = typeset(String.raw`2\htmlData{slot=a}{3}\htmlData{slot=b}{4}5`);
    expect(mathml(html)).toContain('<mn>2</mn><mn data-slot="a">3</mn><mn data-slot="b">4</mn><mn>5</mn>');
  });

  it("drops the TeX of a live formula, whose numbers would go stale", () => {
    expect(typeset(String.raw`\htmlData{slot=i}{10}`)).not.toContain("annotation");
  });

  it("gives the colour of a live number to a class around it", () => {
    const html = typeset(String.raw`\htmlClass{role-input}{\htmlData{slot=i}{10}}`);
    expect(picture(html)).toContain(
      '<span class="enclosing role-input"><span class="mord" data-slot="i">10</span>',
    );
  });

  it.each([
    [String.raw`\frac{1}`, "KaTeX parse error"],
    [String.raw`\unknown`, String.raw`Undefined control sequence: \unknown`],
    ["输出", "Unicode text character"],
    [String.raw`\href{https://example.org}{a}`, String.raw`\href is not allowed`],
    [String.raw`\htmlStyle{color: red}{a}`, String.raw`\htmlStyle is not allowed`],
    [String.raw`\textcolor{red}{a}`, String.raw`a colour is given by \htmlClass`],
    [String.raw`\htmlData{slot=a}{3 \times 8}`, "a slot holds one number"],
    [String.raw`\htmlData{slot=a"b}{3}`, "is no name of a slot"],
    [String.raw`\htmlClass{a}{b`, "a } is missing"],
  ])("refuses %s, quoting it", (tex, reason) => {
    expect(() => typeset(tex)).toThrow(`Cannot typeset "${tex}": `);
    expect(() => typeset(tex)).toThrow(reason);
  });
});

describe("writeSlots", () => {
  const slot = (name: string, textContent: string) => ({ textContent, dataset: { slot: name } });
  const rootOf = (slots: readonly object[]) => ({ querySelectorAll: () => slots }) as unknown as Element;

  it("writes a number wherever its slot stands", () => {
    const slots = [slot("i", "10"), slot("k", "3"), slot("i", "10")];
    writeSlots(rootOf(slots), { i: "224" });
    expect(slots.map(({ textContent }) => textContent)).toEqual(["224", "3", "224"]);
  });
});
