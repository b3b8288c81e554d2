import { describe, expect, test } from "vitest";
import { unusedInCalculator } from "../../components/calculator/unused-messages.ts";
import type { LayerIssue } from "../../src/convolution/index.ts";
import type { ConventionRefusal, Difference, LayerNote, LayerRefusal } from "../../src/frameworks/index.ts";
import { format, formatIssue } from "../../src/locales/format.ts";
import { languages, phrasesOf } from "../../src/locales/index.ts";
import { countings } from "../../src/networks/countings.ts";
import { sentenceFaults } from "./sentences.ts";

type OneOfEach<Union extends { readonly code: string }> = {
  readonly [code in Union["code"]]: Extract<Union, { readonly code: code }>;
};
const one = 4801;
const pair = [4802, 4803] as const;

// One of each kind that no lesson's calculator has; the types see to it that none is forgotten.
const issues: Partial<OneOfEach<LayerIssue>> = {
  "not-one-of": { code: "not-one-of", field: "kind", value: "4804", choices: ["4805", "4806"] },
  "output-not-positive": { code: "output-not-positive", field: "padding", axis: 0, outputSize: -4807 },
  "output-padding-too-large": {
    code: "output-padding-too-large",
    field: "outputPadding",
    axis: 0,
    outputPadding: 4808,
    stride: 4809,
    dilation: 4810,
  },
  "output-padding-beside-same": {
    code: "output-padding-beside-same",
    field: "outputPadding",
    outputPadding: [...pair],
  },
  "wrong-rank": { code: "wrong-rank", field: "inputShape", rank: 4813, minimum: 4814, maximum: 4815 },
  "wrong-input-count": { code: "wrong-input-count", field: "inputShape", inputs: 4816, minimum: 4817 },
  "shapes-differ": { code: "shapes-differ", field: "inputShape", shapes: [[4818], [4819]] },
  "channels-not-for-factor": {
    code: "channels-not-for-factor",
    field: "factor",
    channels: 4826,
    many: 4827,
  },
  "not-a-number": { code: "not-a-number", field: "factor", value: "4807" },
  "no-such-channel": { code: "no-such-channel", field: "channels", channel: 4820, channels: 4821 },
};
const refusals: OneOfEach<ConventionRefusal> = {
  "no-such-layer": { code: "no-such-layer", kind: "dense" },
  "rank-not-supported": { code: "rank-not-supported", rank: 4822, lowest: 4823, highest: 4824 },
  "one-rank-supported": { code: "one-rank-supported", rank: 4822, only: 4823 },
  "order-not-supported": { code: "order-not-supported", order: "channels-last" },
  "no-such-field": { code: "no-such-field", field: "groups" },
  "no-such-word": { code: "no-such-word", word: "same", words: [] },
  "padding-by-words-alone": { code: "padding-by-words-alone", words: ["valid"] },
  "padding-alike-on-both-sides": { code: "padding-alike-on-both-sides", padding: [] },
  "padding-over-most": {
    code: "padding-over-most",
    axis: 0,
    padding: 4811,
    kernelSize: 4812,
    most: 4810,
  },
  "stride-and-dilation": { code: "stride-and-dilation", stride: [...pair], dilation: [one] },
  "same-with-stride": { code: "same-with-stride", stride: [...pair] },
  "same-with-dilation": { code: "same-with-dilation", dilation: [...pair] },
  "same-would-crop": { code: "same-would-crop", axis: 0, cropped: one },
  "size-below-nothing": { code: "size-below-nothing", axis: 0, outputSize: -one },
  "causal-not-written-yet": { code: "causal-not-written-yet" },
  "output-padding-not-below": { code: "output-padding-not-below", axis: 0, outputPadding: one, below: 4825 },
  "strides-leave-a-rest": { code: "strides-leave-a-rest", axis: 0, rest: one },
};
const differences: OneOfEach<Difference> = {
  "channels-last": { code: "channels-last", channels: one, inputSize: [...pair] },
  "filled-to-stride": { code: "filled-to-stride", axis: 0, added: one },
  "not-filled-to-stride": { code: "not-filled-to-stride", axis: 0, missing: one },
  "half-kernel-cut": { code: "half-kernel-cut", axis: 0, cut: one },
  "tensorflow-fails": { code: "tensorflow-fails", axis: 0 },
  "statistics-counted": { code: "statistics-counted", statistics: one },
  "statistics-apart": { code: "statistics-apart", statistics: one, counters: 4826 },
  "scale-apart": { code: "scale-apart", parameters: one },
  "no-depthwise-bias": { code: "no-depthwise-bias", without: one },
  "two-layers": { code: "two-layers" },
  "rounds-up": { code: "rounds-up" },
  "window-past-the-end": { code: "window-past-the-end", axis: 0 },
  "groups-ignored": { code: "groups-ignored", groups: one },
  "dilation-ignored": { code: "dilation-ignored", dilation: [...pair] },
  "output-padding-ignored": { code: "output-padding-ignored", outputPadding: [...pair] },
  "height-for-width": { code: "height-for-width", kernelSize: one, stride: 4827 },
  "same-forgets-dilation": { code: "same-forgets-dilation", axis: 0 },
  "same-crops": { code: "same-crops", axis: 0 },
  "same-shifts": { code: "same-shifts", axis: 0 },
  "dilation-from-zero": { code: "dilation-from-zero", dilation: [...pair] },
  "depth-is-channels": { code: "depth-is-channels", channels: one },
};
const notes: OneOfEach<LayerNote> = {
  "cropping-layer": { code: "cropping-layer", cropping: [] },
  "negative-padding-crops": { code: "negative-padding-crops", cropping: [] },
  "maximum-over-zeros": { code: "maximum-over-zeros", padding: [] },
  "torch-backend-repeats-edge": { code: "torch-backend-repeats-edge", padding: [] },
  "torch-backend-average-3d": { code: "torch-backend-average-3d", kernelSize: [one], inputSize: [...pair] },
  "channels-vary-fastest": { code: "channels-vary-fastest" },
  "takes-places": { code: "takes-places" },
  "any-activation": { code: "any-activation", name: "ReLU" },
  "any-probability": { code: "any-probability", probability: one },
  "factor-as-convolution": { code: "factor-as-convolution", groups: one },
};
const codeRefusals: Omit<OneOfEach<LayerRefusal>, "no-such-layer"> = {
  "keras-transposed-groups": { code: "keras-transposed-groups", groups: one },
  "keras-output-padding": { code: "keras-output-padding", outputPadding: [one], stride: [...pair] },
  "keras-pooling-dilation": { code: "keras-pooling-dilation", dilation: [...pair] },
  "keras-window-on-padding": { code: "keras-window-on-padding", padding: [] },
  "torch-average-dilation": { code: "torch-average-dilation", dilation: [...pair] },
  "average-without-padding": { code: "average-without-padding", padding: [] },
  "average-past-end": { code: "average-past-end", padding: [] },
  "average-3d-over-input": { code: "average-3d-over-input", kernelSize: [one], inputSize: [...pair] },
  "shift-without-scale": { code: "shift-without-scale" },
  "odd-power": { code: "odd-power", power: one },
  "channels-not-last": { code: "channels-not-last" },
};

const numbersOf = (facts: object) =>
  Object.entries(facts).flatMap(([, fact]) => String(fact).match(/48\d\d/g) ?? []);

describe.each(languages)("in %s", (language) => {
  const { layerWords: words } = phrasesOf(language);
  const expectSaid = (sentence: string, facts: object) => {
    for (const number of numbersOf(facts)) expect(sentence).toContain(number);
    expect(sentenceFaults(sentence, language)).toEqual([]);
  };

  test.each(Object.values(issues))("$code says the rule, what came and a remedy", (issue) => {
    const sentence = formatIssue(words, issue);
    expectSaid(sentence, issue);
    // A semicolon, or Chinese's “now it is”, stands between the rule and what came.
    expect(sentence).toMatch(language === "en" ? /; .*[.:] |: / : /现在|用了/);
  });

  // A counting of layers under both conventions may lack a number that the sentence has no use for.
  test.each(Object.values(refusals))("the refusal $code says its numbers", (refusal) => {
    const facts = { ...refusal, name: words.field.groups, words: "valid" };
    expectSaid(format(words.conventionRefusal[refusal.code], facts), refusal);
  });

  const quiet = new Set(["dilation-from-zero"]);
  test.each(Object.values(differences).filter(({ code }) => !quiet.has(code)))(
    "the difference $code says its numbers",
    (difference) => {
      expectSaid(format(words.difference[difference.code], difference), difference);
    },
  );

  test.each(Object.values(notes))("the note $code says its numbers", (note) => {
    expectSaid(format(words.note[note.code], note), note);
  });

  test.each(Object.values(codeRefusals))("the refusal $code of a line says its numbers", (refusal) => {
    expectSaid(format(words.refusal[refusal.code], refusal), refusal);
  });

  test.each(countings)("the counting $id has a name, a unit and says who counts so", ({ id }) => {
    const { name, unit, says } = words.counting[id as "macs"];
    for (const text of [name, unit, says]) expect(text).not.toBe("");
    expect(sentenceFaults(says, language)).toEqual([]);
  });

  test("what is left out of the page is named as it is here", () => {
    const named = new Set(
      Object.values(words).flatMap((word) => (typeof word === "object" ? Object.keys(word) : [])),
    );
    const { counting, ...others } = words;
    const inside = Object.keys(Object.values(counting)[0] ?? {});
    expect([...unusedInCalculator].filter((name) => !named.has(name) && !inside.includes(name))).toEqual([]);
    expect([...unusedInCalculator].filter((name) => name in others)).toEqual([]);
  });
});
