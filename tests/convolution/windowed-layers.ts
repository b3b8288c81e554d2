import fc from "fast-check";
import type {
  PaddingPair,
  PoolingPaddingWord,
  PoolingSpec,
  TransposedConvolutionSpec,
  TransposedPaddingWord,
} from "../../src/convolution/index.ts";
import { span } from "./layers.ts";

/** A transposed spec with every field given and every list spelled out, one entry an axis. */
export type SpelledTransposed = Required<TransposedConvolutionSpec> & {
  readonly kernelSize: readonly number[];
  readonly stride: readonly number[];
  readonly padding: TransposedPaddingWord | readonly PaddingPair[];
  readonly dilation: readonly number[];
  readonly outputPadding: readonly number[];
};

/** A pooling spec with every field given and every list spelled out, one entry an axis. */
export type SpelledPooling = Required<Omit<PoolingSpec, "power" | "divisor">> & {
  readonly kernelSize: readonly number[];
  readonly stride: readonly number[];
  readonly padding: PoolingPaddingWord | readonly PaddingPair[];
  readonly dilation: readonly number[];
};

const someRank = fc.constantFrom(1, 1, 1, 2, 2, 2, 3, 3);

interface Axis {
  readonly inputSize: number;
  readonly kernelSize: number;
  readonly stride: number;
  readonly dilation: number;
  readonly outputPadding: number;
  readonly padding: PaddingPair;
}

/** Specs of transposed layers that can be, of every padding and of 1 to 3 axes. */
export const validTransposed: fc.Arbitrary<SpelledTransposed> = someRank.chain((rank) => {
  const limit = rank === 1 ? 5 : 4 - (rank - 2);
  const size = fc.integer({ min: 1, max: limit });
  const axis = fc
    .record({
      inputSize: size,
      kernelSize: size,
      stride: size,
      dilation: fc.integer({ min: 1, max: 3 }),
      sides: fc.tuple(fc.nat(5), fc.nat(5)),
      extra: fc.nat(4),
    })
    .map(({ sides: [before, after], extra, ...rest }): Axis => {
      const outputPadding = extra % Math.max(rest.stride, rest.dilation);
      const uncut = (rest.inputSize - 1) * rest.stride + span(rest.kernelSize, rest.dilation) + outputPadding;
      const cut = before % uncut;
      return { ...rest, outputPadding, padding: [cut, after % (uncut - cut)] };
    });
  return fc
    .record({
      axes: fc.array(axis, { minLength: rank, maxLength: rank }),
      word: fc.option(fc.constantFrom("valid" as const, "same" as const, "same-lower" as const)),
      groups: fc.integer({ min: 1, max: 3 }),
      channels: fc.integer({ min: 1, max: 2 }),
      kernels: fc.integer({ min: 1, max: 2 }),
      bias: fc.boolean(),
    })
    .map(({ axes, word, groups, channels, kernels, bias }) => ({
      ...spelled(axes),
      padding: word ?? axes.map(({ padding }) => padding),
      outputPadding: axes.map(({ outputPadding }) => (word?.startsWith("same") ? 0 : outputPadding)),
      inChannels: groups * channels,
      outChannels: groups * kernels,
      groups,
      bias,
    }));
});

/** Specs of poolings that can be, of every padding and of 1 to 3 axes. */
export const validPooling: fc.Arbitrary<SpelledPooling> = someRank.chain((rank) => {
  const axis = (ceilMode: boolean) =>
    fc
      .record({
        kernelSize: fc.integer({ min: 1, max: 5 - rank }),
        stride: fc.integer({ min: 1, max: 5 }),
        dilation: fc.integer({ min: 1, max: 3 }),
        sides: fc.tuple(fc.nat(2), fc.nat(2)),
        spare: fc.nat(12 - 3 * rank),
        overhang: fc.nat(4),
      })
      .map(({ sides, spare, overhang, ...rest }): Axis => {
        const [before, after] = sides;
        const reach = span(rest.kernelSize, rest.dilation) - before - after;
        // In ceil mode the one window may hang over by less than a stride.
        const hanging = ceilMode ? overhang % rest.stride : 0;
        const inputSize = Math.max(reach + spare - hanging, 1);
        return { ...rest, inputSize, padding: [before, after], outputPadding: 0 };
      });
  return fc
    .record({
      kind: fc.constantFrom("max" as const, "average" as const),
      ceilMode: fc.boolean(),
      word: fc.option(fc.constantFrom("same" as const, "same-lower" as const)),
      channels: fc.integer({ min: 1, max: 2 }),
      countPadding: fc.boolean(),
    })
    .chain(({ word, ...rest }) =>
      fc.array(axis(rest.ceilMode), { minLength: rank, maxLength: rank }).map((axes) => ({
        ...rest,
        ...spelled(axes),
        padding: word ?? axes.map(({ padding }) => padding),
      })),
    );
});

function spelled(axes: readonly Axis[]) {
  const each = (field: "inputSize" | "kernelSize" | "stride" | "dilation") => axes.map((axis) => axis[field]);
  return {
    inputSize: each("inputSize"),
    kernelSize: each("kernelSize"),
    stride: each("stride"),
    dilation: each("dilation"),
  };
}
