import fc from "fast-check";
import { type MathNode, ParenthesisNode, parse } from "mathjs";
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
import { text } from "../../src/formula/text.ts";
import { randomFormula, randomValues } from "./random.ts";

describe("text(formula) puts parentheses where the meaning needs them and nowhere else", () => {
  // biome-ignore format: a table
  test.each<[string, Formula]>([
    ["7",                                   integer(7)],
    ["-7",                                  integer(-7)],
    ["C_in",                                symbol("C_in")],
    ["a + b + c",                           sum("a", "b", "c")],
    ["a + b + c",                           sum(sum("a", "b"), "c")],
    ["a + b + c",                           sum("a", sum("b", "c"))],
    ["a + b - c",                           difference(sum("a", "b"), "c")],
    ["a + b - c",                           sum("a", difference("b", "c"))],
    ["a - b + c",                           sum(difference("a", "b"), "c")],
    ["a - b - c",                           difference(difference("a", "b"), "c")],
    ["a - (b - c)",                         difference("a", difference("b", "c"))],
    ["a - (b + c)",                         difference("a", sum("b", "c"))],
    ["a - b*c",                             difference("a", product("b", "c"))],
    ["a - b/c",                             difference("a", quotient("b", "c"))],
    ["a*b - c",                             difference(product("a", "b"), "c")],
    ["a + b*c",                             sum("a", product("b", "c"))],
    ["(a + b)*c",                           product(sum("a", "b"), "c")],
    ["c*(a + b)",                           product("c", sum("a", "b"))],
    ["(a - b)*(a + b)",                     product(difference("a", "b"), sum("a", "b"))],
    ["a*b*c",                               product("a", product("b", "c"))],
    ["a/b/c",                               quotient(quotient("a", "b"), "c")],
    ["a/(b/c)",                             quotient("a", quotient("b", "c"))],
    ["a/(b*c)",                             quotient("a", product("b", "c"))],
    ["a*b/c",                               quotient(product("a", "b"), "c")],
    ["a/b*c",                               product(quotient("a", "b"), "c")],
    ["a*(b/c)",                             product("a", quotient("b", "c"))],
    ["a/(b/c*d)",                           quotient("a", product(quotient("b", "c"), "d"))],
    ["(a + b)/c",                           quotient(sum("a", "b"), "c")],
    ["a/(b + c)",                           quotient("a", sum("b", "c"))],
    ["(a - b)/(c - d)",                     quotient(difference("a", "b"), difference("c", "d"))],
    ["a/b + c",                             sum(quotient("a", "b"), "c")],
    ["-3 + a",                              sum(-3, "a")],
    ["a + (-3)",                            sum("a", -3)],
    ["-3 - a",                              difference(-3, "a")],
    ["a - (-3)",                            difference("a", -3)],
    ["a + (-3 - b)",                        sum("a", difference(-3, "b"))],
    ["a - (-3 + b)",                        difference("a", sum(-3, "b"))],
    ["(-3)*a",                              product(-3, "a")],
    ["a*(-3)",                              product("a", -3)],
    ["a + (-3)*b",                          sum("a", product(-3, "b"))],
    ["(-3)/a",                              quotient(-3, "a")],
    ["a/(-3)",                              quotient("a", -3)],
    ["floor(-3)",                           floor(-3)],
    ["floor(a + b)",                        floor(sum("a", "b"))],
    ["ceil(a/b)*c",                         product(ceil(quotient("a", "b")), "c")],
    ["a/floor(b - c)",                      quotient("a", floor(difference("b", "c")))],
    ["max(a - b, 0)",                       maximum(difference("a", "b"), 0)],
    ["max(a, -1, b*c)",                     maximum("a", -1, product("b", "c"))],
    ["a - max(b, c)",                       difference("a", maximum("b", "c"))],
    ["k^2",                                 product("k", "k")],
    ["k^2*C_in",                            product("k", "k", "C_in")],
    ["C_in*k^3",                            product("C_in", "k", "k", "k")],
    ["k*C_in*k",                            product("k", "C_in", "k")],
    ["k_h*k_w",                             product("k_h", "k_w")],
    ["a^2*b^2",                             product("a", "a", "b", "b")],
    ["2*2*a",                               product(2, 2, "a")],
    ["(a + b)*(a + b)",                     product(sum("a", "b"), sum("a", "b"))],
    ["a/k^2",                               quotient("a", product("k", "k"))],
    ["floor((i + 2*p - k)/s) + 1",          sum(floor(quotient(difference(sum("i", product(2, "p")), "k"), "s")), 1)],
    ["k_h*k_w*(C_in/g)*C_out + C_out",      sum(product("k_h", "k_w", quotient("C_in", "g"), "C_out"), "C_out")],
  ])("%s", (expected, formula) => {
    expect(text(formula)).toBe(expected);
  });
});

describe("text(formula, values) puts the numbers in", () => {
  const values = { i: 10, p: 0, k: 3, s: 1, n: -2 };
  // biome-ignore format: a table
  test.each<[string, Formula]>([
    ["floor((10 + 2*0 - 3)/1) + 1",  sum(floor(quotient(difference(sum("i", product(2, "p")), "k"), "s")), 1)],
    ["3*3*10",                       product("k", "k", "i")],
    ["-2",                           symbol("n")],
    ["-2 + 3",                       sum("n", "k")],
    ["3 + (-2)",                     sum("k", "n")],
    ["3 - (-2)",                     difference("k", "n")],
    ["(-2)*(-2)",                    product("n", "n")],
    ["max(-2, 0)",                   maximum("n", 0)],
  ])("%s", (expected, formula) => {
    expect(text(formula, values)).toBe(expected);
  });

  test("and refuses a symbol without a number, by name", () => {
    expect(() => text(sum("i", "q"), values)).toThrow(new ReferenceError("The formula needs a value for q."));
  });
});

test("no parentheses can be taken out of text(formula) without changing how it is read", () => {
  fc.assert(
    fc.property(randomFormula, fc.option(randomValues, { nil: undefined }), (formula, values) => {
      const line = text(formula, values);
      for (const pair of groupingPairs(line)) {
        const inside = line.slice(pair.open + 1, pair.close);
        if (/^-\d+$/.test(inside)) continue; // "a + -3" can be read, but nobody writes it
        const without = `${line.slice(0, pair.open)}${inside}${line.slice(pair.close + 1)}`;
        expect(reading(without), `${line} without a pair: ${without}`).not.toBe(reading(line));
      }
    }),
    { numRuns: 1000 },
  );
});

test("text(formula) never stands a sign beside a sign", () => {
  fc.assert(
    fc.property(randomFormula, fc.option(randomValues, { nil: undefined }), (formula, values) => {
      expect(text(formula, values)).not.toMatch(/[-+*/^] *-\d|--/);
    }),
    { numRuns: 1000 },
  );
});

/** How mathjs reads a line, with the parentheses it saw forgotten: only the tree is left. */
function reading(line: string): string {
  return parse(line)
    .transform((node: MathNode) => bare(node))
    .toString({ parenthesis: "all" });
}

function bare(node: MathNode): MathNode {
  return node instanceof ParenthesisNode ? bare(node.content) : node;
}

/** The parentheses that group: not those around what floor, ceil and max take. */
function groupingPairs(line: string): readonly { open: number; close: number }[] {
  const opened: number[] = [];
  const pairs: { open: number; close: number }[] = [];
  [...line].forEach((sign, at) => {
    if (sign === "(") opened.push(at);
    if (sign !== ")") return;
    const open = opened.pop() ?? -1;
    if (!/[a-z]$/.test(line.slice(0, open))) pairs.push({ open, close: at });
  });
  return pairs;
}
