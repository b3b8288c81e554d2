import type { Step } from "../../src/convolution/index.ts";
import { text } from "../../src/formula/text.ts";

/** A line in plain text: what it gives, the rule, the numbers put in where there are any, and the value. */
export function plainLine({ symbol, formula, values, value }: Step): string {
  const parts = [symbol, text(formula), text(formula, values), String(value)];
  return [...new Set(parts)].join(" = ");
}
