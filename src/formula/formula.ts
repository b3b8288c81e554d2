/**
 * A formula held as data. It knows how it is built and nothing of what it means; `evaluate`, `tex`, `text` and `nodes`
 * read the same tree, so the formula that is typeset is the formula that ran.
 */
export type Formula =
  | { readonly kind: "integer"; readonly value: number }
  | { readonly kind: "symbol"; readonly name: string }
  | { readonly kind: "sum" | "product" | "maximum"; readonly of: readonly Formula[] }
  | { readonly kind: "difference" | "quotient"; readonly of: readonly [Formula, Formula] }
  | { readonly kind: "floor" | "ceil"; readonly of: readonly [Formula] };

/** The number of each symbol, by its name. */
export type Values = Readonly<Record<string, number>>;

/** What a builder takes: a formula, a whole number, or the name of a symbol. */
export type Operand = Formula | number | string;

const symbolName = /^[A-Za-z](_[A-Za-z0-9]+)?$/;

/** A whole number; throws TypeError for any other. */
export function integer(value: number): Formula {
  if (!Number.isSafeInteger(value))
    throw new TypeError(`A formula holds whole numbers; ${value} is not one.`);
  return { kind: "integer", value };
}

/** A named quantity: one letter, or a letter and a subscript as in `k_h`; throws TypeError for any other name. */
export function symbol(name: string): Formula {
  if (!symbolName.test(name))
    throw new TypeError(`A symbol is a letter, or a letter_subscript; "${name}" is neither.`);
  return { kind: "symbol", name };
}

function formulaOf(operand: Operand): Formula {
  if (typeof operand === "number") return integer(operand);
  return typeof operand === "string" ? symbol(operand) : operand;
}

/** The terms added up; a single term is itself. */
export function sum(...terms: readonly Operand[]): Formula {
  return several("sum", terms);
}

/** The first less the second. */
export function difference(minuend: Operand, subtrahend: Operand): Formula {
  return { kind: "difference", of: [formulaOf(minuend), formulaOf(subtrahend)] };
}

/** The factors multiplied; a single factor is itself. */
export function product(...factors: readonly Operand[]): Formula {
  return several("product", factors);
}

/** The first divided by the second, as a fraction: not rounded. */
export function quotient(dividend: Operand, divisor: Operand): Formula {
  return { kind: "quotient", of: [formulaOf(dividend), formulaOf(divisor)] };
}

/** The greatest whole number that is not greater. */
export function floor(operand: Operand): Formula {
  return { kind: "floor", of: [formulaOf(operand)] };
}

/** The least whole number that is not less. */
export function ceil(operand: Operand): Formula {
  return { kind: "ceil", of: [formulaOf(operand)] };
}

/** The greatest of its members; a single member is itself. */
export function maximum(...members: readonly Operand[]): Formula {
  return several("maximum", members);
}

function several(kind: "sum" | "product" | "maximum", operands: readonly Operand[]): Formula {
  const of = operands.map(formulaOf);
  const [first, second] = of;
  if (!first) throw new TypeError(`A ${kind} needs at least one member.`);
  return second ? { kind, of } : first;
}

/** The formulas a formula is directly made of, in reading order. */
export function parts(formula: Formula): readonly Formula[] {
  return "of" in formula ? formula.of : [];
}

/** The names of the symbols a formula holds, each once, in reading order. */
export function symbolsOf(formula: Formula): readonly string[] {
  const names: string[] = [];
  collect(formula, names);
  return names;
}

// Every line of a derivation asks, and a formula has so few names that looking through them is faster than a set.
function collect(formula: Formula, names: string[]): void {
  if (formula.kind !== "symbol") for (const part of parts(formula)) collect(part, names);
  else if (!names.includes(formula.name)) names.push(formula.name);
}

/** The number of a symbol; throws ReferenceError where there is none. */
export function numberOf(name: string, values: Values): number {
  const value = values[name];
  if (value === undefined || !Object.hasOwn(values, name))
    throw new ReferenceError(`The formula needs a value for ${name}.`);
  return value;
}
