import { describe, expect, test } from "vitest";
import { answer } from "../../components/solver/answer.ts";
import { cellTexts, complaintOf, countText, sharedText, windowText } from "../../components/solver/rows.ts";
import { opening } from "../../components/solver/state.ts";
import { languages, phrasesOf, solverWordsOf } from "../../src/locales/index.ts";
import { sentenceFaults } from "./sentences.ts";

const none = { issues: [], count: 0, rows: [] };

describe.each(languages)("the solver in %s", (language) => {
  const words = solverWordsOf(language);
  const { live } = words;
  const issueWords = { ...live, issue: { ...phrasesOf(language).live.issue, ...live.issue } };

  test("every issue is told with its field and its numbers", () => {
    const issues = [
      { code: "missing", field: "from" },
      { code: "not-a-whole-number", field: "to", value: "4711.5" },
      { code: "out-of-range", field: "padding", value: -4712, minimum: 4713, maximum: 4714 },
      { code: "minimum-above-maximum", field: "stride", minimum: 4716, maximum: 4715 },
      { code: "wrong-length", field: "from", length: 4719, rank: 4720 },
      { code: "too-many-combinations", field: "kernelSize", combinations: 4718, maximum: 4717 },
      { code: "count-not-exact", field: "inputSize", quantity: "macs" },
    ] as const;
    for (const issue of issues) {
      const { sentence } = complaintOf(opening, issue, issueWords);
      for (const [name, fact] of Object.entries(issue))
        if (/47\d\d/.test(String(fact))) expect(sentence, name).toContain(String(fact));
      expect(sentenceFaults(sentence, language)).toEqual([]);
      const field = issue.field === "inputSize" ? "from" : issue.field;
      if (issue.code !== "too-many-combinations") expect(sentence).toContain(live.field[field]);
    }
  });

  test("how many there are is told for none, one, many, and more than stand there", () => {
    const [row] = answer(opening).rows;
    const rows = row ? [row] : [];
    const told = [
      countText({ ...none, count: 1, rows }, "en", live),
      countText({ ...none, count: 2, rows: [...rows, ...rows] }, "en", live),
      countText({ ...none, count: 4712, rows }, "en", live),
      ...(Object.keys(live.none) as (keyof typeof live.none)[]).map((code) =>
        countText({ ...none, shortfall: { code, from: 4713, to: 4714, reached: 4715 } }, "en", live),
      ),
    ];
    expect(new Set(told).size).toBe(told.length);
    for (const sentence of told) expect(sentenceFaults(sentence, language)).toEqual([]);
    expect(told[1]).toContain("2");
    expect(told[2]).toContain("4,712");
    expect(told[2]).toContain("4,711");
    for (const sentence of told.slice(3)) expect(sentence).toContain("4713");
    for (const sentence of told.slice(3, 7)) expect(sentence).toContain("4715");
  });

  test("another size that comes to the same is told, and nothing where none does", () => {
    const shared = { rows: 4711, from: 4712, other: 4713, to: 4714 };
    const told = sharedText({ ...none, shared }, live);
    expect([...(told.match(/\d+/g) ?? [])].sort()).toEqual(["4711", "4712", "4713", "4714"]);
    expect(sentenceFaults(told, language)).toEqual([]);
    expect(sharedText(none, live)).toBe("");
  });

  test("a row is told by its window", () => {
    // 112 to 224: 111*2 + 3 - 2 + 1
    const state = {
      ...opening,
      kind: "transposed-convolution",
      from: "112",
      to: "224",
      "kernelSize-min": "3",
    };
    const [row] = answer({ ...state, "dilation-max": "1" }).rows;
    const text = row && windowText(row, live);
    expect(text?.match(/\d+/g)).toEqual(["3", "3", "2", "1", "1", "1"]);
    expect(row && Object.values(cellTexts(row, "en", live))).toEqual([
      "3 × 3",
      "2",
      "1",
      "1",
      "1",
      "1,792",
      "21,676,032",
      "",
      "",
    ]);
  });

  test("every phrase is written in the language, by its rules", () => {
    const texts = (value: unknown): readonly string[] => {
      if (typeof value === "string") return [value.replace(/\{\w+\}/g, "")];
      return typeof value === "object" ? Object.values(value as object).flatMap(texts) : [];
    };
    expect(texts(words).flatMap((text) => sentenceFaults(text.trim(), language))).toEqual([]);
  });
});
