import fc from "fast-check";
import { all, create } from "mathjs";
import { describe, expect, test } from "vitest";
import { evaluate, evaluateFraction, inDoubles, NotExactError } from "../../src/formula/evaluate.ts";
import {
  ceil,
  difference,
  type Formula,
  floor,
  maximum,
  product,
  quotient,
  sum,
  symbol,
  type Values,
} from "../../src/formula/formula.ts";
import { text } from "../../src/formula/text.ts";
import { randomFormula, randomSides, randomValues } from "./random.ts";

const greatest = Number.MAX_SAFE_INTEGER; // 2^53 - 1 = 9007199254740991

describe("evaluate(formula, values), worked by hand", () => {
  const values = { a: 7, b: 2, c: -3, z: 0 };
  // biome-ignore format: a table
  test.each<[string, number, Formula]>([
    ["a",                                                  7,      symbol("a")],
    ["a + b + c = 7 + 2 - 3",                              6,      sum("a", "b", "c")],
    ["b - a = 2 - 7",                                      -5,     difference("b", "a")],
    ["a - c = 7 - (-3)",                                   10,     difference("a", "c")],
    ["a - (b - c) = 7 - (2 - (-3))",                       2,      difference("a", difference("b", "c"))],
    ["a * b * c = 7 * 2 * (-3)",                           -42,    product("a", "b", "c")],
    ["a/b = 7/2",                                          3.5,    quotient("a", "b")],
    ["b/a = 2/7",                                          2 / 7,  quotient("b", "a")],
    ["c/b = (-3)/2",                                       -1.5,   quotient("c", "b")],
    ["b/c = 2/(-3)",                                       -2 / 3, quotient("b", "c")],
    ["6/c = 6/(-3)",                                       -2,     quotient(6, "c")],
    ["a/b/b = 7/2/2",                                      1.75,   quotient(quotient("a", "b"), "b")],
    ["a/(b/c) = 7 * (-3)/2",                               -10.5,  quotient("a", quotient("b", "c"))],
    ["a/b * b",                                            7,      product(quotient("a", "b"), "b")],
    ["1/3 + 1/6 = 2/6 + 1/6",                              0.5,    sum(quotient(1, 3), quotient(1, 6))],
    ["1/3 + 2/3",                                          1,      sum(quotient(1, 3), quotient(2, 3))],
    ["1/2 - 1/3 = 3/6 - 2/6",                              1 / 6,  difference(quotient(1, 2), quotient(1, 3))],
    ["2/3 * 3/2",                                          1,      product(quotient(2, 3), quotient(3, 2))],
    ["floor(7/2)",                                         3,      floor(quotient("a", "b"))],
    ["ceil(7/2)",                                          4,      ceil(quotient("a", "b"))],
    ["floor(-7/2)",                                        -4,     floor(quotient(-7, 2))],
    ["ceil(-7/2)",                                         -3,     ceil(quotient(-7, 2))],
    ["floor(7/-2)",                                        -4,     floor(quotient(7, -2))],
    ["ceil(7/-2)",                                         -3,     ceil(quotient(7, -2))],
    ["floor(-7/-2)",                                       3,      floor(quotient(-7, -2))],
    ["ceil(-7/-2)",                                        4,      ceil(quotient(-7, -2))],
    ["floor(-8/2)",                                        -4,     floor(quotient(-8, 2))],
    ["ceil(8/2)",                                          4,      ceil(quotient(8, 2))],
    ["floor(a)",                                           7,      floor("a")],
    ["ceil(c)",                                            -3,     ceil("c")],
    ["max(b, a, c)",                                       7,      maximum("b", "a", "c")],
    ["max(c, z)",                                          0,      maximum("c", "z")],
    ["max(1/2, 2/3, 3/5) of 15/30, 20/30, 18/30",          2 / 3,  maximum(quotient(1, 2), quotient(2, 3), quotient(3, 5))],
    ["max(-1/2, -1/3)",                                    -1 / 3, maximum(quotient(-1, 2), quotient(-1, 3))],
    ["floor(max(7/2, 10/3)) of 21/6, 20/6",                3,      floor(maximum(quotient(7, 2), quotient(10, 3)))],
    ["floor(1/49 * 49), just below 1 in doubles",          1,      floor(product(quotient(1, 49), 49))],
    ["floor(7/10 + 2/10 + 1/10), just below 1 in doubles", 1,      floor(sum(quotient(7, 10), quotient(2, 10), quotient(1, 10)))],
  ])("%s is %d", (_, expected, formula) => {
    expect(evaluate(formula, values)).toBe(expected);
  });
});

describe("evaluate is exact up to 2^53 - 1", () => {
  // 9007199254740991 = 2 * 4503599627370495 + 1 = 3 * 3002399751580330 + 1; 2^26 * 2^26 = 4503599627370496
  // biome-ignore format: a table
  test.each<[string, Formula, number]>([
    ["floor of a half",            floor(quotient(greatest, 2)),      4503599627370495],
    ["ceil of a half",             ceil(quotient(greatest, 2)),       4503599627370496],
    ["floor of a negative half",   floor(quotient(-greatest, 2)),    -4503599627370496],
    ["ceil of a negative half",    ceil(quotient(-greatest, 2)),     -4503599627370495],
    ["floor of a third",           floor(quotient(greatest, 3)),      3002399751580330],
    ["ceil of a third",            ceil(quotient(greatest, 3)),       3002399751580331],
    ["floor of a negative third",  floor(quotient(-greatest, 3)),    -3002399751580331],
    ["ceil of a negative third",   ceil(quotient(-greatest, 3)),     -3002399751580330],
    ["ceil of nearly nothing",     ceil(quotient(1, greatest)),       1],
    ["floor of nearly nothing",    floor(quotient(-1, greatest)),    -1],
    ["floor of nearly one",        floor(quotient(greatest - 1, greatest)), 0],
    ["the greatest itself",        sum(greatest - 1, 1),              9007199254740991],
    ["the least itself",           difference(1 - greatest, 1),      -9007199254740991],
    ["2^26 * 2^26",                product(2 ** 26, 2 ** 26),         4503599627370496],
  ])("%s", (_, formula, expected) => {
    expect(evaluate(formula, {})).toBe(expected);
  });

  // biome-ignore format: a table
  test.each<[string, Formula]>([
    ["a sum",                        sum(greatest, 1)],
    ["a sum on its way back",        sum(greatest, 1, -1)],
    ["a difference",                 difference(-greatest, 1)],
    ["a product",                    product(2 ** 27, 2 ** 26)],
    ["a negative product",           product(-(2 ** 27), 2 ** 26)],
    ["a product beyond all doubles", product(...Array<number>(99).fill(2 ** 52))],
    ["the divisor of a product",     product(quotient(1, greatest), quotient(1, 2))],
    ["the divisor of a sum",         sum(quotient(1, greatest), quotient(1, 2))],
    ["the comparison of fractions",  maximum(quotient(greatest, 2), quotient(2, 3))],
    ["a symbol",                     symbol("x")],
  ])("and %s past it throws NotExactError", (_, formula) => {
    const work = () => evaluate(formula, { x: 2 ** 53 });
    expect(work).toThrow(NotExactError);
    expect(work).toThrow(RangeError);
    expect(work).toThrow(expect.objectContaining({ name: "NotExactError", message: expect.stringContaining("2^53 - 1") }));
  });
});

// Whole numbers are worked out in doubles, everything else in fractions: one value, or one refusal.
test("evaluate gives what evaluateFraction gives, with values to 2^53 - 1 and where it refuses", () => {
  const same = (formula: Formula, values: Values) => {
    const inFractions = attempt(() => {
      const { numerator, denominator } = evaluateFraction(formula, values);
      return numerator / denominator;
    });
    expect(attempt(() => evaluate(formula, values))).toEqual(inFractions);
  };
  const anyNumber = fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -9, max: 9 }), fc.constant(-0));
  const anyValues = fc.dictionary(fc.constantFrom("i", "k", "s", "e", "C_in", "k_h"), anyNumber);
  fc.assert(fc.property(randomFormula, fc.oneof(randomValues, anyValues), same), { numRuns: 3000 });
  const written = randomSides.map((sides) => sides.find(({ formula }) => typeof formula === "object"));
  fc.assert(
    fc.property(written, (side) => same(side?.formula as Formula, side?.values ?? {})),
    { numRuns: 3000 },
  );
});

// biome-ignore format: a table
test.each<[string, number, Formula]>([
  ["7",                              7,          sum(7)],
  ["a + 2 * b - c",                  13,         difference(sum("a", product(2, "b")), "c")],
  ["a/2 where it is whole",          4,          quotient("a", 2)],
  ["floor(b/2)",                     1,          floor(quotient("b", 2))],
  ["ceil(b/2)",                      2,          ceil(quotient("b", 2))],
  ["floor(b) and ceil(b)",           6,          sum(floor("b"), ceil("b"))],
  ["max(a, b)",                      8,          maximum("a", "b")],
  ["b/2, a fraction",                Number.NaN, quotient("b", 2)],
  ["b/2 + b/2, whole by fractions",  Number.NaN, sum(quotient("b", 2), quotient("b", 2))],
  ["a/0, refused",                   Number.NaN, floor(quotient("a", 0))],
  ["x, which has no value",          Number.NaN, symbol("x")],
])("inDoubles leaves to fractions what is not whole alone: %s is %d", (_, value, formula) => {
  expect(inDoubles(formula, { a: 8, b: 3, c: 1 })).toBe(value);
});

// n = q b - r with r from 1 stays below q in doubles, however near: the floor of a double quotient is exact.
test("floor and ceil of quotients of numbers up to 2^53 - 1 are exact", () => {
  const divisors = fc.oneof(
    fc.integer({ min: 1, max: 9 }),
    fc.maxSafeNat().filter((b) => b > 0),
  );
  fc.assert(
    fc.property(
      divisors,
      fc.maxSafeNat(),
      fc.integer({ min: -3, max: 3 }),
      fc.boolean(),
      (b, n, r, minus) => {
        const near = (n - (n % b) + r) * (minus ? -1 : 1);
        fc.pre(Number.isSafeInteger(near));
        const remainder = BigInt(near) % BigInt(b);
        const towardsZero = BigInt(near) / BigInt(b);
        const down = towardsZero - (remainder < 0n ? 1n : 0n);
        const up = towardsZero + (remainder > 0n ? 1n : 0n);
        const at = (value: Formula) => BigInt(evaluate(value, { n: near, b }));
        expect([at(floor(quotient("n", "b"))), at(ceil(quotient("n", "b")))]).toEqual([down, up]);
      },
    ),
    { numRuns: 5000 },
  );
});

test("evaluate keeps fractions in lowest terms: sixty thirds are 20, though 3^60 is past 2^53", () => {
  expect(evaluate(sum(...Array<Formula>(60).fill(quotient(1, 3))), {})).toBe(20);
});

describe("evaluate refuses", () => {
  const refusal = (formula: Formula, values: Values = {}): unknown => {
    try {
      return evaluate(formula, values);
    } catch (error) {
      return error;
    }
  };

  test.each(["k", "constructor", "toString", "hasOwnProperty", "__proto__"])(
    "the symbol %s without a value",
    (name) => {
      const error = refusal(sum({ kind: "symbol", name }, 1));
      expect(error).toBeInstanceOf(ReferenceError);
      expect(error).toHaveProperty("message", `The formula needs a value for ${name}.`);
    },
  );

  test.each([1.5, Number.NaN, Infinity, -Infinity, "3", null, true, 3n, {}])(
    "the value %s, and names its symbol",
    (value) => {
      const error = refusal(sum("k", 1), { k: value } as never);
      expect(error).toBeInstanceOf(TypeError);
      expect(error).toHaveProperty("message", `k = ${value} is not a whole number.`);
    },
  );

  // biome-ignore format: a table
  test.each<[string, Formula]>([
    ["1 / 0",             quotient(1, 0)],
    ["0 / 0",             quotient(0, 0)],
    ["1 / (a - a)",       quotient(1, difference("a", "a"))],
    ["1 / floor(1/2)",    quotient(1, floor(quotient(1, 2)))],
    ["0 * (1 / 0)",       product(0, quotient(1, 0))],
  ])("%s, a division by zero", (_, formula) => {
    const error = refusal(formula, { a: 4 });
    expect(error).toBeInstanceOf(RangeError);
    expect(error).not.toBeInstanceOf(NotExactError);
    expect(error).toHaveProperty("message", "A formula divides by zero.");
  });
});

describe("evaluate gives no negative zero", () => {
  // biome-ignore format: a table
  test.each<[string, Formula]>([
    ["a value",             symbol("z")],
    ["a number",            { kind: "integer", value: -0 }],
    ["0 * (-3)",            product(0, -3)],
    ["0 - 0",               difference(0, 0)],
    ["z - 0",               difference("z", 0)],
    ["0 / (-3)",            quotient(0, -3)],
    ["ceil(-1/2)",          ceil(quotient(-1, 2))],
    ["ceil(0)",             ceil(0)],
    ["floor(z)",            floor("z")],
    ["max(z, -1)",          maximum("z", -1)],
    ["z + z",               sum("z", "z")],
  ])("for %s", (_, formula) => {
    expect(evaluate(formula, { z: -0 })).toBe(0); // toBe tells 0 from -0
  });
});

describe("evaluate(formula) equals what mathjs makes of text(formula), in exact fractions", () => {
  const math = create(all ?? {}, { number: "Fraction" });
  // Both must give one number, or both must refuse to divide by zero.
  const agree = (formula: Formula, line: string, values: Values, scope: Values) => {
    const ours = attempt(() => evaluate(formula, values));
    fc.pre(!(ours instanceof NotExactError));
    const theirs = attempt(() =>
      Number(
        math.evaluate(
          line,
          new Map(Object.entries(scope).map(([name, value]) => [name, math.fraction(value)])),
        ),
      ),
    );
    if (typeof ours !== "number" || typeof theirs !== "number") {
      expect(ours).toHaveProperty("message", "A formula divides by zero.");
      expect(theirs).toHaveProperty("message", "Division by Zero");
    } else expect({ line, value: ours }).toEqual({ line, value: theirs });
  };

  test("in symbols", () => {
    fc.assert(
      fc.property(randomFormula, randomValues, (formula, values) =>
        agree(formula, text(formula), values, values),
      ),
      { numRuns: 2000 },
    );
  });

  test("with the numbers put in", () => {
    fc.assert(
      fc.property(randomFormula, randomValues, (formula, values) =>
        agree(formula, text(formula, values), values, {}),
      ),
      { numRuns: 2000 },
    );
  });
});

function attempt(work: () => number): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
