import type { Formula } from "./formula.ts";

/** A formula, and the symbol by which the formulas after it know its number. */
export interface Definition {
  readonly symbol: string;
  readonly formula: Formula;
}

/** Formulas that speak of the same things: the letters they are given, and the definitions that go on from them. */
export interface Scope {
  readonly inputs: readonly string[];
  /** Letters that stand for a number of a scope before: the number of that scope, and its letter there. */
  readonly taken?: Readonly<Record<string, readonly [scope: number, symbol: string]>>;
  readonly definitions: readonly Definition[];
}

/**
 * Formulas laid out as one row of instructions over whole numbers, for many sets of inputs at once, as databases do
 * that keep their tables by columns. Every input, every number a formula holds and every result has a column of
 * `width` numbers; that of set n is at `column + n`.
 */
export interface Tape {
  readonly numbers: Float64Array;
  readonly width: number;
  /** Four entries an instruction: what to do, the columns of its two operands, and the column of its result. */
  readonly code: Int32Array;
  /** For each scope, the column of each of its letters. */
  readonly columns: readonly ReadonlyMap<string, number>[];
}

const sum = 0;
const difference = 1;
const product = 2;
const quotient = 3;
const maximum = 4;
const floor = 5;
const ceil = 6;
const operations = { sum, difference, product, quotient, maximum, floor, ceil };

/**
 * Lays formulas out, to be worked out for up to `width` sets of inputs at once. What several formulas share is worked
 * out once. The inputs of all scopes have the first columns, in their order. Throws ReferenceError for a symbol that is
 * neither an input, nor taken, nor defined before.
 */
export function lay(scopes: readonly Scope[], width = 1): Tape {
  const numbers: number[] = [];
  const code: number[] = [];
  const made = new Map<string, number>();

  const column = (value = 0): number => numbers.push(...Array<number>(width).fill(value)) - width;
  // A constant or an instruction that was there before is not made again.
  const once = (key: string, make: () => number): number => {
    const at = made.get(key) ?? make();
    made.set(key, at);
    return at;
  };
  const instruct = (kind: keyof typeof operations, a: number, b: number): number =>
    once([kind, a, b].join(), () => {
      const result = column();
      code.push(operations[kind], a, b, result);
      return result;
    });
  const columnOf = (formula: Formula, known: ReadonlyMap<string, number>): number => {
    if (formula.kind === "integer") return once(String(formula.value), () => column(formula.value + 0));
    if (formula.kind === "symbol") return find(known, formula.name);
    // Only a quotient can be a fraction here: what else stands under a floor or a ceil is whole already.
    const rounding = formula.kind === "floor" || formula.kind === "ceil";
    if (rounding && formula.of[0].kind !== "quotient") return columnOf(formula.of[0], known);
    const operands = rounding && formula.of[0].kind === "quotient" ? formula.of[0].of : formula.of;
    const [first, ...rest] = operands.map((part) => columnOf(part, known)) as [number];
    return rest.reduce((a, b) => instruct(formula.kind, a, b), first);
  };

  const columns = scopes.map(({ inputs }) => new Map(inputs.map((name) => [name, column()])));
  scopes.forEach(({ taken = {}, definitions }, scope) => {
    const known = columns[scope] as Map<string, number>;
    for (const [name, [from, symbol]] of Object.entries(taken))
      known.set(name, find(columns[from] as ReadonlyMap<string, number>, symbol));
    for (const { symbol, formula } of definitions) known.set(symbol, columnOf(formula, known));
  });
  return { numbers: Float64Array.from(numbers), width, code: Int32Array.from(code), columns };
}

/**
 * Works a tape out for its first `count` sets of inputs, which must be whole. False where a number passes 2^53 - 1, a
 * division is by zero, or a fraction is left that no floor or ceil right around it rounds: only `evaluate` can tell then.
 */
export function run({ numbers, code }: Tape, count: number): boolean {
  for (let at = 0; at < code.length; at += 4) {
    const to = code[at + 3] as number;
    const end = to + count;
    // How far from a result its operands are.
    const a = (code[at + 1] as number) - to;
    const b = (code[at + 2] as number) - to;
    // A loop for each operation, so that what to do is asked once for all sets. Zero is added where a negative zero may
    // come about.
    switch (code[at]) {
      case sum:
        for (let n = to; n < end; n++) {
          const value = (numbers[n + a] as number) + (numbers[n + b] as number);
          if (!isExact(value)) return false;
          numbers[n] = value;
        }
        break;
      case difference:
        for (let n = to; n < end; n++) {
          const value = (numbers[n + a] as number) - (numbers[n + b] as number);
          if (!isExact(value)) return false;
          numbers[n] = value;
        }
        break;
      case product:
        for (let n = to; n < end; n++) {
          const value = (numbers[n + a] as number) * (numbers[n + b] as number);
          if (!isExact(value)) return false;
          numbers[n] = value + 0;
        }
        break;
      case maximum:
        for (let n = to; n < end; n++)
          numbers[n] = Math.max(numbers[n + a] as number, numbers[n + b] as number);
        break;
      case quotient:
        for (let n = to; n < end; n++) {
          const value = (numbers[n + a] as number) / (numbers[n + b] as number);
          if (!isExact(value) || Math.floor(value) !== value) return false;
          numbers[n] = value + 0;
        }
        break;
      // A quotient of whole numbers below 2^53 is rounded by less than it lies away from the next whole number, so that
      // the floor and the ceil of the rounded one are those of the exact one.
      case floor:
        for (let n = to; n < end; n++) {
          const value = Math.floor((numbers[n + a] as number) / (numbers[n + b] as number));
          if (!isExact(value)) return false;
          numbers[n] = value + 0;
        }
        break;
      default:
        for (let n = to; n < end; n++) {
          const value = Math.ceil((numbers[n + a] as number) / (numbers[n + b] as number));
          if (!isExact(value)) return false;
          numbers[n] = value + 0;
        }
    }
  }
  return true;
}

/** The tape without the instructions on which none of the columns wanted depends. */
export function only(tape: Tape, wanted: readonly number[]): Tape {
  const live = new Set(wanted);
  const kept: number[] = [];
  for (let at = tape.code.length - 4; at >= 0; at -= 4) {
    const [operation, a, b, result] = tape.code.subarray(at, at + 4) as unknown as [
      number,
      number,
      number,
      number,
    ];
    if (!live.has(result)) continue;
    live.add(a).add(b);
    kept.unshift(operation, a, b, result);
  }
  return { ...tape, code: Int32Array.from(kept) };
}

// False for what a division by zero gives, too.
function isExact(value: number): boolean {
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER;
}

function find(known: ReadonlyMap<string, number>, name: string): number {
  const column = known.get(name);
  if (column === undefined) throw new ReferenceError(`The formula needs a value for ${name}.`);
  return column;
}
