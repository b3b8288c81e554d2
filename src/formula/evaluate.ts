import { type Formula, numberOf, type Values } from "./formula.ts";

/** A whole number passed 2^53 - 1, or its negative, on its way, so that no exact value can be given. */
export class NotExactError extends RangeError {
  override readonly name = "NotExactError";
}

/** A fraction in lowest terms; `denominator` is positive. */
export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

/**
 * The value of a formula, exact: whole numbers stay whole and fractions stay fractions until they are rounded by
 * the formula's own floor or ceil. A formula whose value is a fraction gives the nearest double.
 *
 * @throws ReferenceError for a symbol without a value, TypeError for a value that is not a whole number,
 *   RangeError for a division by zero, NotExactError where a number passes 2^53 - 1.
 */
export function evaluate(formula: Formula, values: Values): number {
  const value = inDoubles(formula, values);
  if (!Number.isNaN(value)) return value;
  const { numerator, denominator } = evaluateFraction(formula, values);
  return numerator / denominator;
}

/** The value of a formula as a fraction, which `evaluate` gives as the nearest double; throws what it throws. */
export function evaluateFraction(formula: Formula, values: Values): Fraction {
  if (formula.kind === "integer") return whole(formula.value);
  if (formula.kind === "symbol") return whole(numberOf(formula.name, values), formula.name);
  const [first, ...rest] = formula.of.map((part) => evaluateFraction(part, values)) as [Fraction];
  if (formula.kind === "floor") return whole(Math.floor(first.numerator / first.denominator));
  if (formula.kind === "ceil") return whole(Math.ceil(first.numerator / first.denominator));
  return rest.reduce(operations[formula.kind], first);
}

/**
 * The value in plain doubles, several times as fast as in fractions: exact while every number on the way is whole and no
 * larger than 2^53 - 1. NaN for anything else, a division by zero or a missing value among it, which `evaluateFraction`
 * then tells apart. The double quotient of two such numbers never rounds onto or across a whole number, so its floor and
 * ceil are exact, and where it is whole, so is the true one.
 */
export function inDoubles(formula: Formula, values: Values): number {
  if (formula.kind === "integer") return wholeOrNaN(formula.value);
  if (formula.kind === "symbol") return wholeOrNaN(values[formula.name]);
  const { kind, of } = formula;
  if (kind === "floor" || kind === "ceil") {
    const [inner] = of;
    const value = inner.kind === "quotient" ? dividedInDoubles(inner.of, values) : inDoubles(inner, values);
    return wholeOrNaN(kind === "floor" ? Math.floor(value) : Math.ceil(value));
  }
  if (kind === "quotient") return wholeOrNaN(dividedInDoubles(of, values));
  let value = inDoubles(of[0] as Formula, values);
  for (let at = 1; at < of.length; at++) {
    const next = inDoubles(of[at] as Formula, values);
    if (kind === "sum") value = wholeOrNaN(value + next);
    else if (kind === "difference") value = wholeOrNaN(value - next);
    else if (kind === "product") value = wholeOrNaN(value * next);
    else value = Math.max(value, next);
  }
  return value;
}

function dividedInDoubles([over, under]: readonly [Formula, Formula], values: Values): number {
  return inDoubles(over, values) / inDoubles(under, values);
}

// Adding zero takes the sign off a negative zero.
function wholeOrNaN(value: number | undefined): number {
  return Number.isSafeInteger(value) ? (value as number) + 0 : Number.NaN;
}

const operations = { sum: add, difference: subtract, product: multiply, quotient: divide, maximum: greater };

function whole(value: number, name?: string): Fraction {
  if (!Number.isInteger(value)) throw new TypeError(`${name} = ${value} is not a whole number.`);
  return { numerator: exact(value), denominator: 1 };
}

function add(a: Fraction, b: Fraction): Fraction {
  return reduced(
    exact(exact(a.numerator * b.denominator) + exact(b.numerator * a.denominator)),
    exact(a.denominator * b.denominator),
  );
}

function subtract(a: Fraction, b: Fraction): Fraction {
  return add(a, negative(b));
}

function negative({ numerator, denominator }: Fraction): Fraction {
  return { numerator: -numerator, denominator };
}

function multiply(a: Fraction, b: Fraction): Fraction {
  return reduced(exact(a.numerator * b.numerator), exact(a.denominator * b.denominator));
}

function divide(a: Fraction, { numerator, denominator }: Fraction): Fraction {
  if (numerator === 0) throw new RangeError("A formula divides by zero.");
  const sign = Math.sign(numerator);
  return multiply(a, { numerator: sign * denominator, denominator: sign * numerator });
}

function greater(a: Fraction, b: Fraction): Fraction {
  return exact(a.numerator * b.denominator) >= exact(b.numerator * a.denominator) ? a : b;
}

function reduced(numerator: number, denominator: number): Fraction {
  const shared = greatestCommonDivisor(Math.abs(numerator), denominator);
  return { numerator: numerator / shared, denominator: denominator / shared };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

function exact(value: number): number {
  if (!Number.isSafeInteger(value)) throw new NotExactError("A number passes 2^53 - 1.");
  return value === 0 ? 0 : value; // no negative zero
}
