import { derive, derivePadding } from "./derive.ts";
import { type Field, type Issue, LayerError } from "./issues.ts";
import {
  type ConvolutionSpec,
  type Layer,
  type PaddingPair,
  type PaddingWord,
  paddingWords,
} from "./layer.ts";
import { CountNotExactError } from "./step.ts";

/** The most spatial axes a layer may have: more than anyone needs, and a list of millions is not walked through. */
const maximumRank = 8;

/** What `check` takes: a spec whose fields may hold anything a form, a URL or a program put there. */
export type UncheckedSpec = { readonly [field in Field]?: unknown };

/**
 * A convolution layer whose every number is checked; scalars are spread to one value an axis.
 *
 * @throws LayerError with every issue that `check` finds.
 */
export function convolution(spec: ConvolutionSpec): Layer {
  const { layer, issues } = read(spec);
  if (!layer) throw new LayerError(issues);
  return layer;
}

/** Everything wrong with a spec, all at once; an empty list where it makes a layer. */
export function check(spec: UncheckedSpec): readonly Issue[] {
  return read(spec).issues;
}

/** The layer a spec makes, or the issues why it makes none. */
export function read(spec: UncheckedSpec): { layer?: Layer; issues: readonly Issue[] } {
  const { fields, issues } = readFields(spec);
  if (issues.length > 0) return { issues };
  const layer = fields as Layer;
  const misfits = [...channelIssues(layer), ...paddingIssues(layer)];
  if (misfits.length > 0) return { issues: misfits };
  const inexact = exactnessIssues(layer);
  return inexact.length > 0 ? { issues: inexact } : { layer, issues: [] };
}

function readFields(spec: UncheckedSpec) {
  const issues: Issue[] = [];
  const size = Array.isArray(spec.inputSize) ? spec.inputSize : undefined;
  const rank = size?.length ?? 0;
  if (spec.inputSize === undefined) issues.push({ code: "missing", field: "inputSize" });
  else if (rank === 0) issues.push({ code: "no-axis", field: "inputSize" });
  else if (rank > maximumRank)
    issues.push({ code: "too-many-axes", field: "inputSize", rank, maximum: maximumRank });

  const count = (field: Field, value: unknown, minimum = 1, axis?: number): number => {
    const at = axis === undefined ? { field } : { field, axis };
    if (value === undefined) issues.push({ code: "missing", ...at });
    else if (typeof value !== "number" || !Number.isInteger(value)) {
      issues.push({ code: "not-a-whole-number", ...at, value });
    } else if (value < minimum || value > Number.MAX_SAFE_INTEGER) {
      issues.push({ code: "out-of-range", ...at, value, minimum, maximum: Number.MAX_SAFE_INTEGER });
    }
    return value === 0 ? 0 : (value as number); // no negative zero
  };
  const perAxis = (field: Field, value: unknown): readonly number[] => {
    if (!Array.isArray(value)) return spread(count(field, value), rank);
    if (value.length !== rank) issues.push({ code: "wrong-length", field, length: value.length, rank });
    return entries(value).map((entry, axis) => count(field, entry, 1, axis));
  };
  const padding = (value: unknown): PaddingWord | readonly PaddingPair[] => {
    if (typeof value === "string") {
      if (!paddingWords.includes(value as PaddingWord))
        issues.push({ code: "unknown-padding", field: "padding", value });
      return value as PaddingWord;
    }
    if (!Array.isArray(value)) {
      const both = count("padding", value, 0);
      return spread([both, both] as const, rank);
    }
    if (value.length !== rank)
      issues.push({ code: "wrong-length", field: "padding", length: value.length, rank });
    return entries(value).map((entry, axis): PaddingPair => {
      if (!Array.isArray(entry)) {
        const both = count("padding", entry, 0, axis);
        return [both, both];
      }
      if (entry.length !== 2) {
        issues.push({ code: "unknown-padding", field: "padding", axis, value: entry });
        return [0, 0];
      }
      return [count("padding", entry[0], 0, axis), count("padding", entry[1], 0, axis)];
    });
  };

  const fields = {
    kind: "convolution",
    inputSize: entries(size ?? []).map((entry, axis) => count("inputSize", entry, 1, axis)),
    inChannels: count("inChannels", spec.inChannels),
    outChannels: count("outChannels", spec.outChannels),
    kernelSize: perAxis("kernelSize", spec.kernelSize),
    stride: perAxis("stride", spec.stride ?? 1),
    padding: padding(spec.padding ?? 0),
    dilation: perAxis("dilation", spec.dilation ?? 1),
    groups: count("groups", spec.groups ?? 1),
    bias: spec.bias ?? true,
  };
  if (typeof fields.bias !== "boolean")
    issues.push({ code: "not-a-boolean", field: "bias", value: fields.bias });
  return { fields: fields as unknown, issues };
}

// An array may have holes and any length: holes are read as undefined, and nothing past the last possible axis.
function entries(values: readonly unknown[]): readonly unknown[] {
  return Array.from(values.slice(0, maximumRank));
}

function spread<Value>(value: Value, rank: number): readonly Value[] {
  return entries(Array(rank)).map(() => value);
}

function channelIssues({ inChannels, outChannels, groups }: Layer): readonly Issue[] {
  const named = { inChannels, outChannels };
  return (["inChannels", "outChannels"] as const)
    .filter((field) => named[field] % groups !== 0)
    .map((field) => ({ code: "channels-not-divisible", field, channels: named[field], groups }));
}

function paddingIssues(layer: Layer): readonly Issue[] {
  const rank = layer.inputSize.length;
  if (layer.padding === "causal" && rank > 1)
    return [{ code: "causal-needs-one-axis", field: "padding", rank }];
  return layer.inputSize.flatMap((size, axis) =>
    inexact(() => {
      const { known, padding } = derivePadding(layer, axis);
      const effectiveKernel = known.k_eff as number;
      const paddedInput = size + padding[0] + padding[1];
      if (effectiveKernel <= paddedInput) return [];
      return [{ code: "kernel-larger-than-input", field: "kernelSize", axis, effectiveKernel, paddedInput }];
    }),
  );
}

function exactnessIssues(layer: Layer): readonly Issue[] {
  return inexact(() => {
    derive(layer);
    return [];
  });
}

// The field named is the one most likely too large: nobody can say for sure which factor was meant.
function inexact(work: () => readonly Issue[]): readonly Issue[] {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof CountNotExactError)) throw error;
    const { quantity, axis } = error;
    const field = largest[quantity] ?? "inputSize";
    return [{ code: "count-not-exact", field, ...(axis === undefined ? {} : { axis }), quantity }];
  }
}

const largest: Readonly<Record<string, Field>> = {
  effectiveKernel: "dilation",
  kernelWeights: "kernelSize",
  weights: "outChannels",
  parameters: "outChannels",
};
