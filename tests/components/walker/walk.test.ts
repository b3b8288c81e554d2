import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { State } from "../../../components/form/state.ts";
import { drawnImage, kernelKinds, kernelOf } from "../../../components/walker/data.ts";
import { editsOf, editsText } from "../../../components/walker/edits.ts";
import { lightsOf } from "../../../components/walker/lights.ts";
import { walkNode } from "../../../components/walker/nodes.ts";
import { cellAt, elementAt, pulled, rowsOf } from "../../../components/walker/places.ts";
import { sayWalk } from "../../../components/walker/say.ts";
import { accounts, opening, readWalk, type Walk, walkState } from "../../../components/walker/state.ts";
import { walkerWordsOf } from "../../../components/walker/words.ts";
import type { Node } from "../../../components/widget/node.ts";
import { convolution, convolve } from "../../../src/convolution/index.ts";
import { toHtml } from "../../../src/formula/markup.ts";
import { phrasesOf, playWordsOf } from "../../../src/locales/index.ts";

const words = walkerWordsOf(phrasesOf("en"), playWordsOf("en").walker.live);
const preset = walkState(opening);
const view = { open: 0, isLive: true };

/** The walk of a state that works. */
function walkOf(changes: State = {}): Walk {
  const { walk, complaints } = readWalk({ ...preset, ...changes }, words);
  expect(complaints).toEqual([]);
  return walk as Walk;
}

/** The texts of a board's cells, in the order they stand. */
function board(node: Node, name: string): readonly string[] {
  const found: string[] = [];
  const look = (of: Node | string, isIn: boolean): void => {
    if (typeof of === "string") return;
    const isHere = isIn || of.attributes["data-board"] === name;
    if (isHere && of.name === "td") found.push(String(of.children[0] ?? ""));
    for (const child of of.children) look(child, isHere);
  };
  look(node, false);
  return found;
}

const shown = (walk: Walk, name: string) => board(walkNode(walk, view, words), name);

describe("a walk over 1 channel of 3 numbers, worked by hand", () => {
  // 1, 2, 3 under 1, 0, -1 with padding 1: 0-2, 1-3, 2-0; the bias of the first kernel is 1.
  const line = {
    rank: "1",
    "inputSize-w": "3",
    inChannels: "1",
    outChannels: "1",
    "padding-w": "1",
    x: "1.1:1_1.2:2_1.3:3",
    w: "1.1.1:1_1.1.2:0_1.1.3:-1",
  };

  test.each([
    { n: "1", products: ["0", "0", "−2"], cell: "-1", output: ["−1", "", ""] },
    { n: "2", products: ["1", "0", "−3"], cell: "-1", output: ["−1", "−1", ""] },
    { n: "3", products: ["2", "0", "0"], cell: "3", output: ["−1", "−1", "3"] },
  ])("place $n", ({ n, products, cell, output }) => {
    const walk = walkOf({ ...line, n });
    expect(shown(walk, "input-0")).toEqual(["0", "1", "2", "3", "0"]);
    expect(shown(walk, "weight-0")).toEqual(["1", "0", "−1"]);
    expect(shown(walk, "product-0")).toEqual(products);
    expect(shown(walk, "output")).toEqual(output);
    expect(walk.element.added.value).toBe(Number(cell));
  });

  test("an input cell lights every window that reads it, with the weight it is read through", () => {
    const walk = walkOf({ ...line, n: "1" });
    // The 2 lies under the last weight at place 1, the middle one at 2, the first at 3.
    expect([...lightsOf(walk, { board: "input", place: 1 }).outputs]).toEqual([
      [0, 2],
      [1, 1],
      [2, 0],
    ]);
    expect(
      board(walkNode(walk, { ...view, pointed: { board: "input", place: 1 } }, words), "output"),
    ).toEqual(["−1", "0", "1"]);
  });

  test("a weight lights all it multiplies: the last one never meets the first number", () => {
    expect([...lightsOf(walkOf({ ...line, n: "1" }), { board: "weight", place: 2 }).inputs]).toEqual([1, 2]);
  });

  test("step by step: nothing, the products, the bias, the cell", () => {
    const made = (part: string) => {
      const walk = walkOf({ ...line, n: "1", part });
      return [shown(walk, "product-0").join(" ").trim(), shown(walk, "output")[0], sayWalk(walk, words)];
    };
    expect(made("0")).toEqual(["", "", "Position 1 of 3, place 1.  Output …."]);
    expect(made("1")).toEqual(["0 0 −2", "", "Position 1 of 3, place 1. channel 1: −2. Output …."]);
    expect(made("2")).toEqual(["0 0 −2", "", "Position 1 of 3, place 1. channel 1: −2. Bias: 1. Output …."]);
    expect(made("")).toEqual([
      "0 0 −2",
      "−1",
      "Position 1 of 3, place 1. channel 1: −2. Bias: 1. Output −1.",
    ]);
  });
});

describe("the numbers it opens with", () => {
  test("a kernel of 3x3 that finds edges is Sobel's, one that blurs is 1 2 1 by 1 2 1", () => {
    expect(kernelOf("edges", [1, 3, 3])).toEqual([-1, 0, 1, -2, 0, 2, -1, 0, 1]);
    expect(kernelOf("blur", [1, 3, 3])).toEqual([1, 2, 1, 2, 4, 2, 1, 2, 1]);
    expect(kernelOf("sharpen", [1, 3, 3])).toEqual([0, -1, 0, -1, 5, -1, 0, -1, 0]);
  });

  test("what keeps the first channel keeps it, and what finds red is largest where there is red alone", () => {
    const layer = convolution({
      inputSize: [6, 6],
      inChannels: 3,
      outChannels: 1,
      kernelSize: 3,
      padding: 1,
      bias: false,
    });
    const input = { shape: [3, 6, 6], data: drawnImage([3, 6, 6]) };
    const by = (kind: "identity" | "detector") => [
      ...convolve(layer, { input, weights: { shape: [1, 3, 3, 3], data: kernelOf(kind, [3, 3, 3]) } }).data,
    ];
    expect(by("identity")).toEqual(input.data.slice(0, 36));
    const red = input.data
      .slice(0, 36)
      .map((value, at) => 2 * value - (input.data[36 + at] as number) - (input.data[72 + at] as number));
    expect(by("detector")).toEqual(red);
  });

  test("the picture is of whole numbers from 0 to 4, and no channel is of one", () => {
    const data = drawnImage([3, 6, 6]);
    for (let channel = 0; channel < 3; channel++) {
      const own = data.slice(channel * 36, (channel + 1) * 36);
      expect(new Set(own).size).toBeGreaterThan(2);
      for (const value of own) expect([0, 1, 2, 3, 4]).toContain(value);
    }
  });
});

/** Layers that fit, as states. */
const drawn = fc
  .record({
    rank: fc.constantFrom("1", "2", "3"),
    size: fc.integer({ min: 2, max: 6 }),
    channels: fc.integer({ min: 1, max: 4 }),
    kernels: fc.integer({ min: 1, max: 4 }),
    kernel: fc.integer({ min: 1, max: 3 }),
    stride: fc.integer({ min: 1, max: 3 }),
    padding: fc.integer({ min: 0, max: 1 }),
    dilation: fc.integer({ min: 1, max: 2 }),
    grouped: fc.boolean(),
    bias: fc.constantFrom("", "yes"),
    place: fc.nat(),
    kernelAt: fc.nat(),
    account: fc.constantFrom(...accounts),
    does: fc.constantFrom("", ...kernelKinds),
  })
  .map(
    ({ size, channels, kernels, kernel, stride, padding, dilation, grouped, place, kernelAt, ...rest }) => {
      const each = (field: string, value: number) =>
        Object.fromEntries(["d", "h", "w"].map((axis) => [`${field}-${axis}`, String(value)]));
      const outChannels = grouped ? channels * Math.ceil(kernels / channels) : kernels;
      const state: State = {
        ...preset,
        ...rest,
        ...each("inputSize", size),
        ...each("kernelSize", kernel),
        ...each("stride", stride),
        ...each("padding", padding),
        ...each("dilation", dilation),
        inChannels: String(channels),
        outChannels: String(outChannels),
        groups: String(grouped ? channels : 1),
        n: "1",
      };
      const first = readWalk(state, words).walk;
      if (!first) return undefined;
      return { ...state, n: String((place % first.count) + 1), c: String((kernelAt % outChannels) + 1) };
    },
  )
  .filter((state) => state !== undefined);

test("50 random walks: each board shows what the module gives, and the cell is convolve()'s", () => {
  fc.assert(
    fc.property(drawn, (state) => {
      const walk = readWalk(state, words).walk as Walk;
      const { layer, operands, channel, at, count } = walk;
      const { biases, ...bare } = operands;
      const output = convolve(layer, layer.bias ? operands : bare).data.slice(
        channel * count,
        (channel + 1) * count,
      );
      expect(walk.element.added.value).toBe((output[at] as number) + 0);
      const html = toHtml(walkNode(walk, view, words));
      expect(html).not.toMatch(/NaN|undefined|Infinity|\{\w+\}/);
      if (walk.account === "row") return;
      for (const row of rowsOf(walk)) {
        const cells = shown(walk, `input-${row.row}`);
        cells.forEach((text, cell) => {
          const place = cellAt(walk, `input-${row.row}`, cell)?.place;
          expect(Number(text.replace("−", "-"))).toBe(place === undefined ? 0 : operands.input.data[place]);
        });
        if (row.slice < 0) continue;
        // Every product is of a cell inside the frame; its sum is the slice's.
        const products = shown(walk, `product-${row.row}`).map((text) => Number(text.replace("−", "-")));
        expect(products.reduce((sum, value) => sum + value, 0)).toBe(
          walk.element.slices[row.slice]?.sum.value,
        );
      }
    }),
    { numRuns: 50 },
  );
});

test("500 bad values: a sentence, and no walk", () => {
  const names = [
    "inputSize-h",
    "inChannels",
    "outChannels",
    "kernelSize-w",
    "stride-w",
    "padding-w",
    "dilation-w",
    "groups",
    "n",
    "c",
    "part",
    "account",
    "x",
    "w",
  ];
  const bad = fc.oneof(
    fc.constantFrom(
      "-1",
      "0.5",
      "1e9",
      "NaN",
      "Infinity",
      "<b>",
      "1.1.1:",
      "1.1.1:1000",
      "0.1.1:1",
      "__proto__",
      "9007199254740993",
      "　",
      "十",
    ),
    fc.string().filter((text) => text.trim() !== "" && !/^\s*[-+]?\d/.test(text)),
  );
  fc.assert(
    fc.property(fc.constantFrom(...names), bad, (name, value) => {
      const { walk, complaints } = readWalk({ ...preset, [name]: value }, words);
      if (walk) return; // the text is right after all
      expect(complaints.length).toBeGreaterThan(0);
      for (const { sentence, field } of complaints) {
        expect(field).not.toBe("");
        // What a reader typed may be quoted; nothing of ours is missing in the sentence.
        expect(sentence.replaceAll(value, "")).not.toMatch(/NaN|undefined|Infinity|\{\w+\}/);
      }
    }),
    { numRuns: 500 },
  );
});

test("what is too large to show is said with what is allowed", () => {
  const { complaints } = readWalk({ ...preset, "inputSize-h": "11", inChannels: "5" }, words);
  expect(complaints.map(({ field, controls }) => [field, controls[0]])).toEqual([
    ["inputSize", "inputSize-h"],
    ["inChannels", "inChannels"],
  ]);
  expect(complaints[0]?.sentence).toMatch(/at most 10.*got 11/);
});

test("numbers that were typed into cells survive as the text of an address", () => {
  const edits = new Map([
    ["1.2.3", 7],
    ["3.1.1", -12],
  ]);
  expect(editsOf(editsText(edits))).toEqual(edits);
  expect(editsOf("1.2.3:7_3.1.1:-12")).toEqual(edits);
  for (const text of ["1.2.3", "1.2.3:", "a", "1.2.3:7,3.1.1:2", "0.1.1:1", "1.1.1:100", "1.1.1:7_"])
    expect(editsOf(text)).toBeUndefined();
});

test("a pull moves the window by whole strides and leaves it on the input", () => {
  const walk = walkOf({ "stride-w": "2", "padding-w": "1", n: "1" }); // 3 x 3 places
  expect(pulled(walk, [0, 1.2])).toBe(1);
  expect(pulled(walk, [2.4, 0.8])).toBe(3);
  expect(pulled(walk, [-9, 99])).toBe(2);
});

test("with depth, a row shows the slice of the input that lies under its slice of the kernel", () => {
  const walk = walkOf({ rank: "3", "inputSize-d": "4", "kernelSize-w": "2", inChannels: "1", n: "30" }); // 3 x 5 x 5 places: depth 2
  expect(rowsOf(walk).map((row) => elementAt(walk, row, 0)[0])).toEqual([1, 2]);
});

test("what an address asks amiss is named: a way to add that is none, a kernel that is not there", () => {
  const sentences = (changes: State) =>
    readWalk({ ...preset, ...changes }, words).complaints.map(({ sentence }) => sentence);
  expect(sentences({ account: "other" })).toEqual([
    "There is no way to add called “other”. Choose one by its button.",
  ]);
  expect(sentences({ c: "9" })[0]).toMatch(/^Kernel.* from 1 to 5; got “9”/);
});
