import { expect, test } from "vitest";
import { deriveConvolution, safeParse } from "../../src/convolution/index.ts";
import { examples, misread } from "../../src/examples/index.ts";
import { answerWords as answersEn } from "../../src/locales/en/answers.ts";
import { languages, practiceWordsOf } from "../../src/locales/index.ts";
import { answerWords as answersZh } from "../../src/locales/zh-cn/answers.ts";
import {
  type Exercise,
  exerciseKinds,
  exerciseOf,
  judge,
  levels,
  questionOf,
} from "../../src/practice/index.ts";
import { sentenceFaults } from "../locales/sentences.ts";

const seeds = Array.from({ length: 10_000 / 18 + 1 }, (_, at) => at * 173 + 1);
const every = exerciseKinds.flatMap((kind) =>
  levels.flatMap((level) => seeds.map((seed) => ({ kind, level, seed }))),
);

test("10,000 seeds give exercises with an answer that checks out, and slips that are not the answer", () => {
  expect(every.length).toBeGreaterThan(10_000);
  for (const { kind, level, seed } of every) {
    const exercise = exerciseOf(kind, level, seed);
    const { answer, slips, steps } = exercise;
    const values = slips.map(({ value }) => value.join());
    expect(
      [...answer, ...slips.flatMap(({ value }) => value)].every(
        (number) => Number.isSafeInteger(number) && number > 0,
      ),
    ).toBe(true);
    expect(new Set([...values, answer.join()]).size).toBe(values.length + 1);
    expect(slips.length).toBeGreaterThan(0);
    expect(steps.length).toBeGreaterThan(0);
    expect(answer).toEqual(workedOut(exercise));
    expect(judge(exercise, answer)).toBe("right");
  }
});

/** The answer by another way than the generator's: code is read, padding tried, a field counted cell by cell. */
function workedOut({ shown, about, answer, slips }: Exercise): readonly number[] {
  switch (shown.kind) {
    case "layer": {
      const { outputSize, parameters } = deriveConvolution(shown.layer);
      if (about === "outputSize") return outputSize;
      if (about === "parameters") return [parameters];
      for (let padding = 0; ; padding++) {
        const { layer } = safeParse({ ...shown.layer, padding });
        if (layer && deriveConvolution(layer).outputSize.join() === shown.to?.join()) return [padding];
      }
    }
    case "code": {
      const [outChannels, kernel, ...shape] = (
        shown.code.replace(/^Conv.D|_/g, "").match(/\d+/g) as string[]
      ).map(Number);
      const isFirst = shown.code.includes("channels_first");
      const channels = (isFirst ? shape[0] : shape.at(-1)) as number;
      const weights = (kernel as number) ** (shape.length - 1) * channels * (outChannels as number);
      return [weights + (outChannels as number)];
    }
    case "stack": {
      let seen = new Set([0]);
      for (const { kernelSize, stride, dilation } of [...shown.layers].reverse())
        seen = new Set(
          [...seen].flatMap((at) =>
            Array.from({ length: kernelSize }, (_, tap) => at * stride + tap * dilation),
          ),
        );
      return [Math.max(...seen) + 1];
    }
    case "summary": {
      const wrong = shown.rows.flatMap(({ layer, outputShape, parameters }) => {
        const right = deriveConvolution(layer);
        const size = [layer.outChannels, ...right.outputSize];
        return [
          ...(parameters === right.parameters ? [] : [{ printed: [parameters], right: [right.parameters] }]),
          ...(outputShape.join() === size.join() ? [] : [{ printed: outputShape, right: size }]),
        ];
      });
      expect(wrong).toHaveLength(1);
      expect(slips[0]).toMatchObject({ name: "as-printed", value: wrong[0]?.printed });
      return wrong[0]?.right ?? answer.slice(0, 0);
    }
  }
}

test("an exercise is the same whenever it is asked for, and another seed gives another", () => {
  for (const kind of exerciseKinds) {
    expect(exerciseOf(kind, 2, 7)).toEqual(exerciseOf(kind, 2, 7));
    const several = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => JSON.stringify(exerciseOf(kind, 2, seed)));
    expect(new Set(several).size).toBeGreaterThan(5);
  }
});

// By hand: 9 = 3*3; 45 = 3*3*5; 135 = 27*5; 136 one bias; 150 = 135 + 3*5; 28 = 27 + 1.
test.each([
  [9, "one-flat-kernel"],
  [45, "flat-kernels"],
  [50, "flat-kernels"],
  [27, "one-kernel"],
  [28, "one-kernel"],
  [135, "biases-forgotten"],
  [136, "bias-a-layer"],
  [150, "bias-a-channel"],
  [455, "bias-a-place"], // 135 + 5*8*8
  [141, undefined],
])("%i parameters of the small colour image is the slip %s", (given, name) => {
  const { layer } = safeParse({ inputSize: [10, 10], inChannels: 3, outChannels: 5, kernelSize: 3 });
  const judged = layer && judge(questionOf(layer, "parameters"), [given]);
  expect(judged).toEqual(name === undefined ? "wrong" : expect.objectContaining({ name }));
});

// 224 under a kernel of 7, stride 2, padding 3: (224 + 6 - 7)/2 = 111.5, so 111 + 1 = 112.
test.each([
  [[112, 112], "right"],
  [[112], "right"],
  [[111], "no-one-added"],
  [[113, 113], "rounded-up"],
  [[109], "padding-forgotten"],
  [[111, 111], "no-one-added"],
  [[224], "stride-forgotten"],
  [[64, 112, 112], "channels-counted"],
])("an output size of %j is %s", (given, name) => {
  const { layer } = safeParse({
    inputSize: [224, 224],
    inChannels: 3,
    outChannels: 64,
    kernelSize: 7,
    stride: 2,
    padding: 3,
  });
  const judged = layer && judge(questionOf(layer, "outputSize"), given);
  expect(typeof judged === "object" ? judged.name : judged).toBe(name);
});

test("what an example declares as a misreading of parameters is a slip that is known", () => {
  const ofParameters = ["one-flat-kernel", "flat-kernels", "channels-forgotten"];
  const declared = examples.flatMap((example) =>
    Object.keys(example.misreadings ?? {})
      .filter((name) => ofParameters.includes(name))
      .map((name) => ({ example, name })),
  );
  expect(declared.length).toBeGreaterThan(3);
  for (const { example, name } of declared)
    expect(judge(questionOf(example.layer, "parameters"), [misread(example, name)])).toMatchObject({
      name: name === "one-flat-kernel" ? name : "flat-kernels",
    });
});

test.each(languages)(
  "in %s, every sentence of an answer and of the page is written by its rules",
  (language) => {
    const words = { answers: language === "en" ? answersEn : answersZh, page: practiceWordsOf(language) };
    const texts = JSON.stringify(words).match(/(?<=[:[,])"(?:[^"\\]|\\.)*"(?=[,}\]])/g) as string[];
    expect(texts.length).toBeGreaterThan(90);
    const faults = texts
      .map((text) => (JSON.parse(text) as string).replace(/\{\w+\}/g, "7"))
      .flatMap((text) => sentenceFaults(text, language));
    expect(faults).toEqual([]);
  },
);
