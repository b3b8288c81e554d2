import { count, flag } from "../convolution/fields.ts";
import { axisSymbols } from "../convolution/window.ts";
import { integer, product, sum } from "../formula/formula.ts";
import type { LayerKind } from "./kind.ts";
import { outputElements, parameters } from "./rules.ts";

export interface DenseSpec {
  readonly kind: "dense";
  readonly outFeatures: number;
  readonly bias?: boolean;
}

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
        { quantity: "weights", symbol: "n_w", formula: weights },
        { quantity: "biases", symbol: "n_b", formula: bias ? sum("F_out") : integer(0) },
        parameters(bias ? sum(weights, "F_out") : weights),
        { quantity: "macs", symbol: "m", formula: weights },
        outputElements("F_out", 0),
      ],
      channels: outFeatures,
      window: "all",
    };
  },
};

export interface FlattenSpec {
  readonly kind: "flatten";
}

/** All the elements in one row, channels slowest. */
export const flatten: LayerKind = {
  parse: () => ({}),
  plan(_, [shape = []]) {
    const rank = shape.length - 1;
    const features = product("C", ...axisSymbols(rank, "i"));
    return {
      rules: [{ quantity: "outputFeatures", symbol: "F", formula: features }, outputElements("F", 0)],
      channels: "F",
      sizes: [],
      window: "all",
    };
  },
};
