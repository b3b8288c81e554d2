import { backend_util } from "@tensorflow/tfjs-core";
import { expect, test } from "vitest";
import { errata } from "../../src/examples/errata.ts";
import { format } from "../../src/locales/format.ts";
import { chineseFaults } from "../locales/chinese.ts";

const erratum = (id: string) => errata.find((entry) => entry.id === id);

// The rows of the notes, from the input on.
const cs231nRows = [
  ...[
    224 * 224 * 3,
    224 * 224 * 64,
    224 * 224 * 64,
    112 * 112 * 64,
    112 * 112 * 128,
    112 * 112 * 128,
    56 * 56 * 128,
  ],
  ...[
    56 * 56 * 256,
    56 * 56 * 256,
    56 * 56 * 256,
    28 * 28 * 256,
    28 * 28 * 512,
    28 * 28 * 512,
    28 * 28 * 512,
  ],
  ...[14 * 14 * 512, 14 * 14 * 512, 14 * 14 * 512, 14 * 14 * 512, 7 * 7 * 512, 4096, 4096, 1000],
];

test.each<[string, readonly number[]]>([
  ["cs231n-vgg-16-memory", [cs231nRows.reduce((sum, row) => sum + row)]],
  ["conv-arithmetic-odd-transposed", [3, 3]], // (6 + 2 - 3)/2, rounded down, + 1
  ["alexnet-input-size", [55, 55]], // (227 - 11)/4 + 1
  ["alexnet-first-layer-neurons", [55 * 55 * 96]],
  ["tensorflow-js-numeric-padding", [96]], // 100 - 5 + 1
  ["d2l-tensorflow-tab", [2, 2]], // (8 - 3)/3 and (8 + 2 - 5)/4, rounded down, + 1
  ["resnet-50-receptive-field", [483]], // the table of google-research/receptive_field
  ["resnet-50-effective-padding", [239]], // the same
])("%s is worked to %j", (id, here) => {
  expect(erratum(id)?.here).toEqual(here);
});

test("the other figures are those of the other layer", () => {
  expect(erratum("alexnet-input-size")?.facts).toEqual({ given: [54, 54], input: [227, 227] }); // (224 - 11)/4 + 1
  expect(erratum("d2l-tensorflow-tab")?.facts).toEqual({ bare: [2, 1] }); // (8 - 5)/4 + 1
  expect(erratum("resnet-50-receptive-field")?.facts).toEqual({ other: 427 });
  expect(erratum("resnet-50-effective-padding")?.facts).toEqual({ other: 241 });
});

test("TensorFlow.js says what is told of it", () => {
  const { outWidth } = backend_util.computeConv2DInfo([1, 50, 100, 1], [3, 5, 1, 1], [2, 1], 1, 0);
  expect(String(outWidth)).toBe(erratum("tensorflow-js-numeric-padding")?.printed);
});

test("every entry has a source, words in both languages, and places for its numbers", () => {
  expect(new Set(errata.map(({ id }) => id)).size).toBe(errata.length);
  for (const { id, says, title, facts = {}, here, source, printed } of errata) {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    for (const words of [says, title]) expect(chineseFaults(words["zh-cn"])).toEqual([]);
    const filled = Object.values(says).map((sentence) => format(sentence, { ...facts, here }));
    for (const sentence of filled) expect(sentence).not.toMatch(/undefined|\{/);
    expect(Object.values(says).every((sentence) => sentence.includes("{here}"))).toBe(true);
    expect(source.kind === "text" ? source.url : source.kind).toMatch(/^https:|program/);
    expect(printed).not.toBe("");
  }
});
