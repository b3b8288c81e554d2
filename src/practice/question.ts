import { type Convolution, deriveConvolution, type Step } from "../convolution/index.ts";
import { type AskedQuantity, slipsOf } from "./layer-slips.ts";
import type { Slip } from "./slips.ts";

/** A question with a number or a shape for an answer, the slips known about it, and the steps that give the answer. */
export interface Question {
  readonly answer: readonly number[];
  readonly slips: readonly Slip[];
  readonly steps: readonly Step[];
  /** How many axes the layer has, to name those of a step. */
  readonly rank: number;
  /** What it asks for, by which its hints are chosen. */
  readonly about: About;
}

/** What questions ask for. */
export type About = AskedQuantity | "padding" | "receptiveField" | "channelOrder" | "wrongNumber";

/** The question what a quantity of a layer is; of one axis, where one is named. */
export function questionOf(layer: Convolution, about: AskedQuantity, axis?: number): Question {
  const derivation = deriveConvolution(layer);
  const found = {
    ...derivation,
    inChannels: layer.inChannels,
    outputShape: [layer.outChannels, ...derivation.outputSize],
  }[about];
  const asked = about === "outputShape" ? "outputSize" : about;
  const on = (value: readonly number[]) => (axis === undefined ? value : value.slice(axis, axis + 1));
  const answer = on([found].flat());
  const slips = slipsOf(layer, derivation, about).map((slip) => ({ ...slip, value: on(slip.value) }));
  return {
    answer,
    slips: slips.filter(({ value }) => value.join() !== answer.join()),
    steps: derivation.steps.filter(
      (step) =>
        (step.quantity === asked || (asked === "outputSize" && helps(step))) &&
        (axis === undefined || step.axis === axis),
    ),
    rank: layer.inputSize.length,
    about,
  };
}

// A kernel that is dilated, and padding that a word asks for, are steps on the way to the output size.
function helps({ quantity, values }: Step): boolean {
  return (quantity === "effectiveKernel" && values.d !== 1) || /padding/i.test(quantity);
}

/** What an answer is: right, one of the slips, or something else. One number stands for a size that all axes share. */
export function judge({ answer, slips }: Question, given: readonly number[]): "right" | "wrong" | Slip {
  const [first] = given;
  const meant = (value: readonly number[]) =>
    value.join() === given.join() || (given.length === 1 && value.every((number) => number === first));
  return meant(answer) ? "right" : (slips.find(({ value }) => meant(value)) ?? "wrong");
}
