import { expect, test } from "vitest";
import {
  barsPath,
  barText,
  chartText,
  largestOf,
  scaleTexts,
  shareNode,
} from "../../../components/network/chart.ts";
import { claimTexts } from "../../../components/network/claims.ts";
import { csvOf, derivationsOf } from "../../../components/network/export.ts";
import { lineLabel, linesOf, settingsText } from "../../../components/network/layer-text.ts";
import {
  countedTexts,
  entriesOf,
  sayNetworkIssue,
  shapeOf,
  summaryOn,
  textsFrom,
  totalTexts,
} from "../../../components/network/summary.ts";
import type { LayerSpec } from "../../../src/layers/index.ts";
import { networkWordsOf, phrasesOf } from "../../../src/locales/index.ts";
import { draft, networkOf, summarize } from "../../../src/networks/index.ts";
import { smallNetwork } from "./small-network.ts";

const small = smallNetwork();
const summary = summarize(small);
const words = networkWordsOf("en");
const issueWords = { ...words.live, ...phrasesOf("en").layerWords, entries: ["Channels", "Height", "Width"] };

test("totalTexts writes the sums, activations in values and in MiB", () => {
  // 20 + 4 + 45 = 69; 72 + 40 = 112; 8 + 8 + 8 + 5 = 29 values of four bytes are 116 bytes, 0.0 MiB
  expect(totalTexts(summary, "en")).toEqual({
    output: "5",
    parameters: "69",
    buffers: "4",
    parametersRounded: "69",
    macs: "112",
    macsRounded: "112",
    activations: "29",
    memory: "0.0 MiB",
  });
});

test("countedTexts counts as others do", () => {
  // two a MAC: 224; parameters with running statistics: 69 + 4; without biases: 69 - 2 - 5 = 62 and the shifts are left
  const texts = countedTexts(summary, "en");
  expect(texts).toMatchObject({ macs: "112", flops: "224", trainable: "69", "with statistics": "73" });
});

test("csvOf writes a header and a row a layer, by RFC 4180", () => {
  expect(csvOf(summary)).toBe(
    [
      "name,kind,from,output_shape,parameters,buffers,macs,output_elements,receptive_field",
      "conv,convolution,input,2x2x2,20,0,72,8,3x3",
      "norm,batch-normalization,conv,2x2x2,4,4,0,8,3x3",
      "flat,flatten,norm,8,0,0,0,8,3x3",
      "fc,dense,flat,5,45,0,40,5,all",
      "",
    ].join("\r\n"),
  );
});

test("csvOf quotes a cell with a comma or a quote", () => {
  const odd = draft();
  odd.add('a,"b"', { kind: "activation" });
  expect(csvOf(summarize({ ...small, nodes: odd.nodes }))).toContain('"a,""b""",activation,input');
});

test.each<[string, LayerSpec, string]>([
  ["only a kernel", { kind: "convolution", outChannels: 2, kernelSize: 3 }, "convolution 3"],
  [
    "a kernel an axis, what is not as by default",
    {
      kind: "convolution",
      outChannels: 2,
      kernelSize: [1, 3],
      stride: 2,
      padding: [0, 1],
      groups: 4,
      bias: false,
    },
    "convolution 1 × 3, stride 2, padding 0 × 1, 4 groups, no bias",
  ],
  [
    "the same on every axis once",
    { kind: "max-pooling", kernelSize: [2, 2], stride: [2, 2] },
    "max pooling 2, stride 2",
  ],
  [
    "a padding with two sides",
    {
      kind: "zero-padding",
      padding: [
        [0, 1],
        [0, 1],
      ],
    },
    "zero padding, padding 0 + 1",
  ],
  ["an activation by its name", { kind: "activation", name: "ReLU" }, "ReLU"],
  ["ceil mode", { kind: "max-pooling", kernelSize: 3, ceilMode: true }, "max pooling 3, rounded up"],
])("settingsText tells %s", (_, layer, text) => {
  expect(settingsText(layer, words.live)).toBe(text);
});

test("a Chinese page sets what it lists with its own commas", () => {
  const { live } = networkWordsOf("zh-cn");
  const layer = { kind: "convolution", outChannels: 2, kernelSize: 3, stride: 2, padding: 1 } as const;
  expect(settingsText(layer, live)).toBe("卷积 3，步幅2，填充1");
  const step = { axes: [1, 2] } as unknown as Parameters<typeof lineLabel>[1];
  expect(lineLabel("输出尺寸", step, ["深度", "高度", "宽度"], live)).toBe("输出尺寸（高度、宽度）");
});

test("linesOf tells what a row's numbers come from, axes that read alike once", () => {
  const [row] = summary.rows;
  const lines = row ? linesOf(row) : [];
  expect(lines.map(({ step }) => step.quantity)).toEqual([
    "outputSize",
    "kernelWeights",
    "parameters",
    "macs",
    "outputElements",
    "jump",
    "receptiveField",
    "fieldStart",
  ]);
  expect(lines[0]?.axes).toEqual([0, 1]);
});

test("derivationsOf tells every layer's shapes and lines, and the axis of a line where they differ", () => {
  // the same on both axes: 4 - 3 + 1 = 2; on a width of 6: 6 - 3 + 1 = 4
  expect(derivationsOf(summary)).toMatch(
    /^conv: 1x4x4 -> 2x2x2\n {2}o = floor\(\(i \+ 2\*p - k\)\/s\) \+ 1 = floor\(\(4 \+ 2\*0 - 3\)\/1\) \+ 1 = 2\n/,
  );
  const lines = derivationsOf(summarize(small, [1, 4, 6])).split("\n");
  expect(lines[0]).toBe("conv: 1x4x6 -> 2x2x4");
  expect(lines[1]).toMatch(/^ {2}h: o = .* = 2$/);
  expect(lines[2]).toMatch(/^ {2}w: o = .* = 4$/);
  expect(lines).toContain("norm: 2x2x4 -> 2x2x4");
});

test("lineLabel names the axes where they read differently", () => {
  const [oblong] = summarize(small, [1, 4, 6]).rows;
  const labels = (oblong ? linesOf(oblong) : []).map((line) =>
    lineLabel(line.step.quantity, line, ["height", "width"], words.live),
  );
  expect(labels.slice(0, 3)).toEqual(["outputSize (height)", "outputSize (width)", "kernelWeights"]);
  const [square] = summary.rows;
  expect(
    (square ? linesOf(square) : []).map((line) => lineLabel("a", line, ["height", "width"], words.live))[0],
  ).toBe("a");
});

test("chartText says which layers have the most", () => {
  expect(chartText(summary, words.live, "en")).toBe(
    "Bars of 4 layers. Most parameters: fc, 45. Most multiply-accumulates: conv, 72.",
  );
});

test("barsPath draws a bar a value, as high as its share of the largest, upwards or downwards", () => {
  // four bars on a width of 1000: 250 each, 200 of it drawn
  expect(barsPath([10, 0, 5, 0], 0, -100)).toBe("M0 0h200v-100h-200zM500 0h200v-50h-200z");
  expect(barsPath([1], 1, 50)).toBe("M0 1h800v50h-800z");
  expect(barsPath([0, 0], 0, 10)).toBe("");
});

test("shareNode draws a row against the largest, and shows what is small", () => {
  const largest = largestOf(summary.rows);
  const paths = (...given: Parameters<typeof shareNode>) =>
    shareNode(...given).children.map((path) => typeof path === "object" && path.attributes.d);
  expect(largest).toEqual({ parameters: 45, macs: 72 });
  expect(paths({ parameters: 45, macs: 36 }, largest)).toEqual(["M0 0.5h100", "M0 1.5h50"]);
  expect(paths({ parameters: 0, macs: 0 }, { parameters: 0, macs: 0 })).toEqual(["", ""]);
  expect(paths({ parameters: 1, macs: 0 }, { parameters: 1e9, macs: 1 })).toEqual(["M0 0.5h1", ""]);
});

test.each([
  ["whole numbers", ["3", "224"], [3, 224]],
  ["full-width digits", ["３", " ２２４ "], [3, 224]],
  ["what is no number, as it is", ["3", "a"], [3, "a"]],
  ["an empty field, as nothing", ["3", " "], [3, undefined]],
])("shapeOf reads %s", (_, texts, shape) => {
  expect(shapeOf(texts)).toEqual(shape);
});

test("a link keeps every text, whatever it is, and says nothing of the opening ones", () => {
  const opening = ["3", "224", "224"];
  expect(entriesOf(opening, opening)).toEqual([]);
  for (const texts of [
    ["1", "32", "32"],
    ["", "a,b&c", "９"],
  ]) {
    const query = new URLSearchParams(entriesOf(texts, opening).map(([name, text]) => [name, text]));
    expect(textsFrom(query, opening)).toEqual(texts);
  }
  expect(textsFrom(new URLSearchParams("input=1"), opening)).toEqual(["1", "224", "224"]);
  expect(textsFrom(new URLSearchParams("other=1"), opening)).toEqual(opening);
});

test.each([
  [
    "the layer that cannot be, and the rule",
    ["1", "2", "2"],
    "The layer conv cannot be on this input. The kernel must fit into the padded input; it spans 3 and the input with its padding has 2. Check that the channels were not read as an axis; else take a smaller kernel or dilation, or more padding.",
  ],
  [
    "the entry of the input that cannot be",
    ["1", "2.5", "4"],
    "Height must be a whole number; got “2.5”. Type digits alone, such as 3.",
  ],
])("sayNetworkIssue names %s", (_, texts, sentence) => {
  const { summary, issues } = summaryOn(small, texts);
  expect(summary).toBe(undefined);
  expect(issues.map((issue) => sayNetworkIssue(issueWords, issue))[0]).toBe(sentence);
});

test.each([
  ["resnet-50", "parameters", "25,557,032", "25,557,032"],
  ["resnet-50", "operations (multiply-accumulates)", "4.089 G", "4,089,184,256"],
  // 4,089,184,256 and what torchinfo counts besides, of one input; printed for two: 8.18 G is 2 × 4.09 G
  [
    "resnet-50",
    "operations (multiply-accumulates and biases; other trained numbers once; transposed layers over their output), printed for 2 inputs",
    "8.18 G",
    "8,178,476,752",
  ],
])("claimTexts sets a figure of %s beside the notebook's: %s", (id, what, printed, here) => {
  const network = networkOf(id);
  const texts = network.claims.map((claim) => claimTexts(claim, summarize(network), words, "en"));
  // 25557032 and 4.089: torchvision 0.29.1, models/resnet.py; 4,089,184,256: the stride on the 3x3
  expect(texts).toContainEqual({ what, printed, here });
});

test("the chart tells the ends of its scales, and what the bars of a layer say", () => {
  expect(scaleTexts(summary)).toEqual({ mostParameters: "45", mostMacs: "72" });
  expect(barText(summary, 3, words.live, "en")).toBe("fc: 45 parameters, 40 MACs");
});
