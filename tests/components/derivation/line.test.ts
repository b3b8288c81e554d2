import { expect, test } from "vitest";
import {
  hasNumbers,
  lineNode,
  numbersNode,
  pairNode,
  ruleNode,
  symbolKey,
  valueNode,
} from "../../../components/derivation/line.ts";
import type { Node } from "../../../components/widget/node.ts";
import { convolution, derive, type Step } from "../../../src/convolution/index.ts";
import { integer } from "../../../src/formula/formula.ts";
import { elementsIn, textOf } from "../widget/elements.ts";

const { steps } = derive(convolution({ inputSize: [10, 10], inChannels: 3, outChannels: 5, kernelSize: 3 }));
const step = (quantity: string) => steps.find((each) => each.quantity === quantity) as Step;

/** What a screen reader reads, without the thin spaces between factors. */
const spoken = (tree: Node) =>
  elementsIn(tree, ({ name }) => name === "math")
    .map(textOf)
    .join("")
    .replace(/\u2009/g, "");
/** What is marked in the picture, in its order. */
const marks = (tree: Node) =>
  elementsIn(tree, ({ attributes }) => "data-symbol" in attributes).map(
    ({ attributes }) => attributes["data-symbol"],
  );

test("a rule begins with what it gives, on each axis it holds for", () => {
  const rule = (axes: readonly number[], rank = 2) =>
    spoken(ruleNode({ step: step("outputSize"), axes }, rank));
  expect(rule([0, 1])).toMatch(/^oh=ow=⌊/);
  expect(rule([1])).toMatch(/^ow=⌊/);
  expect(rule([])).toMatch(/^o=⌊/);
});

test("an only axis needs no letter", () => {
  expect(spoken(ruleNode({ step: step("outputSize"), axes: [0] }, 1))).toMatch(/^o=⌊/);
  expect(spoken(ruleNode({ step: step("outputSize"), axes: [0] }))).toMatch(/^o=⌊/);
});

test("a symbol with a subscript of its own gets no axis", () => {
  expect(spoken(ruleNode({ step: step("effectiveKernel"), axes: [0, 1] }, 2))).toMatch(/^keff=/);
});

test("the numbers are where the letters were, and go on from the rule to the value", () => {
  const shared = { step: step("parameters"), axes: [] };
  // k_h k_w C_in C_out + C_out of a 3x3 kernel, 3 and 5 channels
  expect(spoken(ruleNode(shared, 2))).toBe("n=khkwCinCout+Cout");
  expect(spoken(numbersNode(shared))).toBe("=3×3×3×5+5=140");
});

test("a letter alone is its value, which is told once", () => {
  const shared = { step: step("biases"), axes: [] };
  expect(spoken(pairNode(shared, 2))).toBe("nb=Cout=5");
});

test("a value on its own names what it gives only where a rank is told", () => {
  const shared = { step: step("parameters"), axes: [] };
  expect(spoken(valueNode(shared))).toBe("3×3×3×5+5=140");
  expect(spoken(valueNode(shared, 2))).toBe("n=3×3×3×5+5=140");
  // (10 + 2*0 - 3) / 1 + 1
  expect(spoken(valueNode({ step: step("outputSize"), axes: [0, 1] }, 2))).toMatch(/^oh=ow=⌊.*⌋\+1=8$/);
});

test("letters of the input, the kernel and the output are marked, counts are not", () => {
  const parameters = { step: step("parameters"), axes: [] };
  expect(marks(ruleNode(parameters, 2))).toEqual(["k", "k", "C_in", "C_out", "C_out"]);
  expect(marks(numbersNode(parameters))).toEqual(["k", "k", "C_in", "C_out", "C_out"]);
  // e_out = C_out o_h o_w, and what is left over, u, of i, p, k, o and s
  expect(marks(ruleNode({ step: step("outputElements"), axes: [] }, 2))).toEqual(["C_out", "o", "o"]);
  expect(marks(ruleNode({ step: step("unusedInput"), axes: [] }, 2))).not.toContain("u");
  // A picture has a fraction's lower part first, so the order is another than one reads in.
  const rule = marks(ruleNode({ step: step("outputSize"), axes: [0, 1] }, 2));
  expect([...rule].sort()).toEqual(["i", "k", "o", "o", "p", "s"]);
});

// biome-ignore format: a table
test.each([
  ["k_h",      "k"],
  ["i_2",      "i"],
  ["o_w",      "o"],
  ["C_in",     "C_in"],
  ["k_eff",    "k_eff"],
  ["p_before", "p_before"],
  ["s",        "s"],
])("symbolKey(%s) is %s", (name, key) => {
  expect(symbolKey(name)).toBe(key);
});

test("the TeX goes along for copying where it is asked for", () => {
  const shared = { step: step("parameters"), axes: [] };
  const sources = (tree: Node) => elementsIn(tree, ({ name }) => name === "annotation").map(textOf);
  expect(sources(ruleNode(shared, 2))).toEqual([]);
  expect(sources(ruleNode(shared, 2, true))).toHaveLength(1);
  expect(sources(numbersNode(shared, true)).join()).toContain("= 140");
});

test("a rule without letters has no numbers to put in", () => {
  expect(hasNumbers(step("parameters"))).toBe(true);
  expect(hasNumbers({ ...step("biases"), formula: integer(0) })).toBe(false);
});

test("a line is its label, the rule and the numbers; without letters, the rule alone", () => {
  const classes = (tree: Node) => tree.children.map((child) => (child as Node).attributes.class);
  const line = lineNode({ step: step("parameters"), axes: [] }, "parameters");
  expect(line.attributes).toEqual({ class: "line", "data-quantity": "parameters" });
  expect(classes(line)).toEqual(["label", "rule", "numbers"]);
  expect(textOf(line.children[0] as Node)).toBe("parameters");
  const none = { ...step("biases"), formula: integer(0), values: {}, value: 0 };
  expect(classes(lineNode({ step: none, axes: [] }, "biases"))).toEqual(["label", "rule"]);
});

test("rule and numbers made before are the same objects, each for as long as what it shows is the same", () => {
  const shared = { step: step("outputSize"), axes: [0] };
  const [, rule, numbers] = lineNode(shared, "output size", 2).children;
  const again = (changed: Partial<Step> = {}, axes: readonly number[] = [0]) =>
    lineNode(structuredClone({ step: { ...shared.step, ...changed }, axes }), "size", 2).children.slice(1);
  const isSame = ([first, second]: readonly unknown[]) => [first === rule, second === numbers];
  expect(isSame(again())).toEqual([true, true]);
  expect(isSame(again({ values: { ...shared.step.values, i: 11 }, value: 9 }))).toEqual([true, false]);
  expect(isSame(again({}, [1]))).toEqual([false, true]);
  expect(isSame(again({ symbol: "i" }))).toEqual([false, false]);
});

test("a pair is a rule, and the numbers after it", () => {
  const pair = pairNode({ step: step("kernelWeights"), axes: [] }, 2);
  expect(spoken(pair)).toMatch(/^nk=khkwCin=3×3×3=27$/);
});
