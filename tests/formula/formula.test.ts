import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate } from "../../src/formula/evaluate.ts";
import {
  ceil,
  difference,
  type Formula,
  floor,
  integer,
  maximum,
  numberOf,
  parts,
  product,
  quotient,
  sum,
  symbol,
  symbolsOf,
} from "../../src/formula/formula.ts";
import { randomFormula } from "./random.ts";

const a: Formula = { kind: "symbol", name: "a" };
const b: Formula = { kind: "symbol", name: "b" };
const two: Formula = { kind: "integer", value: 2 };

describe("a builder takes formulas, whole numbers and names", () => {
  // biome-ignore format: a table
  test.each<[string, Formula, Formula]>([
    ["integer(2)",            integer(2),            { kind: "integer", value: 2 }],
    ["symbol(a)",             symbol("a"),           { kind: "symbol", name: "a" }],
    ["sum(a, 2)",             sum("a", 2),           { kind: "sum", of: [a, two] }],
    ["sum(a, 2, b)",          sum("a", two, b),      { kind: "sum", of: [a, two, b] }],
    ["difference(a, 2)",      difference("a", 2),    { kind: "difference", of: [a, two] }],
    ["product(2, a)",         product(2, "a"),       { kind: "product", of: [two, a] }],
    ["quotient(a, b)",        quotient("a", "b"),    { kind: "quotient", of: [a, b] }],
    ["floor(a)",              floor("a"),            { kind: "floor", of: [a] }],
    ["ceil(2)",               ceil(2),               { kind: "ceil", of: [two] }],
    ["maximum(a, b)",         maximum("a", "b"),     { kind: "maximum", of: [a, b] }],
    ["sum of one",            sum("a"),              a],
    ["product of one",        product(2),            two],
    ["maximum of one",        maximum(b),            b],
  ])("%s", (_, built, expected) => {
    expect(built).toEqual(expected);
  });
});

describe("symbol(name) takes a letter, or a letter and a subscript", () => {
  test.each(["i", "K", "C_in", "k_h", "k_1", "k_10", "p_before", "a_constructor"])("%s", (name) => {
    expect(symbol(name)).toEqual({ kind: "symbol", name });
  });

  test.each([
    "",
    "kk",
    "k_",
    "_k",
    "1",
    "1_k",
    "k_h_w",
    "k h",
    "k_h ",
    " k_h",
    "k\n",
    "é",
    "k_é",
    "\\alpha",
    "constructor",
    "__proto__",
    "toString",
  ])("and refuses %j", (name) => {
    expect(() => symbol(name)).toThrow(TypeError);
    expect(() => symbol(name)).toThrow(`"${name}"`);
    expect(() => sum("a", name)).toThrow(TypeError);
  });
});

describe("integer(value) takes a whole number that a double holds exactly", () => {
  test.each([0, -1, Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER])("%d", (value) => {
    expect(integer(value)).toEqual({ kind: "integer", value });
  });

  test.each([0.5, Number.NaN, Infinity, -Infinity, 2 ** 53, -(2 ** 53)])("and refuses %d", (value) => {
    expect(() => integer(value)).toThrow(TypeError);
    expect(() => integer(value)).toThrow(String(value));
    expect(() => product("a", value)).toThrow(TypeError);
  });
});

test("sum(), product() and maximum() of nothing are refused by name", () => {
  expect(() => sum()).toThrow(new TypeError("A sum needs at least one member."));
  expect(() => product()).toThrow(new TypeError("A product needs at least one member."));
  expect(() => maximum()).toThrow(new TypeError("A maximum needs at least one member."));
});

describe("parts(formula) gives what it is directly made of, in reading order", () => {
  // biome-ignore format: a table
  test.each<[string, Formula, readonly Formula[]]>([
    ["integer",    two,                                 []],
    ["symbol",     a,                                   []],
    ["sum",        sum("a", "b", 2),                    [a, b, two]],
    ["difference", difference("b", "a"),                [b, a]],
    ["product",    product(2, "b", "a"),                [two, b, a]],
    ["quotient",   quotient("b", "a"),                  [b, a]],
    ["floor",      floor(quotient("a", "b")),           [quotient("a", "b")]],
    ["ceil",       ceil("b"),                           [b]],
    ["maximum",    maximum("b", 2),                     [b, two]],
  ])("%s", (_, formula, expected) => {
    expect(parts(formula)).toEqual(expected);
  });
});

describe("symbolsOf(formula) names each symbol once, in reading order", () => {
  // biome-ignore format: a table
  test.each<[string, Formula, readonly string[]]>([
    ["a number holds none",  integer(3),                                                        []],
    ["a symbol holds itself", symbol("k"),                                                      ["k"]],
    ["the output size",      sum(floor(quotient(difference(sum("i", product(2, "p")), "k"), "s")), 1), ["i", "p", "k", "s"]],
    ["a repeated symbol",    product("k", "C_in", "k", "k"),                                    ["k", "C_in"]],
    ["across branches",      maximum(difference("b", "a"), ceil(quotient("a", "c"))),           ["b", "a", "c"]],
  ])("%s", (_, formula, expected) => {
    expect(symbolsOf(formula)).toEqual(expected);
  });
});

describe("numberOf(name, values)", () => {
  test("gives the number of a symbol, zero too", () => {
    expect(numberOf("k", { i: 5, k: 3 })).toBe(3);
    expect(numberOf("p", { p: 0 })).toBe(0);
  });

  test("refuses a symbol that has no number of its own, and names it", () => {
    const refusal = (name: string) => new ReferenceError(`The formula needs a value for ${name}.`);
    expect(() => numberOf("k", { i: 5 })).toThrow(refusal("k"));
    expect(() => numberOf("constructor", {})).toThrow(refusal("constructor"));
    expect(() => numberOf("__proto__", {})).toThrow(refusal("__proto__"));
    expect(() => numberOf("k", Object.create({ k: 3 }))).toThrow(refusal("k"));
    expect(() => numberOf("k", { k: undefined } as never)).toThrow(refusal("k"));
  });

  test("reads values that have no prototype", () => {
    expect(numberOf("k", Object.assign(Object.create(null), { k: 3 }))).toBe(3);
  });
});

test("a formula is plain data: it survives JSON", () => {
  fc.assert(
    fc.property(randomFormula, (formula) => {
      expect(JSON.parse(JSON.stringify(formula))).toEqual(formula);
    }),
  );
  const read = JSON.parse('{"kind":"sum","of":[{"kind":"symbol","name":"k"},{"kind":"integer","value":1}]}');
  expect(evaluate(read, { k: 3 })).toBe(4);
});
