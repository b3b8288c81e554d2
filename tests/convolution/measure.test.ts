import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { type Convolution, convolution, derive, measure } from "../../src/convolution/index.ts";
import { CountNotExactError } from "../../src/convolution/step.ts";
import { lay, run } from "../../src/formula/tape.ts";
import { conv3d, validSpec } from "./layers.ts";

// Watched, not replaced: whether they were asked shows which way a number came.
vi.mock("../../src/convolution/derive.ts", { spy: true });
vi.mock("../../src/formula/tape.ts", { spy: true });

test("measure(layer) of Conv3D, 4 kernels of 2x2x2 on 5 channels of 4x10x10", () => {
  expect(measure(convolution(conv3d.spec))).toEqual(conv3d.values);
});

test("measure(layer) is derive(layer) without its steps, for layers one after another", () => {
  fc.assert(
    fc.property(fc.array(validSpec, { minLength: 1, maxLength: 8 }), (specs) => {
      for (const layer of specs.map(convolution)) {
        const { steps: _, ...values } = derive(layer);
        expect(measure(layer)).toStrictEqual(values);
      }
    }),
    { numRuns: 1000 },
  );
});

test("an answer stays what it was when the next layer is measured", () => {
  const layer = convolution({ inputSize: [6], inChannels: 1, outChannels: 1, kernelSize: 3 });
  const first = measure(layer);
  measure(convolution({ inputSize: [9], inChannels: 2, outChannels: 2, kernelSize: 2 }));
  expect(first).toMatchObject({ outputSize: [4], parameters: 4 }); // 6 - 3 + 1, 3 + 1
});

describe("measure(layer) of a layer that nobody checked", () => {
  const layer = convolution({ inputSize: [9], inChannels: 3, outChannels: 4, kernelSize: 1 });

  test("throws what derive throws where a count passes 2^53 - 1", () => {
    const tooLarge: Convolution = { ...layer, outChannels: 2 ** 53 - 1 };
    expect(() => measure(tooLarge)).toThrow(new CountNotExactError("weights", undefined));
    expect(measure(layer).parameters).toBe(16); // 3*4 + 4
  });

  test("gives the fractions that derive gives", () => {
    const halved: Convolution = { ...layer, groups: 2, outChannels: 3 };
    expect(measure(halved)).toMatchObject({ kernelWeights: 1.5, weights: 4.5 }); // 3/2, 3/2 * 3
  });
});

test("measure lays the rules of a form out once, and derives no layer that was checked", () => {
  const layers = [5, 6, 7].map((size) =>
    convolution({ inputSize: Array(7).fill(size), inChannels: 1, outChannels: 1, kernelSize: 2 }),
  );
  vi.mocked(derive).mockClear();
  vi.mocked(lay).mockClear();
  expect(layers.map((layer) => measure(layer).outputSize[6])).toEqual([4, 5, 6]);
  expect(derive).not.toHaveBeenCalled();
  expect(lay).toHaveBeenCalledTimes(1);
  expect(run).toHaveBeenLastCalledWith(expect.anything(), 1);
});
