import { type Formula, integer, product, quotient, sum } from "../formula/formula.ts";
import { axisLetters, type Layer } from "./layer.ts";
import type { Rule } from "./step.ts";

/**
 * The rules for what a layer holds and does, in the order a derivation gives them. Kernel weights: one for
 * every place of the window on every channel of the group, so also the products summed into one output element.
 * Weights: those of C_out kernels. Biases: one a kernel. MACs: every weight is
 * used once at every output position; padding's zeros count, the bias does not.
 */
export function costRules(layer: Layer): readonly Rule[] {
  const kernel = perAxis(layer, "k");
  const channels = layer.groups === 1 ? "C_in" : quotient("C_in", "g");
  const weights = [...kernel, channels, "C_out"];
  return [
    rule("kernelWeights", "n_k", product(...kernel, channels)),
    rule("weights", "n_w", product(...weights)),
    rule("biases", "n_b", layer.bias ? sum("C_out") : integer(0)),
    rule("parameters", "n", layer.bias ? sum(product(...weights), "C_out") : product(...weights)),
    rule("macs", "m", product(...weights, ...perAxis(layer, "o"))),
    rule("inputElements", "e_in", product("C_in", ...perAxis(layer, "i"))),
    rule("outputElements", "e_out", product("C_out", ...perAxis(layer, "o"))),
  ];
}

/** The symbols of a quantity that has one value an axis: k_h, k_w; a single axis needs no subscript. */
export function perAxis(layer: Layer, letter: string): readonly string[] {
  const letters = axisLetters(layer.inputSize.length);
  return letters.length === 1 ? [letter] : letters.map((axis) => `${letter}_${axis}`);
}

function rule(quantity: string, symbol: string, formula: Formula): Rule {
  return { quantity, symbol, formula };
}
