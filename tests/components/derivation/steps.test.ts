import { expect, test } from "vitest";
import { shareAxes, stepsOf } from "../../../components/derivation/steps.ts";
import { convolution, derive } from "../../../src/convolution/index.ts";

const square = derive(convolution({ inputSize: [10, 10], inChannels: 3, outChannels: 5, kernelSize: 3 }));
const flat = derive(
  convolution({ inputSize: [7, 60, 60], inChannels: 3, outChannels: 5, kernelSize: [4, 7, 7] }),
);

test("axes that read alike share a step", () => {
  expect(stepsOf(square, "outputSize").map(({ axes, step }) => [axes, step.value])).toEqual([[[0, 1], 8]]);
});

test("axes that differ stand apart, each with those like it", () => {
  // 7 - 4 + 1; 60 - 7 + 1
  expect(stepsOf(flat, "outputSize").map(({ axes, step }) => [axes, step.value])).toEqual([
    [[0], 4],
    [[1, 2], 54],
  ]);
});

test("one axis may be asked for", () => {
  expect(stepsOf(flat, "outputSize", 2).map(({ axes, step }) => [axes, step.value])).toEqual([[[2], 54]]);
});

test("a step of the whole layer has no axes", () => {
  expect(stepsOf(square, "parameters").map(({ axes, step }) => [axes, step.value])).toEqual([[[], 140]]);
});

test("axes of the same numbers but different formulas stand apart", () => {
  const layer = convolution({
    inputSize: [8, 8],
    inChannels: 1,
    outChannels: 1,
    kernelSize: 3,
    padding: [1, [1, 2]],
  });
  expect(stepsOf(derive(layer), "outputSize").map(({ axes }) => axes)).toEqual([[0], [1]]);
});

test("shareAxes keeps the order and loses no step", () => {
  const shared = shareAxes(flat.steps);
  expect(shared.flatMap(({ axes }) => (axes.length > 0 ? axes : [0]))).toHaveLength(flat.steps.length);
  expect(shared.at(-1)?.step.quantity).toBe(flat.steps.at(-1)?.quantity);
});

test("a quantity no step gives is refused with those there are", () => {
  expect(() => stepsOf(square, "outputShape")).toThrow(
    /No step gives "outputShape"; the steps give: .*outputSize/,
  );
  expect(() => stepsOf(square, "outputSize", 2)).toThrow('No step gives "outputSize" on axis 2');
});
