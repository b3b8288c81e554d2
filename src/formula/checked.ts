import { evaluate as evaluateSound } from "./evaluate.ts";
import type { Formula, Values } from "./formula.ts";
import { tex as texOf } from "./tex.ts";
import { text as textOf } from "./text.ts";

/** As `evaluate` of evaluate.ts, for callers whose formula may be anything; throws TypeError where it is none. */
export function evaluate(formula: Formula, values: Values): number {
  return evaluateSound(soundFormula(formula), soundValues(values));
}

/** A formula in TeX, with numbers for its symbols where `values` has them; throws TypeError where it is no formula. */
export function tex(formula: Formula, values?: Values): string {
  return texOf(soundFormula(formula), values === undefined ? undefined : soundValues(values));
}

/** A formula in one line of text, likewise. */
export function text(formula: Formula, values?: Values): string {
  return textOf(soundFormula(formula), values === undefined ? undefined : soundValues(values));
}

/** How many parts a formula of each kind has, where it has parts; as many as one likes where it says 0. */
const parts = { sum: 0, product: 0, maximum: 0, difference: 2, quotient: 2, floor: 1, ceil: 1 } as const;

function soundFormula(formula: unknown): Formula {
  if (!isFormula(formula, 0)) throw new TypeError("A step's formula, or one like it, is wanted here.");
  return formula;
}

function isFormula(formula: unknown, depth: number): formula is Formula {
  if (typeof formula !== "object" || formula === null || depth > 99) return false;
  const { kind, value, name, of } = formula as Readonly<Record<string, unknown>>;
  if (kind === "integer") return Number.isSafeInteger(value);
  if (kind === "symbol") return typeof name === "string" && /^[A-Za-z](_[A-Za-z0-9]+)*$/.test(name);
  if (typeof kind !== "string" || !Object.hasOwn(parts, kind) || !Array.isArray(of)) return false;
  const count = parts[kind as keyof typeof parts];
  return (
    (count === 0 ? of.length > 0 : of.length === count) && of.every((part) => isFormula(part, depth + 1))
  );
}

function soundValues(values: unknown): Values {
  if (typeof values !== "object" || values === null)
    throw new TypeError("The numbers of a formula's symbols come as an object, each by the symbol's name.");
  for (const [name, value] of Object.entries(values))
    if (!Number.isSafeInteger(value)) throw new TypeError(`${name} must be a whole number.`);
  return values as Values;
}
