import { lay, type Tape } from "../formula/tape.ts";
import { isSymmetric } from "./axis.ts";
import { costRules, gathering } from "./cost.ts";
import { axisRules, type Derivation } from "./derive.ts";
import { type Convolution, type PaddingPair, paddingWords } from "./layer.ts";
import type { Rule } from "./step.ts";
import { axisSymbols } from "./window.ts";

/** What follows from a layer, without the steps that gave it. */
export type Measures = Omit<Derivation, "steps">;

/** The rules of a layer, of all its axes and of its cost, laid out on one tape. */
export interface Program {
  readonly tape: Tape;
  /** The columns of each quantity: one an axis where it has one number an axis, for the padding two an axis. */
  readonly columns: Readonly<Record<keyof Measures, readonly number[]>>;
}

/** How many layers a tape takes at once: few enough that its columns stay in the processor's nearest cache. */
export const width = 64;

const none: PaddingPair = [0, 0];

// In the order in which `fill` puts the numbers in.
const axisInputs = ["i", "k", "s", "d", "p", "p_before", "p_after"];
const costInputs = ["C_in", "C_out", "g"];

/** What the rules of a layer depend on, in one number: layers of the same form have the same program. */
export function formOf(layer: Convolution): number {
  const { inputSize, padding, dilation, groups, bias } = layer;
  const word = typeof padding === "string" ? paddingWords.indexOf(padding) : paddingWords.length;
  let form = inputSize.length * (paddingWords.length + 1) + word;
  form = 4 * form + (groups === 1 ? 2 : 0) + (bias ? 1 : 0);
  for (let axis = 0; axis < inputSize.length; axis++) {
    const sides = typeof padding === "string" ? none : (padding[axis] as PaddingPair);
    form = 4 * form + (dilation[axis] === 1 ? 2 : 0) + (sides[0] === sides[1] ? 1 : 0);
  }
  return form;
}

/** The rules that `derive` follows for a layer, laid out. */
export function programOf(layer: Convolution): Program {
  const { length: rank } = layer.inputSize;
  const ofAxes = layer.inputSize.map((_, axis) => axisRules(layer, axis));
  const ofCost = costRules(layer, gathering);
  const tape = lay(
    [
      ...ofAxes.map((definitions) => ({ inputs: axisInputs, definitions })),
      { inputs: costInputs, taken: takenFromAxes(rank), definitions: ofCost },
    ],
    width,
  );
  const column = (scope: number, symbol: string) => tape.columns[scope]?.get(symbol) as number;
  const sides = (axis: number) => (isSymmetric(layer, axis) ? ["p", "p"] : ["p_before", "p_after"]);
  const columns = {
    ...Object.fromEntries(ofCost.map(({ quantity, symbol }) => [quantity, [column(rank, symbol)]])),
    ...Object.fromEntries(
      ["effectiveKernel", "outputSize", "unusedInput"].map((quantity) => [
        quantity,
        ofAxes.map((rules, axis) => column(axis, letterOf(rules, quantity))),
      ]),
    ),
    padding: ofAxes.flatMap((_, axis) => sides(axis).map((letter) => column(axis, letter))),
    outputChannels: [column(rank, "C_out")],
  };
  return { tape, columns: columns as unknown as Program["columns"] };
}

/** Puts the numbers of a layer in as set n of its program's tape. */
export function fill(numbers: Float64Array, n: number, layer: Convolution): void {
  const { inputSize, kernelSize, stride, dilation, padding, inChannels, outChannels, groups } = layer;
  let at = n;
  for (let axis = 0; axis < inputSize.length; axis++) {
    numbers[at] = inputSize[axis] as number;
    numbers[at + width] = kernelSize[axis] as number;
    numbers[at + 2 * width] = stride[axis] as number;
    numbers[at + 3 * width] = dilation[axis] as number;
    // A word pads with nothing until its rules say how much, and a tape begins with nothing but zeros.
    if (typeof padding !== "string") {
      const sides = padding[axis] as PaddingPair;
      numbers[at + 4 * width] = sides[0];
      numbers[at + 5 * width] = sides[0];
      numbers[at + 6 * width] = sides[1];
    }
    at += axisInputs.length * width;
  }
  numbers[at] = inChannels;
  numbers[at + width] = outChannels;
  numbers[at + 2 * width] = groups;
}

// The cost's i_h is the i of the axis h, and so on.
function takenFromAxes(rank: number) {
  const entries = ["i", "k", "o"].flatMap((letter) =>
    axisSymbols(rank, letter).map((symbol, axis) => [symbol, [axis, letter] as const] as const),
  );
  return Object.fromEntries(entries);
}

function letterOf(rules: readonly Rule[], quantity: string): string {
  return (rules.find((rule) => rule.quantity === quantity) as Rule).symbol;
}
