import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { State } from "../../../components/form/state.ts";
import { answer, shownRows } from "../../../components/solver/answer.ts";
import { cellTexts, wrongBoxes } from "../../../components/solver/rows.ts";
import { opening } from "../../../components/solver/state.ts";

const pooling = { kind: "max-pooling" };
const transposed = { kind: "transposed-convolution" };

function listed(asked: State): readonly string[] {
  return answer({ ...opening, ...asked }).rows.map(({ solution, parameters, unused }) => {
    const { kernelSize, stride, padding, dilation, outputPadding } = solution;
    return `k${kernelSize} s${stride} p${padding} d${dilation} a${outputPadding ?? "-"} n${parameters} u${unused?.[0] ?? "-"}`;
  });
}

// Parameters: k*k*3*64 weights and 64 biases. Left over: floor drops (i + 2p - k) mod 2 elements, of which the padding
// after the input may be some.
test.each<{ of: string; asked: State; has: string }>([
  {
    of: "ResNet's conv1 (Stack Exchange 223630): 224 + 6 - 7 = 223",
    asked: {},
    has: "k7 s2 p3 d1 a- n9472 u0",
  },
  { of: "a kernel of 3: 224 + 2 - 3 = 223", asked: {}, has: "k3 s2 p1 d1 a- n1792 u0" },
  { of: "a kernel of 2: 222/2 + 1", asked: {}, has: "k2 s2 p0 d1 a- n832 u0" },
  {
    of: "225 by the same, the last element left over",
    asked: { from: "225" },
    has: "k2 s2 p0 d1 a- n832 u1",
  },
  {
    of: "AlexNet's conv1 (cs231n): 11*11*3*96 + 96",
    asked: { from: "227", to: "55", outChannels: "96", "kernelSize-max": "11" },
    has: "k11 s4 p0 d1 a- n34944 u0",
  },
  {
    of: "torch 2.13.0, ConvTranspose2d: 3*2 + 3 - 2 = 7",
    asked: { ...transposed, from: "4", to: "7" },
    has: "k3 s2 p1 d1 a0 n1792 u-",
  },
  {
    of: "the same with an output padding of 1",
    asked: { ...transposed, from: "4", to: "8" },
    has: "k3 s2 p1 d1 a1 n1792 u-",
  },
  { of: "without biases: 49*192", asked: { bias: "" }, has: "k7 s2 p3 d1 a- n9408 u0" },
  {
    of: "ResNet's pooling, 112 + 2 - 3 = 111, one left over",
    asked: { ...pooling, from: "112", to: "56" },
    has: "k3 s2 p1 d1 a- n0 u0",
  },
  { of: "the word: 223 + 1 - 2 = 222, one after", asked: { same: "yes" }, has: "k3 s2 psame d1 a- n1792 u0" },
  {
    of: "the same on both axes: 112 + 2 - 3 = 111",
    asked: { from: "224 x 112", to: "112 x 56" },
    has: "k3 s2 p1 d1 a- n1792 u0",
  },
  { of: "along one axis: 7*3*64 + 64", asked: { rank: "1" }, has: "k7 s2 p3 d1 a- n1408 u0" },
])("$of", ({ asked, has }) => {
  expect(listed(asked)).toContain(has);
});

test("a pooling has no parameters and no output channels to get wrong, and what it leaves over is told", () => {
  const found = answer({ ...opening, ...pooling, from: "112", to: "56", outChannels: "x" });
  expect(found.issues).toEqual([]);
  for (const { parameters, macs } of found.rows) expect([parameters, macs]).toEqual([0, 0]);
});

test("sizes that differ have their own lines, what is left over on each, and one window", () => {
  const { rows } = answer({
    ...opening,
    from: "225 x 112",
    to: "112 x 56",
    "kernelSize-min": "2",
    "kernelSize-max": "2",
  });
  const [row] = rows;
  expect(row?.unused).toEqual([1, 0]); // 225 - 224, 112 - 112
  expect(row?.steps.filter(({ step }) => step.quantity === "outputSize").map(({ axes }) => axes)).toEqual([
    [0],
    [1],
  ]);
  expect(row?.padding).toEqual([
    [0, 0],
    [0, 0],
  ]);
});

test("what the word pads stands as before and after", () => {
  const row = answer({ ...opening, same: "yes" }).rows.find(({ solution }) => solution.padding === "same");
  const { same: _, ...words } = { same: "same", issue: {}, field: {} };
  expect(row && cellTexts(row, "en", { ...words, same: "same" } as never).padding).toBe("0 + 1"); // 111*2 + 3 - 224
});

test("the usual rows come first, those of each place with fewest parameters first, and a kernel of one once", () => {
  const found = answer(opening);
  const parameters = found.rows.map((row) => row.parameters);
  const usual = [1792, 4864, 9472, 832, 3136, 6976]; // k*k*3*64 + 64 of 3, 5, 7 padded by half; of 2, 4, 6
  expect(parameters.slice(0, 6)).toEqual(usual);
  expect(parameters.slice(6)).toEqual(parameters.slice(6).sort((a, b) => a - b));
  expect(found.rows.filter(({ solution }) => solution.kernelSize === 1)).toHaveLength(1);
  expect(found.count).toBe(found.rows.length);
});

// floor((i + 2p - k)/s): 225 leaves one more over where a stride of 2 leaves none; at stride 1 every size has its own.
test("another size that some rows take to the same follows the question", () => {
  const shared = (asked: State) => answer({ ...opening, ...asked }).shared;
  const narrow = {
    "kernelSize-min": "2",
    "kernelSize-max": "3",
    "padding-max": "1",
    "dilation-max": "1",
    "stride-max": "2",
  };
  expect(shared(narrow)).toEqual({ rows: 1, from: 224, other: 225, to: 112 }); // k2 s2 p0; k3 s2 p1 takes 225 to 113
  expect(shared({ ...narrow, from: "225" })).toEqual({ rows: 1, from: 225, other: 226, to: 112 }); // k3 s2 p0
  expect(shared({ from: "32", to: "32", "stride-max": "1" })).toBeUndefined();
  expect(shared({ ...transposed, from: "112", to: "224" })).toBeUndefined();
  expect(shared({ to: "300" })).toBeUndefined();
});

test("multiply-accumulates stand beside the parameters", () => {
  const [first] = answer(opening).rows;
  expect(first?.macs).toBe(21_676_032); // 3*3*3*64 * 112*112
});

test("what is beyond the rows shown is counted", () => {
  // 10 to 10 by strides of 1: every odd kernel once, of 1 to 199
  const asked = { from: "10", to: "10", "stride-max": "1", "dilation-max": "1" };
  const found = answer({ ...opening, ...asked, "kernelSize-max": "199", "padding-max": "99" });
  expect(found.count).toBe(100);
  expect(found.rows).toHaveLength(shownRows);
});

// A kernel of one is the same layer at every dilation, but PyTorch lets a dilation of 3 have the output padding of 2 that
// 3 elements need to become 5.
test("a kernel of one is listed at the least dilation that allows its output padding", () => {
  const asked = { ...transposed, from: "3", to: "5", "kernelSize-max": "1", "stride-max": "1" };
  const found = { ...asked, "dilation-max": "5", "outputPadding-max": "2", "padding-max": "0" };
  expect(listed(found)).toEqual(["k1 s1 p0 d3 a2 n256 u-"]); // 3*64 weights and 64 biases
  expect(answer({ ...opening, ...found }).count).toBe(1);
});

test("count and rows agree with going through every window", () => {
  const size = fc.integer({ min: 1, max: 12 });
  fc.assert(
    fc.property(size, size, (from, to) => {
      let count = 0;
      for (let k = 1; k <= 7; k++)
        for (let s = 1; s <= 4; s++)
          for (let p = 0; p <= 3; p++)
            for (let d = 1; d <= (k === 1 ? 1 : 2); d++) {
              const room = from + 2 * p - d * (k - 1) - 1;
              if (room >= 0 && Math.floor(room / s) + 1 === to) count++;
            }
      const found = answer({ ...opening, from: String(from), to: String(to) });
      expect(found.count).toBe(count);
      expect(found.rows).toHaveLength(Math.min(count, shownRows));
      expect(found.shortfall === undefined).toBe(count > 0);
    }),
    { numRuns: 60 },
  );
});

describe("where there is no solution, it says why", () => {
  test.each<{ why: string; asked: State; shortfall: object }>([
    // the most: a kernel of 1, padded by 3 on both sides: 224 + 6 - 1 + 1
    {
      why: "too large",
      asked: { to: "300" },
      shortfall: { code: "too-large", from: 224, to: 300, reached: 230 },
    },
    // the least: 7 dilated by 2 spans 13: floor(211/4) + 1
    {
      why: "too small",
      asked: { to: "52" },
      shortfall: { code: "too-small", from: 224, to: 52, reached: 53 },
    },
    // a kernel of 1: floor(9/s) + 1 is 10, 5, 4
    {
      why: "passed by",
      asked: { from: "10", to: "7", "kernelSize-max": "1", "padding-max": "0" },
      shortfall: { code: "passed-by", from: 10, to: 7 },
    },
    {
      why: "no kernel fits",
      asked: { from: "2", to: "1", "kernelSize-min": "5", "padding-max": "0" },
      shortfall: { code: "no-layer", from: 2, to: 1 },
    },
    // a pooling of 2 padded by 1: 224 + 2 - 2 + 1; of 3 by 1 no more than 224
    {
      why: "pooling, too large",
      asked: { ...pooling, to: "226" },
      shortfall: { code: "too-large", from: 224, to: 226, reached: 225 },
    },
    {
      why: "pooling of 3 alone, too large",
      asked: { ...pooling, to: "225", "kernelSize-min": "3", "kernelSize-max": "3" },
      shortfall: { code: "too-large", from: 224, to: 225, reached: 224 },
    },
    {
      why: "pooling, too small: 7 dilated by 2 spans 13",
      asked: { ...pooling, to: "52" },
      shortfall: { code: "too-small", from: 224, to: 52, reached: 53 },
    },
    {
      why: "no pooling of 3 is padded by 2",
      asked: { ...pooling, "kernelSize-max": "3", "padding-min": "2" },
      shortfall: { code: "no-layer", from: 224, to: 112 },
    },
    // 224 to 56 by strides of 4, 112 to 56 by strides of 2
    {
      why: "axes that have no window in common",
      asked: { from: "224 x 112", to: "56 x 56" },
      shortfall: { code: "apart", from: [224, 112], to: [56, 56] },
    },
    {
      why: "one axis that has none at all",
      asked: { from: "224 x 112", to: "112 x 300" },
      shortfall: { code: "too-large", from: 112, to: 300, reached: 118 },
    },
    // transposed, the most: 3*4 + 13 + 1
    {
      why: "transposed, too large",
      asked: { ...transposed, from: "4", to: "27" },
      shortfall: { code: "too-large-transposed", from: 4, to: 27, reached: 26 },
    },
    // and the least, of a kernel of 5: 9*1 + 5 - 6
    {
      why: "transposed, too small",
      asked: { ...transposed, from: "10", to: "7", "kernelSize-min": "5" },
      shortfall: { code: "too-small-transposed", from: 10, to: 7, reached: 8 },
    },
    // nothing cut or added: 9s + 1 is 10, 19, 28, 37
    {
      why: "transposed, passed by",
      asked: {
        ...transposed,
        from: "10",
        to: "12",
        "kernelSize-max": "1",
        "padding-max": "0",
        "outputPadding-max": "0",
      },
      shortfall: { code: "passed-by", from: 10, to: 12 },
    },
  ])("$why", ({ asked, shortfall }) => {
    expect(answer({ ...opening, ...asked })).toEqual({ issues: [], count: 0, rows: [], shortfall });
  });
});

describe("what is wrong is found, with the boxes it is about", () => {
  test.each<{ asked: State; code: string; boxes: readonly string[] }>([
    { asked: { from: "" }, code: "missing", boxes: ["from"] },
    { asked: { to: "1.5" }, code: "not-a-whole-number", boxes: ["to"] },
    { asked: { from: "0" }, code: "out-of-range", boxes: ["from"] },
    { asked: { from: "4 x 5", rank: "3" }, code: "wrong-length", boxes: ["from"] },
    { asked: { from: "4 x 5", to: "2 x 2 x 2" }, code: "wrong-length", boxes: ["from"] },
    { asked: { ...pooling, inChannels: "0" }, code: "out-of-range", boxes: ["inChannels"] },
    { asked: { "kernelSize-max": "x" }, code: "not-a-whole-number", boxes: ["kernelSize-max"] },
    { asked: { "stride-min": "" }, code: "missing", boxes: ["stride-min"] },
    { asked: { "padding-min": "4" }, code: "minimum-above-maximum", boxes: ["padding-min", "padding-max"] },
    {
      asked: { "kernelSize-max": "20000" },
      code: "too-many-combinations",
      boxes: ["kernelSize-min", "kernelSize-max"],
    },
    { asked: { inChannels: "0" }, code: "out-of-range", boxes: ["inChannels"] },
    { asked: { outChannels: "9007199254740991" }, code: "count-not-exact", boxes: ["outChannels"] },
    {
      asked: { ...transposed, "outputPadding-max": "-1" },
      code: "out-of-range",
      boxes: ["outputPadding-max"],
    },
  ])("$code of $boxes", ({ asked, code, boxes }) => {
    const state = { ...opening, ...asked };
    const { issues, rows } = answer(state);
    expect(rows).toEqual([]);
    const found = issues.filter((issue) => issue.code === code);
    expect(found.map((issue) => wrongBoxes(state, issue))).toContainEqual(boxes);
  });
});
