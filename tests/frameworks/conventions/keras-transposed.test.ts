import { describe, expect, test } from "vitest";
import { scatter, transposedConvolution } from "../../../src/convolution/index.ts";
import { underConvention } from "../../../src/frameworks/index.ts";
import { keras } from "../../../src/frameworks/keras/framework.ts";

// Keras 3.15.1's Conv1DTranspose of 1, 2, 3 with the kernel 1, 10, 100, ..., so that every digit tells where it comes from.
// biome-ignore format: a table
const measured: readonly [k: number, s: number, a: number | undefined, word: string, output: readonly number[]][] = [
  [3, 2, undefined, "same",  [1, 10, 102, 20, 203, 30]],
  [5, 3, undefined, "same",  [10, 100, 1002, 10020, 200, 2003, 20030, 300, 3000]],
  [4, 2, undefined, "same",  [10, 102, 1020, 203, 2030, 300]],
  [2, 3, undefined, "same",  [1, 10, 0, 2, 20, 0, 3, 30, 0]],
  [1, 2, undefined, "valid", [1, 0, 2, 0, 3, 0]],
  [2, 3, undefined, "valid", [1, 10, 0, 2, 20, 0, 3, 30, 0]],
  [3, 2, 1,         "valid", [1, 10, 102, 20, 203, 30, 300, 0]],
  [3, 2, 0,         "same",  [10, 102, 20, 203, 30]],
  [3, 2, 1,         "same",  [1, 10, 102, 20, 203, 30]],
  [5, 3, 1,         "same",  [10, 100, 1002, 10020, 200, 2003, 20030, 300]],
  [5, 3, 2,         "same",  [10, 100, 1002, 10020, 200, 2003, 20030, 300, 3000]],
  [4, 2, 1,         "same",  [10, 102, 1020, 203, 2030]],
  [4, 2, 0,         "same",  [102, 1020, 203, 2030]],
  [1, 3, 2,         "same",  [1, 0, 0, 2, 0, 0, 3, 0, 0]],
  [1, 3, 1,         "same",  [1, 0, 0, 2, 0, 0, 3, 0]],
  [2, 3, 2,         "same",  [1, 10, 0, 2, 20, 0, 3, 30]],
  [2, 3, 0,         "same",  [10, 0, 2, 20, 0, 3]],
];

describe("a transposed layer of Keras, made of this notebook's, has Keras's numbers", () => {
  test.each(measured)("k=%i s=%i output_padding=%s %s", (kernelSize, stride, a, padding, output) => {
    const own = { kernelSize, stride, padding, outChannels: 1, bias: false };
    const { layers, reported } = underConvention(keras, {
      kind: "transposed-convolution",
      inputShape: [3, 1],
      ...own,
      ...(a !== undefined && { outputPadding: a }),
    });
    const [made] = layers;
    if (made?.kind !== "transposed-convolution") throw new Error("Keras makes one transposed layer.");
    const { kind: _, ...fields } = made;
    const layer = transposedConvolution({ ...fields, inputSize: [3], inChannels: 1 });
    const weights = {
      shape: [1, 1, kernelSize],
      data: Array.from({ length: kernelSize }, (_, at) => 10 ** at),
    };
    expect([...scatter(layer, { input: { shape: [1, 3], data: [1, 2, 3] }, weights }).data]).toEqual(output);
    expect(reported?.outputShape).toEqual([output.length, 1]);
  });
});
