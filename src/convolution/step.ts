import { evaluate, evaluateFraction, type Fraction, NotExactError } from "../formula/evaluate.ts";
import { type Formula, symbolsOf, type Values } from "../formula/formula.ts";

/** What one line of a derivation computes: a quantity, the letter it goes by, and the formula that gives it. */
export interface Rule {
  readonly quantity: string;
  readonly symbol: string;
  readonly formula: Formula;
}

/** A rule: what it gives, by which letter, by which formula. */
export function rule(quantity: string, symbol: string, formula: Formula): Rule {
  return { quantity, symbol, formula };
}

/** One line of a derivation: `value` is `evaluate(formula, values)`, and no other code computes it. */
export interface Step extends Rule {
  /** The spatial axis the line is about, from 0; absent where it is about the whole layer. */
  readonly axis?: number;
  readonly values: Values;
  readonly value: number;
}

/** A count of a layer passes 2^53 - 1; the checks turn it into an issue, so a checked layer never throws it. */
export class CountNotExactError extends RangeError {
  override readonly name = "CountNotExactError";
  readonly quantity: string;
  readonly axis: number | undefined;

  constructor(quantity: string, axis: number | undefined) {
    super(`${quantity} passes 2^53 - 1.`);
    this.quantity = quantity;
    this.axis = axis;
  }
}

/** A rule worked out with the numbers known so far. */
export function work({ quantity, symbol, formula }: Rule, known: Values, axis?: number): Step {
  const values: Record<string, number> = {};
  for (const name of symbolsOf(formula)) values[name] = known[name] as number;
  try {
    const value = evaluate(formula, values);
    return { quantity, ...(axis === undefined ? {} : { axis }), symbol, formula, values, value };
  } catch (error) {
    throw error instanceof NotExactError ? new CountNotExactError(quantity, axis) : error;
  }
}

/** A rule worked out: its step, whose value is the nearest double, and the exact value; throws CountNotExactError. */
export function workExactly(rule: Rule, known: Values, axis?: number): { step: Step; exact: Fraction } {
  const step = work(rule, known, axis);
  return { step, exact: evaluateFraction(step.formula, step.values) };
}

/** Steps taken one after another, each knowing what the ones before it gave. */
export interface Chain {
  readonly known: Values;
  readonly steps: readonly Step[];
  take(rule: Rule): void;
}

/** A chain of steps that begins with the numbers given. */
export function chain(given: Values, axis?: number): Chain {
  const known: Record<string, number> = { ...given };
  const steps: Step[] = [];
  const take = (rule: Rule) => {
    const step = work(rule, known, axis);
    known[rule.symbol] = step.value;
    steps.push(step);
  };
  return { known, steps, take };
}

/** The value of the one step about a quantity. */
export function valueIn(steps: readonly Step[], quantity: string): number {
  return (steps.find((step) => step.quantity === quantity) as Step).value;
}
