import { describe, expect, test } from "vitest";
import { checkedAgainst, networkCheckedAgainst, type Verified } from "../../../components/lesson/checked.ts";
import { type Example, exampleOf, examples, type Source } from "../../../src/examples/index.ts";
import { networkOf, networks, summarize } from "../../../src/networks/index.ts";
import verified from "../../../src/verified.json";

// [10, 10] by 5 kernels of 3 x 3: 8 = 10 - 3 + 1, and 3*3*3*5 + 5 parameters.
const example = exampleOf("conv2d-rgb-5-kernels");
const pytorch: Verified = {
  agrees: true,
  engine: "PyTorch",
  outputShape: [5, 8, 8],
  parameters: 140,
  version: "2.13.0",
};
const keras: Verified = { ...pytorch, engine: "Keras", outputShape: [8, 8, 5], version: "3.15.1" };
const named = (sources: readonly Source[], ...entries: readonly Verified[]) =>
  checkedAgainst({ ...example, sources }, { [example.id]: entries }).map((source) =>
    source.kind === "program" ? source.name : source.kind,
  );
const program = (name: string): Source => ({ kind: "program", name });

describe("checkedAgainst", () => {
  test("an example that no engine ran has its sources alone", () => {
    expect(checkedAgainst(example, {})).toEqual(example.sources);
  });

  test("the engines that ran it follow its sources", () => {
    expect(named([{ kind: "hand" }], keras, pytorch)).toEqual(["hand", "Keras 3.15.1", "PyTorch 2.13.0"]);
  });

  test("an engine that is a source too is named once, with the version that ran", () => {
    const sources = [program("Keras 3.14.0 (TensorFlow 2.20.0)"), program("ONNX Runtime 1.30.0")];
    expect(named(sources, keras)).toEqual(["ONNX Runtime 1.30.0", "Keras 3.15.1"]);
  });

  test.each([
    { ...pytorch, parameters: 455 },
    { ...pytorch, outputShape: [5, 8, 9] },
    { ...pytorch, outputShape: [8, 8, 5] },
    { ...keras, outputShape: [5, 8, 8] },
    { ...pytorch, agrees: false },
    { ...pytorch, engine: "An engine nobody knows" },
  ])("it throws where $engine made $outputShape and $parameters, which the example is not", (entry) => {
    expect(() => named([], entry)).toThrow(/conv2d-rgb-5-kernels, which is .*npm run verify -- --write/);
  });
});

test("every example is what verified.json says of it, and the file speaks of no other", () => {
  const marked = (each: Example) => checkedAgainst(each, verified);
  for (const each of examples) expect(marked(each).length).toBeGreaterThan(0);
  const known = new Set([...examples, ...networks].map(({ id }) => id));
  expect(Object.keys(verified).filter((id) => !known.has(id))).toEqual([]);
});

test("every network is what verified.json says of it; a network that an engine ships is marked with it", () => {
  for (const each of networks) networkCheckedAgainst(each, summarize(each), verified);
  const vgg = networkOf("vgg-16");
  const marks = networkCheckedAgainst({ ...vgg, sources: [] }, summarize(vgg), verified);
  expect(marks.map((mark) => mark.kind === "program" && mark.name.split(" ")[0])).toEqual([
    "Keras",
    "torchvision",
  ]);
});

test("networkCheckedAgainst throws where an engine made something else of it", () => {
  const vgg = networkOf("vgg-16");
  // 138357544 parameters: torchvision 0.29.1, models/vgg.py
  const entry: Verified = {
    agrees: true,
    engine: "torchvision",
    outputShape: [1000],
    parameters: 138_357_544,
    version: "1",
  };
  const marked = (made: Verified) =>
    networkCheckedAgainst({ ...vgg, sources: [] }, summarize(vgg), { "vgg-16": [made] });
  expect(marked(entry)).toEqual([{ kind: "program", name: "torchvision 1" }]);
  expect(() => marked({ ...entry, parameters: 1 })).toThrow("vgg-16, which is [1000] and 138357544");
  expect(() => marked({ ...entry, outputShape: [10] })).toThrow("vgg-16");
});
