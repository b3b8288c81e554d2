import { type Formula, numberOf, type Values } from "./formula.ts";
import { type Notation, tightness, within, write } from "./write.ts";

/**
 * A formula as one line of plain text, for labels, JSON and copying: `floor((i + 2*p - k)/s) + 1`. With `values`, the
 * numbers stand in for the symbols. Any calculator that knows floor, ceil and max reads it back.
 *
 * @throws ReferenceError for a symbol that `values` lacks.
 */
export function text(formula: Formula, values?: Values): string {
  return write(formula, notation(values)).mark;
}

function notation(values: Values | undefined): Notation {
  const self: Notation = {
    symbol: (name) => (values ? numberOf(name, values) : name),
    dress: (mark) => mark,
    minus: "-",
    power: (base, exponent) => `${base}^${exponent}`,
    times: () => "*",
    quotient: (dividend, divisor) => ({
      mark: `${within(dividend, tightness.quotient, self)}/${within(divisor, tightness.atom, self)}`,
      tightness: tightness.quotient,
      tall: false,
    }),
    parenthesised: ({ mark }) => `(${mark})`,
    floor: ({ mark }) => `floor(${mark})`,
    ceil: ({ mark }) => `ceil(${mark})`,
    maximum: (members) => `max(${members.map(({ mark }) => mark).join(", ")})`,
  };
  return self;
}
