import { type Formula, parts } from "./formula.ts";

/** A formula, and the symbol by which the formulas after it know its number. */
export interface Definition {
  readonly symbol: string;
  readonly formula: Formula;
}

/**
 * Formulas laid out as one row of instructions over whole numbers, to be worked out many times. Every input, every number
 * the formulas hold, and every result of an instruction has a place of its own.
 */
export interface Tape {
  readonly numbers: Float64Array;
  /** Three entries an instruction: what to do, and the places of its two operands. */
  readonly code: Int32Array;
  /** The place of the first instruction's result; the next instruction's is the next place. */
  readonly first: number;
  /** The place of a symbol: an input, or what a definition gave. */
  readonly places: ReadonlyMap<string, number>;
}

const most = Number.MAX_SAFE_INTEGER;

// Constants of their own: the loop compares each instruction with them.
const sum = 0;
const difference = 1;
const product = 2;
const quotient = 3;
const maximum = 4;
const floor = 5;
const ceil = 6;
const operations = { sum, difference, product, quotient, maximum, floor, ceil };

/**
 * Lays out definitions, each of which may use the inputs and the symbols of those before it; the inputs have the first
 * places. What several formulas share is worked out once. Throws ReferenceError for a symbol that is neither.
 */
export function lay(inputs: readonly string[], definitions: readonly Definition[]): Tape {
  const constants = [...new Set(definitions.flatMap(({ formula }) => integersOf(formula)))];
  const first = inputs.length + constants.length;
  const places = new Map(inputs.map((name, at) => [name, at]));
  const code: number[] = [];
  const given = new Map<string, number>();

  const instruct = (kind: keyof typeof operations, a: number, b: number): number => {
    const key = [kind, a, b].join();
    const place = given.get(key) ?? first + code.length / 3;
    if (!given.has(key)) code.push(operations[kind], a, b);
    given.set(key, place);
    return place;
  };
  const placeOf = (formula: Formula): number => {
    if (formula.kind === "integer") return inputs.length + constants.indexOf(formula.value);
    if (formula.kind === "symbol") return known(places, formula.name);
    if (formula.kind === "floor" || formula.kind === "ceil") {
      const [operand] = formula.of;
      // A number that is not a quotient is whole already, or `run` gives up on it.
      if (operand.kind !== "quotient") return placeOf(operand);
      return instruct(formula.kind, placeOf(operand.of[0]), placeOf(operand.of[1]));
    }
    const [start, ...rest] = formula.of.map(placeOf) as [number];
    return rest.reduce((a, b) => instruct(formula.kind, a, b), start);
  };

  for (const { symbol, formula } of definitions) places.set(symbol, placeOf(formula));
  const numbers = new Float64Array(first + code.length / 3);
  constants.forEach((constant, at) => {
    numbers[inputs.length + at] = constant + 0; // no negative zero
  });
  return { numbers, code: Int32Array.from(code), first, places };
}

/**
 * Works a tape out on its inputs, which must be whole. False where a number passed 2^53 - 1, a division was by zero, or a
 * fraction was left that no floor or ceil right around it rounds: only `evaluate` can tell then.
 *
 * A double quotient of whole numbers below 2^53 is off by less than a / b * 2^-53 < 1 / b, and the next whole number lies at
 * least 1 / b away, so floor, ceil and the test for a whole number see it as it is.
 */
export function run({ numbers, code, first }: Tape): boolean {
  const { length } = code;
  for (let at = 0, to = first; at < length; at += 3, to++) {
    const a = numbers[code[at + 1] as number] as number;
    const b = numbers[code[at + 2] as number] as number;
    let value: number;
    switch (code[at]) {
      case sum:
        value = a + b;
        break;
      case difference:
        value = a - b;
        break;
      case product:
        value = a * b + 0;
        break;
      case quotient:
        value = a / b + 0;
        if (Math.floor(value) !== value) return false;
        break;
      case maximum:
        value = a > b ? a : b;
        break;
      case floor:
        value = Math.floor(a / b) + 0;
        break;
      default:
        value = Math.ceil(a / b) + 0;
    }
    // What is no number is not between them either.
    if (!(value <= most && value >= -most)) return false;
    numbers[to] = value;
  }
  return true;
}

function integersOf(formula: Formula): readonly number[] {
  return formula.kind === "integer" ? [formula.value] : parts(formula).flatMap(integersOf);
}

function known(places: ReadonlyMap<string, number>, name: string): number {
  const place = places.get(name);
  if (place === undefined) throw new ReferenceError(`The formula needs a value for ${name}.`);
  return place;
}
