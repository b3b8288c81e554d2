import { difference, type Formula, maximum, product, sum } from "../formula/formula.ts";
import type { ConvolutionSpec, Derivation } from "./convolution.ts";
import { beginWith, countPerAxis, refuseOthers } from "./fields.ts";
import type { LayerIssue } from "./issues.ts";
import { type Rule, rule } from "./step.ts";
import {
  assertBiases,
  assertShape,
  type Filled,
  flat,
  isInside,
  type Operands,
  placeOf,
  positions,
} from "./tensor.ts";
import {
  assertChecked,
  countsAreExact,
  inexact,
  type Result,
  remembered,
  unwrap,
  validateLayer,
} from "./validate.ts";
import {
  channelIssues,
  costOf,
  costSteps,
  largest,
  scattering,
  type Weighted,
  weightedFields,
} from "./weighted.ts";
import {
  effectiveKernel,
  kernelSymbol,
  type PaddingPair,
  type PerAxis,
  paddingTerm,
  split,
  walk,
  walkAll,
} from "./window.ts";

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
export interface TransposedConvolution extends Weighted {
  readonly [checked]: true;
  readonly kind: "transposed-convolution";
  readonly padding: TransposedPaddingWord | readonly PaddingPair[];
  readonly outputPadding: readonly number[];
}

/** A transposed convolution's spec whose fields may hold anything. */
export type UncheckedTransposed = { readonly [field in keyof TransposedConvolutionSpec]?: unknown };

/**
 * A transposed convolution whose every number is checked: the layer that takes the output size of a convolution back
 * to its input size.
 *
 * @throws LayerError with everything that is wrong with the spec.
 */
export function transposedConvolution(spec: TransposedConvolutionSpec): TransposedConvolution {
  return unwrap(safeParseTransposed(spec));
}

/** The layer a spec makes, or everything wrong with it, all at once. */
export function safeParseTransposed(unread: UncheckedTransposed): Result<TransposedConvolution, LayerIssue> {
  const { reading, spec, size } = beginWith<keyof TransposedConvolutionSpec>("inputSize", unread);
  const fields = {
    kind: "transposed-convolution",
    ...weightedFields(reading, size, spec, transposedPaddingWords),
    outputPadding: countPerAxis(reading, "outputPadding", spec.outputPadding ?? 0, 0),
  };
  refuseOthers(reading, fields.kind);
  const misfits = (layer: TransposedConvolution) => [
    ...channelIssues(layer),
    ...outputPaddingIssues(layer),
    ...sizeIssues(layer),
  ];
  const exact = countsAreExact(largest, deriveTransposed);
  return validateLayer<TransposedConvolution, LayerIssue>(reading.issues, fields, misfits, exact);
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

/**
 * Everything that follows from a transposed convolution, step by step, each number by a formula held as data; worked out
 * once a layer.
 */
export const deriveTransposed = remembered((layer: TransposedConvolution): TransposedDerivation => {
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

/**
 * The output of a transposed convolution, in its plainest form: every input element, times each weight of its channel's
 * kernels, is added where the kernel lies over the output; what falls outside is cut off. The bias is added once.
 *
 * @param input shape [C_in, ...inputSize]
 * @param weights shape [C_in, C_out / groups, ...kernelSize], the order of PyTorch and ONNX
 * @returns shape [C_out, ...outputSize]
 * @throws RangeError where a tensor's shape or length does not fit the layer.
 */
export function scatter(layer: TransposedConvolution, operands: Operands): Filled {
  assertChecked(layer, "transposed-convolution");
  const { input, weights, biases } = operands ?? {};
  const weightShape = transposedWeightShape(layer);
  const [inChannels = 0, kernels = 0] = weightShape;
  assertShape("input", input, [inChannels, ...layer.inputSize]);
  assertShape("weights", weights, weightShape);
  assertBiases(layer, biases);
  const { outputSize, padding } = deriveTransposed(layer);
  const shape = [layer.outChannels, ...outputSize];
  const data = Float64Array.from(positions(shape), ([channel = 0]) => biases?.[channel] ?? 0);
  let from = 0;
  for (const [channel = 0, ...position] of positions(input.shape)) {
    const element = input.data[from++] as number;
    const group = Math.floor(channel / (inChannels / layer.groups));
    for (const [kernel = 0, ...offset] of positions([kernels, ...layer.kernelSize])) {
      const place = placeOf(layer, padding, position, offset);
      if (!isInside(place, outputSize)) continue;
      const to = flat([group * kernels + kernel, ...place], shape);
      const weight = weights.data[flat([channel, kernel, ...offset], weightShape)] as number;
      data[to] = (data[to] as number) + element * weight;
    }
  }
  return { shape, data };
}

/** [C_in, C_out / groups, ...kernelSize]. */
export function transposedWeightShape(layer: TransposedConvolution): readonly number[] {
  return [layer.inChannels, layer.outChannels / layer.groups, ...layer.kernelSize];
}
