import { rule, type Step, work } from "../convolution/step.ts";
import { difference, type Formula, integer, sum } from "../formula/formula.ts";
import type { LayerSpec } from "./derive-on.ts";
import type { Shaped } from "./shaped.ts";

/** Which numbers of a layer are its parameters: PyTorch's trained ones, all that Keras keeps, weights without biases. */
export type ParameterCount = "trainable" | "with statistics" | "without biases" | "without normalization";

/**
 * The parameters of a layer under a count, as a step: 1792 trainable ones of a 3x3 convolution from 3 to 64 channels,
 * 1728 without biases.
 */
export function countParameters(
  count: ParameterCount,
  { layer, parameters, biases, buffers }: Shaped & { readonly layer: LayerSpec },
): Step {
  const values = { n: parameters, n_b: biases, n_r: buffers };
  return work(rule("parameters", "n_p", formulas(layer)[count]), values);
}

function formulas({ kind }: LayerSpec): Readonly<Record<ParameterCount, Formula>> {
  return {
    trainable: sum("n"),
    "with statistics": sum("n", "n_r"),
    "without biases": difference("n", "n_b"),
    "without normalization": kind.endsWith("-normalization") ? integer(0) : sum("n"),
  };
}
