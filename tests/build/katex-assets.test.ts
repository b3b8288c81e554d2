import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeAssets } from "../../src/build/katex-assets.ts";
import { isKept, rulesOf, stylesheet } from "../../src/build/katex-rules.ts";

describe("writeAssets", () => {
  const cache = mkdtempSync(join(tmpdir(), "katex-assets-"));
  let directory = "";
  beforeAll(async () => {
    directory = await writeAssets(cache);
  });
  afterAll(() => rmSync(cache, { recursive: true }));

  it("writes a stylesheet and three fonts of no more than 30,000 bytes together", () => {
    expect(readdirSync(directory).sort()).toEqual(["katex.css", "main.woff2", "math.woff2", "size.woff2"]);
    const fonts = readdirSync(directory).filter((file) => file.endsWith(".woff2"));
    expect(fonts.map((font) => readFileSync(join(directory, font)).toString("latin1", 0, 4))).toEqual(
      Array(3).fill("wOF2"),
    );
    expect(fonts.reduce((sum, font) => sum + statSync(join(directory, font)).size, 0)).toBeLessThan(30_000);
  });

  it("names only files it wrote", () => {
    const css = readFileSync(join(directory, "katex.css"), "utf8");
    expect(css.match(/url\([^)]*\)/g)).toEqual([
      "url(./main.woff2)",
      "url(./math.woff2)",
      "url(./size.woff2)",
    ]);
  });

  it("does its work once", async () => {
    const { mtimeMs } = statSync(directory);
    expect(await writeAssets(cache)).toBe(directory);
    expect(statSync(directory).mtimeMs).toBe(mtimeMs);
    expect(readdirSync(cache)).toHaveLength(1);
  });
});

describe("stylesheet", () => {
  it("keeps what our formulas use and drops the rest", () => {
    const css = `@font-face { font-family: KaTeX_AMS; src: url(a.ttf); }
      .katex .mord, .katex .mathbb { color: red; } /* .katex .mspace { } */
      .katex .mathnormal, .katex .mathbb { font-style: italic; }
      .katex .katex-sizing.reset-size6.size3 { font-size: 0.7em; }
      .katex .katex-sizing.reset-size6.size11 { font-size: 2em; }`;
    const written = stylesheet(css);
    expect(written).toContain(".katex .mathnormal { font-style: italic; }");
    expect(written).toContain(".reset-size6.size3 { font-size: 0.7em; }");
    expect(written).not.toMatch(/AMS|ttf|mathbb|mspace|size11/);
  });

  it("sets every tall fence in one face", () => {
    const written = stylesheet(".katex .delimsizing.size3 { font-family: KaTeX_Size3; }");
    expect(written).not.toContain("KaTeX_Size3");
    expect(written).toContain(".katex .delimsizing, .katex .op-symbol { font-family: KaTeX_Size2; }");
  });
});

describe("isKept", () => {
  it.each([
    [".katex .vlist > span > .pstrut", true],
    [".katex .katex-accent .accent-body:not(.accent-full)", true],
    [".katex .delimsizing.size4", true],
    [".katex .delimsizing.mult .delim-size1 > span", false],
    [".katex img", false],
    ["body", false],
  ])("says whether the site has %s: %s", (selector, kept) => {
    expect(isKept({ selector, declarations: "" })).toBe(kept);
  });
});

describe("rulesOf", () => {
  it("gives each selector its own rule", () => {
    expect(rulesOf(".a,\n.b { top: 0;\n left: 0; }")).toEqual([
      { selector: ".a", declarations: "top: 0; left: 0;" },
      { selector: ".b", declarations: "top: 0; left: 0;" },
    ]);
  });
});
