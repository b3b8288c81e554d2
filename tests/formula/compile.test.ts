import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compile } from "../../src/formula/compile.ts";
import { evaluate } from "../../src/formula/evaluate.ts";
import {
  ceil,
  difference,
  type Formula,
  floor,
  maximum,
  product,
  quotient,
  sum,
  type Values,
} from "../../src/formula/formula.ts";
import { lay, run } from "../../src/formula/tape.ts";
import { randomFormula, randomValues } from "./random.ts";

const most = Number.MAX_SAFE_INTEGER;

/** A value, or what is thrown instead. */
function told(work: () => number): unknown {
  try {
    return work();
  } catch (error) {
    return String(error);
  }
}

describe("compile(formula)", () => {
  test("gives what evaluate gives and throws what it throws, whatever the formula and its numbers", () => {
    fc.assert(
      fc.property(randomFormula, fc.array(randomValues, { minLength: 1, maxLength: 3 }), (formula, sets) => {
        const compiled = compile(formula);
        // One set after another: what one left behind must not show in the next.
        for (const values of sets)
          expect(told(() => compiled(values))).toEqual(told(() => evaluate(formula, values)));
      }),
    );
  });

  // by hand
  test.each<[string, Formula, Values, number]>([
    ["sum", sum("i", "k", 1), { i: 2, k: 3 }, 6],
    ["difference", difference("i", "k"), { i: 2, k: 3 }, -1],
    ["product", product("i", "k", "k"), { i: 2, k: 3 }, 18],
    ["quotient that is whole", quotient("i", "k"), { i: 6, k: 3 }, 2],
    ["quotient that is not", quotient("i", "k"), { i: 1, k: 2 }, 0.5],
    ["maximum", maximum("i", "k", 4), { i: 2, k: 3 }, 4],
    ["floor", floor(quotient("i", "k")), { i: 7, k: 2 }, 3],
    ["floor below nothing", floor(quotient("i", "k")), { i: -7, k: 2 }, -4],
    ["ceil", ceil(quotient("i", "k")), { i: 7, k: 2 }, 4],
    ["ceil below nothing", ceil(quotient("i", "k")), { i: -7, k: 2 }, -3],
    ["floor of what is whole", floor(sum("i", 1)), { i: 7 }, 8],
    ["fraction inside a floor", floor(sum(quotient("i", 2), 1)), { i: 7 }, 4],
    ["floor of the largest half", floor(quotient("i", 2)), { i: most }, (most - 1) / 2],
    ["ceil of the largest half", ceil(quotient("i", 2)), { i: most }, (most + 1) / 2],
    ["largest number", sum("i", 0), { i: most }, most],
  ])("works out a %s", (_, formula, values, value) => {
    expect(compile(formula)(values)).toBe(value);
  });

  test("gives no negative zero", () => {
    expect(compile(product("i", -1))({ i: 0 })).toBe(0);
    expect(compile(product("i", 5))({ i: -0 })).toBe(0);
    expect(compile(ceil(quotient("i", 2)))({ i: -1 })).toBe(0);
  });

  test.each<[string, Formula, Values]>([
    ["a number past 2^53 - 1", product("i", 2), { i: most }],
    ["a number past 2^53 - 1 on its way", difference(product("i", 2), "i"), { i: most }],
    ["a division by zero", quotient("i", "k"), { i: 1, k: 0 }],
    ["nothing divided by nothing", floor(quotient("i", "k")), { i: 0, k: 0 }],
    ["a symbol without a value", sum("i", "k"), { i: 1 }],
    ["an input that is not whole", sum("i", 1), { i: 0.5 }],
  ])("throws as evaluate does for %s", (_, formula, values) => {
    const thrown = told(() => evaluate(formula, values));
    expect(thrown).toMatch(/Error: /);
    expect(told(() => compile(formula)(values))).toBe(thrown);
  });
});

describe("lay and run", () => {
  test("a definition uses what those before it gave, and what two share is worked out once", () => {
    const shared = product("i", 2);
    const tape = lay(
      ["i"],
      [
        { symbol: "a", formula: sum(shared, 1) },
        { symbol: "b", formula: sum(shared, "a") },
      ],
    );
    expect(tape.code).toHaveLength(3 * 3); // a product and two sums
    tape.numbers[0] = 5;
    expect(run(tape)).toBe(true);
    const at = (symbol: string) => tape.numbers[tape.places.get(symbol) as number];
    expect([at("i"), at("a"), at("b")]).toEqual([5, 11, 21]);
  });

  test("a symbol that is neither an input nor defined before is refused", () => {
    expect(() => lay(["i"], [{ symbol: "a", formula: sum("k", 1) }])).toThrow(
      "The formula needs a value for k.",
    );
  });

  test("run says where only evaluate can tell", () => {
    const half = lay(["i"], [{ symbol: "a", formula: quotient("i", 2) }]);
    half.numbers[0] = 3;
    expect(run(half)).toBe(false);
    half.numbers[0] = 4;
    expect(run(half)).toBe(true);
    const twice = lay(["i"], [{ symbol: "a", formula: product("i", 2) }]);
    twice.numbers[0] = most;
    expect(run(twice)).toBe(false);
  });
});
