import type { PaddingPair } from "../../convolution/index.ts";
import { evaluate } from "../../formula/evaluate.ts";
import { difference, floor, product, quotient, sum } from "../../formula/formula.ts";
import { numbersAlong } from "../complete.ts";
import type { ConventionRefusal, Difference } from "../finding.ts";
import type { CompleteSpec, Defaults, Framework, LayerConvention } from "../framework.ts";

const defaults: Defaults = { padding: 0, stride: 1, bias: true, depthwiseBias: true, countPadding: true };

const window: LayerConvention = {
  ranks: [1, 2],
  defaults,
  words: {},
  numbers: "one an axis",
  fields: ["padding", "dilation"],
  refuse: restOfStrides,
  differ: (written) => [...depth(written), ...dilationFromZero(written)],
};

const pooling: LayerConvention = { ...window, fields: [], differ: depth };

/** The notes of Stanford's course CS231n: W, F, S, P, and a volume whose "depth" is its channels. */
export const cs231n: Framework<"cs231n"> = {
  id: "cs231n",
  name: "CS231n",
  witness: "cs231n.github.io, convolutional-networks.md",
  orders: ["channels-last"],
  dilationFrom: 0,
  kept: sum("n_r"),
  parameters: sum("n"),
  layers: {
    convolution: window,
    "max-pooling": pooling,
    "average-pooling": pooling,
    dense: { ...window, ranks: [0, 0], fields: [], refuse: () => [], differ: () => [] },
  },
};

// "The neurons don't fit neatly and symmetrically across the input": a setting of the strides that is not valid there.
function restOfStrides(written: CompleteSpec): readonly ConventionRefusal[] {
  const { inputSize, padding } = written;
  return inputSize.flatMap((_, axis): readonly ConventionRefusal[] => {
    const [p] = (typeof padding === "string" ? [0, 0] : padding[axis]) as PaddingPair;
    const values = { ...numbersAlong(written, axis), p };
    const rest = evaluate(remainder, values);
    return rest === 0 ? [] : [{ code: "strides-leave-a-rest", axis, rest }];
  });
}

const room = difference(sum("i", product(2, "p")), sum(product("d", difference("k", 1)), 1));
const remainder = difference(room, product("s", floor(quotient(room, "s"))));

function depth({ channels }: CompleteSpec): readonly Difference[] {
  return [{ code: "depth-is-channels", channels }];
}

function dilationFromZero({ dilation }: CompleteSpec): readonly Difference[] {
  return dilation.some((step) => step > 1) ? [{ code: "dilation-from-zero", dilation }] : [];
}
