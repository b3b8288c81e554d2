import { integer, product, quotient, sum } from "../formula/formula.ts";
import { count, countPerAxis, flag, type Reading, sides } from "./fields.ts";
import type { Field } from "./issues.ts";
import { chain, type Rule, rule, type Step } from "./step.ts";
import { axisSymbols, named, type Windowed } from "./window.ts";

/** A layer of kernels with weights, whichever way they look. */
export interface Weighted extends Windowed {
  readonly inChannels: number;
  readonly outChannels: number;
  readonly groups: number;
  readonly bias: boolean;
}

/** The fields that a convolution and its transposed layer share, read with their defaults. */
export function weightedFields<Name extends string, Word extends string>(
  reading: Reading<Name | Field>,
  inputSize: readonly number[],
  spec: { readonly [field in Field]?: unknown },
  paddingWords: readonly Word[],
) {
  const whole = (field: Field, standard = spec[field]) => count(reading, field, spec[field] ?? standard);
  const each = (field: Field, standard = spec[field]) =>
    countPerAxis(reading, field, spec[field] ?? standard);
  return {
    inputSize,
    inChannels: whole("inChannels"),
    outChannels: whole("outChannels"),
    kernelSize: each("kernelSize"),
    stride: each("stride", 1),
    padding: sides(reading, "padding", spec.padding ?? 0, paddingWords),
    dilation: each("dilation", 1),
    groups: whole("groups", 1),
    bias: flag(reading, "bias", spec.bias ?? true),
  };
}

/** Which of the channels the groups do not divide. */
export function channelIssues({ inChannels, outChannels, groups }: Weighted) {
  return Object.entries({ inChannels, outChannels }).flatMap(([name, channels]) => {
    const field = name as "inChannels" | "outChannels";
    return channels % groups ? [{ code: "channels-not-divisible" as const, field, channels, groups }] : [];
  });
}

/** Where a count passes 2^53 - 1: the field that is most likely too large. */
export const largest: Readonly<Record<string, Field>> = {
  effectiveKernel: "dilation",
  kernelWeights: "kernelSize",
  weights: "outChannels",
  parameters: "outChannels",
};

/** Which way a kernel looks: the channels it spans, the channels that have a kernel each, and where it is laid. */
export interface Direction {
  readonly spanned: "C_in" | "C_out";
  readonly kernels: "C_in" | "C_out";
  readonly positions: "i" | "o";
}

/** A kernel gathers a window of the input into one output element. */
export const gathering: Direction = { spanned: "C_in", kernels: "C_out", positions: "o" };

/** A kernel scatters one input element over a window of the output. */
export const scattering: Direction = { spanned: "C_out", kernels: "C_in", positions: "i" };

/** The cost of a layer: what it holds and what it computes. */
export interface Cost {
  /** Weights of one kernel; also the products that one element at a kernel's position takes part in. */
  readonly kernelWeights: number;
  readonly weights: number;
  readonly biases: number;
  readonly parameters: number;
  /** Multiply-accumulates for one input; padding's zeros counted, the bias not. */
  readonly macs: number;
  readonly inputElements: number;
  readonly outputElements: number;
}

/**
 * The steps of a layer's cost, in the order a derivation gives them. Kernel weights: one for every place of the window on
 * every channel of the group, so also the products that one element at a kernel's position takes part in. Weights: those
 * of all kernels. Biases: one an output channel. MACs: every weight is used once at every position of the kernel;
 * padding's zeros count, the bias does not.
 */
export function costSteps(
  { inputSize, kernelSize, inChannels, outChannels, groups, bias }: Weighted,
  { spanned, kernels, positions }: Direction,
  outputSize: readonly number[],
): readonly Step[] {
  const { length: rank } = inputSize;
  const kernel = axisSymbols(rank, "k");
  const channels = groups === 1 ? spanned : quotient(spanned, "g");
  const weights = [...kernel, channels, kernels];
  const { steps, take } = chain({
    C_in: inChannels,
    C_out: outChannels,
    g: groups,
    ...named({ i: inputSize, k: kernelSize, o: outputSize }),
  });
  take(rule("kernelWeights", "n_k", product(...kernel, channels)));
  take(rule("weights", "n_w", product(...weights)));
  take(rule("biases", "n_b", bias ? sum("C_out") : integer(0)));
  take(rule("parameters", "n", bias ? sum(product(...weights), "C_out") : product(...weights)));
  take(rule("macs", "m", product(...weights, ...axisSymbols(rank, positions))));
  elementRules(rank, "C_in", "C_out").forEach(take);
  return steps;
}

/** The rules for how many elements come in and go out. */
export function elementRules(rank: number, inChannels: string, outChannels: string): readonly Rule[] {
  return [
    rule("inputElements", "e_in", product(inChannels, ...axisSymbols(rank, "i"))),
    rule("outputElements", "e_out", product(outChannels, ...axisSymbols(rank, "o"))),
  ];
}

/** The values of a layer's cost by name. */
export function costOf(steps: readonly Step[]): Cost {
  return Object.fromEntries(steps.map(({ quantity, value }) => [quantity, value])) as unknown as Cost;
}
