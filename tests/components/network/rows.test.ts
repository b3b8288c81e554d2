import { expect, test } from "vitest";
import { lineNode } from "../../../components/derivation/line.ts";
import { openAtFirst, type TableWords, tableRows } from "../../../components/network/rows.ts";
import { stageKeys, stagesOf } from "../../../components/network/stages.ts";
import type { Node } from "../../../components/widget/node.ts";
import { networkWordsOf, phrasesOf } from "../../../src/locales/index.ts";
import { networkOf, summarize } from "../../../src/networks/index.ts";
import { smallNetwork } from "./small-network.ts";

const small = smallNetwork("a.");
const summary = summarize(small);
const { live, quantity, outputShape, parameters, macs, receptiveField } = networkWordsOf("en");
const words: TableWords = {
  ...live,
  columns: { outputShape, parameters, macs, receptiveField },
  quantity: { ...phrasesOf("en").quantity, ...quantity },
  axes: ["height", "width"],
};
const rows = (...open: readonly string[]) => tableRows(summary, new Set(open), words, "en", lineNode);
const textOf = (node: Node | string): string =>
  typeof node === "string" ? node : node.children.map(textOf).join("");
const nodesIn = (node: Node | undefined) => (node?.children ?? []) as readonly Node[];
const cellsOf = (row: Node | undefined) => row?.children.map(textOf);

test("a stage is a row of its last output and its sums; what it holds is not made until it is open", () => {
  const folded = rows();
  expect([...folded.keys()]).toEqual(["stage-0", "row-2", "row-3"]);
  // 20 + 4 = 24 parameters, 72 + 0 MACs
  expect(cellsOf(folded.get("stage-0"))).toEqual(["a 2 layers", "2 × 2 × 2", "24", "72", "3", ""]);
});

test("a row has a layer's numbers, and empty cells for what it has none of", () => {
  const open = rows("stage-0");
  expect([...open.keys()]).toEqual(["stage-0", "row-0", "row-1", "row-2", "row-3"]);
  expect([0, 1, 2, 3].map((at) => cellsOf(open.get(`row-${at}`)))).toEqual([
    ["a.conv convolution 3", "2 × 2 × 2", "20", "72", "3", ""],
    ["a.norm batch normalization", "2 × 2 × 2", "4", "", "3", ""],
    ["flat flatten", "8", "", "", "3", ""],
    ["fc dense", "5", "45", "40", "all", ""],
  ]);
});

test("a layer inside a stage is measured against the largest layer, the other rows against the largest of them", () => {
  const open = rows("stage-0");
  const bars = (key: string) => {
    const [svg] = nodesIn(nodesIn(open.get(key)).at(-1));
    return nodesIn(svg).map((path) => path.attributes.d);
  };
  // of the layers fc has the most parameters, 45, and a.conv the most MACs, 72; of the rows outside fc and the stage, 72
  expect(bars("row-0")).toEqual(["M0 0.5h44.4", "M0 1.5h100"]);
  expect(bars("stage-0")).toEqual(["M0 0.5h53.3", "M0 1.5h100"]);
  expect(bars("row-3")).toEqual(["M0 0.5h100", "M0 1.5h55.6"]);
});

test("an open layer has its derivation in a row below, which its button names", () => {
  const open = rows("stage-0", "row-0");
  expect([...open.keys()].slice(0, 3)).toEqual(["stage-0", "row-0", "why-0"]);
  const why = open.get("why-0");
  const [button] = nodesIn(nodesIn(open.get("row-0"))[0]);
  expect(button?.attributes).toMatchObject({ "aria-expanded": "true", "aria-controls": why?.attributes.id });
  const [line] = nodesIn(nodesIn(why)[0]);
  expect(line?.attributes["data-quantity"]).toBe("outputSize");
});

test("a row of no parameters has a class of its own, for a filter to leave it out", () => {
  const classes = [...rows("stage-0").values()].map((row) => row.attributes.class);
  expect(classes).toEqual(["stage open", "inside", "inside", "bare", undefined]);
});

test("stages are runs of layers whose names begin alike", () => {
  // torchvision's ResNet-50: a stem, a pooling, four stages of 3, 4, 6 and 3 blocks, and the three layers of the head
  const stages = stagesOf(summarize(networkOf("resnet-50")).rows);
  expect(stages.map(({ name }) => name)).toEqual([
    "conv1",
    "maxpool",
    "layer1",
    "layer2",
    "layer3",
    "layer4",
    "avgpool",
    "flatten",
    "fc",
  ]);
  // a block is three convolutions and normalisations, three activations, an addition; the first one's shortcut two more
  expect(stages.map(({ rows }) => rows.length)).toEqual([3, 1, 32, 42, 62, 32, 1, 1, 1]);
});

test("a short network stands open, a long one folded, and one without stages has none to open", () => {
  const of = (id: string) => summarize(networkOf(id)).rows;
  expect([...openAtFirst(of("u-net"))]).toEqual(stageKeys(of("u-net")));
  expect(openAtFirst(of("resnet-50")).size).toBe(0);
  expect(stageKeys(of("vgg-16"))).toEqual([]);
});
