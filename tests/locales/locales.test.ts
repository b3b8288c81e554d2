import { describe, expect, test } from "vitest";
import { sayPicture } from "../../components/picture/text.ts";
import { convolution, derive, type Issue } from "../../src/convolution/index.ts";
import type { CodeRefusal, Note } from "../../src/frameworks/index.ts";
import { format, formatIssue } from "../../src/locales/format.ts";
import { languages, type Phrases, phrasesOf } from "../../src/locales/index.ts";
import { sentenceFaults } from "./sentences.ts";

// One of each kind, with numbers no other part of the sentence has; the types see to it that none is forgotten.
const issues: { readonly [code in Issue["code"]]: Extract<Issue, { code: code }> } = {
  "not-an-object": { code: "not-an-object", field: "inputSize", value: 4737 },
  "unknown-field": { code: "unknown-field", field: "stride", given: "4738", fields: "4739" },
  missing: { code: "missing", field: "inChannels" },
  "not-a-whole-number": { code: "not-a-whole-number", field: "stride", axis: 1, value: "4711.5" },
  "out-of-range": { code: "out-of-range", field: "groups", value: -4712, minimum: 4713, maximum: 4714 },
  "wrong-length": { code: "wrong-length", field: "kernelSize", length: 4715, rank: 4716 },
  "no-axis": { code: "no-axis", field: "inputSize" },
  "too-many-axes": { code: "too-many-axes", field: "inputSize", rank: 4717, maximum: 4718 },
  "not-a-boolean": { code: "not-a-boolean", field: "bias", value: "maybe 4719" },
  "unknown-padding": { code: "unknown-padding", field: "padding", value: "reflect 4720" },
  "kernel-larger-than-input": {
    code: "kernel-larger-than-input",
    field: "kernelSize",
    axis: 0,
    effectiveKernel: 4721,
    paddedInput: 4722,
  },
  "channels-not-divisible": {
    code: "channels-not-divisible",
    field: "outChannels",
    channels: 4723,
    groups: 4724,
  },
  "causal-needs-one-axis": { code: "causal-needs-one-axis", field: "padding", rank: 4725 },
  "count-not-exact": { code: "count-not-exact", field: "outChannels", quantity: "macs" },
};
const notes: { readonly [code in Note["code"]]: Extract<Note, { code: code }> } = {
  "padding-layer": { code: "padding-layer", padding: [[4726, 4727]] },
  "padding-for-this-size": { code: "padding-for-this-size", inputSize: [4728, 4729] },
  "tensorflow-cpu-needs-channels-last": { code: "tensorflow-cpu-needs-channels-last" },
  "tensorflow-bias-on-last-axis": { code: "tensorflow-bias-on-last-axis", outChannels: 4730 },
};
const refusals: { readonly [code in CodeRefusal["code"]]: Extract<CodeRefusal, { code: code }> } = {
  "rank-not-supported": { code: "rank-not-supported", rank: 4731, highest: 4732 },
  "keras-stride-and-dilation": {
    code: "keras-stride-and-dilation",
    stride: [4733, 4734],
    dilation: [4735, 4736],
  },
};

// The sentence of a padding layer speaks of no size: the code beside it has them.
const unsaid = new Set(["axis", "padding"]);
const numbersOf = (facts: object) =>
  Object.entries(facts)
    .filter(([name]) => !unsaid.has(name))
    .flatMap(([, fact]) => String(fact).match(/47\d\d(\.\d)?/g) ?? []);

test("both languages have the same words", () => {
  const [first = [], ...others] = languages.map((language) => keysOf(phrasesOf(language)));
  expect(first.length).toBeGreaterThan(80);
  for (const other of others) expect(other).toEqual(first);
});

test("keysOf sees a word that is missing, at any depth", () => {
  expect(keysOf({ a: "x", b: { c: "y", d: () => "z" } })).toEqual(["a", "b.c", "b.d"]);
});

describe.each(languages)("in %s", (language) => {
  const phrases = phrasesOf(language);
  const { live } = phrases;

  test.each(Object.values(issues))("$code names its field and every number it has", (issue) => {
    const sentence = formatIssue(live, issue);
    for (const number of numbersOf(issue)) expect(sentence).toContain(number);
    expect(sentenceFaults(sentence, language)).toEqual([]);
    // The rule with what came, then what to do.
    expect(sentence.match(/[.。]/g)?.length).toBeGreaterThanOrEqual(2);
    if (!fieldless.has(issue.code)) expect(sentence).toContain(live.field[issue.field]);
  });

  test("what was typed stands in the sentence as it is, whatever it is", () => {
    for (const value of ["$&", "{name}", "<b>", "\\1", "３．５"]) {
      const sentence = formatIssue(live, { code: "not-a-whole-number", field: "stride", value });
      expect(sentence).toContain(value);
    }
  });

  test.each(Object.values(notes))("the note $code says its numbers", (note) => {
    const sentence = format(live.note[note.code], note);
    for (const number of numbersOf(note)) expect(sentence).toContain(number);
    expect(sentenceFaults(sentence, language)).toEqual([]);
  });

  test.each(Object.values(refusals))("the refusal $code says its numbers", (refusal) => {
    const sentence = format(live.refusal[refusal.code], refusal);
    for (const number of numbersOf(refusal)) expect(sentence).toContain(number);
    expect(sentenceFaults(sentence, language)).toEqual([]);
  });

  test("the picture is told with every shape, for one, two and three axes, grouped or not", () => {
    for (const inputSize of [[41], [41, 42], [41, 42, 43]])
      for (const groups of [1, 2]) {
        const layer = convolution({ inputSize, inChannels: 4, outChannels: 6, kernelSize: 2, groups });
        const sentence = sayPicture(live, layer, derive(layer));
        expect(sentence).toContain(["4", ...inputSize].join(" × "));
        expect(sentence).toContain([4 / groups, ...inputSize.map(() => 2)].join(" × "));
        expect(sentence).toContain(["6", ...inputSize.map((size) => size - 1)].join(" × "));
        expect(sentence).toContain(live.axes[inputSize.length - 1]);
        if (groups > 1) expect(sentence).toContain("2");
        expect(sentenceFaults(sentence, language)).toEqual([]);
      }
  });

  test("the answer read aloud has its three parts", () => {
    const sentence = format(live.answer, { output: "5 × 8 × 8", parameters: "140", macs: "8,640" });
    for (const part of ["5 × 8 × 8", "140", "8,640"]) expect(sentence).toContain(part);
    expect(sentenceFaults(sentence, language)).toEqual([]);
  });

  test("every other phrase is written in the language, by its rules", () => {
    // Sentences of the calculator have places for what they speak of; a number stands there for any.
    const faults = plainTexts(phrases).flatMap(([key, text]) =>
      sentenceFaults(text.replace(/\{\w+\}/g, "7"), language).map((fault) => `${key}: ${fault}`),
    );
    expect(faults).toEqual([]);
  });

  test("no phrase carries a number that belongs to an example", () => {
    const numerals = plainTexts(phrases)
      .filter(([key]) => !/^(live|layerWords|layerPage\.axisCounts)\./.test(key))
      .filter(([, text]) => /\d/.test(text.replace(/CC BY 4\.0/, "")));
    expect(numerals).toEqual([]);
  });
});

const fieldless = new Set(["not-an-object", "kernel-larger-than-input", "causal-needs-one-axis"]);

function keysOf(words: object, prefix = ""): readonly string[] {
  return Object.entries(words)
    .flatMap(([key, word]) =>
      typeof word === "object" && !Array.isArray(word)
        ? keysOf(word, `${prefix}${key}.`)
        : [`${prefix}${key}`],
    )
    .sort();
}

/** Each phrase as it reads, with its key; those that take words are given some. */
function plainTexts(phrases: Phrases): readonly (readonly [string, string])[] {
  const word = phrases.lang === "en" ? "word" : "词";
  const called: Partial<Record<keyof Phrases, string>> = {
    lesson: phrases.lesson(1).replace("1", word),
    exampleDescription: phrases.exampleDescription(word),
    counted: phrases.counted("parameters", word) + phrases.counted("macs", word),
    codeInOrder: phrases.codeInOrder("Keras", word),
    sourceOf: phrases.sourceOf({ kind: "hand" }),
  };
  const functions = Object.entries(phrases).filter(([, value]) => typeof value === "function");
  expect(Object.keys(called).sort()).toEqual(functions.map(([key]) => key).sort());
  const strings = (words: object, prefix: string): (readonly [string, string])[] =>
    Object.entries(words).flatMap(([key, value]) => {
      if (typeof value === "string") return [[`${prefix}${key}`, value] as const];
      return typeof value === "object" ? strings(value, `${prefix}${key}.`) : [];
    });
  // A code, and what stands between sentences.
  const skipped = new Set(["lang", "live.betweenSentences", "layerWords.betweenSentences", "betweenGivens"]);
  return [...Object.entries(called), ...strings(phrases, "")].filter(([key]) => !skipped.has(key));
}
