import { count, countPerAxis, flag, type Reading, sides } from "./fields.ts";
import type { Field } from "./issues.ts";

/** A layer of kernels with weights, whichever way they look. */
export interface Weighted {
  readonly inputSize: readonly number[];
  readonly inChannels: number;
  readonly outChannels: number;
  readonly kernelSize: readonly number[];
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
