import { count, flag } from "../convolution/fields.ts";
import { rule } from "../convolution/step.ts";
import { axisSymbols } from "../convolution/window.ts";
import { integer, product, sum } from "../formula/formula.ts";
import { type LayerKind, parameters } from "./kind.ts";

/** Every output a weighted sum of every input: F_in F_out weights and products, F_out biases. */
export const dense: LayerKind<{ outFeatures: number; bias: boolean }> = {
  axes: [0, 0],
  parse: (reading, own) => ({
    outFeatures: count(reading, "outFeatures", own.outFeatures),
    bias: flag(reading, "bias", own.bias ?? true),
  }),
  plan({ outFeatures, bias }, [[features = 0] = []]) {
    const weights = product("F_in", "F_out");
    return {
      given: { F_in: features, F_out: outFeatures },
      rules: [
        rule("weights", "n_w", weights),
        rule("biases", "n_b", bias ? sum("F_out") : integer(0)),
        parameters(bias ? sum(weights, "F_out") : weights),
        rule("macs", "m", weights),
      ],
      channels: "F_out",
      window: "all",
    };
  },
};

/** All the elements in one row, channels slowest. */
export const flatten: LayerKind = {
  plan: (_, [shape = []]) => ({
    rules: [rule("outputFeatures", "F", product("C", ...axisSymbols(shape.length - 1, "i")))],
    channels: "F",
    sizes: [],
    window: "one",
  }),
};
