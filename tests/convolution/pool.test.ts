import { describe, expect, test } from "vitest";
import { type PoolingSpec, pool, pooling } from "../../src/convolution/index.ts";

const ofLine = (spec: Omit<PoolingSpec, "channels" | "inputSize">, ...data: number[]) =>
  Array.from(
    pool(pooling({ ...spec, channels: 1, inputSize: [data.length] }), { shape: [1, data.length], data }).data,
  );

describe("pool(layer, input), worked by hand", () => {
  // biome-ignore format: a table
  test.each<[Omit<PoolingSpec, "channels" | "inputSize">, readonly number[], readonly number[]]>([
    [{ kind: "max", kernelSize: 2 },                                                    [3, 1, 4, 1, 5],   [3, 4]],
    [{ kind: "max", kernelSize: 2, ceilMode: true },                                    [3, 1, 4, 1, 5],   [3, 4, 5]],
    [{ kind: "max", kernelSize: 3, stride: 2, padding: 1 },                             [-3, -1, -4],      [-1, -1]],    // padding never wins
    [{ kind: "max", kernelSize: 2, stride: 1, dilation: 3 },                            [3, 1, 4, 1, 5],   [3, 5]],      // 3 1, 1 5
    [{ kind: "max", kernelSize: 2, stride: 1, padding: 1, dilation: 2 },                [7],               [-Infinity]], // -1 and 1: padding alone
    [{ kind: "average", kernelSize: 2 },                                                [3, 1, 4, 2, 5],   [2, 3]],
    [{ kind: "average", kernelSize: 3, stride: 2, padding: 1 },                         [3, 3, 6],         [2, 3]],      // (0+3+3)/3, (3+6+0)/3
    [{ kind: "average", kernelSize: 3, stride: 2, padding: 1, countPadding: false },    [3, 3, 6],         [3, 4.5]],    // 6/2, 9/2
    [{ kind: "average", kernelSize: 3, stride: 2, padding: "same" },                    [3, 3, 6],         [3, 4.5]],    // TensorFlow's word counts the input alone
    [{ kind: "average", kernelSize: 2, ceilMode: true },                                [3, 1, 4, 2, 5],   [2, 3, 5]],   // what hangs over is not counted: 5/1
    [{ kind: "average", kernelSize: 3, stride: 1, padding: 2 },                         [3, 6],            [1, 3, 3, 2]],       // 3/3, 9/3, 9/3, 6/3
    [{ kind: "average", kernelSize: 3, stride: 1, padding: 2, countPadding: false },    [3, 6],            [3, 4.5, 4.5, 6]],
    [{ kind: "average", kernelSize: 2, stride: 1, padding: 2, countPadding: false },    [7],               [0, 7, 7, 0]],       // of nothing 0, as in ONNX Runtime
    [{ kind: "average", kernelSize: 2, stride: 1, dilation: 2 },                        [3, 1, 4, 7],      [3.5, 4]],           // 3 4, 1 7
    [{ kind: "average", kernelSize: 4, padding: 2, ceilMode: true },                    [1, 2, 3, 4, 5, 6, 7, 8, 9], [0.75, 4.5, 6]], // 3/4, 18/4, 24/4: one padding element
    [{ kind: "average", kernelSize: 3, stride: 2, padding: 1, divisor: 2 },             [3, 3, 6],         [3, 4.5]],           // 6/2, 9/2
    [{ kind: "lp", kernelSize: 2, stride: 1 },                                          [3, -4, 0],        [5, 4]],             // the root of 9 + 16
    [{ kind: "lp", kernelSize: 2, stride: 1, padding: 1, power: 1 },                    [3, -4],           [3, 7, 4]],
  ])("of %o on %o gives %o", (spec, input, output) => {
    expect(ofLine(spec, ...input)).toEqual(output);
  });

  test("of two channels of 2x2, each for itself", () => {
    const layer = pooling({ kind: "max", channels: 2, inputSize: [2, 2], kernelSize: 2 });
    const { shape, data } = pool(layer, { shape: [2, 2, 2], data: [1, 4, 3, 2, 8, 5, 6, 7] });
    expect(shape).toEqual([2, 1, 1]);
    expect(Array.from(data)).toEqual([4, 8]);
  });

  test("refuses an input of another shape", () => {
    const layer = pooling({ kind: "max", channels: 2, inputSize: [2, 2], kernelSize: 2 });
    expect(() => pool(layer, { shape: [2, 2], data: [1, 2, 3, 4] })).toThrow(
      "The input must have shape [2, 2, 2] and 8 numbers; got [2, 2] and 4.",
    );
  });
});
