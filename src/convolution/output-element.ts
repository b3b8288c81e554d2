import { evaluate } from "../formula/evaluate.ts";
import { type Formula, product, sum } from "../formula/formula.ts";
import { type Convolution, weightShape } from "./convolution.ts";
import { windowTaps } from "./convolve.ts";
import { rule, type Step, work } from "./step.ts";
import { type Operands, positions } from "./tensor.ts";

/** One product of a window: the input element under a weight, 0 where padding stands there, times the weight. */
export interface Product {
  /** Place in the data of the input; undefined in the padding. */
  readonly input: number | undefined;
  /** Place in the data of the weights. */
  readonly weight: number;
  readonly value: number;
}

/** What one slice of a kernel gives: its products, row by row, and their sum as a step. */
export interface SliceSum {
  /** The input channel it reads. */
  readonly channel: number;
  /** Its place along the kernel's depth; 0 where the layer has none. */
  readonly depth: number;
  readonly products: readonly Product[];
  readonly sum: Step;
}

/** One element of an output, in both accounts of it, which give the same value. */
export interface OutputElement {
  /** A slice a channel; with depth, a slice a channel and place along the kernel's depth. */
  readonly slices: readonly SliceSum[];
  /** The slices' sums and the bias, added: y = s_1 + s_2 + b. */
  readonly added: Step;
  /** All products and the bias, added at once: y = w_1 x_1 + w_2 x_2 + ... + b; products with a zero are left out. */
  readonly atOnce: Step;
}

/**
 * How one element of a layer's output comes about: the products of its window, slice by slice and at once (the sum of the
 * cross-correlation that `torch.nn.Conv2d` documents). Inputs, weights and biases are whole numbers.
 *
 * @param operands as `convolve` takes them.
 * @param position of the window along each spatial axis, from 0.
 * @throws TypeError for numbers that are not whole, CountNotExactError where a sum passes 2^53 - 1.
 */
export function outputElement(
  layer: Convolution,
  operands: Operands,
  outChannel: number,
  position: readonly number[],
): OutputElement {
  const { input, weights, biases } = operands;
  const taps = windowTaps(layer, outChannel, position);
  const elementOf = (tap: (typeof taps)[number]) =>
    tap.input === undefined ? 0 : (input.data[tap.input] as number);
  const known: Record<string, number> = { b: biases?.[outChannel] ?? 0 };
  const factors = taps.map((tap, at) => {
    known[`w_${at + 1}`] = weights.data[tap.weight] as number;
    known[`x_${at + 1}`] = elementOf(tap);
    return product(`w_${at + 1}`, `x_${at + 1}`);
  });
  const [, channels = 1, ...kernelSize] = weightShape(layer);
  const depths = kernelSize.length > 2 ? (kernelSize[0] as number) : 1;
  const length = taps.length / channels / depths;
  const perGroup = layer.outChannels / layer.groups;
  const firstChannel = Math.floor(outChannel / perGroup) * channels;
  const slices = [...positions([channels, depths])].map(([channel = 0, depth = 0], at): SliceSum => {
    const own = [at * length, (at + 1) * length] as const;
    const step = work(rule("sliceSum", `s_${at + 1}`, sum(...factors.slice(...own))), known);
    known[`s_${at + 1}`] = step.value;
    const products = taps.slice(...own).map(({ weight, input: place }, tap) => {
      return { weight, input: place, value: evaluate(factors[own[0] + tap] as Formula, known) };
    });
    return { channel: firstChannel + channel, depth, products, sum: step };
  });
  const bias = layer.bias ? ["b"] : [];
  const telling = factors.filter((_, at) => known[`w_${at + 1}`] !== 0 && known[`x_${at + 1}`] !== 0);
  const atOnce = telling.length + bias.length > 0 ? [...telling, ...bias] : [0];
  return {
    slices,
    added: work(
      rule("outputElement", "y", sum(...slices.map(({ sum: { symbol } }) => symbol), ...bias)),
      known,
    ),
    atOnce: work(rule("outputElement", "y", sum(...atOnce)), known),
  };
}
