import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { macs } from "../../src/layers/counting.ts";
import { deriveOn, type LayerSpec, type Shape } from "../../src/layers/index.ts";
import {
  activationsOf,
  checkNetwork,
  countings,
  defineNetwork,
  draft,
  type LayerSummary,
  type Network,
  NetworkError,
  type Node,
  networkOf,
  operationsOf,
  parametersOf,
  summarize,
  totalsOf,
} from "../../src/networks/index.ts";

function network(
  inputShape: Shape,
  ...layers: readonly [name: string, layer: LayerSpec, ...from: string[]][]
): Network {
  const net = draft();
  for (const [name, layer, ...from] of layers) net.add(name, layer, ...from);
  return defineNetwork({
    id: "net",
    name: "Net",
    inputShape,
    nodes: net.nodes,
    claims: [],
    sources: [{ kind: "hand" }],
  });
}

const conv = (outChannels: number, kernelSize: number, more = {}): LayerSpec => ({
  kind: "convolution",
  outChannels,
  kernelSize,
  ...more,
});

describe("weights that are shared", () => {
  const twice = (more: object = {}, again = {}): Pick<Network, "nodes" | "inputShape" | "otherInputs"> => {
    const net = draft();
    net.add("conv", conv(4, 3));
    net.add("norm", { kind: "batch-normalization" });
    net.share("conv2", "conv", "other");
    net.share("norm2", "norm", "conv2");
    net.add("both", { kind: "concatenate" }, "norm", "norm2");
    const nodes = net.nodes.map((node) => (node.name === "conv2" ? { ...node, ...again } : node));
    return { nodes, inputShape: [3, 8], otherInputs: { other: [3, 8] }, ...more };
  };

  test("are counted once, what they compute every time", () => {
    const { totals, rows } = summarize(twice());
    // 3*3*4 + 4, and scale and shift of 4; 6 places twice.
    expect(totals).toMatchObject({
      parameters: 40 + 8,
      buffers: 8,
      counters: 1,
      biases: 4,
      macs: 2 * 36 * 6,
    });
    expect(rows[2]).toMatchObject({ shares: "conv", parameters: 0, biases: 4, outputShape: [4, 6] });
    expect(parametersOf(rows, "without biases")).toBe(36 + 8);
    // The bias is added at every one.
    expect(operationsOf(rows, { ...macs, biases: true })).toBe(2 * (36 * 6 + 24));
  });

  test("cannot be on what comes in with other channels, or of another kind", () => {
    const unlike = [{ code: "shares-unlike", node: "conv2", source: "conv" }];
    expect(checkNetwork(twice({ otherInputs: { other: [2, 8] } }), [3, 8])).toEqual(unlike);
    expect(checkNetwork(twice({}, { shares: "input" }), [3, 8])).toEqual([{ ...unlike[0], source: "input" }]);
  });

  test("an input like the first goes along with it, and is seen as it is", () => {
    const { rows } = summarize(twice(), [3, 20]);
    expect(rows.map(({ outputShape }) => outputShape[1])).toEqual(Array(5).fill(18));
    expect(rows.map(({ receptiveField }) => receptiveField[0])).toMatchObject(Array(5).fill({ size: 3 }));
    expect(summarize(twice({ otherInputs: { other: [3, 9] } }), [3, 9]).rows[2]?.inputShapes).toEqual([
      [3, 9],
    ]);
  });

  test("of an input unlike the first, an element is none of the first's", () => {
    const net = draft();
    net.add("flat", { kind: "flatten" });
    net.add("join", { kind: "concatenate" }, "flat", "other");
    net.add("first", { kind: "select-channels", channels: [23] }, "join");
    net.add("second", { kind: "select-channels", channels: [24] }, "join");
    const { rows } = summarize({ nodes: net.nodes, inputShape: [3, 8], otherInputs: { other: [4] } });
    expect(rows.map(({ outputShape }) => outputShape[0])).toEqual([24, 28, 1, 1]);
    expect(rows.at(-2)?.receptiveField).toMatchObject([{ size: 1 }]);
    expect(rows.at(-1)?.receptiveField).toMatchObject([{ size: 0 }]);
  });

  test("a draft shares a layer that it has, and no other", () => {
    expect(() => draft().share("b", "a", "input")).toThrow(TypeError);
  });

  test("another input's shape is looked at too", () => {
    expect(checkNetwork(twice({ otherInputs: { other: [3, 0] } }), [3, 8])).toMatchObject([
      { code: "input-shape" },
    ]);
  });
});

describe("summarize(network)", () => {
  const small = network(
    [3, 8, 8],
    ["conv", conv(4, 3)],
    ["norm", { kind: "batch-normalization" }],
    ["pool", { kind: "max-pooling", kernelSize: 2 }, "conv"],
    ["up", { kind: "upsampling", scale: 2 }],
    ["both", { kind: "concatenate" }, "norm", "up"],
    ["flatten", { kind: "flatten" }],
    ["fc", { kind: "dense", outFeatures: 10 }],
  );

  test("has a row for every layer, worked by hand", () => {
    const { rows, inputShape } = summarize(small);
    expect(inputShape).toEqual([3, 8, 8]);
    // biome-ignore format: a table
    expect(rows.map(({ name, kind, from, inputShapes, outputShape, parameters, buffers, counters, biases, macs, outputElements }) =>
      [name, kind, from, inputShapes, outputShape, parameters, buffers, counters, biases, macs, outputElements])).toEqual([
      ["conv",    "convolution",         ["input"],      [[3, 8, 8]],            [4, 6, 6], 112,  0, 0, 4,  3888, 144], // 3*3*3*4 + 4; 108*36
      ["norm",    "batch-normalization", ["conv"],       [[4, 6, 6]],            [4, 6, 6], 8,    8, 1, 0,  0,    144],
      ["pool",    "max-pooling",         ["conv"],       [[4, 6, 6]],            [4, 3, 3], 0,    0, 0, 0,  0,    36],
      ["up",      "upsampling",          ["pool"],       [[4, 3, 3]],            [4, 6, 6], 0,    0, 0, 0,  0,    144],
      ["both",    "concatenate",         ["norm", "up"], [[4, 6, 6], [4, 6, 6]], [8, 6, 6], 0,    0, 0, 0,  0,    288],
      ["flatten", "flatten",             ["both"],       [[8, 6, 6]],            [288],     0,    0, 0, 0,  0,    288],
      ["fc",      "dense",               ["flatten"],    [[288]],                [10],      2890, 0, 0, 10, 2880, 10],
    ]);
  });

  test("adds the rows up", () => {
    expect(summarize(small).totals).toEqual({
      parameters: 3010, // 112 + 8 + 2890
      buffers: 8,
      counters: 1,
      biases: 14,
      macs: 6768, // 3888 + 2880
      outputElements: 1054, // 144 + 144 + 36 + 144 + 288 + 288 + 10
    });
  });

  test("works another input out", () => {
    const { rows, inputShape } = summarize(small, [3, 10, 12]);
    expect(inputShape).toEqual([3, 10, 12]);
    expect(rows.at(-1)?.inputShapes).toEqual([[640]]); // 8 channels of 8x10
  });

  test("gives of every row what the layer gives on the shapes before it", () => {
    for (const row of summarize(small).rows) {
      expect(row).toMatchObject(deriveOn(row.layer, row.inputShapes));
    }
  });

  test("gives of every row what an element sees of the input, worked by hand", () => {
    const whole = (numerator: number) => ({ numerator, denominator: 1 });
    const { rows } = summarize(small);
    // biome-ignore format: a table
    const expected: readonly [name: string, field: object | "all", lines: number][] = [
      ["conv",    { size: 3, jump: whole(1), start: whole(0) },         6], // three rules an axis
      ["norm",    { size: 3, jump: whole(1), start: whole(0) },         0],
      ["pool",    { size: 4, jump: whole(2), start: whole(0) },         6], // 3 and one more
      ["flatten", { size: 4, jump: whole(0) },                          0], // 0 to 2 and 0 to 3, 1 to 3 and 0 to 3
      ["fc",      "all",                                                0],
    ];
    for (const [name, field, lines] of expected) {
      const row = rows.find((one) => one.name === name);
      if (field === "all") expect(row?.receptiveField).toBe("all");
      else expect(row?.receptiveField).toMatchObject([field, field]);
      expect([name, row?.receptiveFieldSteps.length]).toEqual([name, lines]);
    }
  });

  test("says where branches meet whose fields have different middles", () => {
    const net = network(
      [1, 9],
      ["padded", conv(1, 3, { padding: 1 })],
      ["late", conv(1, 3, { padding: [[0, 2]] }), "input"],
      ["alike", { kind: "add" }, "padded", "input"],
      ["apart", { kind: "add" }, "padded", "late"],
      ["after", { kind: "activation" }],
    );
    // One sees -1 to 1, the other 0 to 2: together -1 to 2.
    expect(summarize(net).rows.map(({ aligned }) => aligned)).toEqual([true, true, true, false, false]);
    expect(summarize(net).rows.at(-1)?.receptiveField).toMatchObject([
      { size: 4, start: { numerator: -1, denominator: 1 } },
    ]);
    expect(summarize(net).rows[3]?.receptiveFieldSteps.length).toBeGreaterThan(0);
  });

  test("of a chain is what one layer after another gives", () => {
    const layer = fc.constantFrom<LayerSpec>(
      conv(2, 3, { padding: 1 }),
      conv(5, 1, { bias: false }),
      { kind: "batch-normalization" },
      { kind: "activation" },
      { kind: "max-pooling", kernelSize: 2, ceilMode: true },
      { kind: "zero-padding", padding: 1 },
    );
    fc.assert(
      fc.property(fc.array(layer, { minLength: 1, maxLength: 8 }), (layers) => {
        let shape: Shape = [3, 16, 16];
        let parameters = 0;
        for (const one of layers) {
          const shaped = deriveOn(one, [shape]);
          shape = shaped.outputShape;
          parameters += shaped.parameters;
        }
        const summary = summarize(
          network([3, 16, 16], ...layers.map((one, at) => [`l${at}`, one] as [string, LayerSpec])),
        );
        expect(summary.rows.at(-1)?.outputShape).toEqual(shape);
        expect(summary.totals.parameters).toBe(parameters);
      }),
    );
  });

  test("holds of ten thousand layers in a chain", () => {
    const nodes: Node[] = Array.from({ length: 10_000 }, (_, at) => ({
      name: `l${at}`,
      layer: conv(2, 1),
      from: [at === 0 ? "input" : `l${at - 1}`],
    }));
    const chain = defineNetwork({ ...network([2, 3], ["a", conv(1, 1)]), nodes });
    const { rows, totals } = summarize(chain);
    expect(rows).toHaveLength(10_000);
    expect(totals.parameters).toBe(60_000); // 2*2 + 2 each
  });
});

describe("checkNetwork(network, inputShape)", () => {
  const maximum = 9007199254740991;
  const forked = network(
    [3, 8, 8],
    ["conv", conv(4, 5)],
    ["wide", conv(4, 7), "input"],
    ["after", { kind: "activation" }, "wide"],
    ["grouped", conv(6, 1, { groups: 3 }), "conv"],
    ["both", { kind: "add" }, "conv", "after"],
  );

  test("finds nothing where every layer can be", () => {
    expect(checkNetwork(network([3, 8, 8], ["conv", conv(4, 3)]), [3, 8, 8])).toEqual([]);
  });

  test("finds every layer that cannot be, and blames none for what it reads", () => {
    const issues = [
      {
        code: "layer",
        node: "wide",
        issue: {
          code: "kernel-larger-than-input",
          field: "kernelSize",
          axis: 0,
          effectiveKernel: 7,
          paddedInput: 6,
        },
      },
      {
        code: "layer",
        node: "grouped",
        issue: { code: "channels-not-divisible", field: "inChannels", channels: 4, groups: 3 },
      },
    ];
    expect(checkNetwork(forked, [3, 6, 8])).toEqual(issues);
    expect(() => summarize(forked, [3, 6, 8])).toThrow(NetworkError);
    try {
      summarize(forked, [3, 6, 8]);
    } catch (error) {
      expect((error as NetworkError).issues).toEqual(issues);
    }
  });

  test("finds layers that join what does not fit", () => {
    const net = network([3, 8], ["a", conv(2, 3)], ["b", { kind: "add" }, "a", "input"]);
    expect(checkNetwork(net, [3, 8])).toEqual([
      {
        code: "layer",
        node: "b",
        issue: {
          code: "shapes-differ",
          field: "inputShape",
          shapes: [
            [2, 6],
            [3, 8],
          ],
        },
      },
    ]);
  });

  // biome-ignore format: a table
  test.each<[unknown, readonly object[]]>([
    [[],          [{ code: "wrong-rank", field: "inputShape", rank: -1, minimum: 0, maximum: 8 }, { code: "no-axis", field: "inputShape" }]],
    [undefined,   [{ code: "wrong-rank", field: "inputShape", rank: -1, minimum: 0, maximum: 8 }, { code: "no-axis", field: "inputShape" }]],
    [[3, 0, 8],   [{ code: "out-of-range", field: "inputShape", axis: 1, value: 0, minimum: 1, maximum }]],
    [[3, 8, ""],  [{ code: "missing", field: "inputShape", axis: 2 }]],
    [[3, 8, 2.5], [{ code: "not-a-whole-number", field: "inputShape", axis: 2, value: 2.5 }]],
  ])("refuses %j as an input", (shape, issues) => {
    expect(checkNetwork(forked, shape as Shape)).toEqual(issues.map((issue) => ({ code: "input-shape", issue })));
  });

  test("refuses a graph that is none, whoever made it", () => {
    const layer: LayerSpec = { kind: "activation" };
    expect(checkNetwork({ nodes: [{ name: "a", layer, from: ["z"] }] }, [3])).toEqual([
      { code: "unknown-source", node: "a", source: "z" },
    ]);
  });

  test("refuses a sum past 2^53 - 1", () => {
    // 2^52 elements each, twice; 2^26 channels and places.
    const net = network([2 ** 26, 2 ** 26], ["a", { kind: "activation" }], ["b", { kind: "activation" }]);
    expect(checkNetwork(net, net.inputShape)).toEqual([
      { code: "total-not-exact", quantity: "outputElements" },
    ]);
    expect(checkNetwork(network([2 ** 26, 2 ** 26], ["a", { kind: "activation" }]), net.inputShape)).toEqual(
      [],
    );
  });

  test("refuses a receptive field past 2^53 - 1", () => {
    const far = conv(1, 1, { stride: 2 ** 30 }); // twice: neighbours are 2^60 apart
    const net = network([1, 1], ["a", far], ["b", far], ["c", { kind: "activation" }]);
    expect(checkNetwork(net, [1, 1])).toEqual([
      { code: "layer", node: "b", issue: { code: "count-not-exact", field: "inputShape", quantity: "jump" } },
    ]);
  });

  test("names a layer whose kind there is not", () => {
    const broken = {
      nodes: [{ name: "a", layer: { kind: "nonsense" } as unknown as LayerSpec, from: ["input"] }],
    };
    expect(checkNetwork(broken, [3])).toMatchObject([
      { code: "layer", node: "a", issue: { code: "not-one-of", field: "kind", value: "nonsense" } },
    ]);
  });
});

test("a network that wants one size refuses another, by the layer's name", () => {
  // VGG-16's dense layers take what is left of any image; its poolings halve 16 to nothing at the fifth.
  expect(checkNetwork(networkOf("vgg-16"), [3, 16, 16])).toMatchObject([
    { code: "layer", node: "pool5", issue: { code: "kernel-larger-than-input" } },
    { code: "layer", node: "pool5", issue: { code: "kernel-larger-than-input" } },
  ]);
});

test("totalsOf no rows is nothing", () => {
  expect(Object.values(totalsOf([]))).toEqual([0, 0, 0, 0, 0, 0]);
});

test("layers that are alike on shapes that are alike are worked out once, and counted as if each were alone", () => {
  const { rows } = summarize(networkOf("densenet-121"));
  expect(new Set(rows.map(({ steps }) => steps)).size).toBeLessThan(rows.length);
  for (const { layer, inputShapes, steps } of rows) expect(steps).toEqual(deriveOn(layer, inputShapes).steps);
  const alone = (rows: readonly LayerSummary[]) => rows.map((row) => ({ ...row, steps: [...row.steps] }));
  for (const { counting } of countings)
    expect(operationsOf(rows, counting)).toBe(operationsOf(alone(rows), counting));
  expect(activationsOf(rows, "weighted", [3, 224, 224])).toBe(
    activationsOf(alone(rows), "weighted", [3, 224, 224]),
  );
});
