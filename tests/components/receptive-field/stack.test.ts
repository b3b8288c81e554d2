import fc from "fast-check";
import { expect, test } from "vitest";
import type { State } from "../../../components/form/state.ts";
import { withMove } from "../../../components/receptive-field/moves.ts";
import { stackNode } from "../../../components/receptive-field/nodes.ts";
import { stacks } from "../../../components/receptive-field/presets.ts";
import { sayPaths, sayStack } from "../../../components/receptive-field/say.ts";
import { most, readStack, type Stack, stackState } from "../../../components/receptive-field/state.ts";
import { seenWordsOf } from "../../../components/receptive-field/words.ts";
import { propagate, receptiveFieldOfInput } from "../../../src/convolution/index.ts";
import { toHtml } from "../../../src/formula/markup.ts";
import { seenWordsOf as ownWordsOf, phrasesOf } from "../../../src/locales/index.ts";
import { networkOf, summarize } from "../../../src/networks/index.ts";

const words = seenWordsOf(phrasesOf("en"), ownWordsOf("en").live);
const all = stacks();

/** The stack of a state that works. */
function stackOf(state: State): Stack {
  const { stack, complaints } = readStack(state, words);
  expect(complaints).toEqual([]);
  return stack as Stack;
}

test("three layers of 3 see 7 where their kernels add up to 9; a stride of 2 first makes it 11, last leaves it", () => {
  const seen = (name: "three" | "first" | "last") => {
    const { inOneSum, kernelsAdded, maps } = stackOf(stackState(all[name]));
    return [inOneSum.value, kernelsAdded.value, maps.at(-1)?.field.size];
  };
  expect(seen("three")).toEqual([7, 9, 7]);
  expect(seen("first")).toEqual([11, 9, 11]);
  expect(seen("last")).toEqual([7, 9, 7]);
});

test("a stride moved earlier, step by step, widens what follows it: 7, 9, 11", () => {
  const last = stackState(all.last);
  const middle = withMove(last, "up", 2);
  const first = withMove(middle, "up", 1);
  expect([last, middle, first].map((state) => stackOf(state).inOneSum.value)).toEqual([7, 9, 11]);
  expect(withMove(withMove(first, "down", 0), "down", 1)).toEqual(last);
});

test("a layer is added, and taken out from wherever it stands", () => {
  const state = stackState(all.first);
  expect(stackOf(withMove(state, "add", 0)).windows).toHaveLength(4);
  expect(stackOf(withMove(state, "remove", 0)).windows.map(({ stride }) => stride)).toEqual([1, 1]);
});

test("what is said: the cells from 1, what lies in padding, the paths one by one", () => {
  const three = stackOf({ ...stackState(all.three), n: "1" });
  expect(sayStack(three, words)).toBe("Output cell 1 of 9 sees 7 cells of the input, 1 to 7.");
  expect(sayPaths(three, words)).toBe("Paths to each cell it sees: 1, 3, 6, 7, 6, 3, 1.");
  // WaveNet's first cell: 16 cells, all but its own before the input begins.
  expect(sayStack(stackOf({ ...stackState(all.wavenet), n: "1" }), words)).toBe(
    "Output cell 1 of 24 sees 16 cells, 15 of them in padding; of the input, 1 to 1.",
  );
});

test.each([
  ["vgg", "vgg-16", "pool2"],
  ["resnet", "resnet-18", "layer1.0.conv2"],
  ["wavenet", "wavenet-block", "dilated8.filter"],
  ["lenet", "lenet-5-dense-c3", "C5"],
] as const)("%s sees what its network's layer sees in the whole network", (name, id, at) => {
  const row = summarize(networkOf(id)).rows.find((row) => row.name === at);
  const { size, jump } = stackOf(stackState(all[name])).maps.at(-1)?.field ?? {};
  expect(row?.receptiveField[0]).toMatchObject({ size, jump });
});

const drawn = fc
  .record({
    length: fc.integer({ min: 1, max: most.length }),
    causal: fc.boolean(),
    layers: fc.array(
      fc.tuple(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 0, max: 4 }),
      ),
      { minLength: 1, maxLength: 8 },
    ),
  })
  .map(stackState)
  .filter((state) => readStack(state, words).stack !== undefined);

test("50 random stacks: the size is propagate()'s, every path starts inside the field, the sum says the same", () => {
  fc.assert(
    fc.property(drawn, (state) => {
      const { maps, windows, inOneSum, square } = stackOf(state);
      const field = windows.reduce(
        (before, window) => propagate([{ ...window, transposed: false }], before),
        receptiveFieldOfInput(1),
      );
      expect(field.axes).toEqual([maps.at(-1)?.field]);
      expect(inOneSum.value).toBe(maps.at(-1)?.field.size);
      const [input] = maps;
      input?.paths.forEach((count, at) => {
        if (count > 0) expect(at >= input.first && at <= input.last).toBe(true);
        expect(square[at * input.size + at]).toBe(count * count);
      });
      const html = toHtml(stackNode(stackOf(state), windows.length, words));
      expect(html).not.toMatch(/NaN|undefined|Infinity|\{\w+\}/);
    }),
    { numRuns: 50 },
  );
});

test("500 bad values: a sentence beside a field, and no stack", () => {
  const bad = fc.oneof(
    fc.constantFrom("", "-1", "0.5", "1e9", "NaN", "Infinity", "<b>", "49", "__proto__", "十"),
    fc.string(),
  );
  const names = ["length", "layers", "n", "kernel1", "stride2", "dilation3", "padding1"];
  const preset = stackState(all.three);
  fc.assert(
    fc.property(fc.constantFrom(...names), bad, (name, value) => {
      const { stack, complaints } = readStack({ ...preset, [name]: value }, words);
      if (stack) return;
      expect(complaints.length).toBeGreaterThan(0);
      for (const { sentence, field, controls } of complaints) {
        expect(field).toMatch(/^(length|n|layer\d)$/);
        expect(controls.length).toBeGreaterThan(0);
        expect(sentence.replaceAll(value, "")).not.toMatch(/NaN|undefined|Infinity|\{\w+\}/);
      }
    }),
    { numRuns: 500 },
  );
});

test("a kernel that does not fit is said beside its layer", () => {
  const { complaints } = readStack({ ...stackState(all.three), length: "6" }, words);
  expect(complaints.map(({ field, controls }) => [field, controls[0]])).toEqual([["layer3", "kernel3"]]);
});
