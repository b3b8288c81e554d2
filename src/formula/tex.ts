import { type Formula, numberOf, type Values } from "./formula.ts";
import { type Factor, type Notation, tightness, type Written, write } from "./write.ts";

/** How to write a formula in TeX. */
export interface TexOptions {
  /** The numbers to put in; without them the formula stands in symbols. */
  readonly values?: Values;
  /** Wraps the TeX of a symbol, or of its number: in a class for its colour, in a slot for a live number. */
  readonly dress?: (tex: string, name: string) => string;
}

/**
 * A formula in TeX: `\left\lfloor \frac{i + 2p - k}{s} \right\rfloor + 1`, in symbols or with the numbers put in.
 *
 * @throws ReferenceError for a symbol that `values` lacks.
 */
export function tex(formula: Formula, options: TexOptions = {}): string {
  return write(formula, notation(options)).mark;
}

/** The TeX of a symbol's name: one letter in italics, a subscript of several letters upright. */
export function symbolTex(name: string): string {
  const [letter, subscript] = name.split("_");
  if (subscript === undefined) return name;
  return subscript.length === 1 ? `${letter}_${subscript}` : `${letter}_{\\text{${subscript}}}`;
}

function notation({ values, dress = (mark) => mark }: TexOptions): Notation {
  const self: Notation = {
    symbol: (name) => (values ? numberOf(name, values) : symbolTex(name)),
    dress,
    minus: "-",
    power: (base, exponent) => `{${base}}^{${exponent}}`,
    times: (left, right) => sign(left, right, values !== undefined),
    quotient: (dividend, divisor) => ({
      mark: `\\frac{${dividend.mark}}{${divisor.mark}}`,
      tightness: tightness.atom,
      tall: true,
    }),
    parenthesised: (inner) => fence("(", inner, ")"),
    floor: (inner) => fence("\\lfloor", inner, "\\rfloor"),
    ceil: (inner) => fence("\\lceil", inner, "\\rceil"),
    maximum: (members) =>
      `\\max ${fence("(", { mark: members.map(({ mark }) => mark).join(",\\, "), tightness: tightness.sum, tall: members.some(({ tall }) => tall) }, ")")}`,
  };
  return self;
}

// Letters stand side by side; a coefficient keeps its dot (2 · 0) so that it is told from the numbers multiplied (3 × 3).
// A digit never stands straight after another factor: a 2 would be read as an index, 2 3 as 23.
function sign(left: Factor, right: Factor, numbers: boolean): string {
  const rightIsNumber = right.of.kind === "integer" || (!numbers && /^\d/.test(right.mark));
  if (left.of.kind === "integer" && !rightIsNumber) return numbers ? " \\cdot " : "\\, ";
  return numbers || rightIsNumber ? " \\times " : "\\, ";
}

// Growing fences only around a fraction: elsewhere they would ask for a bigger face for nothing.
function fence(left: string, inner: Written, right: string): string {
  // Parentheses of a set size may be broken across lines inside; floors and ceilings hold together.
  if (inner.tall && left === "(") return `\\biggl( ${inner.mark} \\biggr)`;
  return inner.tall ? `\\left${left} ${inner.mark} \\right${right}` : `${left} ${inner.mark} ${right}`;
}
