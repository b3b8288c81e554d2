import type { Formula } from "./formula.ts";

/** How tightly a written formula holds together: a sum loosest, a lone letter tightest. */
export const tightness = { sum: 1, quotient: 2, product: 3, atom: 4 } as const;
export type Tightness = (typeof tightness)[keyof typeof tightness];

/** A formula put on paper; `tall` where it holds a fraction set on two levels. */
export interface Written {
  readonly mark: string;
  readonly tightness: Tightness;
  readonly tall: boolean;
}

/** One factor of a product: repeated symbols are gathered, so `exponent` may pass 1. */
export interface Factor extends Written {
  readonly of: Formula;
  readonly exponent: number;
}

/** The signs of one way to write formulas; where parentheses go is decided here, once for all of them. */
export interface Notation {
  /** What stands for a symbol: its name, or the number put in. */
  symbol(name: string): string | number;
  /** Dresses what `symbol` gave, for colour or a live slot. */
  dress(mark: string, name: string): string;
  readonly minus: string;
  power(base: string, exponent: number): string;
  times(left: Factor, right: Factor): string;
  quotient(dividend: Written, divisor: Written): Written;
  parenthesised(inner: Written): string;
  floor(inner: Written): string;
  ceil(inner: Written): string;
  maximum(members: readonly Written[]): string;
}

/** Writes a formula in a notation, with parentheses only where its meaning needs them. */
export function write(formula: Formula, notation: Notation): Written {
  const written = (part: Formula) => write(part, notation);
  const atom = (mark: string, ...inside: readonly Written[]): Written => ({
    mark,
    tightness: tightness.atom,
    tall: inside.some(({ tall }) => tall),
  });
  switch (formula.kind) {
    case "integer":
      return number(formula.value, String(formula.value), notation);
    case "symbol": {
      const standIn = notation.symbol(formula.name);
      return typeof standIn === "number"
        ? number(standIn, notation.dress(String(Math.abs(standIn)), formula.name), notation)
        : atom(notation.dress(standIn, formula.name));
    }
    case "sum":
      return sum(formula.of.map(written), notation);
    case "difference": {
      const [minuend, subtrahend] = formula.of;
      return difference(written(minuend), written(subtrahend), notation);
    }
    case "product":
      return product(gathered(formula.of, notation), notation);
    case "quotient": {
      const [dividend, divisor] = formula.of;
      return notation.quotient(written(dividend), written(divisor));
    }
    case "floor":
    case "ceil": {
      const inner = written(formula.of[0]);
      return atom(notation[formula.kind](inner), inner);
    }
    case "maximum": {
      const members = formula.of.map(written);
      return atom(notation.maximum(members), ...members);
    }
  }
}

/** The mark as it stands, or in parentheses where it is looser than its place allows. */
export function within(part: Written, needed: Tightness, notation: Notation): string {
  return part.tightness < needed ? notation.parenthesised(part) : part.mark;
}

// A negative number is as loose as a sum: "a - (-3)", "(-3) * b"; alone or leading it needs no parentheses.
function number(value: number, digits: string, notation: Notation): Written {
  const bare = digits.replace(/^-/, "");
  return value < 0
    ? { mark: `${notation.minus}${bare}`, tightness: tightness.sum, tall: false }
    : { mark: bare, tightness: tightness.atom, tall: false };
}

// A sum inside a sum may be grouped in any way, so only a leading minus asks for parentheses: "a + (-3)".
function sum(terms: readonly Written[], notation: Notation): Written {
  const marks = terms.map((term, at) =>
    at > 0 && term.mark.startsWith(notation.minus) ? notation.parenthesised(term) : term.mark,
  );
  return { mark: marks.join(" + "), tightness: tightness.sum, tall: terms.some(({ tall }) => tall) };
}

function difference(minuend: Written, subtrahend: Written, notation: Notation): Written {
  const mark = `${minuend.mark} ${notation.minus} ${within(subtrahend, tightness.quotient, notation)}`;
  return { mark, tightness: tightness.sum, tall: minuend.tall || subtrahend.tall };
}

function gathered(factors: readonly Formula[], notation: Notation): readonly Factor[] {
  const runs: Factor[] = [];
  for (const of of factors) {
    const last = runs.at(-1);
    const repeats =
      of.kind === "symbol" &&
      last?.of.kind === "symbol" &&
      last.of.name === of.name &&
      typeof notation.symbol(of.name) === "string";
    if (repeats) runs.splice(-1, 1, { ...last, exponent: last.exponent + 1 });
    else runs.push({ ...write(of, notation), of, exponent: 1 });
  }
  return runs;
}

function product(factors: readonly Factor[], notation: Notation): Written {
  const marks = factors.map((factor, at) => {
    const mark = within(factor, at === 0 ? tightness.quotient : tightness.product, notation); // a/b * c, but a * (b/c)
    return factor.exponent > 1 ? notation.power(mark, factor.exponent) : mark;
  });
  const mark = marks.reduce((left, right, at) => {
    const [before, after] = [factors[at - 1] as Factor, factors[at] as Factor];
    return left + notation.times(before, after) + right;
  });
  const alone = factors.length === 1; // a power: "a/k^2"
  return {
    mark,
    tightness: alone ? tightness.atom : tightness.product,
    tall: factors.some(({ tall }) => tall),
  };
}
