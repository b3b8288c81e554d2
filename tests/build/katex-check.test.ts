import { describe, expect, it } from "vitest";
import { katexFaults } from "../../src/build/katex-check.ts";
import { typeset } from "../../src/build/typeset.ts";

const rules = [".katex .mathbb", ".katex .sqrt > .katex-root", ".katex .mathnormal", "body"];
const faults = (html: string) =>
  katexFaults(
    html,
    rules.map((selector) => ({ selector, declarations: "" })),
  );

describe("katexFaults", () => {
  it.each([
    String.raw`\left\lfloor \frac{i + 2p - k}{s} \right\rfloor + 1 \le \left( \frac{a}{b} \right)`,
    String.raw`\sum_{c=1}^{C_\mathrm{in}} w_c \times \alpha \cdot \max(a, b) \ne 0`,
    String.raw`\text{输出 of a layer}`,
  ])("finds nothing missing for %s", (tex) => {
    expect(faults(`<p>ℝ</p>${typeset(tex)}${typeset(tex, { display: true })}`)).toEqual([]);
  });

  it.each([
    [String.raw`\aleph`, "ℵ", "U+2135", "KaTeX_Main-Regular"],
    [String.raw`\varpi`, "ϖ", "U+03D6", "KaTeX_Math-Italic"],
    [String.raw`\int`, "∫", "U+222B", "KaTeX_Size2-Regular"],
  ])("names the character of %s, its code and its face", (tex, character, code, face) => {
    expect(faults(typeset(tex))).toEqual([
      `"${character}" (${code}) is not in the subset of ${face}; add it to src/build/katex-characters.ts.`,
    ]);
  });

  it("reads references: the < of a formula is in the subset", () => {
    expect(faults(typeset("a < b"))).toEqual([]);
  });

  it("names the rule that a formula needs and the site leaves out", () => {
    expect(
      faults('<span class="katex"><span class="katex-html"><span class="mord mathbb">R</span></span></span>'),
    ).toEqual(['katex.css styles ".katex .mathbb", which src/build/katex-rules.ts leaves out.']);
    expect(faults(typeset(String.raw`\sqrt[3]{x}`))).toEqual([
      'katex.css styles ".katex .sqrt > .katex-root", which src/build/katex-rules.ts leaves out.',
    ]);
    expect(faults(typeset(String.raw`\sqrt{x}`))).toEqual([]);
  });

  it("looks at formulas only", () => {
    expect(faults('<p class="mathbb">ℵ</p><ul><li>ℵ</ul>')).toEqual([]);
  });
});
