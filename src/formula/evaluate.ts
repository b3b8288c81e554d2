import { type Formula, numberOf, type Values } from "./formula.ts";

/** A whole number passed 2^53 - 1, or its negative, on its way, so that no exact value can be given. */
export class NotExactError extends RangeError {
  override readonly name = "NotExactError";
}

/** A fraction; `over` is positive. Fractions live only between a quotient and the floor or ceil around it. */
interface Fraction {
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
  const { top, over } = fraction(formula, values);
  return over === 1 ? top : top / over;
}

function fraction(formula: Formula, values: Values): Fraction {
  switch (formula.kind) {
    case "integer":
      return whole(formula.value);
    case "symbol":
      return whole(numberOf(formula.name, values), formula.name);
    case "sum":
      return formula.terms.map((term) => fraction(term, values)).reduce(add);
    case "difference": {
      const { top, over } = fraction(formula.subtrahend, values);
      return add(fraction(formula.minuend, values), { top: -top, over });
    }
    case "product":
      return formula.factors.map((factor) => fraction(factor, values)).reduce(multiply);
    case "quotient": {
      const { top, over } = fraction(formula.divisor, values);
      if (top === 0) throw new RangeError("A formula divides by zero.");
      const sign = top < 0 ? -1 : 1;
      return multiply(fraction(formula.dividend, values), { top: sign * over, over: sign * top });
    }
    case "floor":
      return whole(floorOf(fraction(formula.of, values)));
    case "ceil": {
      const { top, over } = fraction(formula.of, values);
      return whole(-floorOf({ top: -top, over }));
    }
    case "maximum":
      return formula.of.map((member) => fraction(member, values)).reduce(greater);
  }
}

function whole(top: number, name?: string): Fraction {
  if (!Number.isInteger(top)) throw new TypeError(`${name} = ${top} is not a whole number.`);
  return { top: exact(top), over: 1 };
}

function add(a: Fraction, b: Fraction): Fraction {
  return reduced(exact(exact(a.top * b.over) + exact(b.top * a.over)), exact(a.over * b.over));
}

function multiply(a: Fraction, b: Fraction): Fraction {
  return reduced(exact(a.top * b.top), exact(a.over * b.over));
}

function greater(a: Fraction, b: Fraction): Fraction {
  return exact(a.top * b.over) >= exact(b.top * a.over) ? a : b;
}

function reduced(top: number, over: number): Fraction {
  if (over === 1) return { top, over };
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
  if (!Number.isSafeInteger(value)) throw new NotExactError("A number passes 2^53 - 1 and would be rounded.");
  return value === 0 ? 0 : value; // no negative zero
}
