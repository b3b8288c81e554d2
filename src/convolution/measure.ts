import { lay, run, type Tape } from "../formula/tape.ts";
import { isSymmetric } from "./axis.ts";
import { type Cost, costRules, gathering } from "./cost.ts";
import { axisRules, type Derivation, derive } from "./derive.ts";
import { type Layer, type PaddingPair, paddingWords } from "./layer.ts";
import { perAxis } from "./window.ts";

/** What follows from a layer, without the steps that gave it. */
export type Measures = Omit<Derivation, "steps">;

/** A tape laid out from rules, and where the numbers asked for are. */
interface Program<Name extends string> {
  readonly tape: Tape;
  readonly at: Readonly<Record<Name, number>>;
}

type AxisProgram = Program<"effectiveKernel" | "before" | "after" | "outputSize" | "unusedInput">;
type CostProgram = Program<keyof Cost>;

// Laid out once for all layers whose rules are alike.
const axisPrograms: AxisProgram[] = [];
const costPrograms: CostProgram[] = [];

/**
 * What `derive` gives for a layer apart from its steps, by the same rules, laid out once and run on whole numbers: for
 * programs that ask of thousands of layers. Where it is given what it gave before, of a layer of as many axes, it writes over
 * that and makes nothing new. Throws what `derive` throws.
 */
export function measure(layer: Layer, into: Measures = blank(layer.inputSize.length)): Measures {
  const given = into as Writable;
  const { effectiveKernel, padding, outputSize, unusedInput } = given;
  for (let axis = 0; axis < layer.inputSize.length; axis++) {
    if (axis > 0 && isAlike(layer, axis)) {
      effectiveKernel[axis] = effectiveKernel[0] as number;
      write(padding[axis] as Pair, (padding[0] as Pair)[0], (padding[0] as Pair)[1]);
      outputSize[axis] = outputSize[0] as number;
      unusedInput[axis] = unusedInput[0] as number;
      continue;
    }
    const { tape, at } = axisProgram(layer, axis);
    const { numbers } = tape;
    // Layers one after another often have an axis in common, whose numbers the tape still holds.
    if (fillAxis(numbers, layer, axis) && !run(tape)) {
      numbers[0] = Number.NaN;
      return byDerivation(layer);
    }
    write(padding[axis] as Pair, numbers[at.before] as number, numbers[at.after] as number);
    effectiveKernel[axis] = numbers[at.effectiveKernel] as number;
    outputSize[axis] = numbers[at.outputSize] as number;
    unusedInput[axis] = numbers[at.unusedInput] as number;
  }
  const { tape, at } = costProgram(layer);
  const { numbers } = tape;
  fillCost(numbers, layer, outputSize);
  if (!run(tape)) return byDerivation(layer);
  given.outputChannels = layer.outChannels;
  given.kernelWeights = numbers[at.kernelWeights] as number;
  given.weights = numbers[at.weights] as number;
  given.biases = numbers[at.biases] as number;
  given.parameters = numbers[at.parameters] as number;
  given.macs = numbers[at.macs] as number;
  given.inputElements = numbers[at.inputElements] as number;
  given.outputElements = numbers[at.outputElements] as number;
  return given;
}

type Pair = [before: number, after: number];
type Writable = {
  -readonly [name in keyof Measures]: Measures[name] extends readonly number[] ? number[] : Measures[name];
} & { padding: Pair[] };

function write(pair: Pair, before: number, after: number): void {
  pair[0] = before;
  pair[1] = after;
}

function blank(rank: number): Measures {
  return {
    effectiveKernel: new Array<number>(rank),
    padding: Array.from({ length: rank }, (): PaddingPair => [0, 0]),
    outputSize: new Array<number>(rank),
    outputChannels: 0,
    unusedInput: new Array<number>(rank),
    kernelWeights: 0,
    weights: 0,
    biases: 0,
    parameters: 0,
    macs: 0,
    inputElements: 0,
    outputElements: 0,
  };
}

// An axis that reads as the first one does, number for number, has its numbers.
function isAlike({ inputSize, kernelSize, stride, dilation, padding }: Layer, axis: number): boolean {
  if (
    inputSize[axis] !== inputSize[0] ||
    kernelSize[axis] !== kernelSize[0] ||
    stride[axis] !== stride[0] ||
    dilation[axis] !== dilation[0]
  )
    return false;
  if (typeof padding === "string") return true;
  const [first, own] = [padding[0] as PaddingPair, padding[axis] as PaddingPair];
  return first[0] === own[0] && first[1] === own[1];
}

function byDerivation(layer: Layer): Measures {
  const { steps: _, ...values } = derive(layer);
  return values;
}

// What the rules of an axis depend on: its padding's form, and whether its kernel is dilated.
function axisProgram(layer: Layer, axis: number): AxisProgram {
  const { padding, dilation } = layer;
  let form: number;
  if (typeof padding === "string") form = paddingWords.indexOf(padding);
  else {
    const pair = padding[axis] as PaddingPair;
    form = paddingWords.length + (pair[0] === pair[1] ? 0 : 1);
  }
  const key = 2 * form + (dilation[axis] === 1 ? 1 : 0);
  axisPrograms[key] ??= layAxis(layer, axis);
  return axisPrograms[key];
}

// What the rules of the cost depend on: the number of axes, whether there are groups, and whether there is a bias.
function costProgram(layer: Layer): CostProgram {
  const key = 4 * layer.inputSize.length + (layer.groups === 1 ? 2 : 0) + (layer.bias ? 1 : 0);
  costPrograms[key] ??= layCost(layer);
  return costPrograms[key];
}

function layAxis(layer: Layer, axis: number): AxisProgram {
  const rules = axisRules(layer, axis);
  const tape = lay(["i", "k", "s", "d", "p", "p_before", "p_after"], rules);
  const symmetric = isSymmetric(layer, axis);
  const sides = {
    before: tape.places.get(symmetric ? "p" : "p_before"),
    after: tape.places.get(symmetric ? "p" : "p_after"),
  };
  return { tape, at: { ...placesOf(tape, rules), ...sides } as AxisProgram["at"] };
}

function layCost(layer: Layer): CostProgram {
  const letters = ["i", "k", "o"].flatMap((letter) => perAxis(layer.inputSize.length, letter));
  const rules = costRules(layer, gathering);
  const tape = lay(["C_in", "C_out", "g", ...letters], rules);
  return { tape, at: placesOf(tape, rules) as CostProgram["at"] };
}

function placesOf(tape: Tape, rules: readonly { readonly quantity: string; readonly symbol: string }[]) {
  return Object.fromEntries(rules.map(({ quantity, symbol }) => [quantity, tape.places.get(symbol)]));
}

/** Puts an axis's numbers in their places; false where they stood there already. */
function fillAxis(numbers: Float64Array, layer: Layer, axis: number): boolean {
  const { inputSize, kernelSize, stride, dilation, padding } = layer;
  // A word pads with nothing until its rules say how much.
  const sides = typeof padding === "string" ? none : (padding[axis] as PaddingPair);
  const [i, k, s, d] = [inputSize[axis], kernelSize[axis], stride[axis], dilation[axis]] as Four;
  if (
    numbers[0] === i &&
    numbers[1] === k &&
    numbers[2] === s &&
    numbers[3] === d &&
    numbers[5] === sides[0] &&
    numbers[6] === sides[1]
  )
    return false;
  numbers[0] = i;
  numbers[1] = k;
  numbers[2] = s;
  numbers[3] = d;
  numbers[4] = sides[0];
  numbers[5] = sides[0];
  numbers[6] = sides[1];
  return true;
}

type Four = [number, number, number, number];
const none: PaddingPair = [0, 0];

function fillCost(numbers: Float64Array, layer: Layer, outputSize: readonly number[]): void {
  const { inputSize, kernelSize, inChannels, outChannels, groups } = layer;
  const rank = inputSize.length;
  numbers[0] = inChannels;
  numbers[1] = outChannels;
  numbers[2] = groups;
  for (let axis = 0; axis < rank; axis++) {
    numbers[3 + axis] = inputSize[axis] as number;
    numbers[3 + rank + axis] = kernelSize[axis] as number;
    numbers[3 + 2 * rank + axis] = outputSize[axis] as number;
  }
}
