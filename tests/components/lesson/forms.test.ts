import katex from "katex";
import { describe, expect, test } from "vitest";
import { citedOf } from "../../../components/citation/cited.ts";
import { notebookOf } from "../../../components/lesson/notebook.ts";
import { latexOf, markdownOf, plainTextOf } from "../../../components/lesson/texts.ts";
import { exampleOf, examples } from "../../../src/examples/index.ts";
import { newestOf, type Publication } from "../../../src/examples/ledger.ts";

const languages = ["en", "zh-cn"] as const;
const each = examples.flatMap((example) => languages.map((language) => ({ example, language })));
const cited = (id: string, language: (typeof languages)[number]) =>
  citedOf("examples", newestOf("examples", id) as Publication, language, new URL("https://example.org"));
const seed = exampleOf("conv2d-rgb-5-kernels");

/** The lines of a derivation that an example has, axes alike told once. */
const lines = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, formula = ""]) => formula);

describe.each(each)("$example.id in $language", ({ example, language }) => {
  const { id } = example;

  test("its Markdown and its LaTeX hold the same formulas, which KaTeX reads", () => {
    const markdown = lines(markdownOf(example, language, cited(id, language)), /^- .*?: \$([^$]+)\$$/gm);
    const latex = lines(latexOf(example, language, cited(id, language)), /\$\\displaystyle ([^$]+)\$$/gm);
    expect(markdown.length).toBeGreaterThanOrEqual(8);
    expect(latex).toEqual(markdown);
    for (const formula of markdown)
      expect(() => katex.renderToString(formula, { throwOnError: true })).not.toThrow();
  });

  test("each text tells label and address, and nothing that failed", () => {
    for (const textOf of [markdownOf, plainTextOf, latexOf]) {
      const text = textOf(example, language, cited(id, language));
      expect(text).toContain(newestOf("examples", id)?.label);
      expect(text).toContain(`/examples/${id}/v1/`);
      expect(text).toContain("kernel_size=");
      expect(text).not.toMatch(/undefined|NaN|\[object/);
      expect(textOf(example, language, undefined)).not.toMatch(/undefined|VC-X|https:/);
    }
  });

  test("its notebook has cells by nbformat 4.5, and each that runs says what it prints", () => {
    const { cells, nbformat, nbformat_minor } = notebookOf(example, language, cited(id, language));
    expect([nbformat, nbformat_minor]).toEqual([4, 5]);
    expect(new Set(cells.map((cell) => cell.id)).size).toBe(cells.length);
    expect(cells.map(({ cell_type }) => cell_type)).toEqual(["markdown", "code", "code", "code", "markdown"]);
    for (const cell of cells) {
      expect(cell.id).toMatch(/^[a-zA-Z0-9-_]{1,64}$/);
      expect(cell.source.slice(0, -1).every((line) => line.endsWith("\n"))).toBe(true);
      if ("outputs" in cell) expect(cell.outputs.map(({ text }) => text.join("").length > 1)).toEqual([true]);
    }
  });
});

test("the notebook of the first example asserts what is worked by hand", () => {
  const source = notebookOf(seed, "en", undefined)
    .cells.map((cell) => cell.source.join(""))
    .join("\n");
  // 10 - 3 + 1 = 8; 3*3*3*5 + 5 = 140; 3*3*3*5*8*8 = 8640
  for (const line of ["assert o == 8", "assert n == 140", "assert m == 8640"]) expect(source).toContain(line);
  expect(source).toContain("assert tuple(output.shape) == (1, 5, 8, 8)");
  expect(source).toContain("assert model.output_shape == (None, 8, 8, 5)");
});

test("LaTeX takes no sign of a title for a command", () => {
  const title = { en: "A & B: 50% of x_1 #2 {3 × 3} ~ ^ \\", "zh-cn": "甲" };
  expect(latexOf({ ...seed, title }, "en", undefined)).toContain(
    "\\section*{A \\& B: 50\\% of x\\_1 \\#2 \\{3 $\\times$ 3\\} \\textasciitilde{} \\textasciicircum{} \\textbackslash{}}",
  );
  expect(latexOf(seed, "zh-cn", undefined)).toContain("\\documentclass{ctexart}");
});

test("plain text has each line with its rule and its numbers", () => {
  expect(plainTextOf(seed, "en", undefined)).toContain(
    "parameters\n    n = k_h*k_w*C_in*C_out + C_out = 3*3*3*5 + 5 = 140\n",
  );
});
