import { describe, expect, test } from "vitest";
import {
  ceil,
  difference,
  type Formula,
  floor,
  maximum,
  product,
  quotient,
  sum,
} from "../../src/formula/formula.ts";
import { lay, only, run, type Scope, type Tape } from "../../src/formula/tape.ts";

const instructions = ({ code }: Tape) => code.length / 4;

/** Puts sets of inputs in, works them out, and reads a letter of the last scope: one number a set. */
function results(tape: Tape, sets: readonly (readonly number[])[], letter: string) {
  sets.forEach((set, n) => {
    set.forEach((value, input) => {
      tape.numbers[input * tape.width + n] = value;
    });
  });
  const exact = run(tape, sets.length);
  const column = tape.columns.at(-1)?.get(letter) as number;
  return exact && [...tape.numbers.subarray(column, column + sets.length)];
}

describe("run(tape, count) works several sets of inputs out at once", () => {
  const tape = lay([{ inputs: ["a", "b"], definitions: [{ symbol: "c", formula: product("a", "b") }] }], 4);

  test("as many as are asked for", () => {
    expect(
      results(
        tape,
        [
          [2, 3],
          [4, 5],
          [6, 7],
        ],
        "c",
      ),
    ).toEqual([6, 20, 42]);
    expect(results(tape, [[1, 9]], "c")).toEqual([9]);
    const column = tape.columns[0]?.get("c") as number;
    expect([...tape.numbers.subarray(column, column + 4)]).toEqual([9, 20, 42, 0]);
  });

  test("and says so where the last of them cannot be told", () => {
    expect(
      results(
        tape,
        [
          [1, 1],
          [2 ** 53 - 1, 2],
        ],
        "c",
      ),
    ).toBe(false);
  });
});

test.each([
  ["a sum", sum("a", "b"), [2 ** 53 - 1, 1]],
  ["a difference", difference("a", "b"), [1 - 2 ** 53, 1]],
  ["a product", product("a", "b"), [2 ** 27, 2 ** 26]],
  ["a fraction", quotient("a", "b"), [7, 2]],
  ["a division by zero", quotient("a", "b"), [7, 0]],
  ["a floor of a division by zero", floor(quotient("a", "b")), [7, 0]],
  ["a floor of nothing by zero", floor(quotient("a", "b")), [0, 0]],
  ["a ceil of a division by zero", ceil(quotient("a", "b")), [-7, 0]],
])("run gives false for %s", (_, formula, set) => {
  const tape = lay([{ inputs: ["a", "b"], definitions: [{ symbol: "c", formula }] }]);
  expect(results(tape, [set], "c")).toBe(false);
  expect(results(tape, [[8, 2]], "c")).not.toBe(false);
});

// biome-ignore format: a table
test.each<[string, Formula, readonly number[], number]>([
  ["a floor",                      floor(quotient("a", "b")),           [-7, 2], -4],
  ["a ceil",                       ceil(quotient("a", "b")),            [-7, 2], -3],
  ["a floor of what is whole",     floor(sum("a", "b")),                [-7, 2], -5],
  ["a ceil of what is whole",      ceil(sum("a", "b")),                 [-7, 2], -5],
  ["a floor of a lone symbol",     floor("a"),                          [-7, 2], -7],
  ["a quotient that is whole",     quotient("a", "b"),                  [-8, 2], -4],
  ["a maximum",                    maximum("a", "b"),                   [-7, 2], 2],
  ["the largest number there is",  sum("a", "b"),                       [2 ** 53 - 2, 1], 2 ** 53 - 1],
])("run works out %s", (_, formula, set, expected) => {
  const tape = lay([{ inputs: ["a", "b"], definitions: [{ symbol: "c", formula }] }]);
  expect(results(tape, [set], "c")).toEqual([expected]);
});

describe("lay(scopes)", () => {
  test("lets a definition use what those before it gave, and give a letter again", () => {
    const definitions = [
      { symbol: "b", formula: sum("a", 1) },
      { symbol: "a", formula: product("b", "b") },
      { symbol: "c", formula: difference("a", "b") },
    ];
    const tape = lay([{ inputs: ["a"], definitions }]);
    expect(results(tape, [[2]], "c")).toEqual([6]); // b = 3, a = 9
  });

  test("works what is shared out once", () => {
    const definitions = [
      { symbol: "w", formula: product("k", "c") },
      { symbol: "n", formula: sum(product("k", "c"), 1) },
      { symbol: "m", formula: product("k", "c", "o") },
    ];
    const tape = lay([{ inputs: ["k", "c", "o"], definitions }]);
    expect(instructions(tape)).toBe(3); // k*c, +1, *o
    expect(results(tape, [[2, 3, 5]], "m")).toEqual([30]);
  });

  const axis: Scope = { inputs: ["i", "k"], definitions: [{ symbol: "o", formula: difference("i", "k") }] };

  test("keeps the letters of scopes apart, and takes those it is told to", () => {
    const taken = { o_h: [0, "o"], o_w: [1, "o"], i_w: [1, "i"] } as const;
    const whole = {
      inputs: ["C"],
      taken,
      definitions: [{ symbol: "e", formula: product("C", "o_h", "o_w", "i_w") }],
    };
    // C * (9 - 2) * (8 - 3) * 8
    expect(results(lay([axis, axis, whole]), [[9, 2, 8, 3, 10]], "e")).toEqual([2800]);
  });

  test.each<[string, readonly Scope[]]>([
    ["a symbol nobody gave", [{ inputs: ["i"], definitions: axis.definitions }]],
    [
      "a symbol of another scope",
      [axis, { inputs: [], definitions: [{ symbol: "e", formula: sum("k", 1) }] }],
    ],
    ["a symbol taken that is not there", [axis, { inputs: [], taken: { k: [0, "k_h"] }, definitions: [] }]],
    [
      "a symbol defined only later",
      [
        {
          inputs: [],
          definitions: [
            { symbol: "a", formula: sum("k", 1) },
            { symbol: "k", formula: sum(1, 1) },
          ],
        },
      ],
    ],
  ])("refuses %s", (_, scopes) => {
    expect(() => lay(scopes)).toThrow(/^The formula needs a value for k(_h)?\.$/);
    expect(() => lay(scopes)).toThrow(ReferenceError);
  });
});

test("only(tape, columns) keeps what the columns wanted depend on", () => {
  const definitions = [
    { symbol: "b", formula: sum("a", 1) },
    { symbol: "c", formula: sum("b", 2) },
    { symbol: "d", formula: product("b", "b") },
  ];
  const tape = lay([{ inputs: ["a"], definitions }]);
  const column = tape.columns[0]?.get("d") as number;
  expect(instructions(tape)).toBe(3);
  expect(instructions(only(tape, [column]))).toBe(2);
  expect(results(only(tape, [column]), [[4]], "d")).toEqual([25]);
  expect(instructions(only(tape, []))).toBe(0);
});
