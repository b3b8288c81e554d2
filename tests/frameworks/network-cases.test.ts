import { expect, test } from "vitest";
import { networks } from "../../src/networks/index.ts";
import verified from "../../src/verified.json" with { type: "json" };
import { type Built, networkCases, networkDisagreement, shipped } from "./network-cases.ts";

const [vgg11] = networkCases.filter(({ id }) => id === "vgg-11") as [(typeof networkCases)[number]];
const alike: Built = {
  ...vgg11,
  layers: vgg11.layers.length,
  differing: [],
  flops: 2 * vgg11.macs,
};

test("every network that is said to be shipped is declared", () => {
  const ids = networks.map(({ id }) => id);
  expect(Object.keys(shipped).filter((id) => !ids.includes(id))).toEqual([]);
});

// Simonyan and Zisserman 2015, table 1: eight convolutions and three dense layers, 133 million parameters.
test("a case holds the layers that hold something", () => {
  expect(vgg11.layers).toHaveLength(8 + 3);
  expect(vgg11.layers[0]).toEqual(["weighted", [64, 224, 224], 64 * 3 * 3 * 3 + 64]);
});

test("networkDisagreement is nothing where all is alike, and Keras keeps no counts of batches", () => {
  expect(networkDisagreement(vgg11, alike)).toBeUndefined();
  expect(networkDisagreement({ ...vgg11, engine: "Keras", counters: 3 }, alike)).toBeUndefined();
});

test("networkDisagreement says what differs", () => {
  const layer = '1 only theirs: ["weighted", [64, 1, 1], 128]';
  const theirs = { ...alike, parameters: 5, counters: 1, differing: [layer] };
  expect(networkDisagreement({ ...vgg11, parameters: 4 }, theirs)).toBe(
    [
      "torchvision's vgg11 disagrees with vgg-11, input [3, 224, 224].",
      "parameters: ours 4, theirs 5",
      "counters: ours 0, theirs 1",
      layer,
    ].join("\n"),
  );
  expect(networkDisagreement(vgg11, { error: "AttributeError" })).toMatch(/\nAttributeError$/);
});

test("networkDisagreement wants two floating-point operations for every MAC, of torchvision alone", () => {
  const theirs = { ...alike, flops: vgg11.macs };
  expect(networkDisagreement({ ...vgg11, macs: 7 }, { ...alike, flops: 15 })).toMatch(
    /\nFlopCounterMode: twice our MACs are 14, theirs 15$/,
  );
  expect(networkDisagreement(vgg11, theirs)).toBeDefined();
  expect(networkDisagreement({ ...vgg11, engine: "Keras" }, theirs)).toBeUndefined();
});

test("verified.json has every network that is shipped as it is declared, with our numbers", () => {
  const found = verified as Readonly<Record<string, readonly object[]>>;
  for (const { id, engine, besides, outputShape, parameters } of networkCases) {
    if (!besides)
      expect(found[id]).toContainEqual(expect.objectContaining({ engine, outputShape, parameters }));
  }
});
