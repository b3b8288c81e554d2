import { describe, expect, test } from "vitest";
import { intervalAt } from "../../src/convolution/index.ts";
import type { LayerSpec, Shape } from "../../src/layers/index.ts";
import { draft, type LayerSummary, summarize } from "../../src/networks/index.ts";

type Declared = readonly [name: string, layer: LayerSpec, ...from: string[]];

function fieldsOf(inputShape: Shape, ...layers: readonly Declared[]) {
  const net = draft();
  for (const [name, layer, ...from] of layers) net.add(name, layer, ...from);
  return summarize({ nodes: net.nodes, inputShape }).rows.map(({ receptiveField }) => receptiveField);
}

const conv = (kernelSize: number, more = {}): LayerSpec => ({
  kind: "convolution",
  outChannels: 4,
  kernelSize,
  ...more,
});
const sizesOf = (field: LayerSummary["receptiveField"] | undefined) =>
  field === "all" ? field : field?.map(({ size }) => size);
const seen = (field: LayerSummary["receptiveField"] | undefined, ...places: number[]) =>
  places.map((place) => (field === "all" ? field : intervalAt(field?.[0]?.period as never, place)));

describe("a branch stretched from one element shows every other the same", () => {
  const squeeze: LayerSpec = { kind: "average-pooling", kernelSize: 7 };

  test("[4, 7] through an average of 7, times the input: every element sees 0 to 6", () => {
    const field = fieldsOf(
      [4, 7],
      ["squeeze", squeeze],
      ["excite", { kind: "multiply" }, "squeeze", "input"],
    ).at(-1);
    expect(sizesOf(field)).toEqual([7]);
    expect(seen(field, 0, 5, 6)).toEqual(Array(3).fill({ first: 0, last: 6 }));
    expect(field).toMatchObject([{ jump: { numerator: 0 }, start: { numerator: 0, denominator: 1 } }]);
  });

  test("on one axis alone; along the other the fields move as they did", () => {
    const field = fieldsOf(
      [4, 7, 9],
      ["squeeze", { kind: "average-pooling", kernelSize: [7, 1], stride: 1 }],
      ["excite", { kind: "multiply" }, "squeeze", "input"],
      ["after", conv(3)],
    ).at(-1);
    expect(sizesOf(field)).toEqual([7, 3]);
  });

  test("a global average sees all, and so does what is multiplied by it", () => {
    const fields = fieldsOf(
      [4, 7],
      ["squeeze", { kind: "global-pooling" }],
      ["excite", { kind: "multiply" }, "squeeze", "input"],
    );
    expect(fields).toEqual(["all", "all"]);
  });

  test("a global average over what a convolution left unread sees what was read", () => {
    // 3 at stride 3 on 8: 0 to 2 and 3 to 5.
    const field = fieldsOf([4, 8], ["conv", conv(3, { stride: 3 })], ["pool", { kind: "global-pooling" }]).at(
      -1,
    );
    expect(seen(field, 0)).toEqual([{ first: 0, last: 5 }]);
  });
});

describe("adaptive pooling whose sizes do not divide", () => {
  test("5 to 3: 0 to 1, 1 to 3, 3 to 4 (PyTorch: floor(5 j/3) to ceil(5 (j + 1)/3))", () => {
    const [field] = fieldsOf([4, 5], ["pool", { kind: "adaptive-pooling", outputSize: 3 }]);
    expect(seen(field, 0, 1, 2)).toEqual([
      { first: 0, last: 1 },
      { first: 1, last: 3 },
      { first: 3, last: 4 },
    ]);
    expect(field).toMatchObject([{ size: 3, jump: { numerator: 5, denominator: 3 } }]);
  });

  test("behind a convolution of 3, 7 to 5 to 3: 0 to 3, 1 to 5, 3 to 6", () => {
    const field = fieldsOf(
      [4, 7],
      ["conv", conv(3)],
      ["pool", { kind: "adaptive-pooling", outputSize: 3 }],
    ).at(-1);
    expect(seen(field, 0, 1, 2)).toEqual([
      { first: 0, last: 3 },
      { first: 1, last: 5 },
      { first: 3, last: 6 },
    ]);
  });

  test("6 to 4 repeats after 3, and behind an upsampling of 2 its fields are 0 to 1 and 0 to 1 of the input", () => {
    const pool: LayerSpec = { kind: "adaptive-pooling", outputSize: 4 };
    // 0 to 1, 1 to 2, 3 to 4, 4 to 5.
    const [field] = fieldsOf([4, 6], ["pool", pool]);
    expect(seen(field, 0, 1, 2, 3).map((one) => (one as { first: number }).first)).toEqual([0, 1, 3, 4]);
    // Of 3 doubled to 6, those are 0, 0 to 1, 1 to 2, 2.
    const behind = fieldsOf([4, 3], ["up", { kind: "upsampling", scale: 2 }], ["pool", pool]).at(-1);
    expect(seen(behind, 0, 1, 2, 3)).toEqual([
      { first: 0, last: 0 },
      { first: 0, last: 1 },
      { first: 1, last: 2 },
      { first: 2, last: 2 },
    ]);
  });
});

test("resizing by 3/2 takes elements 0, 0, 1, 2, 2, 3, each by itself (PyTorch 2.13.0)", () => {
  const [field] = fieldsOf([4, 4], ["up", { kind: "resizing", multiplier: 3, divisor: 2 }]);
  expect(seen(field, 0, 1, 2, 3, 4, 5)).toEqual([0, 0, 1, 2, 2, 3].map((at) => ({ first: at, last: at })));
  expect(field).toMatchObject([{ size: 1, jump: { numerator: 2, denominator: 3 } }]);
});

test("resizing 2 to 4 linearly takes the two about (m + 1/2)/2 - 1/2, and of the other shape nothing but its size", () => {
  const resized: LayerSpec = { kind: "resizing-like", interpolation: "linear" };
  const half: LayerSpec = { kind: "max-pooling", kernelSize: 1, stride: 2 };
  const field = fieldsOf(
    [4, 4],
    ["half", half],
    ["wide", conv(5, { padding: 2 })],
    ["up", resized, "half", "wide"],
    ["again", resized, "half", "input"],
  ).at(-1);
  // Places -1/4, 1/4, 3/4, 5/4 of elements that stand two apart.
  expect(seen(field, 0, 1, 2, 3)).toEqual(
    [
      [-2, 0],
      [0, 2],
      [0, 2],
      [2, 4],
    ].map(([first, last]) => ({ first, last })),
  );
});

describe("elements in one row keep what they saw", () => {
  test("[2, 3, 4] behind a 3x3: rows are 4 elements, channels 12", () => {
    const field = fieldsOf([2, 5, 6], ["conv", conv(3)], ["flatten", { kind: "flatten" }]).at(-1);
    expect(sizesOf(field)).toEqual([3, 3]);
    expect(seen(field, 0, 3, 4, 11, 12)).toEqual(
      [0, 0, 1, 2, 0].map((first) => ({ first, last: first + 2 })),
    );
  });

  test("and a dense layer sees what they see between them: all, or what was read", () => {
    const flat: readonly Declared[] = [
      ["flatten", { kind: "flatten" }],
      ["act", { kind: "activation" }],
      ["fc", { kind: "dense", outFeatures: 3 }],
      ["twice", { kind: "add" }, "fc", "fc"],
    ];
    expect(fieldsOf([2, 7], ["conv", conv(3, { stride: 2 })], ...flat).map(sizesOf)).toEqual([
      [3],
      [3],
      [3],
      "all",
      "all",
    ]);
    const field = fieldsOf([2, 8], ["conv", conv(3, { stride: 2 })], ...flat).at(-1);
    expect(seen(field, 0, 2)).toEqual(Array(2).fill({ first: 0, last: 6 }));
  });
});

test("what sees nothing along one axis sees nothing, and has no say where it is added", () => {
  // A transposed kernel of 1 at stride 3 leaves two of three places empty, which a stride of 3 from 1 reads.
  const layers: readonly Declared[] = [
    ["up", { kind: "transposed-convolution", outChannels: 4, kernelSize: [1, 3], stride: [3, 1] }],
    ["empty", conv(1, { stride: [3, 1], padding: [1, 0] })],
    ["other", { kind: "convolution", outChannels: 4, kernelSize: [1, 1], padding: [0, 1] }, "input"],
    ["both", { kind: "add" }, "empty", "other"],
  ];
  const fields = fieldsOf([4, 4, 5], ...layers);
  expect(sizesOf(fields[1])).toEqual([0, 0]);
  expect(sizesOf(fields[3])).toEqual([1, 1]);
});

test("selected channels see what they saw before they were joined to others", () => {
  const fields = fieldsOf(
    [4, 9],
    ["wide", conv(5, { padding: 2 })],
    ["both", { kind: "concatenate" }, "input", "wide"],
    ["norm", { kind: "batch-normalization" }],
    ["narrow", { kind: "select-channels", channels: [0, 3] }],
    ["mixed", { kind: "select-channels", channels: [3, 4] }, "norm"],
    ["again", { kind: "select-channels", channels: [1] }],
  );
  expect(fields.map(sizesOf)).toEqual([[5], [5], [5], [1], [5], [5]]);
});
