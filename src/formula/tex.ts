import { type Formula, type Operand, symbol, type Values } from "./formula.ts";
import { write } from "./write.ts";

const signs = { "+": " + ", "-": " - ", ",": ",\\, ", thin: "\\, ", dot: " \\cdot ", cross: " \\times " };
const fences = {
  paren: ["(", ")"],
  floor: ["\\lfloor", "\\rfloor"],
  ceil: ["\\lceil", "\\rceil"],
} as const;

/**
 * A formula in TeX: `\left\lfloor \frac{i + 2p - k}{s} \right\rfloor + 1`, in symbols or with the numbers of `values`.
 *
 * @throws ReferenceError for a symbol that `values` lacks.
 */
export function tex(formula: Formula, values?: Values): string {
  return write<string>(formula, {
    values,
    symbol: symbolTex,
    digits: (digits) => digits,
    negative: (digits) => `-${digits}`,
    join: (left, sign, right) => left + signs[sign] + right,
    power: (base, exponent) => `{${base}}^{${exponent}}`,
    quotient: (dividend, divisor) => `\\frac{${dividend}}{${divisor}}`,
    fenced(fence, mark, tall) {
      const [left, right] = fences[fence];
      // Growing fences only around a fraction: elsewhere they would ask for a bigger face for nothing.
      if (!tall) return `${left} ${mark} ${right}`;
      // Parentheses of a set size may be broken across lines inside; floors and ceilings hold together.
      if (fence === "paren") return `\\biggl( ${mark} \\biggr)`;
      return `\\left${left} ${mark} \\right${right}`;
    },
    maximum: (members) => `\\max ${members}`,
  });
}

/** The TeX of a symbol's name: one letter in italics, a subscript of several letters upright. */
export function symbolTex(name: string): string {
  const [letter, subscript] = name.split("_");
  if (subscript === undefined) return name;
  return subscript.length === 1 ? `${letter}_${subscript}` : `${letter}_{\\text{${subscript}}}`;
}

/** One side of an equation: a formula, in symbols or with `values` put in; a symbol; or a number, of any kind. */
export interface Side {
  readonly formula: Operand;
  readonly values?: Values;
}

/** What stands on a side of an equation; the value on one may be a fraction, which no other formula holds: 11.5. */
export function sideOf(formula: Operand): Formula {
  if (typeof formula === "number") return { kind: "integer", value: formula };
  return typeof formula === "string" ? symbol(formula) : formula;
}

/** The TeX of an equation, in display style: `\displaystyle o_h = \left\lfloor ... \right\rfloor + 1`. */
export function equationTex(sides: readonly Side[], { continued = false } = {}): string {
  const line = sides.map(({ formula, values }) => tex(sideOf(formula), values)).join(" = ");
  return `\\displaystyle ${continued ? "= " : ""}${line}`;
}
