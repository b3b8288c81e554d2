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
  type Values,
} from "../../src/formula/formula.ts";

const names = ["i", "k", "s", "e", "C_in", "k_h"] as const;

/** Numbers for every symbol that a random formula may hold. */
export const randomValues: fc.Arbitrary<Values> = fc.record(
  Object.fromEntries(names.map((name) => [name, fc.integer({ min: -7, max: 7 })])),
);

/** Formulas of every kind, nested; symbols often repeat in a product, so that powers appear. */
export const randomFormula: fc.Arbitrary<Formula> = fc.letrec<{
  formula: Formula;
  leaf: Formula;
  power: Formula;
}>((tie) => ({
  leaf: fc.oneof(fc.constantFrom(...names).map(symbol), fc.integer({ min: -5, max: 5 }).map(integer)),
  power: fc
    .tuple(fc.constantFrom(...names), fc.integer({ min: 2, max: 3 }), fc.option(tie("formula"), { freq: 1 }))
    .map(([name, times, other]) =>
      product(...Array<string>(times).fill(name), ...(other === null ? [] : [other])),
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

function several(formula: fc.Arbitrary<Formula>): fc.Arbitrary<Formula[]> {
  return fc.array(formula, { minLength: 1, maxLength: 3 });
}
