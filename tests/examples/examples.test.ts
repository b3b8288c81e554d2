import { evaluate } from "mathjs";
import { describe, expect, test } from "vitest";
import { numbersNode, ruleNode } from "../../components/derivation/line.ts";
import { shareAxes } from "../../components/derivation/steps.ts";
import { exportExample } from "../../components/lesson/export.ts";
import { check } from "../../src/convolution/index.ts";
import { defineExample, type Example, examples, misread, refusals } from "../../src/examples/index.ts";
import { toHtml } from "../../src/formula/markup.ts";
import { kerasConvolution } from "../../src/frameworks/keras/convolution.ts";
import { pytorchConvolution } from "../../src/frameworks/pytorch/convolution.ts";

// People cite these addresses. A new example is added here; a line never changes and never goes.
const ids = [
  "conv2d-rgb-5-kernels",
  "conv3d-5-channels-4-kernels",
  "conv2d-rgb-5-kernels-read-channels-last",
  "conv3d-5-channels-4-kernels-read-channels-last",
  "conv2d-rgb-256-64-kernels",
  "conv2d-rgb-256-64-kernels-read-channels-last",
  "conv2d-rgb-5-kernels-224",
  "conv2d-rgb-10-kernels",
  "alexnet-conv1",
  "alexnet-conv1-224",
  "vgg16-conv1-1",
  "vgg16-conv1-2",
  "resnet-conv1",
  "conv2d-1x1-256-to-64",
  "conv2d-32-channels-64-kernels",
  "conv2d-32-channels-64-kernels-4-groups",
  "conv2d-rgb-3-groups-12-kernels",
  "depthwise-32-channels",
  "pointwise-32-to-64",
  "conv2d-32-to-64-112",
  "conv2d-same-stride-2",
  "conv2d-dilated-7",
  "conv2d-7x7-64-channels",
  "conv2d-strided-odd",
  "conv2d-full-padding",
  "conv1d-14-stride-4",
  "conv1d-8-same",
  "conv1d-8-same-lower",
  "conv1d-8-padding-each-side",
  "conv2d-same-odd-input",
  "conv1d-60-steps-7-kernels",
  "conv1d-21-steps-10-kernels",
  "conv1d-causal-dilated",
  "conv3d-27-16-kernels",
  "conv3d-25-32-kernels",
  "conv3d-video-5-kernels",
  "conv3d-rgb-64-kernels",
  "conv1d-23-to-12",
  "conv1d-24-to-12",
];

test("the ids are those that were given out, each once", () => {
  expect(examples.map(({ id }) => id)).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

test("the seeds are what the notebook promises", () => {
  const seed = (id: string) => examples.find((example) => example.id === id)?.derivation;
  expect(seed("conv2d-rgb-5-kernels")).toMatchObject({ parameters: 140, outputSize: [8, 8], macs: 8640 });
  expect(seed("conv3d-5-channels-4-kernels")).toMatchObject({
    parameters: 164,
    outputSize: [3, 9, 9],
    macs: 38_880,
  });
  // As Keras 3.15.1 computes them when the shape is read channels last.
  expect(seed("conv2d-rgb-5-kernels-read-channels-last")).toMatchObject({
    parameters: 455,
    outputSize: [1, 8],
    outputChannels: 5,
  });
  expect(seed("conv3d-5-channels-4-kernels-read-channels-last")).toMatchObject({
    parameters: 324,
    outputSize: [4, 3, 9],
    outputChannels: 4,
  });
});

describe.each(examples)("$id", (example) => {
  const { id, title, layer, derivation, claims, sources } = example;

  test("its claims are what the layer gives", () => {
    expect(derivation).toMatchObject(claims);
    expect(Object.keys(claims).length).toBeGreaterThan(0);
  });

  test("it has a kebab-case id, a title without numerals in each language, and sources", () => {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(titleFaults(title)).toEqual([]);
    expect(sources.length).toBeGreaterThan(0);
    for (const source of sources) {
      if (source.kind === "text") expect(source.title).not.toBe("");
      if (source.kind === "text" && source.url) expect(() => new URL(source.url as string)).not.toThrow();
      if (source.kind === "program") expect(source.name).toMatch(/\d/); // a program has a version
    }
  });

  test("every step is set as a rule and with its numbers", () => {
    for (const shared of shareAxes(derivation.steps)) {
      expect(toHtml(ruleNode(shared, layer.inputSize.length))).toContain("</math>");
      expect(toHtml(numbersNode(shared))).toContain(`${shared.step.value}</span>`);
    }
  });

  test("every step, its numbers put in, is what mathjs makes of them", () => {
    const { steps } = exportExample(example, "en", undefined);
    for (const { numbersPutIn, value } of steps) expect(evaluate(numbersPutIn), numbersPutIn).toBe(value);
  });

  test("its JSON is complete and reads back as it was", () => {
    for (const language of ["en", "zh-cn"] as const) {
      const exported = exportExample(example, language, new URL("https://example.org"));
      const { steps, ...values } = derivation;
      const read = JSON.parse(JSON.stringify(exported));
      expect(read).toEqual(exported); // nothing in it that JSON cannot hold
      expect(read).toMatchObject({ id, title: title[language], ...values, claims, licence: "CC-BY-4.0" });
      expect(read.layer).toEqual({ ...layer });
      expect(read.sources).toEqual(sources);
      expect(read.steps.map(({ quantity, axis, value }: Step) => ({ quantity, axis, value }))).toEqual(
        steps.map(({ quantity, axis, value }) => ({ quantity, axis, value })),
      );
      expect(read.address).toBe(`https://example.org/${language === "en" ? "" : "zh-cn/"}examples/${id}/`);
    }
  });

  test("both frameworks build it", () => {
    expect(pytorchConvolution(layer)).toHaveProperty("code");
    expect(kerasConvolution(layer)).toHaveProperty("code");
  });
});

test("the misreadings give the numbers readers report", () => {
  const misreadings = examples.flatMap((example) =>
    Object.keys(example.misreadings ?? {}).map((name) => [example.id, name, misread(example, name)]),
  );
  expect(misreadings).toEqual([
    ["conv2d-rgb-5-kernels", "flat-kernels", 45], // 3*3*5
    ["conv2d-rgb-5-kernels", "one-flat-kernel", 9], // 3*3
    ["conv3d-5-channels-4-kernels", "channels-forgotten", 32], // 2*2*2*4
    ["conv2d-rgb-10-kernels", "flat-kernels", 90], // 3*3*10
    ["alexnet-conv1-224", "fraction-kept", 54.25], // 213/4 + 1
    ["alexnet-conv1-224", "rounded-up", 55], // 54 + 1
    ["resnet-conv1", "fraction-kept", 112.5], // 223/2 + 1
    ["conv2d-rgb-3-groups-12-kernels", "every-channel", 324], // 3*3*3*12
    ["conv3d-25-32-kernels", "channels-forgotten", 864], // 27*32
    ["conv1d-24-to-12", "counted-over-the-larger-map", 2304], // 24*3*8*4
  ]);
});

test("the refusals are refused as they say, and have titles and sources", () => {
  expect(refusals.map(({ id, spec }) => [id, check(spec).map(({ code }) => code)])).toEqual([
    ["conv2d-grey-128-read-channels-last", ["kernel-larger-than-input"]],
  ]);
  for (const { spec, codes, title, sources } of refusals) {
    expect(check(spec).map(({ code }) => code)).toEqual(codes);
    expect(titleFaults(title)).toEqual([]);
    expect(sources.length).toBeGreaterThan(0);
  }
});

test.each([
  [{ id: "Not-Kebab" }, "kebab-case"],
  [{ id: "a--b" }, "kebab-case"],
  [{ claims: {} }, "needs a claim"],
  [{ sources: [] }, "its source"],
  [{ layer: { inputSize: [2], inChannels: 1, outChannels: 1, kernelSize: 3 } }, "kernel-larger-than-input"],
])("defineExample refuses %j", (change, says) => {
  const sound = {
    id: "a-b",
    title: { en: "A", "zh-cn": "甲" },
    layer: { inputSize: [3], inChannels: 1, outChannels: 1, kernelSize: 3 },
    claims: { parameters: 4 },
    sources: [{ kind: "hand" as const }],
  };
  expect(defineExample(sound).derivation.parameters).toBe(4);
  expect(() => defineExample({ ...sound, ...change })).toThrow(says);
});

test.each([
  { en: "Five kernels of 3 x 3", "zh-cn": "甲" },
  { en: "A", "zh-cn": "输入为10" },
  { en: "A", "zh-cn": "" },
  { en: "甲", "zh-cn": "甲" },
  { en: "A title", "zh-cn": "A title" },
])("titleFaults reports %j", (title) => {
  expect(titleFaults(title)).toHaveLength(1);
});

type Step = Pick<Example["derivation"]["steps"][number], "quantity" | "axis" | "value">;

function titleFaults(title: Example["title"]): readonly string[] {
  // Names of layers and networks carry digits; a layer's own numbers stand in the layer.
  const bare = (text: string) => text.replace(/\bConv[123]D\b|\bVGG-16\b|1 × 1(?=卷积)/g, "");
  const han = /\p{Script=Han}/u;
  return [
    ...(han.test(title.en) || title.en === "" ? [`the English title is “${title.en}”`] : []),
    ...(han.test(title["zh-cn"]) ? [] : [`the Chinese title is “${title["zh-cn"]}”`]),
    ...Object.values(title).filter((text) => /\d/.test(bare(text))),
  ];
}
