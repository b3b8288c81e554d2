import {
  type ConvolutionSpec,
  convolution,
  deriveConvolution,
  type Step,
} from "../../src/convolution/index.ts";
import type { Formula } from "../../src/formula/formula.ts";

/** What a line of the derivation is set from: steps of the same quantity and formula share one typeset line. */
export function lineKey({ quantity, formula }: Step): string {
  return `${quantity}:${signature(formula)}`;
}

// How a formula is built, in letters: no text of it is needed in the browser.
function signature(formula: Formula): string {
  if ("of" in formula) return `${formula.kind[0]}(${formula.of.map(signature)})`;
  return formula.kind === "symbol" ? formula.name : String(formula.value);
}

/** Lines that tell nothing where they stand: an undilated kernel, and no input left over. */
export function isIdle({ quantity, values, value }: Step): boolean {
  return values.d === 1 || (quantity === "unusedInput" && value === 0);
}

/** Steps the calculator has no line for: they stand in another line, or only count elements. */
export function isLeftOut({ quantity }: Step): boolean {
  return ["weights", "biases", "inputElements", "outputElements"].includes(quantity);
}

/** A step for every line a layer of one to three axes can have, whatever its padding, dilation, groups and bias. */
export function everyLine(): ReadonlyMap<string, Step> {
  const lines = new Map<string, Step>();
  for (const spec of everyStructure()) {
    for (const step of deriveConvolution(convolution(spec)).steps) {
      if (!isLeftOut(step)) lines.set(lineKey(step), step);
    }
  }
  return lines;
}

function* everyStructure(): Generator<ConvolutionSpec> {
  const plain = { inChannels: 2, outChannels: 2, kernelSize: 2 };
  for (const inputSize of [[8], [8, 8], [8, 8, 8]]) {
    for (const groups of [1, 2])
      for (const bias of [true, false]) yield { ...plain, inputSize, groups, bias };
  }
  for (const dilation of [1, 2]) {
    for (const padding of [[0], [[0, 1] as const], "same", "same-lower", "full", "causal"] as const) {
      yield { ...plain, inputSize: [8], dilation, padding };
    }
  }
}
