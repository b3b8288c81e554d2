import type { LayerIssue } from "../convolution/issues.ts";
import { maximum, sum, type Values } from "../formula/formula.ts";
import type { LayerKind } from "./kind.ts";
import { outputElements } from "./rules.ts";
import type { Shape } from "./shaped.ts";

export interface JoiningSpec {
  readonly kind: "add" | "multiply" | "concatenate";
}

/**
 * Element by element. An axis of one element is stretched to the size the others have, as squeeze and excitation wants,
 * so the output is as large as the largest.
 */
export const elementwise: LayerKind = {
  inputs: "two or more",
  parse: () => ({}),
  misfits: (_, shapes) => (stretched(shapes) ? [] : differ(shapes)),
  plan(_, shapes) {
    const entry = (at: number) => shapes.map((shape) => shape[at] as number);
    const [[channels = 0, ...size] = []] = shapes;
    const largest = (letter: string, at: number) => {
      const given = numbered(letter, entry(at));
      return { given, formula: maximum(...Object.keys(given)) };
    };
    const someChannels = alike(entry(0)) ? undefined : largest("C", 0);
    const resized = size.some((_, axis) => !alike(entry(axis + 1)));
    return {
      ...(resized && {
        axis(axis: number) {
          const { given, formula } = largest("i", axis + 1);
          return { given, rules: [{ quantity: "outputSize", symbol: "o", formula }] };
        },
      }),
      given: someChannels?.given ?? {},
      rules: [
        ...(someChannels
          ? [{ quantity: "outputChannels", symbol: "C_out", formula: someChannels.formula }]
          : []),
        outputElements(someChannels ? "C_out" : "C", size.length, resized ? "o" : "i"),
      ],
      channels: someChannels ? "C_out" : channels,
    };
  },
};

/** The channels of all, one after another. */
export const concatenate: LayerKind = {
  inputs: "one or more",
  parse: () => ({}),
  misfits: (_, shapes) => (alike(shapes.map(([, ...size]) => size)) ? [] : differ(shapes)),
  plan(_, shapes) {
    const given = numbered(
      "C",
      shapes.map(([channels = 0]) => channels),
    );
    const rank = (shapes[0]?.length ?? 0) - 1;
    return {
      given,
      rules: [
        { quantity: "outputChannels", symbol: "C_out", formula: sum(...Object.keys(given)) },
        outputElements("C_out", rank),
      ],
      channels: "C_out",
    };
  },
};

function numbered(letter: string, values: readonly number[]): Values {
  return Object.fromEntries(values.map((value, at) => [`${letter}_${at + 1}`, value]));
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
