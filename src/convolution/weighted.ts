import { count, flag, perAxis, type Reading, sides } from "./fields.ts";
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
  return {
    inputSize,
    inChannels: count(reading, "inChannels", spec.inChannels),
    outChannels: count(reading, "outChannels", spec.outChannels),
    kernelSize: perAxis(reading, "kernelSize", spec.kernelSize),
    stride: perAxis(reading, "stride", spec.stride ?? 1),
    padding: sides(reading, "padding", spec.padding ?? 0, paddingWords),
    dilation: perAxis(reading, "dilation", spec.dilation ?? 1),
    groups: count(reading, "groups", spec.groups ?? 1),
    bias: flag(reading, "bias", spec.bias ?? true),
  };
}

/** Which of the channels the groups do not divide. */
export function channelIssues({ inChannels, outChannels, groups }: Weighted) {
  const channels = { inChannels, outChannels };
  return (["inChannels", "outChannels"] as const)
    .filter((field) => channels[field] % groups !== 0)
    .map((field) => ({ code: "channels-not-divisible" as const, field, channels: channels[field], groups }));
}

/** Where a count passes 2^53 - 1: the field that is most likely too large. */
export const largest: Readonly<Record<string, Field>> = {
  effectiveKernel: "dilation",
  kernelWeights: "kernelSize",
  weights: "outChannels",
  parameters: "outChannels",
};
