import { mdxToJs } from "satteri";
import { describe, expect, it } from "vitest";
import { math } from "../../src/build/math.ts";
import { typeset } from "../../src/build/typeset.ts";

async function compiled(mdx: string): Promise<string> {
  return (await mdxToJs(mdx, { features: { math: true }, mdastPlugins: [math] })).code;
}

describe("math", () => {
  it("typesets $...$ in the line", async () => {
    expect(await compiled("The kernel $k$.")).toContain(JSON.stringify(typeset("k")));
  });

  it("typesets $$...$$ on its own line", async () => {
    expect(await compiled("$$\no = i\n$$")).toContain(JSON.stringify(typeset("o = i", { display: true })));
  });

  it("leaves braces and backslashes to TeX", async () => {
    expect(await compiled(String.raw`$\frac{i}{s}$`)).toContain(
      JSON.stringify(typeset(String.raw`\frac{i}{s}`)),
    );
  });

  it("says where TeX is wrong", async () => {
    const attempt = () => compiled("One line.\n\nThen $\\frac{1}$.");
    await expect(attempt).rejects.toThrow(String.raw`Cannot typeset "\frac{1}"`);
    await expect(attempt).rejects.toThrow(expect.objectContaining({ line: 3, column: 6 }));
  });
});
