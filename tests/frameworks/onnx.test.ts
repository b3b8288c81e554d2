import { describe, expect, test } from "vitest";
import { disagreement, type OnnxTest, onnxOperators } from "./onnx.ts";

/** A test with a batch of one image of one channel. */
function onnx(
  operator: string,
  attributes: OnnxTest["attributes"],
  [input, ...weights]: readonly (readonly number[])[],
  output: readonly number[],
): OnnxTest {
  const line = (data: readonly number[] = []) => ({ shape: [1, 1, data.length], data });
  const name = `test_${operator.toLowerCase()}`;
  const inputs = [line(input), ...weights.map(line)];
  return { name, operator, attributes, inputs, output: line(output), rtol: 0, atol: 0 };
}

const conv = onnx(
  "Conv",
  { strides: [2], pads: [1, 0] },
  [
    [1, 2, 3, 4],
    [1, 10],
  ],
  [10, 32],
);

describe("disagreement", () => {
  test.each([
    conv,
    onnx(
      "Conv",
      { auto_pad: "SAME_LOWER" },
      [
        [1, 2, 3],
        [1, 10],
      ],
      [10, 21, 32],
    ),
    onnx(
      "ConvTranspose",
      { strides: [3], output_shape: [6] },
      [
        [1, 2],
        [1, 10],
      ],
      [1, 10, 0, 2, 20, 0],
    ),
    onnx(
      "ConvTranspose",
      { strides: [2], pads: [1, 0] },
      [
        [1, 2],
        [1, 10],
      ],
      [10, 2, 20],
    ),
    onnx("MaxPool", { kernel_shape: [2], strides: [2], ceil_mode: 1 }, [[4, 1, 2]], [4, 2]),
    onnx("AveragePool", { kernel_shape: [2], pads: [1, 0] }, [[4, 2]], [4, 3]),
    onnx("AveragePool", { kernel_shape: [2], pads: [1, 0], count_include_pad: 1 }, [[4, 2]], [2, 3]),
    onnx("MaxPool", { kernel_shape: [3], pads: [2, 2] }, [[4, 1]], [4, 4, 4, 1]),
    onnx("AveragePool", { kernel_shape: [3], pads: [2, 2] }, [[4, 2]], [4, 3, 3, 2]),
    onnx("AveragePool", { kernel_shape: [2], dilations: [2] }, [[4, 1, 2, 7]], [3, 4]),
    onnx("LpPool", { kernel_shape: [2], p: 1 }, [[4, -1, 2]], [5, 3]),
    onnx("LpPool", { kernel_shape: [2], strides: [2], pads: [1, 0] }, [[4, -3, 4]], [4, 5]),
    onnx("GlobalMaxPool", {}, [[4, 1, 2]], [4]),
    onnx("GlobalAveragePool", {}, [[4, 1, 4]], [3]),
  ])("nothing where our $operator with $attributes gives the output", (test) => {
    expect(onnxOperators).toContain(test.operator);
    expect(disagreement(test)).toBeUndefined();
  });

  test("both shapes, or both numbers, where it gives another", () => {
    expect(disagreement({ ...conv, output: { shape: [1, 1, 3], data: [10, 32, 0] } })).toBe(
      "output shape: ours [1, 1, 2], theirs [1, 1, 3]",
    );
    expect(disagreement({ ...conv, output: { shape: [1, 1, 2], data: [10, 33] } })).toBe(
      "output 1: ours 32, theirs 33",
    );
  });

  test("a number may be off by as much as the test allows", () => {
    const off = { ...conv, output: { shape: [1, 1, 2], data: [10, 33] } };
    expect(disagreement({ ...off, atol: 1 })).toBeUndefined();
    expect(disagreement({ ...off, rtol: 0.04 })).toBeUndefined();
    expect(disagreement({ ...off, atol: 0.9 })).toBeDefined();
  });

  test("a layer that we refuse, for ONNX has an output for it", () => {
    const large = onnx("MaxPool", { kernel_shape: [3] }, [[1]], [1]);
    expect(disagreement(large)).toBe("ours refused: kernel-larger-than-input");
  });

  test("a batch is looked at image by image", () => {
    const batch = {
      ...conv,
      inputs: [{ shape: [2, 1, 4], data: [1, 2, 3, 4, 5, 6, 7, 8] }, ...conv.inputs.slice(1)],
      output: { shape: [2, 1, 2], data: [10, 32, 50, 76] },
    };
    expect(disagreement(batch)).toBeUndefined();
  });
});
