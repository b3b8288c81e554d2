import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  convolution,
  convolve,
  inputShape,
  outputElement,
  positions,
  weightShape,
} from "../../src/convolution/index.ts";
import { validSpec } from "./layers.ts";

describe("outputElement(layer, operands, outChannel, position), worked by hand", () => {
  test("a slice a channel, its sum, and the bias: 1 * 2 + 10 * 4 + 1000", () => {
    const layer = convolution({ inputSize: [2], inChannels: 2, outChannels: 3, kernelSize: 1 });
    const element = outputElement(
      layer,
      {
        input: { shape: [2, 2], data: [1, 2, 3, 4] },
        weights: { shape: [3, 2, 1], data: [1, 10, 100, 0, 0, 1] },
        biases: [1000, 2000, 3000],
      },
      0,
      [1],
    );
    expect(element.slices).toMatchObject([
      {
        channel: 0,
        depth: 0,
        products: [{ input: 1, weight: 0, value: 2 }],
        sum: { symbol: "s_1", value: 2 },
      },
      {
        channel: 1,
        depth: 0,
        products: [{ input: 3, weight: 1, value: 40 }],
        sum: { symbol: "s_2", value: 40 },
      },
    ]);
    expect(element.added).toMatchObject({ symbol: "y", values: { s_1: 2, s_2: 40, b: 1000 }, value: 1042 });
    expect(element.atOnce).toMatchObject({
      symbol: "y",
      values: { w_1: 1, x_1: 2, w_2: 10, x_2: 4, b: 1000 },
      value: 1042,
    });
  });

  test("with depth, a slice a channel and place along the depth: 1 * 3 + 10 * 4, then 100 * 7 + 1000 * 8", () => {
    const layer = convolution({
      inputSize: [2, 2, 2],
      inChannels: 1,
      outChannels: 1,
      kernelSize: [2, 1, 2],
      bias: false,
    });
    const operands = {
      input: { shape: [1, 2, 2, 2], data: [1, 2, 3, 4, 5, 6, 7, 8] },
      weights: { shape: [1, 1, 2, 1, 2], data: [1, 10, 100, 1000] },
    };
    const element = outputElement(layer, operands, 0, [0, 1, 0]);
    expect(element.slices).toMatchObject([
      { channel: 0, depth: 0, sum: { value: 43 } },
      { channel: 0, depth: 1, sum: { value: 8700 } },
    ]);
    expect(element.added.value).toBe(8743);
  });

  test("padding is a product with no input element; what is multiplied with zero is left out of the sum at once", () => {
    const layer = convolution({
      inputSize: [2],
      inChannels: 1,
      outChannels: 1,
      kernelSize: 3,
      padding: 1,
      bias: false,
    });
    const operands = {
      input: { shape: [1, 2], data: [5, 7] },
      weights: { shape: [1, 1, 3], data: [2, -1, 0] },
    };
    const { slices, atOnce } = outputElement(layer, operands, 0, [0]);
    expect(slices[0]?.products).toEqual([
      { input: undefined, weight: 0, value: 0 },
      { input: 0, weight: 1, value: -5 },
      { input: 1, weight: 2, value: 0 },
    ]);
    expect(atOnce).toMatchObject({ values: { w_2: -1, x_2: 5 }, value: -5 });
  });

  test("a group reads its own channels, and nothing times anything is 0", () => {
    const layer = convolution({
      inputSize: [1],
      inChannels: 4,
      outChannels: 2,
      kernelSize: 1,
      groups: 2,
      bias: false,
    });
    const operands = {
      input: { shape: [4, 1], data: [1, 2, 0, 0] },
      weights: { shape: [2, 2, 1], data: [10, 1, 100, 1000] },
    };
    const { slices, added, atOnce } = outputElement(layer, operands, 1, [0]);
    expect(slices.map(({ channel }) => channel)).toEqual([2, 3]);
    expect([added.value, atOnce.value, atOnce.values]).toEqual([0, 0, {}]);
  });
});

test("both accounts of every element are what convolve() gives, on random layers and whole numbers", () => {
  const drawn = validSpec.chain((spec) => {
    const layer = convolution(spec);
    const numbers = (shape: readonly number[]) => {
      const length = shape.reduce((product, size) => product * size, 1);
      const some = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: length, maxLength: length });
      return some.map((data) => ({ shape, data }));
    };
    const biases = layer.bias ? numbers([layer.outChannels]).map(({ data }) => data) : fc.constant(undefined);
    return fc.record({
      layer: fc.constant(layer),
      input: numbers(inputShape(layer)),
      weights: numbers(weightShape(layer)),
      biases,
    });
  });
  fc.assert(
    fc.property(drawn, fc.nat(), ({ layer, input, weights, biases }, which) => {
      const operands = biases ? { input, weights, biases } : { input, weights };
      const output = convolve(layer, operands);
      const at = which % output.data.length;
      const [channel = 0, ...position] = [...positions(output.shape)][at] as readonly number[];
      const { added, atOnce } = outputElement(layer, operands, channel, position);
      // A negative zero of the plain walk is a zero.
      expect([added.value, atOnce.value]).toEqual([
        (output.data[at] as number) + 0,
        (output.data[at] as number) + 0,
      ]);
    }),
    { numRuns: 200 },
  );
});
