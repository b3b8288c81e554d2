import { beginWith, refuseOthers } from "./fields.ts";
import type { Field, Issue } from "./issues.ts";
import type { Step } from "./step.ts";
import { countsAreExact, inexact, type Result, remembered, unwrap, validateLayer } from "./validate.ts";
import {
  type Cost,
  channelIssues,
  costOf,
  costSteps,
  gathering,
  largest,
  type Weighted,
  weightedFields,
} from "./weighted.ts";
import {
  effectiveKernel,
  outputSize,
  type PaddingPair,
  type PaddingWord,
  type PerAxis,
  paddingRules,
  paddingWords,
  roomIssues,
  unusedInput,
  walk,
  walkAll,
} from "./window.ts";

/** A convolution as one may write it; a scalar stands for every axis, and `inputSize` sets how many there are. */
export interface ConvolutionSpec {
  /** Elements on each spatial axis, without batch and channels: [length], [height, width], [depth, height, width]. */
  readonly inputSize: readonly number[];
  readonly inChannels: number;
  readonly outChannels: number;
  readonly kernelSize: PerAxis;
  readonly stride?: PerAxis;
  readonly padding?: PaddingWord | number | readonly (number | PaddingPair)[];
  readonly dilation?: PerAxis;
  readonly groups?: number;
  readonly bias?: boolean;
}

declare const checked: unique symbol;

/** A checked convolution: `convolution` and `safeParse` alone make it, so nobody checks it again. */
export interface Convolution extends Weighted {
  readonly [checked]: true;
  readonly kind: "convolution";
}

/** A spec whose fields may hold anything a form, a URL or a program put there. */
export type UncheckedSpec = { readonly [field in Field]?: unknown };

/**
 * A convolution whose every number is checked; a scalar becomes one value an axis.
 *
 * @throws LayerError with every issue that `check` finds.
 */
export function convolution(spec: ConvolutionSpec): Convolution {
  return unwrap(safeParse(spec));
}

/** Everything wrong with a spec, all at once; an empty list where it makes a layer. */
export function check(spec: UncheckedSpec): readonly Issue[] {
  return safeParse(spec).issues;
}

/** The convolution a spec makes, or the issues why it makes none. */
export function safeParse(unread: UncheckedSpec): Result<Convolution, Issue> {
  const { reading, spec, size } = beginWith<Field>("inputSize", unread);
  const fields = { kind: "convolution", ...weightedFields(reading, size, spec, paddingWords) };
  refuseOthers(reading, fields.kind);
  const misfits = (layer: Convolution) => [...channelIssues(layer), ...paddingIssues(layer)];
  const exact = countsAreExact(largest, deriveConvolution);
  return validateLayer<Convolution, Issue>(reading.issues, fields, misfits, exact);
}

/** What follows from a convolution: its sizes in elements, its counts, and the steps that gave them. */
export interface Derivation extends Cost {
  readonly effectiveKernel: readonly number[];
  readonly padding: readonly PaddingPair[];
  readonly outputSize: readonly number[];
  readonly outputChannels: number;
  readonly unusedInput: readonly number[];
  readonly steps: readonly Step[];
}

/**
 * Everything that follows from a convolution, step by step, each number by a formula held as data; worked out once a layer.
 * The sources of the formulas stand beside them in window.ts and weighted.ts.
 */
export const deriveConvolution = remembered((layer: Convolution): Derivation => {
  const axes = walkAll(layer, (axis) => {
    const sizes = [outputSize(layer, axis), unusedInput(layer, axis)];
    return walk(layer, axis, [effectiveKernel, ...paddingRules(layer, axis), ...sizes]);
  });
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
});

function paddingIssues(layer: Convolution): readonly Issue[] {
  const rank = layer.inputSize.length;
  if (layer.padding === "causal" && rank > 1)
    return [{ code: "causal-needs-one-axis", field: "padding", rank }];
  return layer.inputSize.flatMap((_, axis) => inexact(largest, () => roomIssues(layer, axis)));
}

/** [C_in, ...inputSize]. */
export function inputShape(layer: Convolution): readonly number[] {
  return [layer.inChannels, ...layer.inputSize];
}

/** [C_out, C_in / groups, ...kernelSize]. */
export function weightShape(layer: Convolution): readonly number[] {
  return [layer.outChannels, layer.inChannels / layer.groups, ...layer.kernelSize];
}
