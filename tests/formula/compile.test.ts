import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { compile } from "../../src/formula/compile.ts";
import { evaluate, NotExactError } from "../../src/formula/evaluate.ts";
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
  type Values,
} from "../../src/formula/formula.ts";
import { randomFormula, randomValues } from "./random.ts";

// Watched, not replaced: whether it was asked shows which way a number came.
vi.mock("../../src/formula/evaluate.ts", { spy: true });

const greatest = Number.MAX_SAFE_INTEGER; // 2^53 - 1 = 9007199254740991

describe("compile(formula)(values), worked by hand", () => {
  const values = { a: 7, b: 2, c: -3, z: 0 };
  // biome-ignore format: a table
  test.each<[string, number, Formula]>([
    ["a",                            7,     symbol("a")],
    ["5",                            5,     integer(5)],
    ["a + b + c = 7 + 2 - 3",        6,     sum("a", "b", "c")],
    ["b - a = 2 - 7",                -5,    difference("b", "a")],
    ["a * b * c = 7 * 2 * (-3)",     -42,   product("a", "b", "c")],
    ["6/c = 6/(-3)",                 -2,    quotient(6, "c")],
    ["a/b = 7/2, a fraction",        3.5,   quotient("a", "b")],
    ["a/b * b",                      7,     product(quotient("a", "b"), "b")],
    ["floor(7/2)",                   3,     floor(quotient("a", "b"))],
    ["ceil(7/2)",                    4,     ceil(quotient("a", "b"))],
    ["floor(-3/2)",                  -2,    floor(quotient("c", "b"))],
    ["ceil(-3/2)",                   -1,    ceil(quotient("c", "b"))],
    ["floor(a)",                     7,     floor("a")],
    ["ceil(c)",                      -3,    ceil("c")],
    ["floor(max(7/2, 10/3))",        3,     floor(maximum(quotient("a", "b"), quotient(10, 3)))],
    ["max(b, a, c)",                 7,     maximum("b", "a", "c")],
    ["max(c, z)",                    0,     maximum("c", "z")],
    ["(a - b) * (a - b), said once", 25,    product(difference("a", "b"), difference("a", "b"))],
  ])("%s is %d", (_, expected, formula) => {
    expect(compile(formula)(values)).toBe(expected);
  });

  test("again, with other numbers, and the first ones once more", () => {
    const strides = compile(floor(quotient(sum("i", product(2, "p")), "s")));
    expect(strides({ i: 7, p: 1, s: 2 })).toBe(4); // floor(9/2)
    expect(strides({ i: 10, p: 0, s: 3 })).toBe(3);
    expect(strides({ i: 7, p: 1, s: 2 })).toBe(4);
  });
});

test("compile asks evaluate for a fraction or an error alone", () => {
  const strides = compile(floor(quotient("i", "s")));
  vi.mocked(evaluate).mockClear();
  expect(strides({ i: 7, s: 2 })).toBe(3);
  expect(evaluate).not.toHaveBeenCalled();
  expect(compile(quotient("i", "s"))({ i: 7, s: 2 })).toBe(3.5);
  expect(evaluate).toHaveBeenCalledTimes(1);
});

describe("compile is exact up to 2^53 - 1", () => {
  // 9007199254740991 = 2 * 4503599627370495 + 1 = 3 * 3002399751580330 + 1
  // biome-ignore format: a table
  test.each<[string, Formula, number]>([
    ["floor of a half",           floor(quotient(greatest, 2)),   4503599627370495],
    ["ceil of a half",            ceil(quotient(greatest, 2)),    4503599627370496],
    ["floor of a negative half",  floor(quotient(-greatest, 2)), -4503599627370496],
    ["ceil of a negative half",   ceil(quotient(-greatest, 2)),  -4503599627370495],
    ["floor of a third",          floor(quotient(greatest, 3)),   3002399751580330],
    ["ceil of a negative third",  ceil(quotient(-greatest, 3)),  -3002399751580330],
    ["ceil of nearly nothing",    ceil(quotient(1, greatest)),    1],
    ["floor of nearly one",       floor(quotient(greatest - 1, greatest)), 0],
    ["the greatest itself",       sum(greatest - 1, 1),           9007199254740991],
    ["the least itself",          difference(1 - greatest, 1),   -9007199254740991],
  ])("%s", (_, formula, expected) => {
    expect(compile(formula)({})).toBe(expected);
  });

  // biome-ignore format: a table
  test.each<[string, Formula]>([
    ["a sum on its way back",     sum(greatest, 1, -1)],
    ["a difference on its way",   sum(difference(-greatest, 1), 1)],
    ["a product on its way",      floor(quotient(product(2 ** 27, 2 ** 26), 2))],
    ["a negative product",        maximum(product(-(2 ** 27), 2 ** 26), 0)],
    ["a symbol",                  maximum("x", 0)],
  ])("and %s past it throws NotExactError", (_, formula) => {
    expect(() => compile(formula)({ x: 2 ** 53 })).toThrow(NotExactError);
  });
});

test.each<[string, Formula]>([
  ["a value", symbol("z")],
  ["a number", { kind: "integer", value: -0 }],
  ["0 * (-3)", product("z", -3)],
  ["0 / (-3)", quotient("z", -3)],
  ["ceil(-1/2)", ceil(quotient(-1, 2))],
  ["floor(0/(-2))", floor(quotient("z", -2))],
  ["max(z, -1)", maximum("z", -1)],
])("compile gives no negative zero for %s", (_, formula) => {
  expect(compile(formula)({ z: -0 })).toBe(0); // toBe tells 0 from -0
});

describe("compile(formula) throws what evaluate(formula, values) throws", () => {
  // biome-ignore format: a table
  test.each<[string, Formula, unknown, string, string]>([
    ["a symbol without a value",    sum("k", 1),            {},             "ReferenceError", "The formula needs a value for k."],
    ["one that objects inherit",    sum("k", 1),            Object.create({ k: 1 }), "ReferenceError", "The formula needs a value for k."],
    ["a value that is a fraction",  sum("k", 1),            { k: 1.5 },     "TypeError",      "k = 1.5 is not a whole number."],
    ["a value that is a text",      sum("k", 1),            { k: "3" },     "TypeError",      "k = 3 is not a whole number."],
    ["1 / 0",                       quotient(1, 0),         {},             "RangeError",     "A formula divides by zero."],
    ["floor(0 / k)",                floor(quotient(0, "k")), { k: 0 },      "RangeError",     "A formula divides by zero."],
    ["ceil(1 / k)",                 ceil(quotient(1, "k")), { k: 0 },       "RangeError",     "A formula divides by zero."],
    ["0 * (1 / k), then a missing", sum(product(0, quotient(1, "k")), "m"), { k: 0 }, "RangeError", "A formula divides by zero."],
  ])("%s", (_, formula, values, name, message) => {
    expect(() => compile(formula)(values as Values)).toThrow(expect.objectContaining({ name, message }));
  });
});

describe("compile(formula) agrees with evaluate", () => {
  const outcome = (work: () => number) => {
    try {
      return work();
    } catch (error) {
      const { name, message } = error as Error;
      return { name, message };
    }
  };
  const agree = (values: fc.Arbitrary<Values>) =>
    fc.assert(
      fc.property(randomFormula, fc.array(values, { minLength: 1, maxLength: 3 }), (formula, several) => {
        const compiled = compile(formula);
        for (const each of several) {
          const expected = outcome(() => evaluate(formula, each));
          expect(outcome(() => compiled(each))).toStrictEqual(expected);
        }
      }),
      { numRuns: 2000 },
    );

  test("on small numbers, where divisions by zero and fractions are common", () => agree(randomValues));

  test("on numbers so large that many results are not exact, some missing and some not whole", () => {
    const value = fc.oneof(
      { weight: 6, arbitrary: fc.maxSafeInteger() },
      { weight: 6, arbitrary: fc.integer({ min: -(2 ** 27), max: 2 ** 27 }) },
      { weight: 1, arbitrary: fc.constantFrom(-0, 0.5, Number.NaN, 2 ** 53) },
    );
    agree(fc.dictionary(fc.constantFrom("i", "k", "s", "e", "C_in", "k_h"), value, { minKeys: 5 }));
  });
});
