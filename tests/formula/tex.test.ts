import fc from "fast-check";
import katex, { type KatexOptions } from "katex";
import { describe, expect, test } from "vitest";
import {
  ceil,
  difference,
  type Formula,
  floor,
  integer,
  maximum,
  product,
  quotient,
  sum,
  symbol,
} from "../../src/formula/formula.ts";
import { symbolTex, tex } from "../../src/formula/tex.ts";
import { randomFormula, randomValues } from "./random.ts";

const outputSize = sum(floor(quotient(difference(sum("i", product(2, "p")), "k"), "s")), 1);
const parameters = sum(product("k_h", "k_w", "C_in", "C_out"), "C_out");
const samePadding = maximum(
  difference(sum(product(difference(ceil(quotient("i", "s")), 1), "s"), "k"), "i"),
  0,
);

describe("tex(formula) writes what a textbook has", () => {
  // biome-ignore format: a table
  test.each<[string, Formula]>([
    [String.raw`\left\lfloor \frac{i + 2\, p - k}{s} \right\rfloor + 1`,                     outputSize],
    [String.raw`k_h\, k_w\, C_{\text{in}}\, C_{\text{out}} + C_{\text{out}}`,          parameters],
    [String.raw`\max \biggl( \biggl( \left\lceil \frac{i}{s} \right\rceil - 1 \biggr)\, s + k - i,\, 0 \biggr)`, samePadding],
    [String.raw`d\, ( k - 1 ) + 1`,                                                          sum(product("d", difference("k", 1)), 1)],
    [String.raw`k_h\, k_w\, \frac{C_{\text{in}}}{g}\, C_{\text{out}}`,                   product("k_h", "k_w", quotient("C_in", "g"), "C_out")],
    [String.raw`{k}^{2}\, C_{\text{in}}`,                                                  product("k", "k", "C_in")],
    ["{k_h}^{3}",                                                                            product("k_h", "k_h", "k_h")],
    [String.raw`\lfloor a \rfloor`,                                                          floor("a")],
    [String.raw`\lceil a + b \rceil`,                                                        ceil(sum("a", "b"))],
    [String.raw`\left\lceil \frac{a}{b} \right\rceil`,                                       ceil(quotient("a", "b"))],
    [String.raw`\max ( a - b,\, 0 )`,                                                        maximum(difference("a", "b"), 0)],
    [String.raw`\max \biggl( a,\, \frac{b}{c} \biggr)`,                                       maximum("a", quotient("b", "c"))],
    [String.raw`\frac{\frac{a}{b}}{c}`,                                                      quotient(quotient("a", "b"), "c")],
    [String.raw`\frac{a + b}{c - d}`,                                                        quotient(sum("a", "b"), difference("c", "d"))],
    [String.raw`\frac{-3}{a}`,                                                               quotient(-3, "a")],
    ["a - ( b - c )",                                                                        difference("a", difference("b", "c"))],
    [String.raw`a - \biggl( b - \frac{c}{d} \biggr)`,                                         difference("a", difference("b", quotient("c", "d")))],
    [String.raw`\biggl( \frac{a}{b} - c \biggr)\, d`,                                         product(difference(quotient("a", "b"), "c"), "d")],
    [String.raw`\biggl( a\, \frac{b}{c} + d \biggr)\, e`,                                     product(sum(product("a", quotient("b", "c")), "d"), "e")],
    [String.raw`\biggl( \lceil a \rceil + \left\lfloor \frac{b}{c} \right\rfloor \biggr)\, d`, product(sum(ceil("a"), floor(quotient("b", "c"))), "d")],
    [String.raw`\biggl( \max \biggl( 1,\, \frac{b}{c} \biggr) - 1 \biggr)\, d`,                product(difference(maximum(1, quotient("b", "c")), 1), "d")],
    ["a + ( -3 )",                                                                           sum("a", -3)],
    ["-3 + a",                                                                               sum(-3, "a")],
    ["a - ( -3 )",                                                                           difference("a", -3)],
    [String.raw`2\, a`,                                                                      product(2, "a")],
    [String.raw`a \times 2`,                                                                 product("a", 2)],
    [String.raw`2 \times 3`,                                                                 product(2, 3)],
    [String.raw`2 \times 3\, a`,                                                             product(2, product(3, "a"))],
    [String.raw`a \times 3\, b`,                                                             product("a", product(3, "b"))],
    [String.raw`( -3 )\, a`,                                                                 product(-3, "a")],
    [String.raw`a \times ( -3 )`,                                                            product("a", -3)],
  ])("%s", (expected, formula) => {
    expect(tex(formula)).toBe(expected);
  });
});

describe("tex(formula, values) puts the numbers in", () => {
  const values = { i: 10, p: 0, k: 3, s: 1, k_h: 3, k_w: 3, C_in: 3, C_out: 5, n: -2 };
  // biome-ignore format: a table
  test.each<[string, Formula]>([
    [String.raw`\left\lfloor \frac{10 + 2 \cdot 0 - 3}{1} \right\rfloor + 1`,     outputSize],
    [String.raw`3 \times 3 \times 3 \times 5 + 5`,                                parameters],
    [String.raw`3 \times 3 \times 10`,                                            product("k", "k", "i")],
    [String.raw`2 \cdot 3 \times 10`,                                             product(2, "k", "i")],
    [String.raw`3 \times 2`,                                                      product("k", 2)],
    [String.raw`2 \cdot ( 10 - 3 )`,                                              product(2, difference("i", "k"))],
    ["3 + ( -2 )",                                                                sum("k", "n")],
    ["-2 + 3",                                                                    sum("n", "k")],
    [String.raw`( -2 ) \times ( -2 )`,                                            product("n", "n")],
    [String.raw`\max ( -2,\, 0 )`,                                                maximum("n", 0)],
    [String.raw`\frac{-2}{3}`,                                                    quotient("n", "k")],
  ])("%s", (expected, formula) => {
    expect(tex(formula, values)).toBe(expected);
  });

  test("and refuses a symbol without a number, by name", () => {
    expect(() => tex(sum("i", "q"), values)).toThrow(new ReferenceError("The formula needs a value for q."));
  });
});

describe("symbolTex(name)", () => {
  // biome-ignore format: a table
  test.each([
    ["k",        "k"],
    ["k_h",      "k_h"],
    ["k_1",      "k_1"],
    ["k_10",     String.raw`k_{\text{10}}`],
    ["C_in",     String.raw`C_{\text{in}}`],
    ["p_before", String.raw`p_{\text{before}}`],
  ])("%s is %s", (name, expected) => {
    expect(symbolTex(name)).toBe(expected);
  });
});

test("tex(formula) typesets under KaTeX at its strictest, in symbols and with the numbers put in", () => {
  fc.assert(
    fc.property(randomFormula, randomValues, fc.boolean(), (formula, values, displayMode) => {
      for (const line of [tex(formula), tex(formula, values)]) {
        expect(() => katex.renderToString(line, { ...strictly, displayMode }), line).not.toThrow();
      }
    }),
    { numRuns: 400 },
  );
});

test("tex(formula) opens a growing fence around a fraction, and around nothing else", () => {
  fc.assert(
    fc.property(randomFormula, (formula) => {
      for (const inside of fenced(tex(formula)))
        expect(inside.grows, inside.mark).toBe(inside.mark.includes("\\frac"));
    }),
    { numRuns: 1000 },
  );
});

test("a number stands for itself", () => {
  expect(tex(integer(5))).toBe("5");
  expect(tex(symbol("s"), { s: 2 })).toBe("2");
});

/** KaTeX with every warning an error, but for \htmlData, which is its own extension. */
const strictly: KatexOptions = {
  throwOnError: true,
  strict: (code: string) => (code === "htmlExtension" ? "ignore" : "error"),
};

/** What stands between each pair of fences, and whether the pair grows. */
function fenced(line: string): readonly { grows: boolean; mark: string }[] {
  const opened: { grows: boolean; from: number }[] = [];
  const found: { grows: boolean; mark: string }[] = [];
  for (const { 0: fence, 1: grows, index } of line.matchAll(
    /(\\left|\\right|\\biggl|\\biggr)?(\\lfloor|\\rfloor|\\lceil|\\rceil|\(|\))/g,
  )) {
    if (/(\\lfloor|\\lceil|\()$/.test(fence)) {
      opened.push({ grows: grows !== undefined, from: index });
      continue;
    }
    const { grows: grew, from } = opened.pop() ?? { grows: false, from: 0 };
    expect(grows !== undefined).toBe(grew);
    found.push({ grows: grew, mark: line.slice(from, index) });
  }
  return found;
}
