import { type Formula, numberOf, type Values } from "./formula.ts";

/** How tightly a written formula holds together: a sum loosest, a lone letter tightest. */
const tightness = { sum: 1, quotient: 2, product: 3, atom: 4 } as const;
type Tightness = (typeof tightness)[keyof typeof tightness];

/** A formula put on paper, in marks of one kind: text, or boxes. */
export interface Written<Mark> {
  readonly mark: Mark;
  readonly tightness: Tightness;
  /** Whether it holds a fraction set on two levels. */
  readonly tall: boolean;
  /** What its mark begins with, where that matters to its neighbours. */
  readonly start?: "digit" | "minus";
}

/** One factor of a product: repeated symbols are gathered, so `exponent` may pass 1. */
interface Factor<Mark> extends Written<Mark> {
  readonly of: Formula;
  readonly exponent: number;
}

/** What stands between two marks: a product has a thin space between letters, else a dot or a cross. */
export type Sign = "+" | "-" | "," | "thin" | "dot" | "cross";
export type Fence = "parentheses" | "floor" | "ceil";

/** The signs of one way to write formulas; where they go, and parentheses with them, is decided here, once for all. */
export interface Notation<Mark> {
  /** The numbers to put in; without them the formula stands in symbols. */
  readonly values: Values | undefined;
  /** Whether a fraction stands on two levels, so that it holds together by itself. */
  readonly twoLevels: boolean;
  symbol(name: string): Mark;
  /** A number without its sign, and the name of the symbol that it was put in for. */
  digits(digits: string, name?: string): Mark;
  negative(digits: Mark): Mark;
  join(left: Mark, sign: Sign, right: Mark): Mark;
  power(base: Mark, exponent: number): Mark;
  quotient(dividend: Mark, divisor: Mark): Mark;
  fenced(fence: Fence, inner: Written<Mark>): Mark;
  /** The maximum of what stands in parentheses already. */
  maximum(members: Mark): Mark;
}

/**
 * Writes a formula in a notation, with parentheses only where its meaning needs them.
 *
 * @throws ReferenceError for a symbol that the notation's values lack.
 */
export function write<Mark>(formula: Formula, notation: Notation<Mark>): Written<Mark> {
  const { values } = notation;
  const written = (part: Formula) => write(part, notation);
  switch (formula.kind) {
    case "integer":
      return number(formula.value, notation);
    case "symbol":
      return values
        ? number(numberOf(formula.name, values), notation, formula.name)
        : { mark: notation.symbol(formula.name), tightness: tightness.atom, tall: false };
    case "sum":
      return sum(formula.of.map(written), notation);
    case "difference": {
      const [minuend, subtrahend] = formula.of.map(written) as [Written<Mark>, Written<Mark>];
      const right = within(subtrahend, tightness.quotient, notation);
      return { ...joined([minuend, subtrahend]), mark: notation.join(minuend.mark, "-", right) };
    }
    case "product":
      return product(gathered(formula.of, notation), notation);
    case "quotient":
      return quotient(...(formula.of.map(written) as [Written<Mark>, Written<Mark>]), notation);
    case "floor":
    case "ceil": {
      const inner = written(formula.of[0]);
      return { mark: notation.fenced(formula.kind, inner), tightness: tightness.atom, tall: inner.tall };
    }
    case "maximum": {
      const members = formula.of.map(written);
      const mark = members.map((member) => member.mark).reduce((a, b) => notation.join(a, ",", b));
      const list = { ...joined(members), mark };
      const maximum = notation.maximum(notation.fenced("parentheses", list));
      return { mark: maximum, tightness: tightness.atom, tall: list.tall };
    }
  }
}

/** The mark as it stands, or in parentheses where it is looser than its place allows. */
function within<Mark>(part: Written<Mark>, needed: Tightness, notation: Notation<Mark>): Mark {
  return part.tightness < needed ? notation.fenced("parentheses", part) : part.mark;
}

// As loose as a sum, tall where one of its parts is, and begun by the first.
function joined<Mark>(parts: readonly Written<Mark>[]): Omit<Written<Mark>, "mark"> {
  const { start } = parts[0] as Written<Mark>;
  return { tightness: tightness.sum, tall: parts.some(({ tall }) => tall), ...(start && { start }) };
}

// A negative number is as loose as a sum: "a - (-3)", "(-3) * b"; alone or leading it needs no parentheses.
function number<Mark>(value: number, notation: Notation<Mark>, name?: string): Written<Mark> {
  const digits = notation.digits(String(Math.abs(value)), name);
  return value < 0
    ? { mark: notation.negative(digits), tightness: tightness.sum, tall: false, start: "minus" }
    : { mark: digits, tightness: tightness.atom, tall: false, start: "digit" };
}

// A sum inside a sum may be grouped in any way, so only a leading minus asks for parentheses: "a + (-3)".
function sum<Mark>(terms: readonly Written<Mark>[], notation: Notation<Mark>): Written<Mark> {
  const marks = terms.map((term, at) =>
    at > 0 && term.start === "minus" ? notation.fenced("parentheses", term) : term.mark,
  );
  return { ...joined(terms), mark: marks.reduce((left, right) => notation.join(left, "+", right)) };
}

function quotient<Mark>(
  dividend: Written<Mark>,
  divisor: Written<Mark>,
  notation: Notation<Mark>,
): Written<Mark> {
  if (notation.twoLevels) {
    return { mark: notation.quotient(dividend.mark, divisor.mark), tightness: tightness.atom, tall: true };
  }
  const top = within(dividend, tightness.quotient, notation);
  const mark = notation.quotient(top, within(divisor, tightness.atom, notation));
  return { mark, tightness: tightness.quotient, tall: false };
}

function gathered<Mark>(factors: readonly Formula[], notation: Notation<Mark>): readonly Factor<Mark>[] {
  const runs: Factor<Mark>[] = [];
  for (const of of factors) {
    const last = runs.at(-1);
    const repeats =
      !notation.values && of.kind === "symbol" && last?.of.kind === "symbol" && last.of.name === of.name;
    if (repeats) runs.splice(-1, 1, { ...last, exponent: last.exponent + 1 });
    else runs.push({ ...write(of, notation), of, exponent: 1 });
  }
  return runs;
}

function product<Mark>(factors: readonly Factor<Mark>[], notation: Notation<Mark>): Written<Mark> {
  const marks = factors.map((factor, at) => {
    const mark = within(factor, at === 0 ? tightness.quotient : tightness.product, notation); // a/b * c, but a * (b/c)
    return factor.exponent > 1 ? notation.power(mark, factor.exponent) : mark;
  });
  const mark = marks.reduce((left, right, at) => {
    const [before, after] = factors.slice(at - 1) as [Factor<Mark>, Factor<Mark>];
    return notation.join(left, sign(before, after, notation), right);
  });
  const { start } = factors[0] as Factor<Mark>;
  return {
    mark,
    tightness: factors.length === 1 ? tightness.atom : tightness.product, // alone it is a power: "a/k^2"
    tall: factors.some(({ tall }) => tall),
    ...(start === "digit" && { start }),
  };
}

// Letters stand side by side; a coefficient keeps its dot (2 · 0) so that it is told from the numbers multiplied (3 × 3).
// A digit never stands straight after another factor: a 2 would be read as an index, 2 3 as 23.
function sign<Mark>(left: Factor<Mark>, right: Factor<Mark>, { values }: Notation<Mark>): Sign {
  const rightIsNumber = right.of.kind === "integer" || (!values && right.start === "digit");
  if (left.of.kind === "integer" && !rightIsNumber) return values ? "dot" : "thin";
  return values || rightIsNumber ? "cross" : "thin";
}
