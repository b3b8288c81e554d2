import { costOf, costSteps, scattering } from "./cost.ts";
import type { Derivation } from "./derive.ts";
import { beginWith, countPerAxis } from "./fields.ts";
import type { Field, LayerIssue } from "./issues.ts";
import { transposedRules } from "./transposed-axis.ts";
import {
  type TransposedConvolution,
  type TransposedConvolutionSpec,
  transposedPaddingWords,
} from "./transposed-layer.ts";
import { countsAreExact, inexact, type Result, unwrap, validate } from "./validate.ts";
import { channelIssues, largest, weightedFields } from "./weighted.ts";
import { walk, walkAll } from "./window.ts";

type TransposedField = Field | "outputPadding";

/**
 * A transposed convolution whose every number is checked: the layer that takes the output size of a convolution back
 * to its input size.
 *
 * @throws LayerError with every issue that `checkTransposed` finds.
 */
export function transposedConvolution(spec: TransposedConvolutionSpec): TransposedConvolution {
  return unwrap(safeParseTransposed(spec));
}

/** Everything wrong with a spec, all at once; an empty list where it makes a layer. */
export function checkTransposed(
  spec: {
    readonly [field in TransposedField]?: unknown;
  },
): readonly LayerIssue[] {
  return safeParseTransposed(spec).issues;
}

/** The layer a spec makes, or the issues why it makes none. */
export function safeParseTransposed(
  spec: {
    readonly [field in TransposedField]?: unknown;
  },
): Result<TransposedConvolution, LayerIssue> {
  const { reading, size } = beginWith<TransposedField>("inputSize", spec.inputSize);
  const fields = {
    kind: "transposed-convolution",
    ...weightedFields(reading, size, spec, transposedPaddingWords),
    outputPadding: countPerAxis(reading, "outputPadding", spec.outputPadding ?? 0, 0),
  };
  const misfits = (layer: TransposedConvolution) => [
    ...channelIssues(layer),
    ...outputPaddingIssues(layer),
    ...sizeIssues(layer),
  ];
  return validate<TransposedConvolution, LayerIssue>(
    reading.issues,
    fields,
    misfits,
    countsAreExact(largest, deriveTransposed),
  );
}

/** What follows from a transposed layer: as of a convolution, with the output padding, and no input left unused. */
export interface TransposedDerivation extends Omit<Derivation, "unusedInput"> {
  /** What is cut from the output before and after. */
  readonly padding: Derivation["padding"];
  readonly outputPadding: readonly number[];
  /** Weights that one input element is spread over, those of one kernel. */
  readonly kernelWeights: number;
  /**
   * Multiply-accumulates for one input, counted over the input's positions: every weight meets every position once, and
   * what falls into the part cut off counts too. So count fvcore, PyTorch's FlopCounterMode and ptflops; torchinfo
   * counts over the output's positions, which `countIn` gives too.
   */
  readonly macs: number;
}

/** Everything that follows from a transposed layer, step by step, each number by a formula held as data. */
export function deriveTransposed(layer: TransposedConvolution): TransposedDerivation {
  const axes = walkAll(layer, (axis) => walkTransposed(layer, axis));
  const outputSize = axes.each("outputSize");
  const cost = costSteps(layer, scattering, outputSize);
  return {
    effectiveKernel: axes.each("effectiveKernel"),
    padding: axes.padding,
    outputPadding: axes.known.map(({ a = 0 }) => a),
    outputSize,
    outputChannels: layer.outChannels,
    ...costOf(cost),
    steps: [...axes.steps, ...cost],
  };
}

function walkTransposed(layer: TransposedConvolution, axis: number) {
  return walk(layer, axis, transposedRules(layer, axis), { a: layer.outputPadding[axis] as number });
}

// PyTorch's rule. A larger output padding would add elements that no input element reaches.
function outputPaddingIssues({
  outputPadding,
  padding,
  stride,
  dilation,
}: TransposedConvolution): readonly LayerIssue[] {
  const field = "outputPadding";
  if (padding === "same" || padding === "same-lower") {
    const given = outputPadding.some((size) => size > 0);
    return given ? [{ code: "output-padding-beside-same", field, outputPadding }] : [];
  }
  return outputPadding.flatMap((size, axis) => {
    const [s, d] = [stride[axis] as number, dilation[axis] as number];
    if (size < Math.max(s, d)) return [];
    return [{ code: "output-padding-too-large", field, axis, outputPadding: size, stride: s, dilation: d }];
  });
}

function sizeIssues(layer: TransposedConvolution): readonly LayerIssue[] {
  return layer.inputSize.flatMap((_, axis) =>
    inexact(largest, (): readonly LayerIssue[] => {
      const outputSize = walkTransposed(layer, axis).known.o as number;
      return outputSize > 0 ? [] : [{ code: "output-not-positive", field: "padding", axis, outputSize }];
    }),
  );
}
