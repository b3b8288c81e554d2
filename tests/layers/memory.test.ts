import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate } from "../../src/formula/evaluate.ts";
import { text } from "../../src/formula/text.ts";
import { type ByteUnit, bytesPerValue, deriveOn, inUnit, memoryOf } from "../../src/layers/index.ts";

/** The rows of CS231n's table of VGG-16, "VGGNet in detail", column memory: the volumes that it multiplies out. */
const vgg16: readonly (readonly number[])[] = [
  [224, 224, 3],
  ...[64, 64].map((channels) => [224, 224, channels]),
  ...[64, 128, 128].map((channels) => [112, 112, channels]),
  ...[128, 256, 256, 256].map((channels) => [56, 56, channels]),
  ...[256, 512, 512, 512].map((channels) => [28, 28, channels]),
  ...[512, 512, 512, 512].map((channels) => [14, 14, channels]),
  [7, 7, 512],
  [4096],
  [4096],
  [1000],
];
const activations = vgg16.reduce((total, row) => total + row.reduce((a, b) => a * b), 0);

/** A number as a page prints it. */
function printed(bytes: number, unit: ByteUnit, digits: number): string {
  const { numerator, denominator } = inUnit(bytes, unit).amount;
  return (numerator / denominator).toFixed(digits);
}

describe("VGG-16 in float32", () => {
  // torchvision 0.29.1: 138357544 parameters.
  const memory = memoryOf({ activations, parameters: 138357544 });

  test("CS231n's rows sum to 15237608 values, 58.1 MiB: its 24M and 93MB are wrong (issue 88 there)", () => {
    expect(activations).toBe(15237608);
    expect(printed(memory.activationBytes, "MiB", 1)).toBe("58.1");
  });

  test('convnet-burden\'s "58 MB" of features and "528 MB" of parameters are MiB', () => {
    expect(printed(memory.activationBytes, "MiB", 0)).toBe("58");
    expect(printed(memory.parameterBytes, "MiB", 0)).toBe("528");
    // 15237608*4 = 60950432 and 138357544*4 = 553430176 bytes.
    expect(printed(memory.activationBytes, "MB", 3)).toBe("60.950");
    expect(printed(memory.parameterBytes, "MB", 3)).toBe("553.430");
  });
});

describe("memoryOf(values, type), by hand", () => {
  // biome-ignore format: a table
  test.each([
    { type: "float64",  activationBytes: 80, parameterBytes: 40, gradientBytes: 104, forwardBytes: 120, trainingBytes: 224, note: "10*8, (3 + 2)*8, (10 + 3)*8" },
    { type: "float32",  activationBytes: 40, parameterBytes: 20, gradientBytes: 52,  forwardBytes: 60,  trainingBytes: 112, note: "half of it" },
    { type: "float16",  activationBytes: 20, parameterBytes: 10, gradientBytes: 26,  forwardBytes: 30,  trainingBytes: 56,  note: "half of that" },
    { type: "bfloat16", activationBytes: 20, parameterBytes: 10, gradientBytes: 26,  forwardBytes: 30,  trainingBytes: 56,  note: "the same" },
    { type: "int8",     activationBytes: 10, parameterBytes: 5,  gradientBytes: 13,  forwardBytes: 15,  trainingBytes: 28,  note: "a byte each" },
  ] as const)("10 activations, 3 parameters and 2 buffers in $type ($note)", ({ type, note: _, ...expected }) => {
    expect(memoryOf({ activations: 10, parameters: 3, buffers: 2 }, type)).toMatchObject(expected);
  });

  test("steps name the buffers only where there are some", () => {
    const lines = (buffers = 0) =>
      memoryOf({ activations: 1, parameters: 1, buffers }).steps.map(
        ({ symbol, formula }) => `${symbol} = ${text(formula)}`,
      );
    expect(lines()).toEqual([
      "B_a = a*b",
      "B_n = n*b",
      "B_g = (a + n)*b",
      "B_fwd = B_a + B_n",
      "B_all = B_fwd + B_g",
    ]);
    expect(lines(4)[1]).toBe("B_n = (n + n_r)*b");
  });

  test("of a layer derived on a shape: Conv2D(5, 3) on 3x10x10 has 140 parameters and 5*8*8 = 320 outputs", () => {
    const { outputElements, parameters } = deriveOn({ kind: "convolution", outChannels: 5, kernelSize: 3 }, [
      [3, 10, 10],
    ]);
    const memory = memoryOf({ activations: outputElements, parameters });
    expect([memory.activationBytes, memory.parameterBytes]).toEqual([1280, 560]); // 320*4, 140*4
  });

  test("refuses a count that is not whole, and bytes past 2^53 - 1", () => {
    expect(() => memoryOf({ activations: 1.5, parameters: 0 })).toThrow(TypeError);
    expect(() => memoryOf({ activations: 2 ** 52, parameters: 0 })).toThrow(
      "activationBytes passes 2^53 - 1",
    );
  });

  test("each step's value is its formula's, and training keeps what going forward and back keep", () => {
    const size = fc.nat(2 ** 40);
    const types = fc.constantFrom(...(Object.keys(bytesPerValue) as (keyof typeof bytesPerValue)[]));
    fc.assert(
      fc.property(size, size, size, types, (activations, parameters, buffers, type) => {
        const memory = memoryOf({ activations, parameters, buffers }, type);
        for (const { formula, values, value } of memory.steps) expect(evaluate(formula, values)).toBe(value);
        const values = memory.trainingBytes / bytesPerValue[type];
        expect(values).toBe(activations + activations + parameters + parameters + buffers);
      }),
    );
  });
});

describe("inUnit(bytes, unit)", () => {
  // biome-ignore format: a table
  test.each([
    [2 ** 20,    "MiB", { numerator: 1, denominator: 1 }],
    [1000000,    "MB",  { numerator: 1, denominator: 1 }],
    [1536,       "KiB", { numerator: 3, denominator: 2 }],
    [2500,       "kB",  { numerator: 5, denominator: 2 }],
    [2 ** 30,    "GiB", { numerator: 1, denominator: 1 }],
    [1500000000, "GB",  { numerator: 3, denominator: 2 }],
    [0,          "MiB", { numerator: 0, denominator: 1 }],
  ] as const)("%d bytes in %s, exactly", (bytes, unit, amount) => {
    expect(inUnit(bytes, unit).amount).toEqual(amount);
  });

  test("shows how", () => {
    const { step } = inUnit(3 * 2 ** 19, "MiB");
    expect([step.quantity, text(step.formula), step.value]).toEqual(["MiB", "B/(1024*1024)", 1.5]);
  });
});
