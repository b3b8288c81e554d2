import { describe, expect, test } from "vitest";
import { flops, macs } from "../../src/layers/counting.ts";
import type { LayerSpec } from "../../src/layers/index.ts";
import {
  agrees,
  type Claim,
  defineNetwork,
  draft,
  foundFor,
  type Network,
  type Printed,
  summarize,
} from "../../src/networks/index.ts";

const source = { kind: "hand" } as const;
const relu: LayerSpec = { kind: "activation", name: "ReLU" };
const conv = (outChannels: number, kernelSize: number): LayerSpec => ({
  kind: "convolution",
  outChannels,
  kernelSize,
});
const dense = (outFeatures: number): LayerSpec => ({ kind: "dense", outFeatures });

function chain(
  inputShape: readonly number[],
  claims: readonly Claim[],
  ...layers: readonly [string, LayerSpec][]
): Network {
  const net = draft();
  for (const [name, layer] of layers) net.add(name, layer);
  return defineNetwork({ id: "toy", name: "Toy", inputShape, nodes: net.nodes, claims, sources: [source] });
}

const about = (at: string, quantity: "parameters" | "macs", printed: string): Claim =>
  quantity === "macs"
    ? { source, at, quantity: "operations", counting: macs, printed }
    : { source, at, quantity, printed };

/** facebookresearch/fvcore, docs/flop_count.md: the multiply-accumulates of a small network, layer by layer. */
const fvcore = chain(
  [1, 32, 32],
  [
    about("conv1", "macs", "48600"),
    about("conv2", "macs", "146016"),
    about("fc1", "macs", "69120"),
    about("fc2", "macs", "10080"),
    about("fc3", "macs", "840"),
    { source, quantity: "operations", counting: macs, printed: "274656" },
    { source, quantity: "operations", counting: macs, at: "conv2", upTo: true, printed: "194616" }, // 48600 + 146016
    { source, quantity: "operations", counting: flops, printed: "549312" }, // twice
    { source, quantity: "outputShape", shape: [10] },
    { source, quantity: "outputShape", at: "pool2", shape: [16, 6, 6] },
  ],
  ["conv1", conv(6, 3)],
  ["pool1", { kind: "max-pooling", kernelSize: 2 }],
  ["conv2", conv(16, 3)],
  ["pool2", { kind: "max-pooling", kernelSize: 2 }],
  ["flatten", { kind: "flatten" }],
  ["fc1", dense(120)],
  ["fc2", dense(84)],
  ["fc3", dense(10)],
);

/** TylerYep/torchinfo, tests/test_output/single_input.out: the parameters of a small network, layer by layer. */
const torchinfo = chain(
  [1, 28, 28],
  [
    about("conv.1", "parameters", "260"),
    about("conv.2", "parameters", "5020"),
    about("fc1", "parameters", "16050"),
    about("fc2", "parameters", "510"),
    { source, quantity: "parameters", printed: "21840" },
    { source, quantity: "parameters", within: "conv", printed: "5280" }, // 260 + 5020
    { source, quantity: "parameters", within: "conv", at: "conv.1", upTo: true, printed: "260" },
    { source, quantity: "parameters", within: "conv", at: "conv.2", upTo: true, printed: "5280" },
    { source, quantity: "parameters", countedBy: "without biases", at: "fc2", printed: "500" },
    { source, quantity: "outputShape", within: "conv", shape: [20, 8, 8] },
  ],
  ["conv.1", conv(10, 5)],
  ["pool1", { kind: "max-pooling", kernelSize: 2 }],
  ["act", relu],
  ["conv.2", conv(20, 5)],
  ["conv2.act", relu],
  ["pool2", { kind: "max-pooling", kernelSize: 2 }],
  ["flatten", { kind: "flatten" }],
  ["fc1", dense(50)],
  ["drop", { kind: "dropout" }],
  ["fc2", dense(10)],
);

test.each([
  ["facebookresearch/fvcore", fvcore],
  ["TylerYep/torchinfo", torchinfo],
])("the figures of %s come out", (_, network) => {
  const summary = summarize(network);
  for (const claim of network.claims)
    expect([claim, agrees(claim, foundFor(claim, summary))]).toEqual([claim, true]);
});

describe("activations, worked by hand", () => {
  const summary = summarize(torchinfo);
  // 10*24*24 = 5760, 10*12*12 = 1440 twice, 20*8*8 = 1280 twice, 20*4*4 = 320 twice, 50 twice, 10
  // biome-ignore format: a table
  test.each<[Partial<Claim & { quantity: "activations" }>, number]>([
    [{},                                                                    11950], // 5760 + 2880 + 2560 + 640 + 100 + 10
    [{ countedBy: "every output" },                                         11950],
    [{ countedBy: "weighted" },                                             7100],  // 5760 + 1280 + 50 + 10
    [{ countedBy: "with input, in place" },                                 9644],  // 784 + 5760 + 1440 + 1280 + 320 + 50 + 10
    [{ at: "conv.2" },                                                      1280],
    [{ at: "conv.2", upTo: true },                                          9920],  // 5760 + 1440 + 1440 + 1280
  ])("%o: %d", (claim, found) => {
    expect(foundFor({ source, quantity: "activations", printed: "0", ...claim }, summary)).toBe(found);
  });
});

describe("of a receptive field, worked by hand", () => {
  const summary = summarize(
    chain(
      [1, 20, 20],
      [],
      ["conv", { kind: "convolution", outChannels: 2, kernelSize: 5, stride: 2, padding: 1 }],
      ["wide", { kind: "convolution", outChannels: 2, kernelSize: [3, 5] }],
      ["up", { kind: "upsampling", scale: 4 }],
      ["flatten", { kind: "flatten" }],
    ),
  );
  const found = (at: string, quantity: "receptiveField" | "effectiveStride" | "effectivePadding") => {
    const claim: Claim = { source, at, quantity, printed: "1" };
    const value = foundFor(claim, summary);
    return [value, agrees(claim, value)];
  };

  // biome-ignore format: a table
  test.each<[string, Parameters<typeof found>[1], number, boolean]>([
    ["conv",    "receptiveField",   5,          false],
    ["conv",    "effectiveStride",  2,          false],
    ["conv",    "effectivePadding", 1,          true],
    ["wide",    "receptiveField",   Number.NaN, false], // 5 + 2*2 and 5 + 4*2
    ["wide",    "effectiveStride",  2,          false],
    ["wide",    "effectivePadding", 1,          true],
    ["up",      "effectiveStride",  0.5,        false], // 2 over 4
    ["flatten", "receptiveField",   Number.NaN, false], // all of it
  ])("%s has %s %d", (at, quantity, value, same) => {
    expect(found(at, quantity)).toEqual([value, same]);
  });
});

describe("agrees(claim, found) compares the digits that were printed", () => {
  const claimOf = (printed: Printed): Claim => ({ source, quantity: "parameters", ...printed });
  // biome-ignore format: a table
  test.each<[Printed, number, boolean]>([
    [{ printed: "140" },                                        140,        true],
    [{ printed: "140" },                                        141,        false],
    [{ printed: "0" },                                          0,          true],
    [{ printed: "9007199254740991" },                           2 ** 53 - 1, true],
    [{ printed: "1.814", times: 1e9 },                          1814073344, true],
    [{ printed: "1.81", times: 1e9 },                           1814073344, true],
    [{ printed: "1.82", times: 1e9 },                           1814073344, false],
    [{ printed: "2", times: 1e9 },                              1500000000, true],   // a half goes up
    [{ printed: "2", times: 1e9 },                              1499999999, false],
    [{ printed: "1", times: 1e9 },                              1499999999, true],
    [{ printed: "1.0", times: 1e3 },                            950,        true],
    [{ printed: "1.0", times: 1e3 },                            1049,       true],
    [{ printed: "1.0", times: 1e3 },                            1050,       false],
    [{ printed: "1", times: 2 },                                1,          true],   // 0.5
    [{ printed: "1.005", times: 1e3 },                          1005,       true],
    [{ printed: "3.8", times: 1e9 },                            3857973248, false],  // rounds to 3.9
    [{ printed: "3.8", times: 1e9, truncated: true },           3857973248, true],
    [{ printed: "3.9", times: 1e9, truncated: true },           3857973248, false],
    [{ printed: "3.8", times: 1e9, truncated: false },          3857973248, false],
    [{ printed: "58.1", times: 2 ** 18 },                       15237608,   true],   // 58.127
  ])("%o and %d: %s", (printed, found, same) => {
    expect(agrees(claimOf(printed), found)).toBe(same);
  });

  test("and a shape entry by entry", () => {
    const claim: Claim = { source, quantity: "outputShape", shape: [64, 112, 112] };
    expect(agrees(claim, [64, 112, 112])).toBe(true);
    expect(agrees(claim, [64, 112])).toBe(false);
    expect(agrees(claim, [64, 112, 113])).toBe(false);
  });
});
