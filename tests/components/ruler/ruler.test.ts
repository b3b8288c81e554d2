import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { State } from "../../../components/form/state.ts";
import { answersTo } from "../../../components/ruler/frameworks.ts";
import { rulerNode, sayRuler } from "../../../components/ruler/nodes.ts";
import { opening, paddings, type Ruler, readRuler } from "../../../components/ruler/state.ts";
import { rulerWordsOf } from "../../../components/ruler/words.ts";
import type { Node } from "../../../components/widget/node.ts";
import { convolution, deriveConvolution } from "../../../src/convolution/index.ts";
import { toHtml } from "../../../src/formula/markup.ts";
import { frameworks, underConvention } from "../../../src/frameworks/index.ts";
import { phrasesOf, playWordsOf } from "../../../src/locales/index.ts";

const words = rulerWordsOf(phrasesOf("en"), playWordsOf("en"));

function rulerOf(changes: State = {}): Ruler {
  const { ruler, complaints } = readRuler({ ...opening, ...changes }, words);
  expect(complaints).toEqual([]);
  return ruler as Ruler;
}

/** How many squares a path of a drawing has. */
function squares(node: Node, drawing: string, name: string): readonly number[] {
  const found: number[] = [];
  const look = (of: Node | string, isIn: boolean): void => {
    if (typeof of === "string") return;
    const isHere = isIn || of.attributes.class === drawing;
    if (isHere && of.attributes.class === name) found.push((of.attributes.d ?? "").split("z").length - 1);
    for (const child of of.children) look(child, isHere);
  };
  look(node, false);
  return found;
}

const made = ({ strips }: Ruler) =>
  strips.map(({ padding, layer }) => {
    const { padding: pairs, outputSize } = deriveConvolution(layer as NonNullable<typeof layer>);
    return [padding, pairs[0], outputSize[0]];
  });

test("it opens on a layer under which four paddings give four windows, each elsewhere", () => {
  // 8 elements, 3 wide, stride 2, by hand: floor((8 + p - 3)/2) + 1
  expect(made(rulerOf())).toEqual([
    ["valid", [0, 0], 3],
    ["same", [0, 1], 4],
    ["same-lower", [1, 0], 4],
    ["full", [2, 2], 5],
    ["causal", [2, 0], 4],
    ["number", [1, 1], 4],
  ]);
});

test("with one element more, same, same-lower and a number agree", () => {
  const [, same, lower, , , number] = made(rulerOf({ inputSize: "9" }));
  expect([same?.[1], lower?.[1], number?.[1]]).toEqual([
    [1, 1],
    [1, 1],
    [1, 1],
  ]);
});

test("what it says: the windows, what is left over, what no window reads", () => {
  expect(sayRuler(rulerOf(), words)).toBe(
    "same: 0 before and 1 after, 4 windows. The strides come out even. Every cell is read.",
  );
  expect(sayRuler(rulerOf({ padding: "valid" }), words)).toBe(
    "valid (none): 0 before and 0 after, 3 windows. Cells left over: 1, and a stride is 2: one window more, dashed, would not fit. No window reads cell 8.",
  );
});

test("it draws a row a window, and dashed the one that would not fit", () => {
  const drawn = (changes: State, name: string) =>
    squares(rulerNode(rulerOf(changes), words, true), "windows", name);
  expect(drawn({}, "window")).toEqual([12]); // 4 windows of 3
  expect(drawn({}, "written")).toEqual([4]);
  expect(drawn({}, "misfit")).toEqual([0]);
  expect(drawn({ padding: "valid" }, "misfit")).toEqual([3]);
  expect(drawn({ padding: "valid" }, "unread")).toEqual([1]);
});

test("the division stands as it comes out: 5/2 strides, of which 2 are taken", () => {
  const html = toHtml(rulerNode(rulerOf({ padding: "valid" }), words, true));
  expect(html).toContain("<mfrac><mn>5</mn><mn>2</mn></mfrac>");
});

describe("what frameworks make of the padding", () => {
  const saidOf = (padding: string, stride = "2", rank = "1") =>
    answersTo(rulerOf({ padding, stride, rank }).layer).map(({ id, word, refusals, byNumbers }) => [
      id,
      refusals[0]?.code ?? word,
      byNumbers,
    ]);

  test("same with a stride: PyTorch refuses, and its numbers are alike on both sides", () => {
    expect(saidOf("same")).toEqual([
      ["pytorch", "same-with-stride", false],
      ["keras", "same", false],
      ["onnx", "SAME_UPPER", false],
      ["tensorflow-js", "same", false],
    ]);
  });

  test("same-lower is a word of ONNX alone; full is nobody's, but numbers say it", () => {
    expect(saidOf("same-lower").map(([, said]) => said)).toEqual([
      "no-such-word",
      "no-such-word",
      "SAME_LOWER",
      "no-such-word",
    ]);
    expect(saidOf("full")).toEqual([
      ["pytorch", "no-such-word", true],
      ["keras", "no-such-word", false],
      ["onnx", "no-such-word", true],
      ["tensorflow-js", "no-such-word", false],
    ]);
  });

  test("TensorFlow.js takes numbers for images, and none along one axis", () => {
    expect(saidOf("number").at(-1)).toEqual(["tensorflow-js", "padding-by-words-alone", false]);
    expect(saidOf("number", "2", "2").at(-1)).toEqual(["tensorflow-js", undefined, false]);
  });
});

const states = fc.record({
  inputSize: fc.integer({ min: 1, max: 24 }).map(String),
  kernelSize: fc.integer({ min: 1, max: 6 }).map(String),
  stride: fc.integer({ min: 1, max: 7 }).map(String),
  dilation: fc.integer({ min: 1, max: 3 }).map(String),
  number: fc.integer({ min: 0, max: 5 }).map(String),
  padding: fc.constantFrom(...paddings),
  rank: fc.constantFrom("1", "2", "3"),
});

test("50 rulers show what the module gives, and what the frameworks' conventions say", () => {
  fc.assert(
    fc.property(states, (state) => {
      const { ruler } = readRuler(state, words);
      if (!ruler) return;
      const { outputSize, padding } = deriveConvolution(ruler.layer);
      const html = toHtml(rulerNode(ruler, words, true));
      expect(html).not.toMatch(/NaN|undefined|Infinity/);
      expect(squares(rulerNode(ruler, words, true), "windows", "written")).toEqual([outputSize[0]]);
      const { inputSize, kernelSize, stride, dilation } = ruler.layer;
      const spec = { kernelSize, stride, dilation, padding: ruler.layer.padding, order: "channels-first" };
      const inputShape = [1, ...inputSize];
      for (const { id, refusals } of answersTo(ruler.layer)) {
        const framework = frameworks.find((each) => each.id === id) as (typeof frameworks)[number];
        const asked = underConvention(framework, { kind: "convolution", inputShape, ...spec } as never);
        const others = asked.refusals.filter(({ code }) => code !== "order-not-supported");
        expect(refusals, id).toEqual(others);
        for (const { code } of refusals) expect(words.refusal).toHaveProperty(code);
        if (asked.reported) expect(asked.reported.outputShape.slice(1)).toEqual(outputSize);
      }
      expect(padding).toHaveLength(Number(state.rank));
    }),
    { numRuns: 50 },
  );
});

const bad = fc.oneof(
  fc.constantFrom("", " ", "-1", "0", "1.5", "1e99", "abc", "NaN", "９９９", "25", "13", "<b>"),
  fc.string(),
);

test("500 bad values: a sentence, and nothing thrown", () => {
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(opening)), bad, (name, text) => {
      const state = { ...opening, [name]: text };
      const { ruler, complaints } = readRuler(state, words);
      expect(ruler === undefined).toBe(complaints.length > 0);
      const said = complaints.map(({ sentence }) => sentence).join();
      expect(said.replaceAll(text.trim() || "\0", "")).not.toMatch(/NaN|undefined|Infinity|\{\w+\}/);
      // What was typed is quoted.
      const shown = ruler ? toHtml(rulerNode(ruler, words, true)).replace(/“[\s\S]*”/g, "") : "";
      expect(/NaN|undefined|Infinity/.test(shown)).toBe(false);
    }),
    { numRuns: 500 },
  );
});

test("a kernel that spans too much is told so, and a padding that cannot be says why on its strip", () => {
  const { complaints } = readRuler({ ...opening, padding: "full", kernelSize: "12", dilation: "3" }, words);
  expect(complaints).toEqual([
    {
      field: "dilation",
      sentence:
        "A kernel may span at most 24 cells here; this one spans 34. Take a smaller kernel or dilation.",
      controls: ["dilation"],
    },
  ]);
  const { strips } = rulerOf({ rank: "2" });
  expect(strips.find(({ padding }) => padding === "causal")?.sentence).toMatch(
    /^Causal padding is for one axis/,
  );
});

test("the layer of an example can be shown", () => {
  expect(convolution(rulerOf().layer as never).inputSize).toEqual([8]);
});
