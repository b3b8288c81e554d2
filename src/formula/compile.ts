import { evaluate } from "./evaluate.ts";
import { type Formula, symbolsOf, type Values } from "./formula.ts";
import { lay, run } from "./tape.ts";

/**
 * A formula made ready to be worked out many times: gives what `evaluate` gives, and throws what it throws. Whole numbers
 * are worked out on a tape; where that cannot tell, a fraction left over or an error, `evaluate` itself is asked.
 */
export function compile(formula: Formula): (values: Values) => number {
  const names = symbolsOf(formula);
  // No symbol of a formula is an empty name.
  const tape = lay(names, [{ symbol: "", formula }]);
  const result = tape.places.get("") as number;
  const fill = (values: Values) =>
    names.every((name, place) => {
      const value = values[name] as number;
      tape.numbers[place] = value + 0; // no negative zero
      return Object.hasOwn(values, name) && Number.isSafeInteger(value);
    });
  return (values) =>
    fill(values) && run(tape) ? (tape.numbers[result] as number) : evaluate(formula, values);
}
