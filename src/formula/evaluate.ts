import { type Formula, numberOf, type Values } from "./formula.ts";

/** A whole number passed 2^53 - 1, or its negative, on its way, so that no exact value can be given. */
export class NotExactError extends RangeError {
  override readonly name = "NotExactError";
}

/** A fraction in lowest terms; `over` is positive. */
export interface Fraction {
  readonly top: number;
  readonly over: number;
}

/**
 * The value of a formula, exact: whole numbers stay whole and fractions stay fractions until they are rounded by
 * the formula's own floor or ceil. A formula whose value is a fraction gives the nearest double.
 *
 * @throws ReferenceError for a symbol without a value, TypeError for a value that is not a whole number,
 *   RangeError for a division by zero, NotExactError where a number passes 2^53 - 1.
 */
export function evaluate(formula: Formula, values: Values): number {
  const { top, over } = evaluateFraction(formula, values);
  return top / over;
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

function whole(top: number, name?: string): Fraction {
  if (!Number.isInteger(top)) throw new TypeError(`${name} = ${top} is not a whole number.`);
  return { top: exact(top), over: 1 };
}

function add(a: Fraction, b: Fraction): Fraction {
  return reduced(exact(exact(a.top * b.over) + exact(b.top * a.over)), exact(a.over * b.over));
}

function subtract(a: Fraction, b: Fraction): Fraction {
  return add(a, negative(b));
}

function negative({ top, over }: Fraction): Fraction {
  return { top: -top, over };
}

function multiply(a: Fraction, b: Fraction): Fraction {
  return reduced(exact(a.top * b.top), exact(a.over * b.over));
}

function divide(a: Fraction, { top, over }: Fraction): Fraction {
  if (top === 0) throw new RangeError("A formula divides by zero.");
  const sign = Math.sign(top);
  return multiply(a, { top: sign * over, over: sign * top });
}

function greater(a: Fraction, b: Fraction): Fraction {
  return exact(a.top * b.over) >= exact(b.top * a.over) ? a : b;
}

function reduced(top: number, over: number): Fraction {
  const shared = greatestCommonDivisor(Math.abs(top), over);
  return { top: top / shared, over: over / shared };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

// By the remainder, because a double quotient can round up to the next whole number: (2^53 - 1) / 2 would.
// The remainder is taken off towards zero, where no difference can pass 2^53 - 1.
function floorOf({ top, over }: Fraction): number {
  const remainder = top % over;
  return (top - remainder) / over - (remainder < 0 ? 1 : 0);
}

function exact(value: number): number {
  if (!Number.isSafeInteger(value)) throw new NotExactError("A number passes 2^53 - 1.");
  return value === 0 ? 0 : value; // no negative zero
}
