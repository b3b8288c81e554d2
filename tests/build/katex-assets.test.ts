import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeAssets } from "../../src/build/katex-assets.ts";

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
