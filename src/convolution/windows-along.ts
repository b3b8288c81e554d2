import type { Fraction } from "../formula/evaluate.ts";
import { difference, type Formula, floor, product } from "../formula/formula.ts";
import { type Convolution, deriveConvolution } from "./convolution.ts";
import { rule, type Step, work, workExactly } from "./step.ts";
import { placeOf } from "./tensor.ts";
import { strides } from "./window.ts";

/** The windows of a layer along one axis: which elements each reads, and which elements of the input none reads. */
export interface AxisWindows {
  /** A list a window, of the places its kernel's elements lie on: 0 is the input's first; below it and past the end is padding. */
  readonly windows: readonly (readonly number[])[];
  /** The places of one window more, which would pass the end of the padded input. */
  readonly next: readonly number[];
  readonly unread: readonly number[];
}

/** Where the windows of a convolution lie along one of its axes, counted in elements from the input's first. */
export function windowsAlong(layer: Convolution, axis: number): AxisWindows {
  const { padding, outputSize } = deriveConvolution(layer);
  const everywhere = (at: number) => layer.inputSize.map(() => at);
  const placesOf = (at: number) =>
    Array.from(
      { length: layer.kernelSize[axis] as number },
      (_, offset) => placeOf(layer, padding, everywhere(at), everywhere(offset))[axis] as number,
    );
  const count = outputSize[axis] as number;
  const windows = Array.from({ length: count }, (_, at) => placesOf(at));
  const read = new Set(windows.flat());
  const elements = Array.from({ length: layer.inputSize[axis] as number }, (_, at) => at);
  return { windows, next: placesOf(count), unread: elements.filter((at) => !read.has(at)) };
}

/** How many strides an axis has room for, whole or not, and what is left over of it in elements. */
export interface StridesAlong {
  /** (i + padding - k) / s, whose floor is one less than the output size (Dumoulin and Visin 2016, relationship 6). */
  readonly fraction: Step;
  readonly exact: Fraction;
  /** The elements of the padded input that make no further stride: 0 to s - 1. */
  readonly rest: Step;
}

/** The number of strides of an axis before it is rounded down. */
export function stridesAlong(layer: Convolution, axis: number): StridesAlong {
  const { steps } = deriveConvolution(layer);
  const { values } = steps.find((step) => step.axis === axis && step.quantity === "outputSize") as Step;
  const formula = strides(layer, axis);
  const { step: fraction, exact } = workExactly(rule("strides", "n", formula), values, axis);
  const [room] = (formula as Extract<Formula, { readonly of: unknown }>).of as readonly [Formula];
  const left = rule("strideRest", "r", difference(room, product("s", floor(formula))));
  return { fraction, exact, rest: work(left, values, axis) };
}
