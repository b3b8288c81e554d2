import { choiceIssues, count, countPerAxis, sides } from "../convolution/fields.ts";
import { lookingThrough } from "../convolution/interval.ts";
import type { LayerField } from "../convolution/issues.ts";
import { poolingKinds } from "../convolution/pooling.ts";
import { rule } from "../convolution/step.ts";
import type { PaddingPair } from "../convolution/window.ts";
import { difference, type Formula, floor, product, quotient, sum } from "../formula/formula.ts";
import type { LayerKind, Unchecked } from "./kind.ts";

const someAxes = [1, 8] as const;

/** Upsampling to the nearest neighbour: every element f times along an axis. */
export const upsampling: LayerKind<{ scale: readonly number[] }> = {
  axes: someAxes,
  parse: (reading, own) => ({ scale: countPerAxis(reading, "scale", own.scale) }),
  plan({ scale }) {
    const factor = (axis: number) => scale[axis] as number;
    return {
      axis: (axis) => ({ given: { f: factor(axis) }, rules: [outputSize(product("f", "i"))] }),
      window: (axis) => ({ ...lookingThrough, span: factor(axis), stride: factor(axis), transposed: true }),
    };
  },
};

/**
 * Unpooling: every element back where the pooling of these windows found it, zeros elsewhere; (i - 1)s + k - 2p elements
 * (PyTorch's MaxUnpool).
 */
export const unpooling: LayerKind<Readonly<Record<"kernelSize" | "stride" | "padding", readonly number[]>>> =
  {
    axes: someAxes,
    parse(reading, own) {
      const kernelSize = countPerAxis(reading, "kernelSize", own.kernelSize);
      reading.fields.add("stride");
      return {
        kernelSize,
        stride: own.stride == null ? kernelSize : countPerAxis(reading, "stride", own.stride),
        padding: countPerAxis(reading, "padding", own.padding ?? 0, 0),
      };
    },
    plan({ kernelSize, stride, padding }) {
      const window = (axis: number) => ({
        k: kernelSize[axis] as number,
        s: stride[axis] as number,
        p: padding[axis] as number,
      });
      const grown = sum(product(difference("i", 1), "s"), "k");
      return {
        axis(axis) {
          const given = window(axis);
          return { given, rules: [outputSize(given.p === 0 ? grown : difference(grown, product(2, "p")))] };
        },
        window(axis) {
          const { k, s, p } = window(axis);
          return { ...lookingThrough, span: k, stride: s, before: p, transposed: true };
        },
      };
    },
  };

/** Resizing by a ratio f_N/f_D, rounded down, to the nearest neighbour before: element m from floor(m f_D/f_N) (PyTorch). */
export const resizing: LayerKind<{ multiplier: readonly number[]; divisor: readonly number[] }> = {
  axes: someAxes,
  parse: (reading, own) => ({
    multiplier: countPerAxis(reading, "multiplier", own.multiplier),
    divisor: countPerAxis(reading, "divisor", own.divisor ?? 1),
  }),
  plan({ multiplier, divisor }) {
    const ratio = (axis: number) => [multiplier[axis] as number, divisor[axis] as number] as const;
    return {
      axis(axis) {
        const [f_N, f_D] = ratio(axis);
        return { given: { f_N, f_D }, rules: [outputSize(floor(quotient(product("f_N", "i"), "f_D")))] };
      },
      window(axis) {
        const [to, from] = ratio(axis);
        return { ...lookingThrough, adaptive: { from, to, taken: "nearest", symbols: ["f_D", "f_N"] } };
      },
    };
  },
};

/**
 * Channels laid out in space: of r^axes channels one, r times as long on each axis (Shi et al. 2016, "Real-time single image
 * and video super-resolution using an efficient sub-pixel convolutional neural network").
 */
export const pixelShuffle: LayerKind<{ factor: number }> = {
  axes: someAxes,
  parse: (reading, own) => ({ factor: count(reading, "factor", own.factor) }),
  misfits({ factor }, [[channels = 0, ...size] = []]) {
    const many = factor ** size.length;
    return channels % many === 0
      ? []
      : [{ code: "channels-not-for-factor", field: "factor", channels, many }];
  },
  plan({ factor }, [[, ...size] = []]) {
    const places = product(...size.map(() => "r"));
    return {
      given: { r: factor },
      axis: () => ({ given: { r: factor }, rules: [outputSize(product("r", "i"))] }),
      rules: [rule("outputChannels", "C_out", quotient("C", places))],
      channels: "C_out",
      window: () => ({ ...lookingThrough, span: factor, stride: factor, transposed: true }),
    };
  },
};

/**
 * Pooling to a size that is asked for, by PyTorch's windows: the j-th of o goes from floor(j i / o) to
 * ceil((j + 1) i / o). Where o divides i they are all alike, and it is a plain pooling; where there is one window, it sees
 * all that comes in.
 */
export const adaptivePooling: LayerKind<{ outputSize: readonly number[]; pool: unknown }> = {
  axes: someAxes,
  words: ["pool"],
  parse: (reading, own) => ({
    outputSize: countPerAxis(reading, "outputSize", own.outputSize),
    pool: own.pool ?? "average",
  }),
  misfits: ({ pool }) => choiceIssues("pool", pool, poolingKinds),
  plan({ outputSize }, [[, ...size] = []]) {
    const global = outputSize.every((length) => length === 1);
    return {
      sizes: outputSize,
      window: global
        ? "all"
        : (axis) => {
            const [from, to] = [size[axis] as number, outputSize[axis] as number];
            const step = from / to;
            if (!Number.isInteger(step)) return { ...lookingThrough, adaptive: { from, to } };
            return { ...lookingThrough, span: step, stride: step };
          },
    };
  },
};

/** Zero padding: zeros added before and after. */
export const zeroPadding: LayerKind<Ends> = ends("padding", "p", (added) => sum("i", added), 1);

/** Reflection padding: what is added is mirrored, so that it is less than there is (PyTorch's ReflectionPad). */
export const reflectionPadding: LayerKind<Ends> = {
  ...zeroPadding,
  misfits: ({ ends }, [[, ...size] = []]) =>
    ends.flatMap((pair, axis) => {
      const [value, maximum] = [Math.max(...pair), (size[axis] as number) - 1];
      return value <= maximum
        ? []
        : [{ code: "out-of-range", field: "padding", axis, value, minimum: 0, maximum }];
    }),
};

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
    plan: ({ ends }) => ({
      axis(axis) {
        const [before, after] = ends[axis] as PaddingPair;
        const [first, last] = [`${letter}_before`, `${letter}_after`];
        return before === after
          ? { given: { [letter]: before }, rules: [outputSize(resized(product(2, letter)))] }
          : { given: { [first]: before, [last]: after }, rules: [outputSize(resized(sum(first, last)))] };
      },
      // 0 + keeps a cropping of nothing from being a negative zero.
      window: (axis) => ({ ...lookingThrough, before: 0 + sign * (ends[axis]?.[0] as number) }),
    }),
  };
}

const outputSize = (formula: Formula) => rule("outputSize", "o", formula);
