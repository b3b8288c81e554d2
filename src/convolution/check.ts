import { derive } from "./derive.ts";
import { beginWith } from "./fields.ts";
import type { Field, Issue } from "./issues.ts";
import { type Convolution, type ConvolutionSpec, paddingWords } from "./layer.ts";
import { countsAreExact, inexact, type Result, unwrap, validate } from "./validate.ts";
import { channelIssues, largest, weightedFields } from "./weighted.ts";
import { roomIssues } from "./window.ts";

/** What `check` takes: a spec whose fields may hold anything a form, a URL or a program put there. */
export type UncheckedSpec = { readonly [field in Field]?: unknown };

/**
 * A convolution layer whose every number is checked; scalars are spread to one value an axis.
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

/** The layer a spec makes, or the issues why it makes none. */
export function safeParse(spec: UncheckedSpec): Result<Convolution, Issue> {
  const { reading, size } = beginWith<Field>("inputSize", spec.inputSize);
  const fields = { kind: "convolution", ...weightedFields(reading, size, spec, paddingWords) };
  const misfits = (layer: Convolution) => [...channelIssues(layer), ...paddingIssues(layer)];
  return validate<Convolution, Issue>(reading.issues, fields, misfits, countsAreExact(largest, derive));
}

function paddingIssues(layer: Convolution): readonly Issue[] {
  const rank = layer.inputSize.length;
  if (layer.padding === "causal" && rank > 1)
    return [{ code: "causal-needs-one-axis", field: "padding", rank }];
  return layer.inputSize.flatMap((_, axis) => inexact(largest, () => roomIssues(layer, axis)));
}
