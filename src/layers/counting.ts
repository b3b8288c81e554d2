import { rule, type Step, work } from "../convolution/step.ts";
import { axisSymbols, named } from "../convolution/window.ts";
import { difference, type Formula, integer, product, sum, type Values } from "../formula/formula.ts";
import type { LayerSpec, Shape, Shaped } from "./spec.ts";

/** Which numbers of a layer are its parameters: PyTorch's trained ones, all that Keras keeps, weights without biases. */
export type ParameterCount = "trainable" | "with statistics" | "without biases" | "without normalization";

/**
 * The parameters of a layer under a count, as a step: 1792 trainable ones of a 3x3 convolution from 3 to 64 channels,
 * 1728 without biases.
 */
export function countParameters(
  count: ParameterCount,
  { layer, parameters, biases, buffers }: Omit<Placed, "inputShapes">,
): Step {
  const values = { n: parameters, n_b: biases, n_r: buffers };
  return work(rule("parameters", "n_p", formulas(layer, parameters)[count]), values);
}

function formulas({ kind }: LayerSpec, parameters: number): Readonly<Record<ParameterCount, Formula>> {
  return {
    trainable: sum("n"),
    "with statistics": sum("n", "n_r"),
    // A layer that uses the weights of another has biases and no parameters.
    "without biases": parameters > 0 ? difference("n", "n_b") : integer(0),
    "without normalization": kind.endsWith("-normalization") ? integer(0) : sum("n"),
  };
}

/** How a tool or a paper counts the work of layers; every count is made of what the derivations give. */
export interface Counting {
  /** Operations that one multiply-accumulate is taken for. */
  readonly perMac: 1 | 2;
  /** Whether the addition of a bias to an output element is an operation too. */
  readonly biases: boolean;
  /** Operations of a normalisation: none, one a trained number, or one an element and one more where it is trained. */
  readonly normalized: "nothing" | "parameters" | "elements";
  /** Operations of each element that comes out of an activation. */
  readonly activated: 0 | 1 | 2;
  /** Whether each element that comes out of an addition is an operation; not where absent. */
  readonly added?: boolean;
  /**
   * Operations of a pooling: one an input element, the same counted twice, one an output element or an element of every
   * window, or two an element of every stride and one an input element where it is global.
   */
  readonly pooled: "nothing" | "input" | "input, twice" | "output" | "windows" | "strides";
  /** Which positions a transposed kernel is counted at: those of the input, where it is laid, or those of the output. */
  readonly transposedOver: "input" | "output";
}

/** Multiply-accumulates, the notebook's own count: padding's zeros counted, biases not. */
export const macs: Counting = {
  perMac: 1,
  biases: false,
  normalized: "nothing",
  activated: 0,
  pooled: "nothing",
  transposedOver: "input",
};

/** Two operations a multiply-accumulate: FLOPs as most papers since 2019 say them. */
export const flops: Counting = { ...macs, perMac: 2 };

/** A layer on the shapes that come in, with what it makes of them. */
export interface Placed extends Shaped {
  readonly layer: LayerSpec;
  readonly inputShapes: readonly Shape[];
}

/** The operations of a layer under a counting, as a step: its formula is a sum of what the counting counts. */
export function countIn(counting: Counting, placed: Placed): Step {
  const terms = [
    ...weightedTerms(counting, placed),
    ...normalizedTerms(counting, placed),
    ...elementTerms(counting, placed),
    ...pooledTerms(counting, placed),
  ];
  return work(rule("operations", "n_op", terms.length > 0 ? sum(...terms) : integer(0)), valuesOf(placed));
}

// A bias is added once to every element that goes out.
function weightedTerms({ perMac, biases, transposedOver }: Counting, placed: Placed): readonly Formula[] {
  if (placed.macs === 0) return [];
  const overOutput = placed.layer.kind === "transposed-convolution" && transposedOver === "output";
  const positions = axisSymbols(placed.outputShape.length - 1, "o");
  const each = overOutput ? product("n_w", ...positions) : sum("m");
  return [
    perMac === 1 ? each : product(perMac, each),
    ...(biases && placed.biases > 0 ? [sum("e_out")] : []),
  ];
}

function normalizedTerms({ normalized }: Counting, { layer, parameters }: Placed): readonly Formula[] {
  if (normalized === "nothing" || !layer.kind.endsWith("-normalization")) return [];
  if (normalized === "parameters") return [sum("n")];
  return [parameters > 0 ? product(2, "e_out") : sum("e_out")];
}

function elementTerms({ activated, added }: Counting, { layer }: Placed): readonly Formula[] {
  if (layer.kind === "add" || layer.kind === "subtract") return added ? [sum("e_out")] : [];
  if (layer.kind !== "activation" || activated === 0) return [];
  return [activated === 1 ? sum("e_out") : product(2, "e_out")];
}

const poolings: readonly LayerSpec["kind"][] = [
  "max-pooling",
  "average-pooling",
  "lp-pooling",
  "global-pooling",
  "adaptive-pooling",
];

function pooledTerms({ pooled }: Counting, placed: Placed): readonly Formula[] {
  if (pooled === "nothing" || !poolings.includes(placed.layer.kind)) return [];
  if (pooled === "input, twice") return [product(2, "e_in")];
  if (pooled === "strides") {
    const strides = Object.keys(stridesOf(placed));
    return [strides.length > 0 ? product(2, "e_out", ...strides) : sum("e_in")];
  }
  if (pooled !== "windows") return [sum(pooled === "input" ? "e_in" : "e_out")];
  const sizes = windowSizes(placed);
  return [sizes ? product(...Object.keys(sizes), "e_out") : sum("e_in")];
}

function valuesOf(placed: Placed): Values {
  const [, ...size] = placed.outputShape;
  const [entering = []] = placed.inputShapes;
  return {
    m: placed.macs,
    n: placed.parameters,
    n_w: placed.steps.find(({ quantity }) => quantity === "weights")?.value ?? 0,
    e_in: entering.reduce((elements, entry) => elements * entry, 1),
    e_out: placed.outputElements,
    ...named({ o: size }),
    ...windowSizes(placed),
    ...stridesOf(placed),
  };
}

// None where a pooling sees all, or its windows are of several sizes.
function stridesOf({ window }: Placed): Values {
  if (typeof window === "string" || window.some(({ adaptive }) => adaptive)) return {};
  return named({ s: window.map(({ stride }) => stride) });
}

// The elements that a window holds on each axis, fewer than it spans where it is dilated; undefined for adaptive windows
// of many sizes, which between them hold little more than all that comes in.
function windowSizes({ steps, window }: Placed): Values | undefined {
  const held = steps.flatMap(({ quantity, values }) =>
    quantity === "effectiveKernel" ? [values.k as number] : [],
  );
  if (held.length > 0) return named({ k: held });
  const uneven = typeof window === "string" || window.some(({ adaptive }) => adaptive);
  return uneven ? undefined : named({ k: window.map(({ span }) => span) });
}
