import { difference, type Formula, maximum, product, sum } from "../formula/formula.ts";
import { effectiveKernel, kernelSymbol, paddingTerm, split } from "./axis.ts";
import type { ConvolutionSpec, Derivation } from "./convolution.ts";
import { costOf, costSteps, scattering } from "./cost.ts";
import { beginWith, countPerAxis } from "./fields.ts";
import type { Field, LayerIssue } from "./issues.ts";
import { type Rule, rule } from "./step.ts";
import { countsAreExact, inexact, type Result, rememberedIn, unwrap, validateLayer } from "./validate.ts";
import { channelIssues, largest, weightedFields } from "./weighted.ts";
import { type PaddingPair, type PerAxis, walk, walkAll } from "./window.ts";

/** Padding of a transposed convolution by name: `same` gives i * s elements (Keras, ONNX). */
export const transposedPaddingWords = ["valid", "same", "same-lower"] as const;
export type TransposedPaddingWord = (typeof transposedPaddingWords)[number];

/** A transposed convolution as one may write it; a scalar stands for every axis. */
export interface TransposedConvolutionSpec extends Omit<ConvolutionSpec, "padding"> {
  /** The padding of the convolution whose transpose this is: so many elements are cut from the output's ends. */
  readonly padding?: TransposedPaddingWord | number | readonly (number | PaddingPair)[];
  /**
   * Elements added after the output: 7 and 8 elements at stride 2 become 4 alike, and this says which of them 4 becomes
   * again.
   */
  readonly outputPadding?: PerAxis;
}

declare const checked: unique symbol;

/** A checked transposed convolution: `transposedConvolution` and `safeParseTransposed` alone make it. */
export interface TransposedConvolution {
  readonly [checked]: true;
  readonly kind: "transposed-convolution";
  readonly inputSize: readonly number[];
  readonly inChannels: number;
  readonly outChannels: number;
  readonly kernelSize: readonly number[];
  readonly stride: readonly number[];
  readonly padding: TransposedPaddingWord | readonly PaddingPair[];
  readonly outputPadding: readonly number[];
  readonly dilation: readonly number[];
  readonly groups: number;
  readonly bias: boolean;
}

type TransposedField = Field | "outputPadding";

/** A transposed convolution's spec whose fields may hold anything. */
export type UncheckedTransposed = { readonly [field in TransposedField]?: unknown };

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
export function checkTransposed(spec: UncheckedTransposed): readonly LayerIssue[] {
  return safeParseTransposed(spec).issues;
}

/** The layer a spec makes, or the issues why it makes none. */
export function safeParseTransposed(spec: UncheckedTransposed): Result<TransposedConvolution, LayerIssue> {
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
  return validateLayer<TransposedConvolution, LayerIssue>(
    reading.issues,
    fields,
    misfits,
    countsAreExact(largest, deriveTransposed),
  );
}

/** What follows from a transposed convolution: as of a convolution, with the output padding, and no unused input. */
export interface TransposedDerivation extends Omit<Derivation, "unusedInput"> {
  /** What is cut from the output before and after. */
  readonly padding: Derivation["padding"];
  readonly outputPadding: readonly number[];
  /** Weights of one kernel, each of which an input element is multiplied by. */
  readonly kernelWeights: number;
  /**
   * Multiply-accumulates for one input, counted over the input's positions: every weight meets every position once, and
   * what falls into the part cut off counts too. So count fvcore, PyTorch's FlopCounterMode and ptflops; torchinfo
   * counts over the output's positions, which `countIn` gives too.
   */
  readonly macs: number;
}

const derivations = new WeakMap<TransposedConvolution, TransposedDerivation>();

/**
 * Everything that follows from a transposed convolution, step by step, each number by a formula held as data; worked out
 * once a layer.
 */
export function deriveTransposed(layer: TransposedConvolution): TransposedDerivation {
  return rememberedIn(derivations, layer, () => {
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
  });
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

/**
 * The rules of one axis. The output has (i - 1)s + k - 2p + a elements: the convolution's output size solved for its input
 * (Dumoulin and Visin 2016, relationship 13, whose a is the output padding; PyTorch's ConvTranspose writes d(k - 1) + 1
 * for k). `same` is the transpose of the convolution so padded: i * s elements, with max(k - s, 0) cut, or where the kernel is
 * smaller than the stride s - k added (Keras; ONNX's auto_pad).
 */
export function transposedRules(layer: TransposedConvolution, axis: number): readonly Rule[] {
  const k = kernelSymbol(layer, axis);
  const grown = sum(product(difference("i", 1), "s"), k);
  const cut = difference(grown, paddingTerm(layer, axis));
  if (layer.padding === "same" || layer.padding === "same-lower") {
    return [
      effectiveKernel,
      rule("totalPadding", "p_total", maximum(difference(k, "s"), 0)),
      ...split(layer.padding),
      rule("outputPadding", "a", maximum(difference("s", k), 0)),
      outputSize(sum(cut, "a")),
    ];
  }
  return [effectiveKernel, outputSize(layer.outputPadding[axis] === 0 ? cut : sum(cut, "a"))];
}

function outputSize(formula: Formula): Rule {
  return rule("outputSize", "o", formula);
}
