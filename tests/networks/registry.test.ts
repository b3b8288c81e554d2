import { describe, expect, test } from "vitest";
import { evaluate } from "../../src/formula/evaluate.ts";
import {
  agrees,
  countings,
  foundFor,
  networkOf,
  networks,
  operationsOf,
  parametersOf,
  summarize,
} from "../../src/networks/index.ts";

describe.each(networks)("$id", (network) => {
  const summary = summarize(network);

  test("every figure published about it comes out", () => {
    const missed = network.claims
      .map((claim) => ({ claim, found: foundFor(claim, summary) }))
      .filter(({ claim, found }) => !agrees(claim, found));
    expect(missed).toEqual([]);
    expect(network.claims.length).toBeGreaterThan(0);
  });

  test("every layer is a row, and every number of a row the value of its step", () => {
    expect(summary.rows.map(({ name }) => name)).toEqual(network.nodes.map(({ name }) => name));
    for (const row of summary.rows)
      for (const { quantity, formula, values, value, axis } of row.steps) {
        expect(evaluate(formula, values)).toBe(value);
        if (axis === undefined && quantity in row) expect(row[quantity as keyof typeof row]).toBe(value);
      }
  });

  test("no layer's output is lost but the last one's", () => {
    const read = new Set(network.nodes.flatMap(({ from }) => from));
    const unread = network.nodes.map(({ name }) => name).filter((name) => !read.has(name));
    // A head that only training looks at.
    expect(unread.filter((name) => !name.startsWith("auxiliary."))).toEqual([network.nodes.at(-1)?.name]);
  });

  test("its declaration is data that JSON holds, its words carry each language, its programs a version", () => {
    expect(JSON.parse(JSON.stringify(network))).toEqual(network);
    for (const { source } of [...network.claims, ...network.sources.map((source) => ({ source }))]) {
      if (source.kind === "program") expect(source.name).toMatch(/\d/);
      if (source.kind === "text" && source.url) expect(() => new URL(source.url as string)).not.toThrow();
    }
    for (const claim of network.claims)
      if ("printed" in claim) expect(claim.printed).toMatch(/^\d+(\.\d+)?$/);
  });
});

test("every id is there once, and finds its network", () => {
  expect(new Set(networks.map(({ id }) => id)).size).toBe(networks.length);
  for (const network of networks) expect(networkOf(network.id)).toBe(network);
});

test("networks of one name tell each other apart", () => {
  const labels = networks.map(({ name, variant }) => `${name}, ${variant?.en}`);
  expect(new Set(labels).size).toBe(labels.length);
});

test("an unknown id is refused, the known ones listed", () => {
  expect(() => networkOf("resnet-51")).toThrow(RangeError);
  expect(() => networkOf("resnet-51")).toThrow(/"resnet-51".*lenet-5, .*resnet-50, /);
});

test("every counting has an id of its own and a source", () => {
  expect(new Set(countings.map(({ id }) => id)).size).toBe(countings.length);
  for (const { source } of countings) expect(JSON.stringify(source)).toMatch(/\d|github/);
});

test("Keras's ResNet-50 has 79,680 parameters more than torchvision's: 26,560 biases and 53,120 moving statistics", () => {
  // Keras 3.15.1: 25,636,712; torchvision 0.29.1: 25,557,032. The last layer's 1,000 biases are in both.
  const [keras, torchvision] = [networkOf("resnet-50-keras"), networkOf("resnet-50")].map((network) =>
    summarize(network),
  ) as [ReturnType<typeof summarize>, ReturnType<typeof summarize>];
  expect(keras.totals.biases - torchvision.totals.biases).toBe(26_560);
  expect(keras.totals.buffers).toBe(53_120);
  expect(parametersOf(keras.rows, "with statistics") - parametersOf(torchvision.rows, "trainable")).toBe(
    79_680,
  );
});

test("CS231n's rows of VGG-16 hold 15,237,608 values, input and all", () => {
  // 64*224*224*2 + 128*112*112*2 + 256*56*56*3 + 512*28*28*3 + 512*14*14*3 = 13,547,520 of convolutions, 1,530,368 of
  // poolings, 4096 + 4096 + 1000 of dense layers, 3*224*224 that come in; the page's own "24M" is wrong (issue 88 there).
  const summary = summarize(networkOf("vgg-16"));
  const found = foundFor(
    { source: { kind: "hand" }, quantity: "activations", countedBy: "with input, in place", printed: "" },
    // CS231n's has no adaptive pooling, which at 224 only repeats what comes in.
    { ...summary, rows: summary.rows.filter(({ kind }) => kind !== "adaptive-pooling") },
  );
  expect(found).toBe(15_237_608);
});

test("TensorFlow's profiler counts 30.713 billion operations up to VGG-16's last pooling (receptive_field's table)", () => {
  // 2 * 15,346,630,656 products and sums, 13,547,520 biases, 4 elements in each of 1,530,368 windows.
  const { rows } = summarize(networkOf("vgg-16"));
  const end = rows.findIndex(({ name }) => name === "pool5") + 1;
  const counting = countings.find(({ id }) => id === "tensorflow-profiler");
  if (!counting) throw new Error("no such counting");
  expect(operationsOf(rows.slice(0, end), counting.counting)).toBe(30_712_930_304);
  expect(operationsOf(rows.slice(0, 1), counting.counting)).toBe(176_619_520); // 0.177 billion
});

test("ptflops 0.7.5 prints 1,825,313,768 of ResNet-18, which counts activations and poolings once more than before", () => {
  // 2,308,096 elements of activations, 802,816 and 25,088 that poolings read: 3,136,000 more than 1,822,177,768.
  const { rows } = summarize(networkOf("resnet-18"));
  const of = (id: string) =>
    countings.filter((each) => each.id === id).map(({ counting }) => operationsOf(rows, counting));
  expect([...of("ptflops"), ...of("ptflops-0-7-5")]).toEqual([1_822_177_768, 1_825_313_768]);
});

test("convnet-burden counts 727,362,344 operations of AlexNet (core/burden.m, by hand)", () => {
  // 724,406,816 products and sums, 659,272 biases, 2 * 658,272 elements activated, 2 * 4 * 122,464 elements pooled
  const { rows } = summarize(networkOf("alexnet-2012"));
  const burden = countings.find(({ id }) => id === "convnet-burden");
  if (!burden) throw new Error("no such counting");
  expect(operationsOf(rows, burden.counting)).toBe(727_362_344);
});
