import fc from "fast-check";
import { expect, test } from "vitest";
import { convolution, derive, measure } from "../../src/convolution/index.ts";
import { validSpec } from "./layers.ts";

// The two examples the notebook started from, by hand: 3*3*3*5 + 5 = 140, 8 = 10 - 3 + 1, 27*5*64 = 8640;
// 2*2*2*5*4 + 4 = 164, 3 = 4 - 2 + 1, 9 = 10 - 2 + 1, 40*4*243 = 38880
test.each([
  [
    { inputSize: [10, 10], inChannels: 3, outChannels: 5, kernelSize: 3 },
    { parameters: 140, outputSize: [8, 8], macs: 8640, weights: 135, biases: 5, outputElements: 320 },
  ],
  [
    { inputSize: [4, 10, 10], inChannels: 5, outChannels: 4, kernelSize: 2 },
    { parameters: 164, outputSize: [3, 9, 9], macs: 38_880, inputElements: 2000, kernelWeights: 40 },
  ],
])("measure(%j) gives the numbers of a layer", (spec, numbers) => {
  expect(measure(convolution(spec))).toMatchObject(numbers);
});

test("measure gives what derive gives but for the steps, layer after layer", () => {
  fc.assert(
    fc.property(fc.array(validSpec, { minLength: 1, maxLength: 4 }), (specs) => {
      for (const spec of specs) {
        const layer = convolution(spec);
        const { steps, ...values } = derive(layer);
        expect(steps.length).toBeGreaterThan(0);
        expect(measure(layer)).toEqual(values);
      }
    }),
  );
});

test("two measures share nothing", () => {
  const layer = convolution({ inputSize: [10], inChannels: 1, outChannels: 1, kernelSize: 3 });
  const other = convolution({ inputSize: [20], inChannels: 1, outChannels: 1, kernelSize: 3 });
  const first = measure(layer);
  measure(other);
  expect(first.outputSize).toEqual([8]); // 10 - 3 + 1
});

test("what measure is given back it writes over, whatever layer of as many axes it was of", () => {
  fc.assert(
    fc.property(fc.array(validSpec, { minLength: 2, maxLength: 4 }), (specs) => {
      const given = new Map<number, ReturnType<typeof measure>>();
      for (const spec of specs) {
        const layer = convolution(spec);
        const rank = layer.inputSize.length;
        const { steps: _, ...values } = derive(layer);
        const measured = measure(layer, given.get(rank));
        expect(measured).toEqual(values);
        given.set(rank, measured);
      }
    }),
  );
});
