import fc from "fast-check";
import { expect, test } from "vitest";
import type { State } from "../../../components/form/state.ts";
import { sayTurned, turnedNode } from "../../../components/transposed/nodes.ts";
import { opening, readTurned, type Turned, views } from "../../../components/transposed/state.ts";
import { turnedWordsOf } from "../../../components/transposed/words.ts";
import { deriveTransposed, scatter } from "../../../src/convolution/index.ts";
import { toHtml } from "../../../src/formula/markup.ts";
import { phrasesOf, transposedWordsOf } from "../../../src/locales/index.ts";

const words = turnedWordsOf(phrasesOf("en"), transposedWordsOf("en").live);

function turnedOf(changes: State = {}): Turned {
  const { turned, complaints } = readTurned({ ...opening, ...changes }, words);
  expect(complaints).toEqual([]);
  return turned as Turned;
}

test("the layer it opens with, worked by hand: 2, 1, 3, 1 by 1, 2, 3 at stride 2, an end cut off on each side", () => {
  // 2 4 6 . . . . . . + . . 1 2 3 . . . . + . . . . 3 6 9 . . + . . . . . . 1 2 3, the ends off
  const { output, counts } = turnedOf();
  expect(output).toEqual([4, 7, 2, 6, 6, 10, 2]);
  expect(counts).toEqual([1, 2, 1, 2, 1, 2, 1]);
  expect(turnedOf({ outputPadding: "1" }).output).toEqual([4, 7, 2, 6, 6, 10, 2, 3]);
  expect(turnedOf({ n: "1" }).soFar).toEqual([4, 6, 0, 0, 0, 0, 0]);
});

test("what is said: the cell, what it holds and where it paints", () => {
  expect(sayTurned(turnedOf({ n: "2" }), words)).toBe(
    "Input cell 2 of 4 holds 1 and paints the output cells 2 to 4 of 7.",
  );
});

const drawn = fc
  .record({
    inputSize: fc.integer({ min: 1, max: 6 }),
    kernelSize: fc.integer({ min: 1, max: 5 }),
    stride: fc.integer({ min: 1, max: 3 }),
    padding: fc.integer({ min: 0, max: 4 }),
    outputPadding: fc.integer({ min: 0, max: 2 }),
    view: fc.constantFrom(...views),
    n: fc.constant(1),
  })
  .map(
    (numbers): State =>
      Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, String(value)])),
  )
  .filter((state) => readTurned(state, words).turned !== undefined);

test("50 random layers: every view comes to scatter()'s output, the counts on two axes are products", () => {
  fc.assert(
    fc.property(drawn, (state) => {
      const { layer, input, weights, output, byZeros, matrix, counts, square } = turnedOf(state);
      expect(output).toEqual([...scatter(layer, { input, weights }).data]);
      expect(output).toHaveLength(deriveTransposed(layer).outputSize[0] as number);
      expect(byZeros.map((value) => value + 0)).toEqual(output);
      expect(matrix).toHaveLength(layer.inputSize[0] as number);
      expect(square).toEqual(counts.flatMap((row) => counts.map((column) => row * column)));
      expect(toHtml(turnedNode(turnedOf(state), words))).not.toMatch(/NaN|undefined|Infinity|\{\w+\}/);
    }),
    { numRuns: 50 },
  );
});

test("500 bad values: a sentence beside a field, and no layer", () => {
  const bad = fc.oneof(
    fc.constantFrom("", "-1", "0.5", "1e9", "NaN", "Infinity", "<b>", "__proto__", "十", "7"),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(opening)), bad, (name, value) => {
      const { turned, complaints } = readTurned({ ...opening, [name]: value }, words);
      if (turned) return;
      expect(complaints.length).toBeGreaterThan(0);
      for (const { sentence, field } of complaints) {
        expect(Object.keys(opening)).toContain(field);
        expect(sentence.replaceAll(value, "")).not.toMatch(/NaN|undefined|Infinity|\{\w+\}/);
      }
    }),
    { numRuns: 500 },
  );
});

test.each([
  [{ padding: "3" }, "padding", /at most the kernel size less one, 2.*got 3/],
  [{ outputPadding: "2" }, "outputPadding", /smaller than the stride \(2\).*got 2/],
  [{ inputSize: "1", padding: "2", kernelSize: "3" }, "padding", /at least one element/],
] as const)("%j is refused beside its field", (changes, field, sentence) => {
  const { complaints } = readTurned({ ...opening, n: "1", ...changes }, words);
  expect(complaints.map((complaint) => complaint.field)).toContain(field);
  expect(complaints[0]?.sentence).toMatch(sentence);
});
