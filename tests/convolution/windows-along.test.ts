import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type ConvolutionSpec,
  convolution,
  convolve,
  deriveConvolution,
} from "../../src/convolution/index.ts";
import { stridesAlong, windowsAlong } from "../../src/convolution/windows-along.ts";

const alongOne = (layer: object) =>
  convolution({ inputSize: [8], inChannels: 1, outChannels: 1, kernelSize: 3, bias: false, ...layer });

test("windows of 3 on 8, stride 2, one zero after: 012 234 456 67(8), and all is read", () => {
  expect(windowsAlong(alongOne({ stride: 2, padding: "same" }), 0)).toEqual({
    windows: [
      [0, 1, 2],
      [2, 3, 4],
      [4, 5, 6],
      [6, 7, 8],
    ],
    next: [8, 9, 10],
    unread: [],
  });
});

test("without padding the same windows leave the last element unread", () => {
  const { windows, next, unread } = windowsAlong(alongOne({ stride: 2 }), 0);
  expect([windows.length, next, unread]).toEqual([3, [6, 7, 8], [7]]);
});

test("a dilated kernel and one shorter than its stride leave gaps", () => {
  expect(windowsAlong(alongOne({ kernelSize: 2, dilation: 3, stride: 4 }), 0).windows).toEqual([
    [0, 3],
    [4, 7],
  ]);
  expect(windowsAlong(alongOne({ kernelSize: 2, dilation: 3, stride: 4 }), 0).unread).toEqual([1, 2, 5, 6]);
});

test("AlexNet at 224: (224 - 11) / 4 is 53.25, and 1 element is left over", () => {
  const { fraction, exact, rest } = stridesAlong(
    alongOne({ inputSize: [224], kernelSize: 11, stride: 4 }),
    0,
  );
  expect([fraction.value, exact, rest.value]).toEqual([53.25, { numerator: 213, denominator: 4 }, 1]);
});

const layers = fc.record({
  inputSize: fc.integer({ min: 1, max: 14 }).map((size) => [3, size]),
  kernelSize: fc.integer({ min: 1, max: 3 }),
  stride: fc.integer({ min: 1, max: 5 }),
  dilation: fc.constantFrom(1, 1, 2),
  padding: fc.constantFrom<NonNullable<ConvolutionSpec["padding"]>>("same", "same-lower", "full", [
    [3, 2],
    [2, 4],
  ]),
});

// An independent witness: a 1 in one element shows in the output where a window of ones reads it, and nowhere else.
test("the windows are those that convolve reads, the unread elements those it does not", () => {
  fc.assert(
    fc.property(layers, (spec) => {
      const layer = convolution({ ...spec, inChannels: 1, outChannels: 1, bias: false });
      const [high = 0, wide = 0] = layer.inputSize;
      const ones = { shape: [1, 1, ...layer.kernelSize], data: Array(spec.kernelSize ** 2).fill(1) };
      const { windows, unread } = windowsAlong(layer, 1);
      for (let at = 0; at < wide; at++) {
        const data = Array.from({ length: high * wide }, (_, place) => Number(place % wide === at));
        const output = convolve(layer, { input: { shape: [1, high, wide], data }, weights: ones });
        const columns = output.shape[2] as number;
        const reads = windows.map((_, column) =>
          output.data.some((value, place) => place % columns === column && value !== 0),
        );
        const isNowhere = reads.every((isRead) => !isRead);
        // Rows that no window reads hide every element; then nothing can be told.
        if (windowsAlong(layer, 0).unread.length === high) return;
        expect(reads).toEqual(windows.map((places) => places.includes(at)));
        expect(unread.includes(at)).toBe(isNowhere);
      }
    }),
    { numRuns: 150 },
  );
});

test("the rest is less than a stride, and rounding down is the output size less one", () => {
  fc.assert(
    fc.property(layers, (spec) => {
      const layer = convolution({ ...spec, inChannels: 1, outChannels: 1 });
      const { fraction, rest } = stridesAlong(layer, 1);
      expect(rest.value).toBeGreaterThanOrEqual(0);
      expect(rest.value).toBeLessThan(spec.stride);
      expect(Math.floor(fraction.value) + 1).toBe(deriveConvolution(layer).outputSize[1]);
    }),
  );
});
