import { expect, test } from "vitest";
import { bodyOf, embedsOf, lessons, proseOf, relativeLinksOf, without } from "./lesson.ts";

const wanted = { Prediction: 1, Picture: 1, Formula: 1, Example: 1, Calculator: 1, Exercise: 2 };
/** What stands for the part: a widget is a picture that is moved, and a stack's numbers are a formula of theirs. */
const instead: Readonly<Record<string, readonly string[]>> = {
  Picture: ["ReceptiveField", "Transposed"],
  Calculator: ["ReceptiveField", "Transposed"],
};

test.each(lessons)("$language/$name has the parts of a lesson", ({ text }) => {
  expect(missingParts(text)).toEqual([]);
});

test.each(lessons.filter(({ language }) => language === "en"))(
  "$name is 500 to 900 words long",
  ({ text }) => {
    const words = wordsOf(text);
    expect(words).toBeGreaterThanOrEqual(500);
    expect(words).toBeLessThanOrEqual(900);
  },
);

test.each(lessons)("$language/$name imports nothing and runs no code", ({ text }) => {
  expect(foreignCode(text)).toEqual([]);
});

test("missingParts reports what is not there", () => {
  expect(missingParts('<Prediction>?</Prediction>\n<Exercise of="a" quantity="macs">?</Exercise>')).toEqual([
    "Picture",
    "Formula",
    "Example",
    "Calculator",
    "Exercise",
    "a link on",
  ]);
});

test("wordsOf counts the running text: no value, no margin note", () => {
  const text =
    '---\ntitle: Not counted\n---\n## A heading\n\nIt has <Value of="a" quantity="macs" /> MACs, [see there](../there/).\n\n<Aside>Not this.</Aside>';
  expect(wordsOf(text)).toBe(7);
});

test.each(['import A from "../a.astro";', "export const a = 1;", "There are {1 + 1} of them."])(
  "foreignCode reports %j",
  (bad) => {
    expect(foreignCode(`---\ntitle: A\n---\n\n${bad}\n`)).toHaveLength(1);
  },
);

function missingParts(text: string): readonly string[] {
  const embeds = embedsOf(text);
  const missing = Object.entries(wanted)
    .filter(
      ([name, count]) =>
        embeds.filter(({ component }) => [name, ...(instead[name] ?? [])].includes(component)).length < count,
    )
    .map(([name]) => name);
  return relativeLinksOf(text).length > 0 ? missing : [...missing, "a link on"];
}

function wordsOf(text: string): number {
  const read = proseOf(without("Aside", bodyOf(text)));
  return read.match(/[\p{L}\p{N}][\p{L}\p{N}’'.-]*/gu)?.length ?? 0;
}

function foreignCode(text: string): readonly string[] {
  const body = bodyOf(text).replace(/<[A-Z][^>]*>/g, "");
  return [...body.matchAll(/^(import|export)\s.*$|\{[^}]*\}/gm)].map(([code]) => code);
}
