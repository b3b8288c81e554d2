import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { convolve, deriveConvolution, scatter, transposedConvolution } from "../../src/convolution/index.ts";
import {
  convolutionBehind,
  matrixOf,
  paintCounts,
  withZeros,
} from "../../src/convolution/transposed-views.ts";

const line = (inputSize: number, kernelSize: number, stride: number, padding = 0, outputPadding = 0) =>
  transposedConvolution({
    inputSize: [inputSize],
    inChannels: 1,
    outChannels: 1,
    kernelSize,
    stride,
    padding,
    outputPadding,
    bias: false,
  });

describe("paintCounts()", () => {
  test("of a kernel of 3 at stride 2 goes 1 1 2 1 2 1 1, and of 4 it is even within", () => {
    expect([...paintCounts(line(3, 3, 2)).data]).toEqual([1, 1, 2, 1, 2, 1, 1]);
    expect([...paintCounts(line(3, 4, 2)).data]).toEqual([1, 1, 2, 2, 2, 2, 1, 1]);
  });

  test("of a stride larger than the kernel leaves cells that nothing paints", () => {
    expect([...paintCounts(line(2, 2, 3)).data]).toEqual([1, 1, 0, 1, 1]);
    expect([...paintCounts(line(2, 3, 2, 1, 1)).data]).toEqual([1, 2, 1, 1]);
  });

  test("on two axes is the product, whatever the channels and the bias", () => {
    const layer = transposedConvolution({
      inputSize: [2, 2],
      inChannels: 1,
      outChannels: 2,
      kernelSize: 2,
      stride: 1,
    });
    expect(paintCounts(layer)).toEqual({
      shape: [3, 3],
      data: Float64Array.from([1, 2, 1, 2, 4, 2, 1, 2, 1]),
    });
  });
});

describe("three views of one layer", () => {
  test("the matrix of a kernel 1, 2, 3 at stride 2 over 5, by hand", () => {
    const layer = convolutionBehind(line(2, 3, 2));
    expect(matrixOf(layer, [2], { shape: [1, 1, 3], data: [1, 2, 3] })).toEqual({
      shape: [2, 5],
      data: Float64Array.from([1, 2, 3, 0, 0, 0, 0, 1, 2, 3]),
    });
  });

  test("zeros put in, by hand: 2, 1 at stride 2 becomes 2, 0, 1, two zeros on either side, the kernel 3, 2, 1", () => {
    const { layer, input, weights } = withZeros(
      line(2, 3, 2),
      { shape: [1, 2], data: [2, 1] },
      { shape: [1, 1, 3], data: [1, 2, 3] },
    );
    expect([input.data, weights.data, layer.padding]).toEqual([[2, 0, 1], [3, 2, 1], [[2, 2]]]);
  });

  test("all come to what scatter() gives, and the convolution behind gives the input's size back", () => {
    const any = fc
      .record({
        i: fc.integer({ min: 1, max: 6 }),
        k: fc.integer({ min: 1, max: 5 }),
        s: fc.integer({ min: 1, max: 4 }),
        p: fc.nat(4),
        a: fc.nat(3),
        numbers: fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 11, maxLength: 11 }),
      })
      .filter(({ i, k, s, p, a }) => p < k && a < s && (i - 1) * s + k - 2 * p + a > 0);
    fc.assert(
      fc.property(any, ({ i, k, s, p, a, numbers }) => {
        const layer = line(i, k, s, p, a);
        const input = { shape: [1, i], data: numbers.slice(0, i) };
        const weights = { shape: [1, 1, k], data: numbers.slice(6, 6 + k) };
        const painted = [...scatter(layer, { input, weights }).data].map((value) => value + 0);
        const zeros = withZeros(layer, input, weights);
        expect([...convolve(zeros.layer, zeros).data].map((value) => value + 0)).toEqual(painted);
        const behind = convolutionBehind(layer);
        const { outputSize } = deriveConvolution(behind);
        expect(outputSize).toEqual([i]);
        const { shape, data } = matrixOf(behind, outputSize, weights);
        const columns = shape[1] as number;
        const turned = Array.from({ length: columns }, (_, at) =>
          input.data.reduce((sum, value, row) => sum + value * (data[row * columns + at] as number), 0),
        );
        expect(turned.map((value) => value + 0)).toEqual(painted);
      }),
    );
  });
});
