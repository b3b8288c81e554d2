import { expect, test } from "vitest";
import { stepTex, symbolKey } from "../../../components/derivation/step-tex.ts";
import { withoutMarks } from "../../../components/marks.ts";
import { convolution, derive, type Step } from "../../../src/convolution/index.ts";

const { steps } = derive(convolution({ inputSize: [10, 10], inChannels: 3, outChannels: 5, kernelSize: 3 }));
const step = (quantity: string) => steps.find((each) => each.quantity === quantity) as Step;
const plain = (tex: string) =>
  withoutMarks(tex)
    .replace("\\displaystyle ", "")
    .replace(/\\[,;]\s*/g, " ");

test("a rule begins with what it gives, on each axis it holds for", () => {
  const { rule } = stepTex(step("outputSize"), { rank: 2, axes: [0, 1] });
  expect(plain(rule)).toMatch(/^o_h = o_w = /);
  expect(plain(stepTex(step("outputSize"), { rank: 2, axes: [1] }).rule)).toMatch(/^o_w = /);
  expect(plain(stepTex(step("outputSize"), { rank: 2 }).rule)).toMatch(/^o = /);
});

test("an only axis needs no letter", () => {
  expect(plain(stepTex(step("outputSize"), { rank: 1, axes: [0] }).rule)).toMatch(/^o = /);
});

test("the numbers stand where their letters stood", () => {
  const { numbers, value } = stepTex(step("parameters"), { rank: 2 });
  expect(plain(numbers).match(/\d+/g)).toEqual(["3", "3", "3", "5", "5"]);
  expect(withoutMarks(value)).toBe("140");
});

test("letters of the input, the kernel and the output are marked, counts are not", () => {
  const { rule } = stepTex(step("parameters"), { rank: 2 });
  expect([...rule.matchAll(/symbol=(\w+)/g)].map(([, name]) => name)).toEqual([
    "k",
    "k",
    "C_in",
    "C_out",
    "C_out",
  ]);
  expect(stepTex(step("parameters"), { rank: 2 }).value).toBe("140");
});

test("a live step has a slot for each number, named by its symbol, and one for the value", () => {
  const { numbers, value } = stepTex(step("parameters"), { rank: 2, live: true });
  expect([...numbers.matchAll(/slot=(\w+)/g)].map(([, name]) => name)).toEqual([
    "k_h",
    "k_w",
    "C_in",
    "C_out",
    "C_out",
  ]);
  expect(value).toContain("slot=value");
});

test.each([
  ["k_h", "k"],
  ["i_2", "i"],
  ["o_w", "o"],
  ["C_in", "C_in"],
  ["k_eff", "k_eff"],
  ["p_before", "p_before"],
])("symbolKey(%s) is %s", (name, key) => {
  expect(symbolKey(name)).toBe(key);
});
