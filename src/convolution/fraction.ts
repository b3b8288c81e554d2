import { evaluateFraction, type Fraction, NotExactError } from "../formula/evaluate.ts";
import { type Formula, quotient, sum, type Values } from "../formula/formula.ts";
import { CountNotExactError, type Rule, type Step, work } from "./step.ts";

/**
 * A fraction as a term of a formula, whose symbols stand for whole numbers alone: `j_in` where it is whole, else `j_inN
 * / j_inD`.
 */
export interface Term {
  readonly formula: Formula;
  readonly values: Values;
}

/** The term of a fraction, by a name with a subscript. */
export function termOf(name: string, { numerator, denominator }: Fraction): Term {
  if (denominator === 1) return { formula: sum(name), values: { [name]: numerator } };
  const [over, under] = [`${name}N`, `${name}D`];
  return { formula: quotient(over, under), values: { [over]: numerator, [under]: denominator } };
}

/** A rule worked out: its step, whose value is the nearest double, and the exact value; throws CountNotExactError. */
export function workExactly(rule: Rule, known: Values, axis?: number): { step: Step; exact: Fraction } {
  const step = work(rule, known, axis);
  return { step, exact: evaluateFraction(step.formula, step.values) };
}

/** The exact value of a formula about a quantity; throws CountNotExactError where a number passes 2^53 - 1. */
export function exactValue(quantity: string, formula: Formula, values: Values): Fraction {
  try {
    return evaluateFraction(formula, values);
  } catch (error) {
    throw error instanceof NotExactError ? new CountNotExactError(quantity, undefined) : error;
  }
}
