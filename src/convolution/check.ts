import { derive } from "./derive.ts";
import { beginWith } from "./fields.ts";
import type { Field, Issue } from "./issues.ts";
import { type ConvolutionSpec, type Layer, paddingWords } from "./layer.ts";
import { demand, exactly, inexact, settle, type Verdict } from "./settle.ts";
import { channelIssues, largest, weightedFields } from "./weighted.ts";
import { roomIssues } from "./window.ts";

/** What `check` takes: a spec whose fields may hold anything a form, a URL or a program put there. */
export type UncheckedSpec = { readonly [field in Field]?: unknown };

/**
 * A convolution layer whose every number is checked; scalars are spread to one value an axis.
 *
 * @throws LayerError with every issue that `check` finds.
 */
export function convolution(spec: ConvolutionSpec): Layer {
  return demand(read(spec));
}

/** Everything wrong with a spec, all at once; an empty list where it makes a layer. */
export function check(spec: UncheckedSpec): readonly Issue[] {
  return read(spec).issues;
}

/** The layer a spec makes, or the issues why it makes none. */
export function read(spec: UncheckedSpec): Verdict<Layer, Issue> {
  const { reading, size } = beginWith<Field>("inputSize", spec.inputSize);
  const fields = { kind: "convolution", ...weightedFields(reading, size, spec, paddingWords) };
  const misfits = (layer: Layer) => [...channelIssues(layer), ...paddingIssues(layer)];
  return settle<Layer, Issue>(reading.issues, fields, misfits, exactly(largest, derive));
}

function paddingIssues(layer: Layer): readonly Issue[] {
  const rank = layer.inputSize.length;
  if (layer.padding === "causal" && rank > 1)
    return [{ code: "causal-needs-one-axis", field: "padding", rank }];
  return layer.inputSize.flatMap((_, axis) => inexact(largest, () => roomIssues(layer, axis)));
}
