import type { Formula, Values } from "./formula.ts";
import { write } from "./write.ts";

const signs = { "+": " + ", "-": " - ", ",": ", ", thin: "*", dot: "*", cross: "*" };
const fences = { paren: "", floor: "floor", ceil: "ceil" };

/**
 * A formula as one line of plain text, for labels, JSON and copying: `floor((i + 2*p - k)/s) + 1`. With `values`, the
 * numbers stand in for the symbols. Any calculator that knows floor, ceil and max reads it back.
 *
 * @throws ReferenceError for a symbol that `values` lacks.
 */
export function text(formula: Formula, values?: Values): string {
  return write<string>(formula, {
    values,
    flat: true,
    symbol: (name) => name,
    digits: (digits) => digits,
    negative: (digits) => `-${digits}`,
    join: (left, sign, right) => left + signs[sign] + right,
    power: (base, exponent) => `${base}^${exponent}`,
    quotient: (dividend, divisor) => `${dividend}/${divisor}`,
    fenced: (fence, inner) => `${fences[fence]}(${inner})`,
    maximum: (members) => `max${members}`,
  });
}
