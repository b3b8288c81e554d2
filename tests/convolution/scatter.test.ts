import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  convolution,
  convolve,
  positions,
  scatter,
  type TransposedConvolutionSpec,
  transposedConvolution,
  transposedWeightShape,
} from "../../src/convolution/index.ts";
import { validSpecPadded } from "./layers.ts";

describe("scatter(layer, ...), worked by hand", () => {
  const line = { inputSize: [2], inChannels: 1, outChannels: 1, kernelSize: 3 } as const;
  const input = { shape: [1, 2], data: [1, 2] };
  const weights = { shape: [1, 1, 3], data: [10, 20, 30] };
  // biome-ignore format: a table
  test.each<[Partial<TransposedConvolutionSpec>, readonly number[]]>([
    [{ bias: false },                                          [10, 40, 70, 60]],       // 10 20 30 0 + 0 20 40 60
    [{ bias: false, stride: 2 },                               [10, 20, 50, 40, 60]],   // 10 20 30 0 0 + 0 0 20 40 60
    [{ bias: false, stride: 2, padding: 1 },                   [20, 50, 40]],
    [{ bias: false, stride: 2, padding: 1, outputPadding: 1 }, [20, 50, 40, 60]],
    [{ bias: false, dilation: 2 },                             [10, 20, 20, 40, 30, 60]],
    [{ bias: false, stride: 2, padding: "same" },     [10, 20, 50, 40]],       // the odd one cut after
    [{ stride: 2, padding: 1 },                                [27, 57, 47]],           // and 7
  ])("of %o gives %o", (rest, output) => {
    const layer = transposedConvolution({ ...line, ...rest });
    const biases = rest.bias === false ? {} : { biases: [7] };
    expect(Array.from(scatter(layer, { input, weights, ...biases }).data)).toEqual(output);
  });

  test("of two groups, each on its own channels", () => {
    const layer = transposedConvolution({
      inputSize: [1],
      inChannels: 2,
      outChannels: 4,
      kernelSize: 1,
      groups: 2,
      bias: false,
    });
    expect(transposedWeightShape(layer)).toEqual([2, 2, 1]);
    const { shape, data } = scatter(layer, {
      input: { shape: [2, 1], data: [10, 100] },
      weights: { shape: [2, 2, 1], data: [1, 2, 3, 4] },
    });
    expect(shape).toEqual([4, 1]);
    expect(Array.from(data)).toEqual([10, 20, 300, 400]);
  });

  test("refuses tensors of other shapes, and biases it has no use for", () => {
    const layer = transposedConvolution({ ...line, bias: false });
    expect(() => scatter(layer, { input: { shape: [2], data: [1, 2] }, weights })).toThrow("The input must");
    expect(() => scatter(layer, { input, weights: { shape: [3], data: [1, 2, 3] } })).toThrow("The weights");
    expect(() => scatter(layer, { input, weights, biases: [1] })).toThrow("takes no biases");
    expect(() => scatter(transposedConvolution(line), { input, weights })).toThrow("needs biases");
  });
});

test("scatter is the adjoint of convolve: <convolve(x), y> = <x, scatter(y)>, with the same weights", () => {
  fc.assert(
    fc.property(
      validSpecPadded("valid"),
      fc.infiniteStream(fc.integer({ min: -9, max: 9 })),
      (spec, stream) => {
        const draw = (shape: readonly number[]) => ({
          shape,
          data: Array.from(positions(shape), () => stream.next().value as number),
        });
        const layer = convolution({ ...spec, bias: false });
        const x = draw([spec.inChannels, ...spec.inputSize]);
        const weights = draw([spec.outChannels, spec.inChannels / spec.groups, ...spec.kernelSize]);
        const forward = convolve(layer, { input: x, weights });
        const y = draw(forward.shape);
        const back = scatter(
          transposedConvolution({
            inputSize: forward.shape.slice(1),
            inChannels: spec.outChannels,
            outChannels: spec.inChannels,
            kernelSize: spec.kernelSize,
            stride: spec.stride,
            dilation: spec.dilation,
            groups: spec.groups,
            bias: false,
          }),
          { input: y, weights },
        );
        // Input that no window reaches is missing at the end of what comes back.
        const reached = back.shape.slice(1);
        const inside = [...positions(x.shape)].map((place) =>
          place.slice(1).every((at, axis) => at < (reached[axis] as number)),
        );
        const seen = x.data.filter((_, at) => inside[at]);
        expect(dot(seen, back.data)).toBe(dot(forward.data, y.data));
      },
    ),
  );
});

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a.length).toBe(b.length);
  return Array.from(a, (value, at) => value * (b[at] as number)).reduce((total, value) => total + value, 0);
}
