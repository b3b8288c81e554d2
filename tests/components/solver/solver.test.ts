import { expect, test } from "vitest";
import { lineKey } from "../../../components/calculator/steps.ts";
import { opening, queryOf, questionOf, textsFrom } from "../../../components/solver/question.ts";
import {
  calculatorQuery,
  everyStructure,
  mostShown,
  shownOf,
  stepOf,
} from "../../../components/solver/rows.ts";
import { checkQuestion, type QuestionSpec, solutions } from "../../../src/convolution/index.ts";

const ask = (texts: Partial<typeof opening>) => questionOf({ ...opening, ...texts });
const solve = (texts: Partial<typeof opening>) => solutions(ask(texts) as unknown as QuestionSpec);
const short = (texts: Partial<typeof opening>) =>
  [...solve(texts)].map(({ kernelSize: k, stride: s, padding: p, dilation: d }) => `k${k} s${s} p${p} d${d}`);

test("from 224 to 112 there is ResNet's first layer, a halving 3 and a halving 2", () => {
  // ResNet conv1 (stats.stackexchange.com 223630): 7, 2, 3; by hand (224 + 2 - 3)/2 + 1 = 112.5; (224 - 2)/2 + 1 = 112
  expect(short({})).toEqual(expect.arrayContaining(["k7 s2 p3 d1", "k3 s2 p1 d1", "k2 s2 p0 d1"]));
});

test("from 227 to 55 there is AlexNet's first layer, once kernels of 11 are looked among", () => {
  // CS231n: (227 - 11)/4 + 1 = 55
  expect(short({ from: "227", to: "55" })).not.toContain("k11 s4 p0 d1");
  expect(short({ from: "227", to: "55", kernelSize: "11" })).toContain("k11 s4 p0 d1");
});

test("a transposed 3, 2, 1 takes 4 to 7", () => {
  // measured with PyTorch 2.13.0: ConvTranspose2d n=4 k=3 s=2 p=1 gives 7
  expect(short({ kind: "transposed-convolution", from: "4", to: "7" })).toContain("k3 s2 p1 d1");
});

test("questionOf begins each range at its least, and keeps what is no number as it is", () => {
  expect(ask({ kernelSize: "５", padding: "2", from: "x" })).toMatchObject({
    kernelSize: [1, 5],
    padding: [0, 2],
    from: "x",
  });
});

test.each([
  [{ from: "2.5" }, "not-a-whole-number", "from"],
  [{ to: "0" }, "out-of-range", "to"],
  [{ kernelSize: "0" }, "out-of-range", "kernelSize"],
  [{ stride: "-1" }, "out-of-range", "stride"],
  [{ padding: "" }, "missing", "padding"],
  [{ from: "" }, "missing", "from"],
  [{ kernelSize: "1000", stride: "1000" }, "too-many-combinations", "kernelSize"],
])("a question of %j is refused", (texts, code, field) => {
  expect(checkQuestion(ask(texts))).toContainEqual(expect.objectContaining({ code, field }));
});

test("a link keeps every text, and says nothing of the opening ones", () => {
  expect(queryOf(opening)).toBe("");
  const texts = { ...opening, from: "a&b", kind: "transposed-convolution", outputPadding: "1" };
  expect(textsFrom(`?${queryOf(texts)}`)).toEqual(texts);
  expect(textsFrom("?kind=other&from=9")).toEqual({ ...opening, from: "9" });
});

test("stepOf gives the formula of a solution's size, whose value is what was asked for", () => {
  for (const [transposed, from, to] of [
    [false, 224, 112],
    [true, 14, 28],
  ] as const) {
    const found = solve({
      kind: transposed ? "transposed-convolution" : "convolution",
      from: String(from),
      to: String(to),
      outputPadding: transposed ? "1" : "0",
    });
    const steps = shownOf(found).map((solution) => stepOf({ transposed, from }, solution));
    expect(steps.length).toBeGreaterThan(1);
    expect(new Set(steps.map(({ value }) => value))).toEqual(new Set([to]));
    const known = new Set(everyStructure.map(([asked, solution]) => lineKey(stepOf(asked, solution))));
    expect(steps.map(lineKey).filter((key) => !known.has(key))).toEqual([]);
  }
});

test("shownOf lists at most so many, the smallest kernel first", () => {
  const shown = shownOf(solve({ from: "1000", to: "10", kernelSize: "90", stride: "100", padding: "40" }));
  expect(shown).toHaveLength(mostShown);
  expect(shown.map(({ kernelSize }) => kernelSize)).toEqual(
    shown.map(({ kernelSize }) => kernelSize).toSorted((a, b) => a - b),
  );
});

test("calculatorQuery opens a solution over an image of that size", () => {
  const solution = { kernelSize: 3, stride: 2, padding: 1, dilation: 1, same: false };
  expect(calculatorQuery({ transposed: false, from: 224 }, solution)).toBe(
    "inputSize-h=224&inputSize-w=224&kernelSize-w=3&stride-w=2&padding-w=1&dilation-w=1",
  );
  expect(calculatorQuery({ transposed: true, from: 4 }, { ...solution, outputPadding: 1 })).toBe(
    "kind=transposed-convolution&inputSize-h=4&inputSize-w=4&kernelSize-w=3&stride-w=2&padding-w=1&dilation-w=1&outputPadding-w=1",
  );
});
