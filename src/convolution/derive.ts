import { effectiveKernel, outputSize, paddingRules, unusedInput } from "./axis.ts";
import { type Cost, costOf, costSteps, gathering } from "./cost.ts";
import type { Convolution, PaddingPair, Windowed } from "./layer.ts";
import type { Rule, Step } from "./step.ts";
import { walk, walkAll } from "./window.ts";

/** What follows from a layer: its sizes in elements, its counts, and the steps that gave them. */
export interface Derivation extends Cost {
  readonly effectiveKernel: readonly number[];
  readonly padding: readonly PaddingPair[];
  readonly outputSize: readonly number[];
  readonly outputChannels: number;
  readonly unusedInput: readonly number[];
  readonly steps: readonly Step[];
}

/**
 * Everything that follows from a layer, step by step, each number by a formula held as data.
 * The sources of the formulas stand beside them in axis.ts and cost.ts.
 */
export function derive(layer: Convolution): Derivation {
  const axes = walkAll(layer, (axis) => walk(layer, axis, axisRules(layer, axis)));
  const sizes = axes.each("outputSize");
  const cost = costSteps(layer, gathering, sizes);
  return {
    effectiveKernel: axes.each("effectiveKernel"),
    padding: axes.padding,
    outputSize: sizes,
    outputChannels: layer.outChannels,
    unusedInput: axes.each("unusedInput"),
    ...costOf(cost),
    steps: [...axes.steps, ...cost],
  };
}

/** The rules of one axis, in the order they are worked out. */
export function axisRules(layer: Windowed, axis: number): readonly Rule[] {
  return [effectiveKernel, ...paddingRules(layer, axis), outputSize(layer, axis), unusedInput(layer, axis)];
}
