import { describe, expect, test } from "vitest";
import { answerWordsOf } from "../../../components/calculator/shown.ts";
import { inputsOf, stateOf } from "../../../components/calculator/state.ts";
import { convolution } from "../../../src/convolution/index.ts";
import { phrasesOf } from "../../../src/locales/index.ts";

const square = stateOf(convolution({ inputSize: [10, 12], inChannels: 3, outChannels: 5, kernelSize: 3 }));
const oblong = { ...square, perAxis: "yes" };
const line = { ...oblong, rank: "1" };

describe("in English", () => {
  const phrases = phrasesOf("en");
  const inputs = (field: string, state = square) =>
    inputsOf(field, state, phrases.live.field, answerWordsOf(phrases));
  const labels = (field: string, state = square) => inputs(field, state).map(({ label }) => label);

  test("a field that no axis has is one input, with neither axis nor letter", () => {
    expect(inputs("groups")).toEqual([{ name: "groups", value: "1", label: "Groups" }]);
  });

  test("a field of axes is an input an axis, with its letter; a layer of two axes has its first size for the third too", () => {
    expect(inputs("inputSize").map(({ name, value, letter }) => [name, value, letter])).toEqual([
      ["inputSize-d", "10", "D"],
      ["inputSize-h", "10", "H"],
      ["inputSize-w", "12", "W"],
    ]);
  });

  test("an input is called after its axis where it is of that axis alone", () => {
    expect(labels("kernelSize", oblong)).toEqual([
      "Kernel size, depth",
      "Kernel size, height",
      "Kernel size, width",
    ]);
  });

  test("an input that is of every axis is called after its field, save that of the input size", () => {
    expect(labels("kernelSize")).toEqual(["Kernel size", "Kernel size", "Kernel size"]);
    expect(labels("inputSize")).toEqual(["Input size, depth", "Input size, height", "Input size, width"]);
  });

  test("an only axis needs no name", () => {
    expect(new Set([...labels("kernelSize", line), ...labels("inputSize", line)])).toEqual(
      new Set(["Kernel size", "Input size"]),
    );
  });

  test("the padding behind is told from the one before", () => {
    expect(labels("padding")[2]).toBe("Padding");
    expect(labels("paddingAfter")[2]).toBe("Padding, after");
    expect(labels("paddingAfter", oblong)[2]).toBe("Padding, after, width");
  });
});

test("in Chinese, with its own comma", () => {
  const phrases = phrasesOf("zh-cn");
  const [, height] = inputsOf("kernelSize", oblong, phrases.live.field, answerWordsOf(phrases));
  expect(height?.label).toBe(`${phrases.live.field.kernelSize}，高度`);
});
