import { expect, test } from "vitest";
import { type OpSample, opInfoOperators, sampleVerdict } from "./opinfo.ts";

/** Two images of two channels in, a kernel of three by two, one bias a channel of four. */
const conv: OpSample = {
  operator: "conv2d",
  input: [2, 2, 8, 6],
  arguments: { weight: [4, 2, 3, 2], bias: [4], stride: [2, 1], padding: 1 },
  mixed: false,
  // (8 + 2 - 3) / 2 + 1, rounded down, and 6 + 2 - 2 + 1
  output: [2, 4, 4, 7],
};
const pool: OpSample = {
  operator: "max_pool1d",
  input: [2, 9],
  arguments: { kernel_size: [3], stride: [], padding: 1, ceil_mode: true },
  mixed: false,
  // (9 + 2 - 3) / 3 + 1, rounded up; the last window starts on the last element.
  output: [2, 4],
};

test("the operators are four, on one axis to three", () => {
  expect(opInfoOperators).toHaveLength(12);
  expect(opInfoOperators).toContain("conv_transpose3d");
});

test.each<[string, OpSample]>([
  ["a batch", conv],
  ["no batch, and a stride that is the kernel's size", pool],
  [
    "groups, whose channels come out together",
    {
      ...conv,
      operator: "conv_transpose1d",
      input: [2, 5],
      arguments: { weight: [2, 3, 4], bias: null, groups: 2, stride: 3, output_padding: [2] },
      // 3(5 - 1) + 4 + 2
      output: [6, 18],
    },
  ],
])("nothing is wrong where shape and parameters are alike: %s", (_, sample) => {
  expect(sampleVerdict(sample)).toEqual({});
});

test("both shapes are told where they differ, and both counts of parameters", () => {
  expect(sampleVerdict({ ...pool, output: [2, 3] }).wrong).toMatch("ours [2, 4], theirs [2, 3]");
  const biased = { ...conv, arguments: { ...conv.arguments, bias: [5] } };
  expect(sampleVerdict(biased).wrong).toBe("parameters: ours 52, theirs 53");
});

test("a refusal must be both's", () => {
  const wide = { ...pool, arguments: { ...pool.arguments, padding: 2 } };
  expect(sampleVerdict({ ...wide, output: null })).toEqual({ reason: "refused: padding-over-most" });
  expect(sampleVerdict(wide).wrong).toBe("ours padding-over-most, theirs [2, 4]");
  expect(sampleVerdict({ ...pool, output: null }).wrong).toMatch("ours [2, 4], theirs refused");
});

test("PyTorch's own rule, that same takes no stride, is among our refusals", () => {
  const same = { ...conv, arguments: { ...conv.arguments, padding: "same" }, output: null };
  expect(sampleVerdict(same)).toEqual({ reason: "refused: same-with-stride" });
});

test("what is not said of a layer is set aside", () => {
  expect(sampleVerdict({ ...conv, mixed: true, output: null }).reason).toMatch("number types");
});

test("a divisor changes no shape, and is not zero", () => {
  const divided = (divisor_override: number) => ({
    ...pool,
    arguments: { ...pool.arguments, divisor_override },
  });
  expect(sampleVerdict(divided(2))).toEqual({});
  expect(sampleVerdict({ ...divided(0), output: null })).toEqual({ reason: "refused: out-of-range" });
  expect(sampleVerdict(divided(-2)).reason).toMatch("a negative divisor");
  expect(sampleVerdict(divided(0)).wrong).toMatch("ours out-of-range");
});
