import fc from "fast-check";
import { expect, test } from "vitest";
import type { State } from "../../../components/form/state.ts";
import { channelsOf } from "../../../components/groups/draw.ts";
import { groupsNode, sayGroups } from "../../../components/groups/nodes.ts";
import { divisorsOf, fitted, type Grouping, opening, readGroups } from "../../../components/groups/state.ts";
import { groupsWordsOf } from "../../../components/groups/words.ts";
import { windowTaps } from "../../../src/convolution/index.ts";
import { toHtml } from "../../../src/formula/markup.ts";
import { phrasesOf, playWordsOf } from "../../../src/locales/index.ts";

const words = groupsWordsOf(phrasesOf("en"), playWordsOf("en"));

function groupingOf(changes: State = {}): Grouping {
  const { grouping, complaints } = readGroups({ ...opening, ...changes }, words);
  expect(complaints).toEqual([]);
  return grouping as Grouping;
}

const filled = (grouping: Grouping) => {
  const html = toHtml(groupsNode(grouping, words, "en"));
  const paths = [...html.matchAll(/<path class="filled[^"]*" d="([^"]*)"/g)];
  return paths.reduce((total, [, d = ""]) => total + d.split("z").length - 1, 0);
};

test("6 channels to 12 in 3 groups: 2 of 6 are read, 3*3*2*12 + 12 parameters", () => {
  const grouping = groupingOf();
  expect(sayGroups(grouping, words)).toBe(
    "3 groups: as many smaller convolutions side by side. Output channel 1 is made of input channels 1 to 2, of 6.",
  );
  expect(grouping.derivation.parameters).toBe(228);
  expect(filled(grouping)).toBe(24);
  expect(grouping.divisors).toEqual([1, 2, 3, 6]);
});

test.each([
  { groups: "1", said: "One group: a plain convolution. Output channel 1 is made of all 6 input channels." },
  {
    groups: "6",
    said: "A depthwise convolution with the multiplier 2: each channel has so many kernels. Output channel 1 is made of input channel 1 alone.",
  },
  {
    groups: "6",
    outChannels: "6",
    said: "A depthwise convolution: one channel, one kernel. Output channel 1 is made of input channel 1 alone.",
  },
])("$groups groups are called by their name", ({ said, ...state }) => {
  expect(sayGroups(groupingOf(state), words)).toBe(said);
});

test("3 to 12 in 3 groups is depthwise with the multiplier 4, as PyTorch's forum has it: 108 weights", () => {
  const grouping = groupingOf({ inChannels: "3", groups: "3" });
  expect(sayGroups(grouping, words)).toContain("multiplier 4");
  expect(grouping.derivation.weights).toBe(108);
  expect(channelsOf(grouping.layer, 3)).toEqual([0, 1]);
  expect(channelsOf(grouping.layer, 4)).toEqual([1, 2]);
});

test("depthwise and a 1x1 after it, beside one plain layer, by hand", () => {
  const { pointwise, plain } = groupingOf({
    inChannels: "8",
    outChannels: "8",
    groups: "8",
    pointwise: "yes",
    mixed: "16",
  });
  // 9*8 + 8 = 80; 8*16 + 16 = 144; 9*8*16 + 16 = 1168; MACs at 10x10: 7200, 12800, 115200
  expect([pointwise?.parameters.value, plain.derivation.parameters]).toEqual([224, 1168]);
  expect([pointwise?.macs.value, plain.derivation.macs]).toEqual([20_000, 115_200]);
});

const states = fc.record({
  inChannels: fc.integer({ min: 1, max: 24 }).map(String),
  outChannels: fc.integer({ min: 1, max: 24 }).map(String),
  kernelSize: fc.integer({ min: 1, max: 7 }).map(String),
  inputSize: fc.integer({ min: 1, max: 12 }).map(String),
  groups: fc.integer({ min: 1, max: 24 }).map(String),
  n: fc.integer({ min: 1, max: 24 }).map(String),
  pointwise: fc.constantFrom("", "yes"),
  mixed: fc.integer({ min: 1, max: 24 }).map(String),
});

test("50 layers read the channels that convolve reads, and fill as many squares as there are slices", () => {
  fc.assert(
    fc.property(states, (drawn) => {
      const grouping = groupingOf(fitted(drawn));
      const { layer, channel, derivation } = grouping;
      const [high = 0, wide = 0] = layer.inputSize;
      const read = new Set(
        windowTaps(layer, channel, [0, 0]).flatMap(({ input }) =>
          input === undefined ? [] : Math.floor(input / (high * wide)),
        ),
      );
      const [first, end] = channelsOf(layer, channel);
      expect([...read]).toEqual(Array.from({ length: end - first }, (_, at) => first + at));
      const kernel = layer.kernelSize.reduce((product, size) => product * size, 1);
      expect(filled(grouping) * kernel).toBe(derivation.weights);
      expect(grouping.divisors).toContain(layer.groups);
      expect(toHtml(groupsNode(grouping, words, "en"))).not.toMatch(/NaN|undefined|Infinity/);
    }),
    { numRuns: 50 },
  );
});

test("fewer channels keep as many groups as can be", () => {
  expect(fitted({ ...opening, inChannels: "4", groups: "6" }).groups).toBe("4");
  expect(fitted({ ...opening, inChannels: "5", groups: "6", n: "12", outChannels: "7" })).toMatchObject({
    groups: "1",
    n: "7",
  });
  expect(divisorsOf({ inChannels: 8, outChannels: 12 })).toEqual([1, 2, 4]);
});

const bad = fc.oneof(
  fc.constantFrom("", " ", "-1", "0", "1.5", "1e99", "abc", "NaN", "９９９", "25", "5", "<b>"),
  fc.string(),
);

test("500 bad values: a sentence, and nothing thrown", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.keys(opening)),
      bad,
      fc.constantFrom("", "yes"),
      (name, text, on) => {
        const state = { ...opening, pointwise: on, [name]: text };
        for (const asked of [state, fitted(state)]) {
          const { grouping, complaints } = readGroups(asked, words);
          expect(grouping === undefined).toBe(complaints.length > 0);
          const said = complaints.map(({ sentence }) => sentence).join();
          expect(said.replaceAll(text.trim() || "\0", "")).not.toMatch(/NaN|undefined|Infinity|\{\w+\}/);
        }
      },
    ),
    { numRuns: 500 },
  );
});
