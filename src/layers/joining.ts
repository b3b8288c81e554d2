import { choiceIssues } from "../convolution/fields.ts";
import { lookingThrough } from "../convolution/interval.ts";
import type { LayerIssue } from "../convolution/issues.ts";
import { rule } from "../convolution/step.ts";
import { maximum, sum, type Values } from "../formula/formula.ts";
import type { LayerKind } from "./kind.ts";
import type { Shape } from "./spec.ts";

/**
 * Element by element. An axis of one element is stretched to the size the others have, as squeeze and excitation wants,
 * so the output is as large as the largest.
 */
export const elementwise: LayerKind = {
  inputs: "two or more",
  misfits: (_, shapes) => (stretched(shapes) ? [] : differ(shapes)),
  plan(_, shapes) {
    const differing = (at: number) => !alike(shapes.map((shape) => shape[at]));
    const largest = (letter: string, at: number, quantity: string, symbol: string) => {
      const given = numbered(letter, shapes, at);
      return { given, rules: [rule(quantity, symbol, maximum(...Object.keys(given)))] };
    };
    const resized = shapes[0]?.slice(1).some((_, axis) => differing(axis + 1));
    return {
      ...(resized && { axis: (axis: number) => largest("i", axis + 1, "outputSize", "o") }),
      ...(differing(0) && { ...largest("C", 0, "outputChannels", "C_out"), channels: "C_out" }),
    };
  },
};

/** The second taken from the first, as `elementwise` has it. */
export const subtraction: LayerKind = {
  ...elementwise,
  misfits: (_, shapes) => (shapes.length === 2 && stretched(shapes) ? [] : differ(shapes)),
};

/** The channels of all, one after another. */
export const concatenate: LayerKind = {
  inputs: "one or more",
  misfits: (_, shapes) => (alike(shapes.map(([, ...size]) => size)) ? [] : differ(shapes)),
  plan(_, shapes) {
    const given = numbered("C", shapes, 0);
    return {
      given,
      rules: [rule("outputChannels", "C_out", sum(...Object.keys(given)))],
      channels: "C_out",
    };
  },
};

/**
 * The first, resized to the sizes of the second: to the nearest neighbour before, or linearly between two (PyTorch's
 * interpolate, whose corners are not aligned).
 */
export const resizingLike: LayerKind<{ interpolation: "nearest" | "linear" }> = {
  inputs: "two or more",
  axes: [1, 8],
  words: ["interpolation"],
  parse: (_, own) => ({ interpolation: (own.interpolation ?? "nearest") as "nearest" | "linear" }),
  misfits: ({ interpolation }, shapes) => [
    ...choiceIssues("interpolation", interpolation, ["nearest", "linear"]),
    ...(shapes.length === 2 && alike(shapes.map(({ length }) => length)) ? [] : differ(shapes)),
  ],
  plan({ interpolation: taken }, [[, ...size] = [], [, ...target] = []]) {
    return {
      axis: (axis) => ({
        given: { i_2: target[axis] as number },
        rules: [rule("outputSize", "o", sum("i_2"))],
      }),
      window(axis) {
        const [from, to] = [size[axis] as number, target[axis] as number];
        return from === to ? lookingThrough : { ...lookingThrough, adaptive: { from, to, taken } };
      },
    };
  },
};

function numbered(letter: string, shapes: readonly Shape[], at: number): Values {
  return Object.fromEntries(shapes.map((shape, nth) => [`${letter}_${nth + 1}`, shape[at] as number]));
}

function stretched(shapes: readonly Shape[]): boolean {
  const [first = []] = shapes;
  const fits = (at: number) => alike(shapes.map((shape) => shape[at]).filter((size) => size !== 1));
  return alike(shapes.map(({ length }) => length)) && first.every((_, at) => fits(at));
}

function alike(values: readonly unknown[]): boolean {
  return values.every((value) => String(value) === String(values[0]));
}

function differ(shapes: readonly Shape[]): readonly LayerIssue[] {
  return [{ code: "shapes-differ", field: "inputShape", shapes }];
}
