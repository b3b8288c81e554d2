import { choiceIssues, count, flag } from "../convolution/fields.ts";
import { lookingThrough } from "../convolution/interval.ts";
import { rule } from "../convolution/step.ts";
import { axisSymbols } from "../convolution/window.ts";
import { integer, product, sum } from "../formula/formula.ts";
import { type LayerKind, parameters } from "./kind.ts";

/**
 * Every output a weighted sum of every input: F_in F_out weights and products, F_out biases. Over the channels, the same
 * weights at every place, as Keras's Dense does to the last axis of a volume.
 */
export const dense: LayerKind<{ outFeatures: number; bias: boolean; over: unknown }> = {
  words: ["over"],
  parse: (reading, own) => ({
    outFeatures: count(reading, "outFeatures", own.outFeatures),
    bias: flag(reading, "bias", own.bias ?? true),
    over: own.over,
  }),
  misfits({ over }, [[, ...size] = []]) {
    if (over !== undefined) return choiceIssues("over", over, ["channels"]);
    const rank = size.length;
    return rank === 0 ? [] : [{ code: "wrong-rank", field: "inputShape", rank, minimum: 0, maximum: 0 }];
  },
  plan({ outFeatures, bias, over }, [[features = 0, ...size] = []]) {
    const weights = product("F_in", "F_out");
    return {
      given: { F_in: features, F_out: outFeatures },
      rules: [
        rule("weights", "n_w", weights),
        rule("biases", "n_b", bias ? sum("F_out") : integer(0)),
        parameters(bias ? sum(weights, "F_out") : weights),
        rule("macs", "m", product(weights, ...axisSymbols(size.length, "i"))),
      ],
      channels: "F_out",
      window: over ? () => lookingThrough : "all",
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
