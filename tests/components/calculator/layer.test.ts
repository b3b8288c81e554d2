import { describe, expect, test } from "vitest";
import { layerStateFrom, layerStateOf } from "../../../components/calculator/kinds.ts";
import { answerLayer, type LayerCalculatorWords } from "../../../components/calculator/layer.ts";
import { answerWordsOf } from "../../../components/calculator/shown.ts";
import type { Language } from "../../../src/citation.ts";
import { convolution } from "../../../src/convolution/index.ts";
import { text } from "../../../src/formula/text.ts";
import { phrasesOf } from "../../../src/locales/index.ts";
import { textFaults } from "../../site/texts.ts";

const preset = layerStateOf(
  convolution({ inputSize: [10, 10], inChannels: 3, outChannels: 5, kernelSize: 3 }),
);

function wordsOf(language: Language): LayerCalculatorWords {
  const phrases = phrasesOf(language);
  const { places, window } = phrases.layerPage;
  const { layerWords, paddingMode } = phrases;
  return {
    ...layerWords,
    preset,
    answers: { ...answerWordsOf(phrases), code: phrases.code, copy: phrases.copy },
    places,
    window,
    paddingMode,
  };
}

/** What the calculator answers to a query, and to one text typed over it. */
function answered(query: string, language: Language = "en", typed: Readonly<Record<string, string>> = {}) {
  const state = { ...layerStateFrom(new URLSearchParams(query), preset), ...typed };
  return answerLayer(state, wordsOf(language), phrasesOf(language).lang);
}

const totals = (query: string) => answered(query).shown?.totals.map(({ text }) => text);

const square = (size: number) => `inputSize-h=${size}&inputSize-w=${size}`;
const transposed = `kind=transposed-convolution&inChannels=1&outChannels=1&${square(4)}`;
const pooling = `kind=max-pooling&inChannels=64&${square(112)}&kernelSize-w=3&stride-w=2`;
const separable = "kind=separable-convolution&outChannels=128";

// biome-ignore format: a table
test.each([
  // PyTorch 2.13.0: ConvTranspose2d on 4, kernel 3, stride 2, padding 1, then with output_padding=1. 9 weights, a bias; 9*16 MACs.
  [`${transposed}&stride-w=2&padding-w=1`,                                   ["1 × 7 × 7", "10", "144"]],
  [`${transposed}&stride-w=2&padding-w=1&outputPadding-w=1`,                 ["1 × 8 × 8", "10", "144"]],
  [`${transposed}&kernelSize-w=1&stride-w=2`,                                ["1 × 7 × 7", "2", "16"]],
  // Keras 3.15.1: Conv2DTranspose on 4: valid 9, 8, 14, 8; same 8, 4, 12; output_padding=1 10.
  [`${transposed}&framework=keras&stride-w=2`,                               ["1 × 9 × 9", "10", "144"]],
  [`${transposed}&framework=keras&kernelSize-w=2&stride-w=2`,                ["1 × 8 × 8", "5", "64"]],
  [`${transposed}&framework=keras&kernelSize-w=5&stride-w=3`,                ["1 × 14 × 14", "26", "400"]],
  [`${transposed}&framework=keras&kernelSize-w=1&stride-w=2`,                ["1 × 8 × 8", "2", "16"]],
  [`${transposed}&framework=keras&stride-w=2&paddingMode=same`,              ["1 × 8 × 8", "10", "144"]],
  [`${transposed}&framework=keras&paddingMode=same`,                         ["1 × 4 × 4", "10", "144"]],
  [`${transposed}&framework=keras&kernelSize-w=5&stride-w=3&paddingMode=same`, ["1 × 12 × 12", "26", "400"]],
  [`${transposed}&framework=keras&stride-w=2&outputPadding-w=1`,             ["1 × 10 × 10", "10", "144"]],
  // PyTorch 2.13.0: MaxPool2d(3, 2) on 112: floor 55, ceil_mode 56, padding=1 56; Caffe's rounds up. Nothing is trained or multiplied.
  [pooling,                                                                  ["64 × 55 × 55", "0", "0"]],
  [`${pooling}&ceilMode=yes`,                                                ["64 × 56 × 56", "0", "0"]],
  [`${pooling}&padding-w=1`,                                                 ["64 × 56 × 56", "0", "0"]],
  [`${pooling}&framework=caffe`,                                             ["64 × 56 × 56", "0", "0"]],
  // A course's thread: 30 + 512 = 542 with a bias in both halves; Keras's SeparableConv2D has 539. (27 + 384)*64 MACs.
  [separable,                                                                ["128 × 8 × 8", "542", "26,304"]],
  [`${separable}&framework=keras`,                                           ["128 × 8 × 8", "539", "26,304"]],
  // Keras 3.15.1, SeparableConv2D(128, 3, depth_multiplier=2) on 3 channels: 950. (54 + 768)*64 MACs.
  [`${separable}&framework=keras&depthMultiplier=2`,                         ["128 × 8 × 8", "950", "52,608"]],
  // Keras 3.15.1: `same` on 6 with kernel 3, stride 2 gives 3. 9*9 MACs.
  [`framework=keras&inChannels=1&outChannels=1&${square(6)}&stride-w=2&paddingMode=same`, ["1 × 3 × 3", "10", "81"]],
  // stackoom 48qY6: MaxPooling1D(3) on 6 steps of 10 gives 2.
  ["kind=max-pooling&rank=1&inputSize-w=6&inChannels=10&framework=keras",    ["10 × 2", "0", "0"]],
])("?%s gives %j", (query, answer) => {
  expect(totals(query)).toEqual(answer);
});

// torch.utils.flop_counter, PyTorch 2.13.0: ConvTranspose2d(3, 2, 3, stride=2) on 224: 5,419,008, two a MAC at the input's places.
// By hand: half of it; 54 weights at each of 449*449 places of the output, or 50,176 of the input, and 2*449*449 biases added.
const upsampling = `kind=transposed-convolution&inChannels=3&outChannels=2&stride-w=2&${square(224)}`;
// biome-ignore format: a table
test.each([
  [upsampling, "flops",               "5,419,008",  "FlopCounterMode"],
  [upsampling, "macs",                "2,709,504",  "fvcore"],
  [upsampling, "ptflops",             "3,112,706",  "ptflops"],
  [upsampling, "torchinfo",           "11,289,656", "torchinfo"], // 10,886,454 + 403,202
  [upsampling, "tensorflow-profiler", "5,822,210",  "receptive_field"],
  // The same counter: Conv2d(3, 5, 3) on 3x10x10 is 17,280; 320 biases are added.
  ["",         "flops",               "17,280",     "FlopCounterMode"],
  ["",         "ptflops",             "8,960",      "ptflops"],
  // By hand: 64*112*112 read, or 9 under each of 64*55*55 windows.
  [pooling,    "ptflops",             "802,816",    "ptflops"],
  [pooling,    "tensorflow-profiler", "1,742,400",  "receptive_field"],
  [pooling,    "torchinfo",           "0",          "torchinfo"],
])("?%s counted as %s is %s, and the page says who counts so", (query, counting, operations, who) => {
  for (const language of ["en", "zh-cn"] as const) {
    const { shown } = answered(query, language, { counting });
    expect(shown?.totals[2]?.text).toBe(operations);
    expect(shown?.counting).toContain(who);
  }
});

// Caffe rounds up; Keras has no ceil mode; TensorFlow.js 4.22 works the width out by the height, 49 for 96.
const wide =
  "framework=tensorflow-js&inChannels=16&outChannels=33&inputSize-h=50&inputSize-w=100&perAxis=yes&kernelSize-h=3&kernelSize-w=5&stride-h=2";
// biome-ignore format: a table
test.each([
  [`${transposed}&framework=keras&kernelSize-w=1&stride-w=2`, "(8, 8, 1)", ["smaller than the stride", "adds 1"],  ["比步幅小", "添1个"]],
  [`${transposed}&framework=keras&stride-w=2&padding-w=1`,  "does not build", ["valid and same"],              ["valid和same"]],
  [`${separable}&framework=keras`,                          "539",         ["3 parameters fewer"],               ["少3个参数"]],
  [`${pooling}&framework=keras&ceilMode=yes`,               "does not build", ["no such setting"],              ["没有这一项"]],
  ["kind=max-pooling&framework=pytorch&kernelSize-w=3&padding-w=2", "does not build", ["a padding of 1 on a side at most; this one is 2"], ["每侧最多填充1，这里是2"]],
  ["kind=average-pooling&framework=pytorch&dilation-w=2",   "does not build", ["no such setting: Dilation"],    ["没有这一项：膨胀率"]],
  [`${pooling}&framework=caffe`,                            "(64, 56, 56)", ["round the number of strides up"],  ["向上取整"]],
  ["framework=pytorch&stride-w=2&paddingMode=same",         "does not build", ["same together with a stride"],  ["same填充与大于1的步幅"]],
  ["framework=onnx&paddingMode=same&dilation-w=2",          "does not build", ["together with a dilation"],     ["same填充与大于1的膨胀率"]],
  ["framework=tensorflow-js&inChannels=4&outChannels=4&groups=2", "(8, 8, 4)", ["ignores the groups (2)"],     ["不理会分组（2）"]],
  [`${wide}&paddingMode=number`, "(24, 49, 33)", ["the height's kernel (3) and stride (2)", "is (24, 96, 33)"], ["用高度的卷积核（3）", "应是(24, 96, 33)"]],
  [`${wide}&paddingMode=valid`,                             "(24, 96, 33)", [],                                 []],
])("?%s is told in both languages as the framework has it", (query, verdict, english, chinese) => {
  const told = { en: english, "zh-cn": chinese };
  for (const [language, parts] of Object.entries(told)) {
    const { finding } = answered(query, language as Language).shown ?? {};
    const said = `${finding?.verdict} ${finding?.sentences}`;
    if (/\d/.test(verdict) || language === "en") expect(said).toContain(verdict);
    for (const part of parts) expect(said).toContain(part);
  }
});

test("Keras's own rule stands with its numbers where it is not this notebook's", () => {
  const lines = (query: string) =>
    (answered(query).shown?.places ?? [])
      .filter(({ title }) => title.startsWith("By its own rule"))
      .flatMap(({ steps }) => steps)
      .filter(({ quantity }) => quantity === "outputSize");
  const [own] = lines(`${transposed}&framework=keras&kernelSize-w=1&stride-w=2`);
  expect(own && text(own.formula, own.values)).toBe("4*2 + max(1 - 2, 0)");
  expect(own?.value).toBe(8);
  expect(lines(`${transposed}&stride-w=2&framework=pytorch`)).toEqual([]);
});

// biome-ignore format: a table
test.each([
  [`${transposed}&stride-w=2&padding-w=1&outputPadding-w=1`, "nn.ConvTranspose2d(1, 1, kernel_size=3, stride=2, padding=1, output_padding=1)", "Conv2DTranspose"],
  [`${pooling}&ceilMode=yes`,                                "ceil_mode=True",                                                                "MaxPooling2D"],
  [pooling.replace("max", "average"),                        "nn.AvgPool2d(3, stride=2)",                                                     "AveragePooling2D"],
  [`${separable}&framework=keras`,                           "groups=3, bias=False",                                                          "SeparableConv2D(128, 3)"],
])("the lines of ?%s follow the kind", (query, pytorch, keras) => {
  const code = (name: string) => answered(query).shown?.codes.find(({ framework }) => framework === name)?.code ?? "";
  expect(code("PyTorch").replace(/,?\n\s*/g, (gap) => (gap.startsWith(",") ? ", " : ""))).toContain(pytorch);
  expect(code("Keras")).toContain(keras);
});

test.each([
  [transposed, /^tconv2d\.i\d+x\d+\.c1-1\.k3\.s1\.p0$/],
  [`${pooling}&ceilMode=yes`, /^maxpool2d\.\S+\.ceil$/],
  [separable, /^conv2d\.\S+\.g3\S*\nconv2d\.\S+\.k1\.s1\.p0\S*$/], // its two layers
])("the label of ?%s stands beside the code", (query, label) => {
  const codes = answered(query).shown?.codes ?? [];
  expect(codes.find(({ framework }) => framework === "Label")?.code).toMatch(label);
});

// biome-ignore format: a table
test.each([
  ["en",    transposed, ["spread over a window of 3 × 3"], 1],
  ["zh-cn", transposed, ["转置", "摊到"].slice(1),           1],
  ["en",    pooling,    ["its greatest element"],          1],
  ["zh-cn", pooling,    ["最大的元素"],                      1],
  ["en",    separable,  ["one of 3 groups"],               2],
])("the pictures in %s of ?%s are told in words", (language, query, parts, count) => {
  const { pictures = [] } = answered(query, language as Language).shown ?? {};
  expect(pictures).toHaveLength(count);
  for (const part of parts) expect(pictures[0]?.label).toContain(part);
});

describe("what is wrong is said beside its field, in both languages", () => {
  const upsampled = "kind=transposed-convolution&inputSize-h=4&inputSize-w=4&stride-w=2";
  // biome-ignore format: a table
  test.each([
  ["outputPadding-w", upsampled,                              "2",  "smaller than the stride (2)",  "小于步幅（2）"],
  ["outputPadding-w", `${upsampled}&paddingMode=same`,        "1",  "same sets the output size",    "已经定下输出尺寸"],
  ["padding-w",       upsampled,                              "9",  "at least one element",         "至少要有一个元素"],
  ["kernelSize-w",    "kind=max-pooling",                      "x",  "Window size must be a whole number", "窗口尺寸应为整数"],
  ["inChannels",      "kind=average-pooling",                  "0",  "Input channels must be at least 1", "输入通道应在1到"],
  ["depthMultiplier", "kind=separable-convolution",            "1.5", "Depth multiplier must be a whole number", "深度乘数应为整数"],
  ["depthMultiplier", "kind=separable-convolution",            "",   "Depth multiplier must be given", "深度乘数不能为空"],
])("%s of ?%s refuses “%s”", (control, query, typed, english, chinese) => {
    for (const [language, says] of [["en", english], ["zh-cn", chinese]] as const) {
      const { shown, complaints } = answered(query, language, { [control]: typed });
      const own = complaints.filter(({ controls }) => controls.includes(control));
      expect(own.map(({ sentence }) => sentence).join(" ")).toContain(says);
      expect(shown).toBeUndefined();
      expect(faults(own, language)).toEqual([]);
    }
  });

  const sentences = {
    en: { whole: "whole number", range: "at least 1", empty: "empty", name: "Input channels" },
    "zh-cn": { whole: "整数", range: "1到", empty: "不能为空", name: "输入通道" },
  } as const;
  test.each([
    ["3.5", "whole"],
    ["three", "whole"],
    ["0x10", "whole"],
    ["0", "range"],
    ["-1", "range"],
    ["99999999999999999999", "range"],
    ["", "empty"],
    ["   ", "empty"],
  ] as const)("input channels of “%s” are refused: %s", (typed, rule) => {
    for (const language of ["en", "zh-cn"] as const) {
      const { shown, complaints } = answered("", language, { inChannels: typed });
      expect(complaints.map(({ field, controls }) => [field, controls])).toEqual([
        ["inChannels", ["inChannels"]],
      ]);
      expect(complaints[0]?.sentence).toContain(sentences[language][rule]);
      expect(complaints[0]?.sentence).toContain(sentences[language].name);
      expect(shown).toBeUndefined();
      expect(faults(complaints, language)).toEqual([]);
    }
  });

  test.each([
    ["kernelSize-w", "kernelSize-w=11", ["spans 11", "has 10"], ["占11格", "只有10格"]],
    ["inChannels", "groups=2", ["3 is not divisible by 2"], ["3不能被2整除"]],
    ["outChannels", "groups=2", ["5 is not divisible by 2"], ["5不能被2整除"]],
    ["paddingMode", "paddingMode=causal", ["Causal padding is for one axis"], ["因果填充只用于一个轴"]],
    ["outChannels", "outChannels=9007199254740991", ["2^53"], ["2^53"]],
    ["stride-w", "stride-w=", ["empty"], ["不能为空"]],
    ["dilation-w", "dilation-w=", ["empty"], ["不能为空"]],
    ["padding-w", "padding-w=", ["empty"], ["不能为空"]],
    ["groups", "groups=", ["empty"], ["不能为空"]],
  ])("%s of ?%s", (control, query, english, chinese) => {
    for (const [language, says] of [
      ["en", english],
      ["zh-cn", chinese],
    ] as const) {
      const own = answered(query, language).complaints.filter(({ controls }) => controls.includes(control));
      const said = [...new Set(own.map(({ sentence }) => sentence))];
      expect(said).toHaveLength(1);
      for (const part of says) expect(said[0]).toContain(part);
      expect(faults(own, language)).toEqual([]);
    }
  });

  test("axis by axis, the axis that is wrong is the one marked", () => {
    const { complaints } = answered("perAxis=yes&kernelSize-h=12");
    expect(complaints.flatMap(({ controls }) => controls)).toContain("kernelSize-h");
    expect(complaints.flatMap(({ controls }) => controls)).not.toContain("kernelSize-w");
  });

  test("everything that is wrong is said at once", () => {
    const { complaints } = answered("inChannels=x&outChannels=&stride-w=0");
    expect(new Set(complaints.map(({ field }) => field))).toEqual(
      new Set(["inChannels", "outChannels", "stride"]),
    );
  });
});

function faults(complaints: readonly { readonly sentence: string }[], language: Language): readonly string[] {
  const { lang } = phrasesOf(language);
  return textFaults(complaints.map(({ sentence }) => ({ text: sentence, lang, foreign: false })));
}
