import type { Rule } from "../convolution/step.ts";
import { axisSymbols } from "../convolution/window.ts";
import { type Formula, type Operand, product } from "../formula/formula.ts";

/** The count of trained weights, biases, scales and shifts. */
export function parameters(formula: Formula): Rule {
  return { quantity: "parameters", symbol: "n", formula };
}

/** The count of elements that go out: channels, named or counted, times the sizes by their letter. */
export function outputElements(channels: Operand, rank: number, letter: "i" | "o" = "i"): Rule {
  return {
    quantity: "outputElements",
    symbol: "e_out",
    formula: product(channels, ...axisSymbols(rank, letter)),
  };
}
