import { describe, expect, it } from "vitest";
import { typeset } from "../../src/build/typeset.ts";

describe("typeset", () => {
  it("gives a formula for the eye and one for screen readers", () => {
    const html = typeset("k");
    expect(html).toMatch(/^<span class="katex"><span class="katex-mathml"><math /);
    expect(html).toContain("<mi>k</mi>");
    expect(html).toMatch(
      /<span class="katex-html" aria-hidden="true">.*<span class="mord mathnormal"[^>]*>k<\/span>/,
    );
  });

  it("sets a formula on a line of its own where asked", () => {
    expect(typeset("k", { display: true })).toMatch(/^<span class="katex-display"><span class="katex">/);
    expect(typeset("k")).not.toContain("katex-display");
  });

  it("keeps the TeX for copying", () => {
    expect(typeset("a < b")).toContain('<annotation encoding="application/x-tex">a &lt; b</annotation>');
  });

  it.each([
    [String.raw`\frac{1}`, "KaTeX parse error"],
    [String.raw`\unknown`, String.raw`Undefined control sequence: \unknown`],
    ["输出", "Unicode text character"],
    [String.raw`\textcolor{red}{a}`, "TeX may give no colour"],
    [String.raw`\href{https://example.org}{a}`, "TeX may give no colour"],
    [String.raw`\htmlStyle{color: red}{a}`, "htmlExtension"],
  ])("refuses %s, quoting it", (tex, reason) => {
    expect(() => typeset(tex)).toThrow(`Cannot typeset "${tex}": `);
    expect(() => typeset(tex)).toThrow(reason);
  });
});
