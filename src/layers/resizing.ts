import { countPerAxis, sides } from "../convolution/fields.ts";
import { lookingThrough } from "../convolution/interval.ts";
import type { LayerField } from "../convolution/issues.ts";
import type { Rule } from "../convolution/step.ts";
import type { PaddingPair, PerAxis } from "../convolution/window.ts";
import { difference, type Formula, product, sum } from "../formula/formula.ts";
import type { LayerKind, Unchecked } from "./kind.ts";
import { outputElements } from "./rules.ts";

const someAxes = [1, 8] as const;

export interface UpsamplingSpec {
  readonly kind: "upsampling";
  readonly scale: PerAxis;
}

/** Upsampling to the nearest neighbour: every element f times along an axis. */
export const upsampling: LayerKind<{ scale: readonly number[] }> = {
  axes: someAxes,
  parse: (reading, own) => ({ scale: countPerAxis(reading, "scale", own.scale) }),
  plan({ scale }, [shape = []]) {
    const factor = (axis: number) => scale[axis] as number;
    return {
      axis: (axis) => ({ given: { f: factor(axis) }, rules: [outputSize(product("f", "i"))] }),
      rules: [outputElements("C", shape.length - 1, "o")],
      window: (axis) => ({ ...lookingThrough, span: factor(axis), stride: factor(axis), transposed: true }),
    };
  },
};

export interface ZeroPaddingSpec {
  readonly kind: "zero-padding";
  readonly padding: number | readonly (number | PaddingPair)[];
}

/** Zero padding: zeros added before and after. */
export const zeroPadding: LayerKind<Ends> = ends("padding", "p", (added) => sum("i", added), 1);

export interface CroppingSpec {
  readonly kind: "cropping";
  readonly cropping: number | readonly (number | PaddingPair)[];
}

/** Cropping: elements taken off before and after. */
export const cropping: LayerKind<Ends> = ends("cropping", "c", (cut) => difference("i", cut), -1);

interface Ends {
  readonly ends: readonly PaddingPair[];
}

function ends(
  field: LayerField & keyof Unchecked,
  letter: string,
  resized: (both: Formula) => Formula,
  sign: 1 | -1,
): LayerKind<Ends> {
  return {
    axes: someAxes,
    parse: (reading, own) => ({ ends: sides(reading, field, own[field], []) as readonly PaddingPair[] }),
    plan: ({ ends }, [shape = []]) => ({
      axis(axis) {
        const [before, after] = ends[axis] as PaddingPair;
        const [first, last] = [`${letter}_before`, `${letter}_after`];
        return before === after
          ? { given: { [letter]: before }, rules: [outputSize(resized(product(2, letter)))] }
          : { given: { [first]: before, [last]: after }, rules: [outputSize(resized(sum(first, last)))] };
      },
      rules: [outputElements("C", shape.length - 1, "o")],
      // 0 + keeps a cropping of nothing from being a negative zero.
      window: (axis) => ({ ...lookingThrough, before: 0 + sign * (ends[axis]?.[0] as number) }),
    }),
  };
}

function outputSize(formula: Formula): Rule {
  return { quantity: "outputSize", symbol: "o", formula };
}
