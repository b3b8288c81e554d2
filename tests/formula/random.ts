import fc from "fast-check";
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
  symbolsOf,
  type Values,
} from "../../src/formula/formula.ts";
import type { Side } from "../../src/formula/nodes.ts";

const names = ["i", "k", "s", "e", "C_in", "k_h"] as const;

/** Numbers for every symbol that a random formula may hold. */
export const randomValues: fc.Arbitrary<Values> = fc.record(
  Object.fromEntries(names.map((name) => [name, fc.integer({ min: -7, max: 7 })])),
);

/** Formulas of every kind, nested; symbols often repeat in a product, so that powers appear. */
export const randomFormula: fc.Arbitrary<Formula> = formulas(
  fc.constantFrom(...names),
  fc.integer({ min: -5, max: 5 }),
);

const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"];
const indices = ["h", "w", "d", "1", "0", "in", "out", "eff", "op", "before", "10", "Q2"];
const numbers = fc.oneof(fc.integer({ min: -300, max: 300 }), fc.maxSafeInteger());

/** Any name a symbol may have, those of convolution among them. */
const randomName = fc.oneof(
  fc.constantFrom("o_h", "C_in", "k_eff", "n_op", "i_1", "p", "s"),
  fc.constantFrom(...letters),
  fc
    .tuple(fc.constantFrom(...letters), fc.constantFrom(...indices, ...letters))
    .map((both) => both.join("_")),
);

/** An equation's sides: names first, then a formula in symbols or in numbers, then perhaps its value. */
export const randomSides: fc.Arbitrary<readonly Side[]> = formulas(randomName, numbers).chain((formula) => {
  const values = fc.record(Object.fromEntries(symbolsOf(formula).map((name) => [name, numbers])));
  return fc
    .tuple(
      fc.array(fc.record({ formula: randomName }), { maxLength: 3 }).map((sides): Side[] => sides),
      fc
        .oneof(fc.constant({ formula }), fc.record({ formula: fc.constant(formula), values }))
        .map((side) => [side]),
      fc.array(fc.record({ formula: numbers }), { maxLength: 1 }),
    )
    .map((sides) => sides.flat());
});

function formulas(name: fc.Arbitrary<string>, number: fc.Arbitrary<number>): fc.Arbitrary<Formula> {
  return fc.letrec<{ formula: Formula; leaf: Formula; power: Formula }>((tie) => ({
    leaf: fc.oneof(name.map(symbol), number.map(integer)),
    power: fc
      .tuple(name, fc.integer({ min: 2, max: 3 }), fc.option(tie("formula"), { freq: 1 }))
      .map(([base, times, other]) =>
        product(...Array<string>(times).fill(base), ...(other === null ? [] : [other])),
      ),
    formula: fc.oneof(
      { maxDepth: 3, depthSize: "small" },
      { weight: 2, arbitrary: tie("leaf") },
      { weight: 2, arbitrary: several(tie("formula")).map((terms) => sum(...terms)) },
      { weight: 2, arbitrary: fc.tuple(tie("formula"), tie("formula")).map(([a, b]) => difference(a, b)) },
      { weight: 2, arbitrary: several(tie("formula")).map((factors) => product(...factors)) },
      { weight: 2, arbitrary: fc.tuple(tie("formula"), tie("formula")).map(([a, b]) => quotient(a, b)) },
      { weight: 1, arbitrary: tie("formula").map(floor) },
      { weight: 1, arbitrary: tie("formula").map(ceil) },
      { weight: 1, arbitrary: several(tie("formula")).map((members) => maximum(...members)) },
      { weight: 2, arbitrary: tie("power") },
    ),
  })).formula;
}

function several(formula: fc.Arbitrary<Formula>): fc.Arbitrary<Formula[]> {
  return fc.array(formula, { minLength: 1, maxLength: 3 });
}
