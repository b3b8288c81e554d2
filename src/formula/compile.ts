import { evaluate } from "./evaluate.ts";
import { type Formula, symbolsOf, type Values } from "./formula.ts";
import { lay, run } from "./tape.ts";

/**
 * A formula made ready to be worked out many times: gives what `evaluate` gives, and throws what it throws. Whole numbers
 * are worked out on a tape; where that cannot tell, a fraction left over or an error, `evaluate` itself is asked.
 */
export function compile(formula: Formula): (values: Values) => number {
  const inputs = symbolsOf(formula);
  // No symbol of a formula is an empty name.
  const tape = lay([{ inputs, definitions: [{ symbol: "", formula }] }]);
  const result = tape.columns[0]?.get("") as number;
  const fill = (values: Values) =>
    inputs.every((name, column) => {
      const value = values[name] as number;
      if (!Number.isSafeInteger(value) || !Object.hasOwn(values, name)) return false;
      tape.numbers[column] = value + 0; // no negative zero
      return true;
    });
  return (values) =>
    fill(values) && run(tape, 1) ? (tape.numbers[result] as number) : evaluate(formula, values);
}
