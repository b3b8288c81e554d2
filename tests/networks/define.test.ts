import { describe, expect, test } from "vitest";
import type { LayerSpec } from "../../src/layers/index.ts";
import {
  defineNetwork,
  draft,
  type Network,
  NetworkError,
  type NetworkIssue,
  type Node,
} from "../../src/networks/index.ts";

const layer: LayerSpec = { kind: "activation" };
const good: Network = {
  id: "two-layers",
  name: "Two layers",
  inputShape: [3, 4],
  nodes: [
    { name: "a", layer, from: ["input"] },
    { name: "b", layer, from: ["a"] },
  ],
  claims: [],
  sources: [{ kind: "hand" }],
};
const nodes = (...list: readonly [name: string, ...from: string[]][]): readonly Node[] =>
  list.map(([name, ...from]) => ({ name, layer, from }));

test("defineNetwork gives back a declaration without faults", () => {
  expect(defineNetwork(good)).toEqual(good);
  expect(defineNetwork({ ...good, id: "resnet-50-v1" }).id).toBe("resnet-50-v1");
});

test("a layer may be impossible on the network's own input: only summarize works it out", () => {
  const dense: LayerSpec = { kind: "dense", outFeatures: 2 };
  expect(() =>
    defineNetwork({ ...good, nodes: [{ name: "a", layer: dense, from: ["input"] }] }),
  ).not.toThrow();
});

describe("defineNetwork says what is wrong", () => {
  const claim = { source: { kind: "hand" }, quantity: "parameters", printed: "0" } as const;
  // biome-ignore format: a table
  test.each<[string, Partial<Network>, readonly NetworkIssue[]]>([
    ["an id in capitals",               { id: "ResNet" },                                    [{ code: "not-kebab-case", id: "ResNet" }]],
    ["an id that ends in a dash",       { id: "resnet-" },                                   [{ code: "not-kebab-case", id: "resnet-" }]],
    ["no layers",                       { nodes: [] },                                       [{ code: "no-layers" }]],
    ["no source",                       { sources: [] },                                     [{ code: "no-source" }]],
    ["one name twice",                  { nodes: nodes(["a", "input"], ["a", "a"]) },        [{ code: "duplicate-name", node: "a" }]],
    ["a layer called input",            { nodes: nodes(["input", "input"]) },                [{ code: "duplicate-name", node: "input" }]],
    ["a name that is not there",        { nodes: nodes(["a", "z"]) },                        [{ code: "unknown-source", node: "a", source: "z" }]],
    ["a layer that reads itself",       { nodes: nodes(["a", "a"]) },                        [{ code: "unknown-source", node: "a", source: "a" }]],
    ["a layer that reads a later one",  { nodes: nodes(["a", "b"], ["b", "a"]) },            [{ code: "unknown-source", node: "a", source: "b" }]],
    ["weights that are not there",      { nodes: [{ name: "a", layer, from: ["input"], shares: "z" }] }, [{ code: "unknown-source", node: "a", source: "z" }]],
    ["a layer called as another input", { nodes: nodes(["a", "b"], ["b", "a"]), otherInputs: { b: [4] } }, [{ code: "duplicate-name", node: "b" }]],
    ["a claim about no layer",          { claims: [{ ...claim, at: "c" }] },                 [{ code: "claim-about-nothing", about: "c" }]],
    ["a claim about no group",          { claims: [{ ...claim, within: "a" }] },             [{ code: "claim-about-nothing", about: "a" }]],
    ["everything at once",              { id: "A", sources: [], nodes: nodes(["a", "y", "z"], ["a", "a"]), claims: [{ ...claim, at: "c", within: "d" }] }, [
      { code: "not-kebab-case", id: "A" },
      { code: "no-source" },
      { code: "unknown-source", node: "a", source: "y" },
      { code: "unknown-source", node: "a", source: "z" },
      { code: "duplicate-name", node: "a" },
      { code: "claim-about-nothing", about: "c" },
      { code: "claim-about-nothing", about: "d" },
    ]],
  ])("%s", (_, faults, issues) => {
    expect(issuesOf(() => defineNetwork({ ...good, ...faults }))).toEqual(issues);
  });

  test("a claim about a layer, or about a group of layers, that is there", () => {
    const grouped = nodes(["a", "input"], ["b.1", "a"], ["b.2", "b.1"]);
    const claims = [
      { ...claim, at: "a" },
      { ...claim, within: "b" },
      { ...claim, within: "b", at: "b.1" },
    ];
    expect(defineNetwork({ ...good, nodes: grouped, claims }).claims).toEqual(claims);
  });
});

test("a NetworkError says its issues in one line", () => {
  const layerIssue = { code: "missing", field: "outFeatures" } as const;
  const error = new NetworkError("n", [
    { code: "no-layers" },
    { code: "unknown-source", node: "a", source: "z" },
    { code: "layer", node: "fc", issue: layerIssue },
    {
      code: "input-shape",
      issue: { code: "out-of-range", field: "inputShape", axis: 1, value: 0, minimum: 1, maximum: 9 },
    },
  ]);
  expect(error.message).toBe(
    'The network n cannot be: no-layers; unknown-source a z; layer fc: missing (field: "outFeatures"); ' +
      'input-shape: out-of-range (field: "inputShape", axis: 1, value: 0, minimum: 1, maximum: 9)',
  );
  expect(error.name).toBe("NetworkError");
});

test("a draft reads the layer added last, or those that are named", () => {
  const net = draft();
  expect(net.last).toBe("input");
  expect(net.add("a", layer)).toBe("a");
  net.add("b", layer);
  expect(net.last).toBe("b");
  net.add("c", { kind: "add" }, "a", "b");
  expect(net.nodes.map(({ name, from }) => [name, ...from])).toEqual([
    ["a", "input"],
    ["b", "a"],
    ["c", "a", "b"],
  ]);
});

function issuesOf(work: () => unknown): readonly NetworkIssue[] {
  try {
    work();
  } catch (error) {
    if (error instanceof NetworkError) return error.issues;
    throw error;
  }
  return [];
}
