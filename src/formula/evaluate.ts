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
  const { numerator, denominator } = evaluateFraction(formula, values);
  return numerator / denominator;
}

/** The value of a formula as a fraction, which `evaluate` gives as the nearest double; throws what it throws. */
export function evaluateFraction(formula: Formula, values: Values): Fraction {
  if (formula.kind === "integer") return whole(formula.value);
  if (formula.kind === "symbol") return whole(numberOf(formula.name, values), formula.name);
  const [first, ...rest] = formula.of.map((part) => evaluateFraction(part, values)) as [Fraction];
  if (formula.kind === "floor") return whole(floorOf(first));
  if (formula.kind === "ceil") return whole(-floorOf(negative(first)));
  return rest.reduce(operations[formula.kind], first);
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

// By the remainder, because a double quotient can round up to the next whole number: (2^53 - 1) / 2 would.
// The remainder is taken off towards zero, where no difference can pass 2^53 - 1.
function floorOf({ numerator, denominator }: Fraction): number {
  const remainder = numerator % denominator;
  return (numerator - remainder) / denominator - (remainder < 0 ? 1 : 0);
}

function exact(value: number): number {
  if (!Number.isSafeInteger(value)) throw new NotExactError("A number passes 2^53 - 1.");
  return value === 0 ? 0 : value; // no negative zero
}
