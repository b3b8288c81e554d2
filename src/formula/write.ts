import { type Formula, numberOf, type Values } from "./formula.ts";

// How tightly a written formula holds together: a sum loosest, a lone letter tightest.
const loose = 1;
const linear = 2;
const tight = 3;
const atomic = 4;

/** A formula put on paper, in marks of one kind: text, or boxes. */
export interface Written<Mark> {
  readonly mark: Mark;
  readonly hold: number;
  /** Whether it holds a fraction set on two levels. */
  readonly tall: boolean;
  /** What its mark begins with, where that matters to its neighbours: a digit or a minus. */
  readonly start: string | undefined;
}

/** One factor of a product: repeated symbols are gathered, so `exponent` may pass 1. */
interface Factor<Mark> extends Written<Mark> {
  readonly of: Formula;
  readonly exponent: number;
}

/** What stands between two marks: a product has a thin space between letters, else a dot or a cross. */
export type Sign = "+" | "-" | "," | "thin" | "dot" | "cross";
export type Fence = "paren" | "floor" | "ceil";

/** The signs of one way to write formulas; where they go, and parentheses with them, is decided here, once for all. */
export interface Notation<Mark> {
  /** The numbers to put in; without them the formula stands in symbols. */
  readonly values: Values | undefined;
  /** Whether a fraction stands on one line, so that its parts may need parentheses. */
  readonly flat?: boolean;
  symbol(name: string): Mark;
  /** A number without its sign, and the name of the symbol that it was put in for. */
  digits(digits: string, name?: string): Mark;
  negative(digits: Mark): Mark;
  join(left: Mark, sign: Sign, right: Mark): Mark;
  power(base: Mark, exponent: number): Mark;
  quotient(dividend: Mark, divisor: Mark): Mark;
  fenced(fence: Fence, inner: Mark, tall: boolean): Mark;
  /** The maximum of what stands in parentheses already. */
  maximum(members: Mark): Mark;
}

/**
 * Writes a formula in a notation, with parentheses only where its meaning needs them.
 *
 * @throws ReferenceError for a symbol that the notation's values lack.
 */
export function write<Mark>(formula: Formula, notation: Notation<Mark>): Mark {
  const { values, flat, join } = notation;

  function written(formula: Formula): Written<Mark> {
    if (formula.kind === "integer") return number(formula.value);
    if (formula.kind === "symbol") {
      const { name } = formula;
      return values ? number(numberOf(name, values), name) : made(notation.symbol(name), atomic, []);
    }
    if (formula.kind === "product") return product(gathered(formula.of));
    const parts = formula.of.map(written);
    const [first, second] = parts as [Written<Mark>, Written<Mark>];
    switch (formula.kind) {
      case "sum":
        return made(list("+", parts.map(asTerm)), loose, parts, first.start);
      case "difference":
        return made(join(first.mark, "-", within(second, linear)), loose, parts, first.start);
      case "quotient":
        return flat
          ? made(notation.quotient(within(first, linear), within(second, atomic)), linear, [])
          : { ...made(notation.quotient(first.mark, second.mark), atomic, []), tall: true };
      case "maximum":
        return made(
          notation.maximum(fenced(made(list(",", parts.map(markOf)), loose, parts))),
          atomic,
          parts,
        );
      default:
        return made(fenced(first, formula.kind), atomic, parts);
    }
  }

  const made = (mark: Mark, hold: number, parts: readonly Written<Mark>[], start?: string) => {
    return { mark, hold, tall: parts.some(({ tall }) => tall), start };
  };
  const markOf = ({ mark }: Written<Mark>) => mark;
  // A sum inside a sum may be grouped in any way, so only a leading minus asks for parentheses: "a + (-3)".
  const asTerm = (part: Written<Mark>, at: number) => (at && part.start === "-" ? fenced(part) : part.mark);
  const list = (sign: Sign, marks: readonly Mark[]) => marks.reduce((left, right) => join(left, sign, right));
  const fenced = ({ mark, tall }: Written<Mark>, fence: Fence = "paren") =>
    notation.fenced(fence, mark, tall);
  // The mark as it stands, or in parentheses where it is looser than its place allows.
  const within = (part: Written<Mark>, needed: number) => (part.hold < needed ? fenced(part) : part.mark);

  // A negative number is as loose as a sum: "a - (-3)", "(-3) * b"; alone or leading it needs no parentheses.
  function number(value: number, name?: string): Written<Mark> {
    const digits = notation.digits(String(Math.abs(value)), name);
    return value < 0 ? made(notation.negative(digits), loose, [], "-") : made(digits, atomic, [], "0");
  }

  function gathered(factors: readonly Formula[]): readonly Factor<Mark>[] {
    const runs: Factor<Mark>[] = [];
    for (const of of factors) {
      const last = runs.at(-1);
      if (!values && of.kind === "symbol" && last?.of.kind === "symbol" && last.of.name === of.name)
        runs.splice(-1, 1, { ...last, exponent: last.exponent + 1 });
      else runs.push({ ...written(of), of, exponent: 1 });
    }
    return runs;
  }

  function product(factors: readonly Factor<Mark>[]): Written<Mark> {
    const [first] = factors as [Factor<Mark>];
    const marks = factors.map((factor, at) => {
      const mark = within(factor, at > 0 ? tight : linear); // a/b * c, but a * (b/c)
      return factor.exponent > 1 ? notation.power(mark, factor.exponent) : mark;
    });
    const mark = marks.reduce((left, right, at) =>
      join(left, sign(factors[at - 1] as Factor<Mark>, factors[at] as Factor<Mark>), right),
    );
    // Alone it is a power: "a/k^2".
    const start = first.hold > loose ? first.start : undefined;
    return made(mark, factors.length > 1 ? tight : atomic, factors, start);
  }

  // Letters stand side by side; a coefficient keeps its dot (2 · 0) so that it is told from the numbers multiplied (3 × 3).
  // A digit never stands straight after another factor: a 2 would be read as an index, 2 3 as 23.
  function sign(left: Factor<Mark>, right: Factor<Mark>): Sign {
    const digit = right.of.kind === "integer" || (!values && right.start === "0");
    if (left.of.kind === "integer" && !digit) return values ? "dot" : "thin";
    return values || digit ? "cross" : "thin";
  }

  return written(formula).mark;
}
