import { run } from "../formula/tape.ts";
import { derive } from "./derive.ts";
import type { Convolution, PaddingPair } from "./layer.ts";
import { fill, formOf, type Measures, type Program, programOf } from "./program.ts";

const programs = new Map<number, Program>();

/**
 * What `derive` gives for a layer apart from its steps: the same rules, laid out once for all layers of a form and
 * worked out on whole numbers. Throws what `derive` throws.
 */
export function measure(layer: Convolution): Measures {
  const form = formOf(layer);
  let program = programs.get(form);
  if (!program) {
    program = programOf(layer);
    programs.set(form, program);
  }
  fill(program.tape.numbers, 0, layer);
  if (run(program.tape, 1)) return read(program);
  const { steps: _, ...values } = derive(layer);
  return values;
}

// Loops rather than calls, and one of them for all axes: this runs a million times a second.
function read({ tape: { numbers }, columns }: Program): Measures {
  const rank = columns.outputSize.length;
  const effectiveKernel = new Array<number>(rank);
  const padding = new Array<PaddingPair>(rank);
  const outputSize = new Array<number>(rank);
  const unusedInput = new Array<number>(rank);
  for (let axis = 0; axis < rank; axis++) {
    effectiveKernel[axis] = numbers[columns.effectiveKernel[axis] as number] as number;
    const before = columns.padding[2 * axis] as number;
    const after = columns.padding[2 * axis + 1] as number;
    padding[axis] = [numbers[before] as number, numbers[after] as number];
    outputSize[axis] = numbers[columns.outputSize[axis] as number] as number;
    unusedInput[axis] = numbers[columns.unusedInput[axis] as number] as number;
  }
  return {
    effectiveKernel,
    padding,
    outputSize,
    outputChannels: numbers[columns.outputChannels[0] as number] as number,
    unusedInput,
    kernelWeights: numbers[columns.kernelWeights[0] as number] as number,
    weights: numbers[columns.weights[0] as number] as number,
    biases: numbers[columns.biases[0] as number] as number,
    parameters: numbers[columns.parameters[0] as number] as number,
    macs: numbers[columns.macs[0] as number] as number,
    inputElements: numbers[columns.inputElements[0] as number] as number,
    outputElements: numbers[columns.outputElements[0] as number] as number,
  };
}
