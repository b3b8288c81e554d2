import fc from "fast-check";
import katex from "katex";
import { describe, expect, test } from "vitest";
import {
  type ConvolutionSpec,
  convolution,
  type Derivation,
  derive,
  pooling,
  transposedConvolution,
} from "../../src/convolution/index.ts";
import { CountNotExactError } from "../../src/convolution/step.ts";
import { evaluate } from "../../src/formula/evaluate.ts";
import { symbolsOf } from "../../src/formula/formula.ts";
import { tex } from "../../src/formula/tex.ts";
import { text } from "../../src/formula/text.ts";
import { conv3d, type SpelledSpec, validSpec } from "./layers.ts";

const of = (spec: ConvolutionSpec): Derivation => derive(convolution(spec));

describe("derive(layer) of the two examples this project started from", () => {
  test("Conv2D, 5 kernels of 3x3 on 3 channels of 10x10", () => {
    const { steps: _, ...values } = of({ inputSize: [10, 10], inChannels: 3, outChannels: 5, kernelSize: 3 });
    expect(values).toEqual({
      effectiveKernel: [3, 3],
      padding: [
        [0, 0],
        [0, 0],
      ],
      outputSize: [8, 8], // 10 - 3 + 1
      outputChannels: 5,
      unusedInput: [0, 0],
      kernelWeights: 27, // 3*3*3
      weights: 135, // 27*5
      biases: 5,
      parameters: 140,
      macs: 8640, // 135*64
      inputElements: 300,
      outputElements: 320, // 5*64
    });
  });

  test("Conv3D, 4 kernels of 2x2x2 on 5 channels of 4x10x10", () => {
    const { steps: _, ...values } = of(conv3d.spec);
    expect(values).toEqual(conv3d.values);
  });
});

test("derive(layer) takes every kind of layer that moves a window, and works each out once", () => {
  const window = { inputSize: [7], kernelSize: 3, stride: 2 };
  const forward = convolution({ ...window, inChannels: 2, outChannels: 4 });
  const transposed = transposedConvolution({ ...window, inChannels: 2, outChannels: 4 });
  const pooled = pooling({ ...window, kind: "max", channels: 2 });
  // floor((7 - 3)/2) + 1; (7 - 1)*2 + 3; as the first
  expect([forward, transposed, pooled].map((layer) => derive(layer).outputSize)).toEqual([[3], [15], [3]]);
  // 3*2*4 + 4; the same; a pooling has none
  expect([forward, transposed, pooled].map((layer) => derive(layer).parameters)).toEqual([28, 28, 0]);
  for (const layer of [forward, transposed, pooled]) expect(derive(layer)).toBe(derive(layer));
});

describe("derive(layer) of a layer of four axes and of one with everything set, worked by hand", () => {
  test("rank 4: 3 kernels of 2x2x3x3 on 2 channels of 3x4x5x6, stride (1, 2, 1, 2)", () => {
    const { steps: _, ...values } = of({
      inputSize: [3, 4, 5, 6],
      inChannels: 2,
      outChannels: 3,
      kernelSize: [2, 2, 3, 3],
      stride: [1, 2, 1, 2],
    });
    expect(values).toEqual({
      effectiveKernel: [2, 2, 3, 3],
      padding: [
        [0, 0],
        [0, 0],
        [0, 0],
        [0, 0],
      ],
      outputSize: [2, 2, 3, 2], // 3-2+1, (4-2)/2+1, 5-3+1, floor((6-3)/2)+1
      outputChannels: 3,
      unusedInput: [0, 0, 0, 1], // the windows of the last axis are 0-2 and 2-4
      kernelWeights: 72, // 2*2*3*3 * 2
      weights: 216, // 72*3
      biases: 3,
      parameters: 219,
      macs: 5184, // 216 * 2*2*3*2
      inputElements: 720, // 2 * 3*4*5*6
      outputElements: 72, // 3 * 24
    });
  });

  test("6 kernels of 3x2 in 2 groups on 4 channels of 7x6, stride (2, 1), padding [1, 0] and 2, dilation (1, 3), no bias", () => {
    const { steps: _, ...values } = of({
      inputSize: [7, 6],
      inChannels: 4,
      outChannels: 6,
      kernelSize: [3, 2],
      stride: [2, 1],
      padding: [[1, 0], 2],
      dilation: [1, 3],
      groups: 2,
      bias: false,
    });
    expect(values).toEqual({
      effectiveKernel: [3, 4], // 1*2+1, 3*1+1
      padding: [
        [1, 0],
        [2, 2],
      ],
      outputSize: [3, 7], // floor((7+1-3)/2)+1, 6+4-4+1
      outputChannels: 6,
      unusedInput: [1, 0], // the last window of the first axis is 3-5 of 0-6
      kernelWeights: 12, // 3*2 * 4/2
      weights: 72, // 12*6
      biases: 0,
      parameters: 72,
      macs: 1512, // 72*21
      inputElements: 168, // 4*42
      outputElements: 126, // 6*21
    });
  });
});

describe("outputSize and parameters of whole layers, as published", () => {
  const torch = "torch 2.13.0 docstring";
  const keras = "Keras 3.15.1";
  // biome-ignore format: a table
  test.each<[string, ConvolutionSpec, readonly number[], number]>([
    [`Conv1d(16, 33, 3, stride=2) (${torch})`,  { inputSize: [50], inChannels: 16, outChannels: 33, kernelSize: 3, stride: 2 },                                                              [24],        1617],
    [`Conv2d(16, 33, 3, stride=2) (${torch})`,  { inputSize: [50, 100], inChannels: 16, outChannels: 33, kernelSize: 3, stride: 2 },                                                         [24, 49],    4785],
    [`Conv2d(16, 33, (3, 5), ...) (${torch})`,  { inputSize: [50, 100], inChannels: 16, outChannels: 33, kernelSize: [3, 5], stride: [2, 1], padding: [4, 2] },                              [28, 100],   7953],
    [`Conv2d(..., dilation=(3, 1)) (${torch})`, { inputSize: [50, 100], inChannels: 16, outChannels: 33, kernelSize: [3, 5], stride: [2, 1], padding: [4, 2], dilation: [3, 1] },            [26, 100],   7953],
    [`Conv2D(5, 3) channels_first (${keras})`,  { inputSize: [10, 10], inChannels: 3, outChannels: 5, kernelSize: 3 },                                                                       [8, 8],      140],
    [`Conv2D(5, 3) on (3, 10, 10) (${keras})`,  { inputSize: [3, 10], inChannels: 10, outChannels: 5, kernelSize: 3 },                                                                       [1, 8],      455],
    [`Conv3D(4, 2) channels_first (${keras})`,  { inputSize: [4, 10, 10], inChannels: 5, outChannels: 4, kernelSize: 2 },                                                                    [3, 9, 9],   164],
    [`Conv3D(4, 2) on (5, 4, 10, 10) (${keras})`, { inputSize: [5, 4, 10], inChannels: 10, outChannels: 4, kernelSize: 2 },                                                                  [4, 3, 9],   324],
    ["nn.Conv3d(3, 5, (4, 7, 7)) (ijyty.com/news/1552673)", { inputSize: [7, 60, 40], inChannels: 3, outChannels: 5, kernelSize: [4, 7, 7] },                                                [4, 54, 34], 2945],
    ["Conv1D(7, 40) (stackoom.com/en/question/48qY6)",      { inputSize: [60], inChannels: 1, outChannels: 7, kernelSize: 40 },                                                              [21],        287],
    ["Conv1D(10, 16) (stackoom.com/en/question/48qY6)",     { inputSize: [21], inChannels: 7, outChannels: 10, kernelSize: 16 },                                                             [6],         1130],
    ["AlexNet conv1 (cs231n.github.io)",                    { inputSize: [227, 227], inChannels: 3, outChannels: 96, kernelSize: 11, stride: 4 },                                            [55, 55],    34944],
    ["groups=4 (TylerYep/torchinfo, groups.out)",           { inputSize: [28, 28], inChannels: 16, outChannels: 32, kernelSize: 3, groups: 4 },                                              [26, 26],    1184],
  ])("%s", (_, spec, outputSize, parameters) => {
    expect(of(spec)).toMatchObject({ outputSize, outputChannels: spec.outChannels, parameters });
  });

  test('(3, 5) with padding (0, 1), stride (3, 4) on 8x8 gives 2x2, with "valid" 2x1 (d2l-ai/d2l-en, padding-and-strides.md)', () => {
    const layer = { inputSize: [8, 8], inChannels: 1, outChannels: 1, kernelSize: [3, 5], stride: [3, 4] };
    expect(of({ ...layer, padding: [0, 1] }).outputSize).toEqual([2, 2]);
    expect(of({ ...layer, padding: "valid" }).outputSize).toEqual([2, 1]);
  });
});

describe("derive(layer).steps is the way a textbook goes", () => {
  const lines = (spec: ConvolutionSpec) =>
    of(spec).steps.map(({ quantity, axis, symbol, formula }) => [
      quantity,
      axis,
      `${symbol} = ${text(formula)}`,
    ]);

  test("of a plain Conv1D, where letters need no axis", () => {
    // biome-ignore format: a table
    expect(lines({ inputSize: [9], inChannels: 2, outChannels: 3, kernelSize: 3 })).toEqual([
      ["effectiveKernel", 0,         "k_eff = d*(k - 1) + 1"],
      ["outputSize",      0,         "o = floor((i + 2*p - k)/s) + 1"],
      ["unusedInput",     0,         "u = max(i - max((o - 1)*s + k - p, 0), 0)"],
      ["kernelWeights",   undefined, "n_k = k*C_in"],
      ["weights",         undefined, "n_w = k*C_in*C_out"],
      ["biases",          undefined, "n_b = C_out"],
      ["parameters",      undefined, "n = k*C_in*C_out + C_out"],
      ["macs",            undefined, "m = k*C_in*C_out*o"],
      ["inputElements",   undefined, "e_in = C_in*i"],
      ["outputElements",  undefined, "e_out = C_out*o"],
    ]);
  });

  test("of a Conv2D with groups, without bias, dilated on one axis and unevenly padded on the other", () => {
    const spec = {
      inputSize: [9, 9],
      inChannels: 2,
      outChannels: 4,
      kernelSize: 3,
      dilation: [2, 1],
      groups: 2,
      bias: false,
    };
    // biome-ignore format: a table
    expect(lines({ ...spec, padding: [1, [1, 0]] })).toEqual([
      ["effectiveKernel", 0,         "k_eff = d*(k - 1) + 1"],
      ["outputSize",      0,         "o = floor((i + 2*p - k_eff)/s) + 1"],
      ["unusedInput",     0,         "u = max(i - max((o - 1)*s + k_eff - p, 0), 0)"],
      ["effectiveKernel", 1,         "k_eff = d*(k - 1) + 1"],
      ["outputSize",      1,         "o = floor((i + p_before + p_after - k)/s) + 1"],
      ["unusedInput",     1,         "u = max(i - max((o - 1)*s + k - p_before, 0), 0)"],
      ["kernelWeights",   undefined, "n_k = k_h*k_w*(C_in/g)"],
      ["weights",         undefined, "n_w = k_h*k_w*(C_in/g)*C_out"],
      ["biases",          undefined, "n_b = 0"],
      ["parameters",      undefined, "n = k_h*k_w*(C_in/g)*C_out"],
      ["macs",            undefined, "m = k_h*k_w*(C_in/g)*C_out*o_h*o_w"],
      ["inputElements",   undefined, "e_in = C_in*i_h*i_w"],
      ["outputElements",  undefined, "e_out = C_out*o_h*o_w"],
    ]);
  });

  const total = "p_total = max((ceil(i/s) - 1)*s + k - i, 0)";
  // biome-ignore format: a table
  test.each<[ConvolutionSpec["padding"] & string, readonly string[]]>([
    ["valid",      ["o = floor((i + 2*p - k)/s) + 1"]],
    ["same",       [total, "p_before = floor(p_total/2)", "p_after = p_total - p_before", "o = floor((i + p_total - k)/s) + 1"]],
    ["same-lower", [total, "p_after = floor(p_total/2)", "p_before = p_total - p_after", "o = floor((i + p_total - k)/s) + 1"]],
    ["full",       ["p = k - 1", "o = floor((i + 2*p - k)/s) + 1"]],
    ["causal",     ["p_before = k - 1", "o = floor((i + p_before + p_after - k)/s) + 1"]],
  ])("of padding \"%s\", which is worked out first", (padding, expected) => {
    const written = lines({ inputSize: [9], inChannels: 1, outChannels: 1, kernelSize: 3, padding }).map(([, , line]) => line);
    expect(written.slice(1, -8)).toEqual(expected);
  });

  test('of padding "same", whose quantities have names', () => {
    const { steps } = of({
      inputSize: [6],
      inChannels: 1,
      outChannels: 1,
      kernelSize: 3,
      stride: 2,
      padding: "same",
    });
    // biome-ignore format: a table
    expect(steps.slice(1, 5).map(({ quantity, value }) => [quantity, value])).toEqual([
      ["totalPadding",  1], // 2*2 + 3 - 6
      ["paddingBefore", 0],
      ["paddingAfter",  1],
      ["outputSize",    3],
    ]);
    const full = of({ inputSize: [6], inChannels: 1, outChannels: 1, kernelSize: 3, padding: "full" });
    expect(full.steps[1]).toMatchObject({ quantity: "padding", value: 2 });
  });

  test("of a dilated axis, where every rule takes the span of the kernel", () => {
    const dilated = (padding: "same" | "full" | "causal") =>
      lines({ inputSize: [9], inChannels: 1, outChannels: 1, kernelSize: 3, dilation: 2, padding })[1]?.[2];
    expect(dilated("same")).toBe("p_total = max((ceil(i/s) - 1)*s + k_eff - i, 0)");
    expect(dilated("full")).toBe("p = k_eff - 1");
    expect(dilated("causal")).toBe("p_before = k_eff - 1");
  });

  test("of four axes, whose letters are numbered", () => {
    const spec = { inputSize: [3, 3, 3, 3], inChannels: 1, outChannels: 1, kernelSize: 2 };
    expect(lines(spec).at(-1)?.[2]).toBe("e_out = C_out*o_1*o_2*o_3*o_4");
    expect(lines({ ...spec, inputSize: [3, 3, 3] }).at(-1)?.[2]).toBe("e_out = C_out*o_d*o_h*o_w");
  });
});

describe("of any layer", () => {
  test("a step's value is evaluate(step.formula, step.values), and its values are those of its symbols", () => {
    fc.assert(
      fc.property(validSpec, (spec) => {
        for (const { formula, values, value } of of(spec).steps) {
          expect(value).toBe(evaluate(formula, values));
          expect(Object.keys(values)).toEqual(symbolsOf(formula));
        }
      }),
      { numRuns: 300 },
    );
  });

  test("every number a step uses is given, or was worked out by a step before it", () => {
    fc.assert(
      fc.property(validSpec, (spec) => {
        const { steps, outputSize } = of(spec);
        const subscripts =
          [[], [""], ["_h", "_w"], ["_d", "_h", "_w"], ["_1", "_2", "_3", "_4"]][spec.inputSize.length] ?? [];
        const perLayer = (letter: string, sizes: readonly number[]) =>
          subscripts.map((axis, at) => [`${letter}${axis}`, sizes[at]]);
        const ofLayer = Object.fromEntries([
          ["C_in", spec.inChannels],
          ["C_out", spec.outChannels],
          ["g", spec.groups],
          ...perLayer("i", spec.inputSize),
          ...perLayer("k", spec.kernelSize),
          ...perLayer("o", outputSize),
        ]);
        const ofAxis = spec.inputSize.map((_, axis) => givenOfAxis(spec, axis));
        for (const { axis, symbol, values, value } of steps) {
          const known = axis === undefined ? ofLayer : (ofAxis[axis] ?? {});
          expect(known).toMatchObject(values);
          known[symbol] = value;
        }
      }),
      { numRuns: 300 },
    );
  });

  test("the values by name are those of the steps", () => {
    fc.assert(
      fc.property(validSpec, (spec) => {
        const { steps, ...named } = of(spec);
        for (const { quantity, axis, value } of steps) {
          if (!(quantity in named)) continue;
          const found = named[quantity as keyof typeof named];
          const expected = quantity === "padding" ? [value, value] : value; // one number a side
          expect(axis === undefined ? found : (found as readonly unknown[])[axis]).toEqual(expected);
        }
        const quantities = new Set(steps.map(({ quantity }) => quantity));
        expect([...Object.keys(named)].filter((name) => !quantities.has(name) && name !== "padding")).toEqual(
          ["outputChannels"],
        );
      }),
    );
  });

  test("no value is a fraction, negative or not a number; an output has at least one element", () => {
    fc.assert(
      fc.property(validSpec, (spec) => {
        const { steps, outputSize, padding } = of(spec);
        for (const value of [...steps.map((step) => step.value), ...padding.flat()]) {
          expect(Number.isSafeInteger(value)).toBe(true);
          expect(value).toBeGreaterThanOrEqual(0);
          expect(Object.is(value, -0)).toBe(false);
        }
        for (const size of outputSize) expect(size).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: 500 },
    );
  });

  test("a scalar says the same as one entry an axis", () => {
    const four = fc.tuple(
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 3 }),
      fc.nat(3),
      fc.integer({ min: 1, max: 3 }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), four, (rank, [kernelSize, stride, padding, dilation]) => {
        const every = <Value>(value: Value) => Array<Value>(rank).fill(value);
        const layer = { inputSize: every(7), inChannels: 1, outChannels: 1 };
        const short = of({ ...layer, kernelSize, stride, padding, dilation });
        const spelled = { kernelSize: every(kernelSize), stride: every(stride), dilation: every(dilation) };
        expect(of({ ...layer, ...spelled, padding: every(padding) })).toEqual(short);
        expect(of({ ...layer, ...spelled, padding: every([padding, padding] as const) })).toEqual(short);
      }),
    );
  });

  test("every formula typesets under KaTeX at its strictest, in symbols and with the numbers put in", () => {
    fc.assert(
      fc.property(validSpec, fc.boolean(), (spec, displayMode) => {
        for (const { formula, values } of of(spec).steps) {
          for (const line of [tex(formula), tex(formula, values)]) {
            const strict = (code: string) => (code === "htmlExtension" ? "ignore" : "error");
            expect(
              () => katex.renderToString(line, { displayMode, strict, throwOnError: true }),
              line,
            ).not.toThrow();
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});

test("a step about the whole layer has no axis at all", () => {
  const { steps } = of({ inputSize: [9], inChannels: 2, outChannels: 3, kernelSize: 3 });
  expect(steps.filter((step) => "axis" in step).map(({ quantity }) => quantity)).toEqual([
    "effectiveKernel",
    "outputSize",
    "unusedInput",
  ]);
});

test("derive(layer) of a layer that nobody checked throws rather than round a count", () => {
  const layer = convolution({ inputSize: [9], inChannels: 1, outChannels: 1, kernelSize: 1 });
  const error = new CountNotExactError("parameters", undefined);
  expect(() => derive({ ...layer, outChannels: 2 ** 53 - 1 })).toThrow(/made of its spec/);
  expect(error).toMatchObject({ name: "CountNotExactError", quantity: "parameters" });
  expect(error.message).toBe("parameters passes 2^53 - 1.");
});

test("the defaults are stride 1, padding 0, dilation 1, one group and a bias", () => {
  const short = { inputSize: [6, 5], inChannels: 2, outChannels: 3, kernelSize: 2 };
  expect(convolution(short)).toEqual(
    convolution({ ...short, stride: 1, padding: 0, dilation: 1, groups: 1, bias: true }),
  );
  expect(of(short)).toMatchObject({ outputSize: [5, 4], biases: 3 }); // 6 - 2 + 1, 5 - 2 + 1
});

/** The numbers of one axis that no step works out. */
function givenOfAxis(spec: SpelledSpec, axis: number): Record<string, number> {
  const given: Record<string, number> = {
    i: spec.inputSize[axis] as number,
    k: spec.kernelSize[axis] as number,
    s: spec.stride[axis] as number,
    d: spec.dilation[axis] as number,
  };
  if (spec.padding === "valid") return { ...given, p: 0 };
  if (spec.padding === "causal") return { ...given, p_after: 0 };
  if (typeof spec.padding === "string") return given;
  const entry = spec.padding[axis] as number | readonly [number, number];
  const [before, after] = typeof entry === "number" ? [entry, entry] : entry;
  return before === after ? { ...given, p: before } : { ...given, p_before: before, p_after: after };
}
