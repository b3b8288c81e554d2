import { expect, test } from "vitest";
import { manyVerdicts } from "./ask-many.ts";
import { drawFrom } from "./layers.ts";
import { type Asked, drawAsked, rowOf, rowsFor, rowWidth, shapeEngines } from "./many-layers.ts";

/** A row cut into its eight numbers of the whole layer and its eight lists of an entry an axis. */
function cut(row: readonly number[]) {
  return {
    whole: row.slice(0, 8),
    axes: Array.from({ length: 8 }, (_, at) => row.slice(8 + 4 * at, 12 + 4 * at)),
  };
}

// AlexNet's first layer has 96 kernels of 11 x 11 x 3 and a bias each: 34,944 numbers, and 55 x 55 places (CS231n).
const alexnet: Asked = {
  kind: "convolution",
  shape: [3, 227, 227],
  window: {
    kernelSize: [11, 11],
    stride: [4, 4],
    dilation: [1, 1],
    padding: [
      [0, 0],
      [0, 0],
    ],
  },
  own: { outChannels: 96, groups: 1, bias: true },
};

test("a row holds a layer and our answer", () => {
  const { whole, axes } = cut(rowOf("ONNX", alexnet));
  expect(whole).toEqual([0, 2, 3, 96, 1, 0, 1, 34944]);
  expect(axes.map((list) => list.slice(0, 2))).toEqual([
    [227, 227],
    [11, 11],
    [4, 4],
    [1, 1],
    [0, 0],
    [0, 0],
    [0, 0],
    [55, 55],
  ]);
});

test("a row holds the two sides of a padding, a word by its place, and what is added after", () => {
  const window = { kernelSize: [3], stride: [2], dilation: [1], padding: [[1, 0]] as const };
  const own = { outChannels: 4, groups: 2, bias: false, outputPadding: [1] };
  const row = cut(rowOf("ONNX", { kind: "transposed-convolution", shape: [2, 5], window, own }));
  expect(row.whole).toEqual([1, 1, 2, 4, 2, 0, 0, 2 * 2 * 3]);
  // 2(5 - 1) + 3 - 1 + 1
  expect(row.axes.map(([first]) => first)).toEqual([5, 3, 2, 1, 1, 0, 1, 11]);
  const same = { ...window, padding: "same-lower" } as const;
  const pooled = cut(
    rowOf("ONNX", { kind: "max-pooling", shape: [2, 5], window: same, own: { ceilMode: true } }),
  );
  expect(pooled.whole).toEqual([2, 1, 2, 2, 1, 3, 1, 0]);
});

test("a layer that cannot be has no output size", () => {
  const row = cut(rowOf("ONNX", { ...alexnet, shape: [3, 10, 227] }));
  expect([row.whole[7], ...(row.axes[7] as number[])]).toEqual([0, 0, 0, 0, 0]);
});

test("a layer that PyTorch alone refuses has none for PyTorch", () => {
  const window = { kernelSize: [3], stride: [3], dilation: [1], padding: [[2, 2]] as const };
  const wide = { kind: "max-pooling", shape: [1, 5], window, own: { ceilMode: false } } as const;
  expect(cut(rowOf("PyTorch", wide)).axes[7]?.[0]).toBe(0);
  expect(cut(rowOf("ONNX", wide)).axes[7]?.[0]).toBe(3); // floor((5 + 2*2 - 3) / 3) + 1
});

test.each(shapeEngines)(
  "the same seed draws the same layers for %s, every kind on every number of axes",
  (engine) => {
    const rowsOf = (count: number) => [...rowsFor(engine, drawFrom(7), count)].flatMap((rows) => [...rows]);
    const rows = rowsOf(2100);
    expect(rows).toHaveLength(2100 * rowWidth);
    expect(rows.slice(0, 100 * rowWidth)).toEqual(rowsOf(100));
    const seen = Array.from({ length: 2100 }, (_, at) => rows.slice(at * rowWidth, at * rowWidth + 2).join());
    expect(new Set(seen).size).toBe(4 * (engine === "ONNX" ? 4 : 3));
  },
);

test("PyTorch is asked for what it has words for, and for some layers that cannot be; ONNX only for what can", () => {
  const draw = drawFrom(1);
  const asked = Array.from({ length: 500 }, () => drawAsked("PyTorch", draw));
  const paddings = asked.map(({ window }) => window.padding);
  const sides = paddings.filter((padding) => typeof padding !== "string").flat();
  expect(sides.filter(([before, after]) => before !== after)).toEqual([]);
  expect(new Set(paddings.filter((padding) => typeof padding === "string"))).toEqual(
    new Set(["valid", "same"]),
  );
  const refused = (engine: "PyTorch" | "ONNX") =>
    [...rowsFor(engine, drawFrom(1), 300)].flatMap((rows) =>
      Array.from({ length: 300 }, (_, at) => rows[(at + 1) * rowWidth - 4]).filter((size) => size === 0),
    ).length;
  expect(refused("PyTorch")).toBeGreaterThan(10);
  expect(refused("ONNX")).toBe(0);
});

test("what an engine answered is judged by what it is about, and by whether all were asked", () => {
  const answers = {
    layers: 5,
    asked: { sizes: 5, parameters: 2 },
    failures: { sizes: 1 },
    refused: 0,
    seconds: 1,
  };
  expect(manyVerdicts("ONNX", answers, 5).map(({ wrong }) => wrong)).toEqual([
    undefined,
    "1 of 5 disagree, see above",
    undefined,
  ]);
  expect(manyVerdicts("ONNX", answers, 6)[0]?.wrong).toBe("5, not 6");
});
