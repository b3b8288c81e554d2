/**
 * A formula held as data. It knows how it is built and nothing of what it means; `evaluate`, `tex` and `text`
 * read the same tree, so the formula that is typeset is the formula that ran.
 */
export type Formula =
  | { readonly kind: "integer"; readonly value: number }
  | { readonly kind: "symbol"; readonly name: string }
  | { readonly kind: "sum"; readonly terms: readonly Formula[] }
  | { readonly kind: "difference"; readonly minuend: Formula; readonly subtrahend: Formula }
  | { readonly kind: "product"; readonly factors: readonly Formula[] }
  | { readonly kind: "quotient"; readonly dividend: Formula; readonly divisor: Formula }
  | { readonly kind: "floor"; readonly of: Formula }
  | { readonly kind: "ceil"; readonly of: Formula }
  | { readonly kind: "maximum"; readonly of: readonly Formula[] };

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
  return several("sum", terms, (parts) => ({ kind: "sum", terms: parts }));
}

/** The first less the second. */
export function difference(minuend: Operand, subtrahend: Operand): Formula {
  return { kind: "difference", minuend: formulaOf(minuend), subtrahend: formulaOf(subtrahend) };
}

/** The factors multiplied; a single factor is itself. */
export function product(...factors: readonly Operand[]): Formula {
  return several("product", factors, (parts) => ({ kind: "product", factors: parts }));
}

/** The first divided by the second, as a fraction: not rounded. */
export function quotient(dividend: Operand, divisor: Operand): Formula {
  return { kind: "quotient", dividend: formulaOf(dividend), divisor: formulaOf(divisor) };
}

/** The greatest whole number that is not greater. */
export function floor(of: Operand): Formula {
  return { kind: "floor", of: formulaOf(of) };
}

/** The least whole number that is not less. */
export function ceil(of: Operand): Formula {
  return { kind: "ceil", of: formulaOf(of) };
}

/** The greatest of its members; a single member is itself. */
export function maximum(...members: readonly Operand[]): Formula {
  return several("maximum", members, (parts) => ({ kind: "maximum", of: parts }));
}

function several(kind: string, operands: readonly Operand[], build: (parts: Formula[]) => Formula): Formula {
  const parts = operands.map(formulaOf);
  const [only] = parts;
  if (only === undefined) throw new TypeError(`A ${kind} needs at least one member.`);
  return parts.length === 1 ? only : build(parts);
}

/** The formulas a formula is directly made of, in reading order: every member, or member of a list, that is one. */
export function parts(formula: Formula): readonly Formula[] {
  return Object.values(formula)
    .flat()
    .filter((member) => typeof member === "object");
}

/** The names of the symbols a formula holds, each once, in reading order. */
export function symbolsOf(formula: Formula): readonly string[] {
  const names = formula.kind === "symbol" ? [formula.name] : parts(formula).flatMap(symbolsOf);
  return [...new Set(names)];
}

/** The number of a symbol; throws ReferenceError where there is none. */
export function numberOf(name: string, values: Values): number {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  if (value === undefined) throw new ReferenceError(`The formula needs a value for ${name}.`);
  return value;
}
