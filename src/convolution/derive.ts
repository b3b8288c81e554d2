import { effectiveKernel, isSymmetric, outputSize, paddingRules, unusedInput } from "./axis.ts";
import { costRules, perAxis } from "./cost.ts";
import type { Layer, PaddingPair } from "./layer.ts";
import { chain, type Step, valueIn, work } from "./step.ts";

/** What follows from a layer: its sizes in elements, its counts, and the steps that gave them. */
export interface Derivation {
  readonly effectiveKernel: readonly number[];
  readonly padding: readonly PaddingPair[];
  readonly outputSize: readonly number[];
  readonly outputChannels: number;
  readonly unusedInput: readonly number[];
  /** Weights of one kernel; also the products that make one output element. */
  readonly kernelWeights: number;
  readonly weights: number;
  readonly biases: number;
  readonly parameters: number;
  /** Multiply-accumulates for one input; padding's zeros counted, the bias not. */
  readonly macs: number;
  readonly inputElements: number;
  readonly outputElements: number;
  readonly steps: readonly Step[];
}

/**
 * Everything that follows from a layer, step by step, each number by a formula held as data.
 * The sources of the formulas stand beside them in axis.ts and cost.ts.
 */
export function derive(layer: Layer): Derivation {
  const axes = layer.inputSize.map((_, axis) => axisSteps(layer, axis));
  const ofAxis = (quantity: string) => axes.map(({ steps }) => valueIn(steps, quantity));
  const outputSizes = ofAxis("outputSize");
  const whole = costSteps(layer, outputSizes);
  return {
    effectiveKernel: ofAxis("effectiveKernel"),
    padding: axes.map(({ padding }) => padding),
    outputSize: outputSizes,
    outputChannels: layer.outChannels,
    unusedInput: ofAxis("unusedInput"),
    kernelWeights: valueIn(whole, "kernelWeights"),
    weights: valueIn(whole, "weights"),
    biases: valueIn(whole, "biases"),
    parameters: valueIn(whole, "parameters"),
    macs: valueIn(whole, "macs"),
    inputElements: valueIn(whole, "inputElements"),
    outputElements: valueIn(whole, "outputElements"),
    steps: [...axes.flatMap(({ steps }) => steps), ...whole],
  };
}

/** The effective kernel and the padding of one axis alone: what must be known to see whether a window fits. */
export function derivePadding(layer: Layer, axis: number) {
  const { known, steps, take } = chain(givenOf(layer, axis), axis);
  take(effectiveKernel);
  for (const rule of paddingRules(layer, axis)) take(rule);
  const padding: PaddingPair = isSymmetric(layer, axis)
    ? [known.p ?? 0, known.p ?? 0]
    : [known.p_before ?? 0, known.p_after ?? 0];
  return { known, steps, take, padding };
}

function axisSteps(layer: Layer, axis: number) {
  const { steps, take, padding } = derivePadding(layer, axis);
  take(outputSize(layer, axis));
  take(unusedInput(layer, axis));
  return { steps, padding };
}

function costSteps(layer: Layer, outputSizes: readonly number[]): readonly Step[] {
  const known: Record<string, number> = { C_in: layer.inChannels, C_out: layer.outChannels, g: layer.groups };
  const name = (letter: string, values: readonly number[]) => {
    perAxis(layer, letter).forEach((symbol, axis) => {
      known[symbol] = values[axis] as number;
    });
  };
  name("i", layer.inputSize);
  name("k", layer.kernelSize);
  name("o", outputSizes);
  return costRules(layer).map((rule) => work(rule, known));
}

function givenOf(layer: Layer, axis: number): Record<string, number> {
  const given = {
    i: layer.inputSize[axis] as number,
    k: layer.kernelSize[axis] as number,
    s: layer.stride[axis] as number,
    d: layer.dilation[axis] as number,
  };
  if (layer.padding === "valid") return { ...given, p: 0 };
  if (layer.padding === "causal") return { ...given, p_after: 0 };
  if (typeof layer.padding === "string") return given;
  const [before, after] = layer.padding[axis] as PaddingPair;
  return before === after ? { ...given, p: before } : { ...given, p_before: before, p_after: after };
}
