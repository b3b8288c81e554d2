import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  derivePooling,
  globalPooling,
  LayerError,
  type LayerIssue,
  type PoolingSpec,
  pooling,
  safeParsePooling,
  type UncheckedPooling,
} from "../../src/convolution/index.ts";
import { evaluate } from "../../src/formula/evaluate.ts";
import { symbolsOf } from "../../src/formula/formula.ts";
import { text } from "../../src/formula/text.ts";
import { span } from "./layers.ts";
import { type SpelledPooling, validPooling } from "./windowed-layers.ts";

const of = (spec: PoolingSpec) => derivePooling(pooling(spec));
const max = { kind: "max", channels: 1 } as const;

describe("outputSize of a pooling, as published", () => {
  const torch = "torch 2.13.0";
  // biome-ignore format: a table
  test.each([
    { i: 112, k: 3, s: 2, p: 0, ceilMode: false, o: 55, source: `${torch}, MaxPool2d(3, 2)` },
    { i: 112, k: 3, s: 2, p: 0, ceilMode: true,  o: 56, source: `${torch}, MaxPool2d(3, 2, ceil_mode=True)` },
    { i: 112, k: 3, s: 2, p: 1, ceilMode: false, o: 56, source: `${torch}, MaxPool2d(3, 2, padding=1)` },
    { i: 6,   k: 3, s: 3, p: 0, ceilMode: false, o: 2,  source: "stackoom.com/en/question/48qY6, MaxPool1D(3)" },
    { i: 9,   k: 4, s: 4, p: 2, ceilMode: true,  o: 3,  source: "pytorch/pytorch issue 116420, AvgPool2d(4, 4, 2, ceil_mode=True)" },
    { i: 2,   k: 3, s: 3, p: 1, ceilMode: true,  o: 1,  source: "pytorch/pytorch issue 71549, AvgPool2d(3, 3, 1, ceil_mode=True)" },
  ])("i=$i k=$k s=$s p=$p ceilMode=$ceilMode gives $o ($source)", ({ i, k, s, p, ceilMode, o }) => {
    expect(of({ ...max, inputSize: [i], kernelSize: k, stride: s, padding: p, ceilMode }).outputSize).toEqual([o]);
  });
});

describe("derivePooling(layer), worked by hand", () => {
  test("of 2x2 on 6 channels of 28x27: the stride is the kernel, and nothing is trained", () => {
    const { steps: _, ...values } = of({
      kind: "average",
      channels: 6,
      inputSize: [28, 27],
      kernelSize: 2,
    });
    expect(values).toEqual({
      effectiveKernel: [2, 2],
      padding: [
        [0, 0],
        [0, 0],
      ],
      outputSize: [14, 13], // floor(26/2) + 1, floor(25/2) + 1
      outputChannels: 6,
      unusedInput: [0, 1],
      parameters: 0,
      macs: 0,
      inputElements: 4536, // 6 * 28*27
      outputElements: 1092, // 6 * 14*13
    });
  });

  // biome-ignore format: a table
  test.each<{ i: number; k: number; s: number; d: number; padding: NonNullable<PoolingSpec["padding"]>; ceilMode: boolean; o: number; unused: number; note: string }>([
    { i: 5, k: 2, s: 2, d: 1, padding: 0,            ceilMode: true,  o: 3, unused: 0, note: "windows 0-1, 2-3, 4-5: the last hangs over" },
    { i: 4, k: 2, s: 2, d: 1, padding: 0,            ceilMode: true,  o: 2, unused: 0, note: "windows 0-1, 2-3: none to round up" },
    { i: 4, k: 1, s: 3, d: 1, padding: 0,            ceilMode: true,  o: 2, unused: 0, note: "windows 0, 3" },
    { i: 5, k: 1, s: 3, d: 1, padding: 0,            ceilMode: true,  o: 2, unused: 1, note: "windows 0, 3; the one at 6 starts past the end" },
    { i: 3, k: 2, s: 2, d: 1, padding: 1,            ceilMode: true,  o: 2, unused: 0, note: "windows -1-0, 1-2; the one at 3 starts in the padding after" },
    { i: 4, k: 2, s: 2, d: 1, padding: [[1, 0]],     ceilMode: true,  o: 3, unused: 0, note: "windows -1-0, 1-2, 3-4" },
    { i: 2, k: 3, s: 2, d: 1, padding: 0,            ceilMode: true,  o: 1, unused: 0, note: "one window, 0-2, larger than the input" },
    { i: 8, k: 2, s: 2, d: 3, padding: 0,            ceilMode: true,  o: 3, unused: 0, note: "span 4: windows 0-3, 2-5, 4-7" },
    { i: 6, k: 3, s: 2, d: 1, padding: "same",       ceilMode: false, o: 3, unused: 0, note: "ceil(6/2)" },
    { i: 7, k: 2, s: 3, d: 1, padding: "same",       ceilMode: false, o: 3, unused: 0, note: "ceil(7/3)" },
    { i: 7, k: 2, s: 3, d: 1, padding: "same-lower", ceilMode: true,  o: 3, unused: 0, note: "ceil(7/3), ceil mode or not" },
    { i: 4, k: 3, s: 1, d: 1, padding: 2,            ceilMode: false, o: 6, unused: 0, note: "4 + 2*2 - 3 + 1" },
    { i: 1, k: 2, s: 2, d: 1, padding: 4,            ceilMode: true,  o: 3, unused: 0, note: "windows -4, -2, 0; the one at 2 starts in the padding after" },
    { i: 7, k: 2, s: 3, d: 1, padding: "valid",      ceilMode: false, o: 2, unused: 2, note: "windows 0-1, 3-4: elements 5, 6 are left" },
  ])("i=$i k=$k s=$s d=$d $padding ceilMode=$ceilMode gives $o, leaves $unused ($note)", ({ i, k, s, d, padding, ceilMode, o, unused }) => {
    const derivation = of({ ...max, inputSize: [i], kernelSize: k, stride: s, dilation: d, padding, ceilMode });
    expect(derivation.outputSize).toEqual([o]);
    expect(derivation.unusedInput).toEqual([unused]);
  });

  test("of a global pooling: one element a channel", () => {
    const layer = globalPooling({ kind: "average", inputSize: [7, 5], channels: 512 });
    expect(derivePooling(layer)).toMatchObject({ outputSize: [1, 1], outputChannels: 512, parameters: 0 });
  });
});

describe("derivePooling(layer).steps", () => {
  const lines = (rest: Partial<PoolingSpec>) =>
    of({ ...max, inputSize: [9], kernelSize: 3, ...rest }).steps.map(
      ({ symbol, formula }) => `${symbol} = ${text(formula)}`,
    );

  test("in floor mode are those of a convolution", () => {
    expect(lines({})).toEqual([
      "k_eff = d*(k - 1) + 1",
      "o = floor((i + 2*p - k)/s) + 1",
      "u = max(i - max((o - 1)*s + k - p, 0), 0)",
      "n = 0",
      "m = 0",
      "e_in = C*i",
      "e_out = C*o",
    ]);
  });

  test("in ceil mode round up and drop what starts too late", () => {
    expect(lines({ ceilMode: true }).slice(1, 4)).toEqual([
      "o_ceil = ceil((i + 2*p - k)/s) + 1",
      "o_drop = max(o_ceil - ceil((i + p)/s), 0)",
      "o = o_ceil - o_drop",
    ]);
    expect(lines({ ceilMode: true, padding: [[1, 0]], dilation: 2 }).slice(1, 3)).toEqual([
      "o_ceil = ceil((i + p_before + p_after - k_eff)/s) + 1",
      "o_drop = max(o_ceil - ceil((i + p_before)/s), 0)",
    ]);
  });
});

describe("safeParsePooling(spec)", () => {
  const plain = { kind: "max", inputSize: [8, 8], channels: 4, kernelSize: 3 } as const;
  // biome-ignore format: a table
  test.each<[UncheckedPooling, readonly LayerIssue[]]>([
    [{},                                         []],
    [{ kind: undefined },                        [{ code: "missing", field: "kind" }]],
    [{ kind: "median" },                         [{ code: "not-one-of", field: "kind", value: "median", choices: ["max", "average", "lp"] }]],
    [{ kind: "constructor" },                    [{ code: "not-one-of", field: "kind", value: "constructor", choices: ["max", "average", "lp"] }]],
    [{ divisor: 2 },                             [{ code: "unknown-field", field: "dilation", given: "divisor", fields: "inputSize, kernelSize, channels, padding, dilation, ceilMode, countPadding, kind, stride" }]],
    [{ channels: 0 },                            [{ code: "out-of-range", field: "channels", value: 0, minimum: 1, maximum: 9007199254740991 }]],
    [{ kernelSize: undefined },                  [{ code: "missing", field: "kernelSize" }]],
    [{ kernelSize: [3] },                        [{ code: "wrong-length", field: "kernelSize", length: 1, rank: 2 }]],
    [{ stride: 0 },                              [{ code: "out-of-range", field: "stride", value: 0, minimum: 1, maximum: 9007199254740991 }]],
    [{ stride: null, padding: null },            []],
    [{ padding: "full" },                        [{ code: "unknown-padding", field: "padding", value: "full" }]],
    [{ padding: 1 },                             []],
    [{ padding: 2 },                             []], // more than half a kernel, which PyTorch refuses and ONNX does not
    [{ padding: [7, [0, 2]], dilation: 2 },      []],
    [{ padding: "same", dilation: 3 },           []],
    [{ dilation: [1, 2], kind: "average" },      []],
    [{ kernelSize: [9, 3] },                     [{ code: "kernel-larger-than-input", field: "kernelSize", axis: 0, effectiveKernel: 9, paddedInput: 8 }]],
    [{ kernelSize: [9, 3], ceilMode: true },     []],
    [{ kernelSize: [9, 3], ceilMode: true, stride: 1 }, [{ code: "output-not-positive", field: "kernelSize", axis: 0, outputSize: 0 }]],
    [{ ceilMode: 1 },                            [{ code: "not-a-boolean", field: "ceilMode", value: 1 }]],
    [{ countPadding: "no" },                     [{ code: "not-a-boolean", field: "countPadding", value: "no" }]],
    [{ kernelSize: 2 ** 27, dilation: 2 ** 27 }, [{ code: "count-not-exact", field: "dilation", axis: 0, quantity: "effectiveKernel" },
                                                  { code: "count-not-exact", field: "dilation", axis: 1, quantity: "effectiveKernel" }]],
    [{ inputSize: [2 ** 27, 2 ** 26] },          [{ code: "count-not-exact", field: "inputSize", quantity: "inputElements" }]],
  ])("%o", (wrong, issues) => {
    expect(safeParsePooling({ ...plain, ...wrong }).issues).toEqual(issues);
  });

  test("of a kind that no string can say", () => {
    expect(safeParsePooling({ ...plain, kind: Symbol("max") }).issues).toMatchObject([
      { code: "not-one-of" },
    ]);
    expect(safeParsePooling({ ...plain, kind: Object.create(null) }).issues).toMatchObject([
      { code: "not-one-of" },
    ]);
  });

  test("spreads scalars, and throws what it finds", () => {
    expect(pooling(plain)).toEqual({
      kind: "max-pooling",
      inputSize: [8, 8],
      channels: 4,
      kernelSize: [3, 3],
      stride: [3, 3],
      padding: [
        [0, 0],
        [0, 0],
      ],
      dilation: [1, 1],
      ceilMode: false,
      countPadding: true,
    });
    expect(pooling({ ...plain, kind: "average", padding: "same", stride: [1, 2] })).toMatchObject({
      kind: "average-pooling",
      stride: [1, 2],
      countPadding: false,
    });
    expect(() => pooling({ ...plain, padding: -1 })).toThrow(LayerError);
    expect(safeParsePooling({ ...plain, padding: -1 }).layer).toBeUndefined();
  });
});

describe("of any pooling", () => {
  test("outputSize is the number of windows that may start and, in floor mode, fit, counted one by one", () => {
    fc.assert(
      fc.property(validPooling, (spec) => {
        const { outputSize, padding } = of(spec);
        expect(outputSize).toEqual(spec.inputSize.map((_, axis) => windows(spec, axis, padding[axis])));
      }),
      { numRuns: 1000 },
    );
  });

  test("a step's value is evaluate(step.formula, step.values), and a whole number", () => {
    fc.assert(
      fc.property(validPooling, (spec) => {
        for (const { formula, values, value } of of(spec).steps) {
          expect(value).toBe(evaluate(formula, values));
          expect(Object.keys(values)).toEqual(symbolsOf(formula));
          expect(Number.isSafeInteger(value) && value >= 0).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** The windows of one axis: every s-th place is tried, until one would start too late, or past where it fits. */
function windows(
  spec: SpelledPooling,
  axis: number,
  [before, after]: readonly [number, number] = [0, 0],
): number {
  const size = spec.inputSize[axis] as number;
  const stride = spec.stride[axis] as number;
  if (typeof spec.padding === "string") return Math.ceil(size / stride);
  const reach = span(spec.kernelSize[axis] as number, spec.dilation[axis] as number);
  const end = size + after;
  let count = 0;
  for (let start = -before; start < size || !spec.ceilMode; start += stride) {
    const reached = start + reach;
    if (reached > end && !spec.ceilMode) break;
    count++;
    if (reached >= end) break; // nothing is left that a further window could see
  }
  return count;
}
