import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type AxisReceptiveField,
  type AxisWindow,
  centre,
  effectivePadding,
  intervalAt,
  lookingThrough,
  merge,
  propagate,
  type ReceptiveField,
  receptiveFieldOfInput,
} from "../../src/convolution/index.ts";
import { evaluate, type Fraction } from "../../src/formula/evaluate.ts";
import { text } from "../../src/formula/text.ts";
import { anyWindow, type Followed, follow, rowOf, together } from "./followed.ts";

const window = (span: number, stride = 1, before = 0): AxisWindow => ({
  ...lookingThrough,
  span,
  stride,
  before,
});
const up = (span: number, stride: number, before = 0): AxisWindow => ({
  ...window(span, stride, before),
  transposed: true,
});

function through(windows: readonly AxisWindow[], from = receptiveFieldOfInput(1)): ReceptiveField {
  return windows.reduce((field, axis) => propagate([axis], field), from);
}

function axisOf({ axes }: ReceptiveField): AxisReceptiveField {
  return axes[0] as AxisReceptiveField;
}

function whole(numerator: number): Fraction {
  return { numerator, denominator: 1 };
}

const double = ({ numerator, denominator }: Fraction) => numerator / denominator;

// google-research/receptive_field@f12ae8e, RECEPTIVE_FIELD_TABLE.md; the layers are TF-Slim's, on 224x224. Its word SAME pads a
// stride of 2 on an even size after the last element alone, so the padding before is 0 there.
const alexnet: readonly [string, AxisWindow][] = [
  ["conv1", window(11, 4)],
  ["pool1", window(3, 2)],
  ["conv2", window(5, 1, 2)],
  ["pool2", window(3, 2)],
  ["conv3", window(3, 1, 1)],
  ["conv4", window(3, 1, 1)],
  ["conv5", window(3, 1, 1)],
  ["pool5", window(3, 2)],
];
const vgg16 = [2, 2, 3, 3, 3].flatMap((many, block): [string, AxisWindow][] => [
  ...Array.from({ length: many }, (_, at): [string, AxisWindow] => [
    `conv${block + 1}_${at + 1}`,
    window(3, 1, 1),
  ]),
  [`pool${block + 1}`, window(2, 2)],
]);
// Conv2d_0, then a 3x3 depthwise and a 1x1 convolution each; strides of 2 in Conv2d_0, 2, 4, 6 and 12.
const mobilenet = Array.from({ length: 14 }, (_, at): [string, AxisWindow] => [
  `Conv2d_${at}`,
  [0, 2, 4, 6, 12].includes(at) ? window(3, 2, 0) : window(3, 1, 1),
]);
// One 3x3 a unit; the last unit of the first three blocks has a stride of 2, padded on both sides by Slim's conv2d_same.
const resnet50: readonly [string, AxisWindow][] = [
  ["conv1", window(7, 2, 3)],
  ["pool1", window(3, 2, 0)],
  ...[3, 4, 6, 3].flatMap((units, block) =>
    Array.from({ length: units }, (_, unit): [string, AxisWindow] => {
      const last = unit === units - 1;
      return [`block${block + 1}${last ? "" : `/${unit}`}`, window(3, last && block < 3 ? 2 : 1, 1)];
    }),
  ),
];

describe("the fields of published networks (google-research/receptive_field, README and table)", () => {
  // biome-ignore format: a table
  test.each([
    { name: "alexnet_v2",   layers: alexnet,   size: 195, stride: 32, padding: 64 },
    { name: "vgg_16",       layers: vgg16,     size: 212, stride: 32, padding: 90 },
    { name: "mobilenet_v1", layers: mobilenet, size: 315, stride: 32, padding: 126 },
    { name: "resnet_v1_50", layers: resnet50,  size: 483, stride: 32, padding: 239 },
  ])("$name: $size, effective stride $stride, effective padding $padding", ({ layers, size, stride, padding }) => {
    const field = axisOf(through(layers.map(([, window]) => window)));
    expect(field.size).toBe(size);
    expect(field.jump).toEqual(whole(stride));
    expect(effectivePadding(field)).toEqual(whole(padding));
  });

  // biome-ignore format: a table
  test.each([
    { name: "alexnet_v2",   layers: alexnet,   ends: ["conv1", "pool1", "conv2", "conv3", "conv4", "conv5", "pool5"],                    sizes: [11, 19, 51, 99, 131, 163, 195] },
    { name: "vgg_16",       layers: vgg16,     ends: ["conv1_1", "pool1", "conv2_1", "pool2", "conv3_1", "conv3_2", "pool3", "conv4_1", "conv4_2", "pool4", "conv5_1", "conv5_2", "pool5"], sizes: [3, 6, 10, 16, 24, 32, 44, 60, 76, 100, 132, 164, 212] },
    { name: "mobilenet_v1", layers: mobilenet, ends: mobilenet.map(([name]) => name),                                                    sizes: [3, 7, 11, 19, 27, 43, 59, 91, 123, 155, 187, 219, 251, 315] },
    { name: "resnet_v1_50", layers: resnet50,  ends: ["block1", "block2", "block3", "block4"],                                            sizes: [35, 99, 291, 483] },
  ])("$name, layer after layer", ({ layers, ends, sizes }) => {
    const upTo = (end: string) => layers.slice(0, layers.findIndex(([name]) => name === end) + 1);
    expect(ends.map((end) => axisOf(through(upTo(end).map(([, window]) => window))).size)).toEqual(sizes);
  });

  test("inception_resnet_v2's feature [0, 2] is centred on [37, 101]", () => {
    // The same README: field 3039, effective stride 32, effective padding 1482. One window of that kind.
    const field = axisOf(through([window(3039, 32, 1482)]));
    expect([centre(field, 0), centre(field, 2)]).toEqual([whole(37), whole(101)]);
  });
});

describe("V-Net (Milletari, Navab and Ahmadi 2016, table 1)", () => {
  const down = [1, 2, 3, 3, 3].map((many) => Array.from({ length: many }, () => window(5, 1, 2)));
  const way = down.flatMap((stage, at) => (at === 0 ? stage : [window(2, 2), ...stage]));
  const back = [3, 3, 2, 1].map((many) => [up(2, 2), ...Array.from({ length: many }, () => window(5, 1, 2))]);

  test("on its way down: 5, 22, 72, 172, 372", () => {
    const ends = [1, 4, 8, 12, 16];
    const sizes = ends.map((end) => axisOf(through(way.slice(0, end))).size);
    expect(sizes).toEqual([5, 22, 72, 172, 372]);
  });

  // The table has 476, 528, 546 and 551: it lets every transposed 2/2 add a jump, (k - 1) j. But each of its outputs reads one
  // element. Down at the bottom fields are 372 and 16 apart. In the first stage 13 neighbours (three times 5) hang on 7 elements
  // of the bottom: 372 + 6*16. Then 13 on 7, and these on 7 + 12 = 19 on 10: 372 + 9*16. Then 9 on 5, 5 + 12 = 17 on 9,
  // 9 + 12 = 21 on 11: 372 + 10*16. Last 5 on 3, 3 + 8 = 11 on 6, 6 + 12 = 18 on 10 (from an odd one), 22 on 12: 372 + 11*16.
  test("and back 468, 516, 532, 548, where the table lets a transposed 2/2 see two elements", () => {
    const sizes = [1, 2, 3, 4].map(
      (stages) => axisOf(through([...way, ...back.slice(0, stages).flat()])).size,
    );
    expect(sizes).toEqual([468, 516, 532, 548]);
  });
});

describe("seenThrough(window, field), by hand", () => {
  test("each element of the input sees itself", () => {
    const { axes, aligned, steps } = receptiveFieldOfInput(2);
    expect(axes).toHaveLength(2);
    expect(axes[0]).toMatchObject({ size: 1, jump: whole(1), start: whole(0) });
    expect([aligned, steps]).toEqual([true, []]);
    expect(intervalAt(axisOf(receptiveFieldOfInput(1)).period, 5)).toEqual({ first: 5, last: 5 });
  });

  // biome-ignore format: a table
  test.each<{ windows: AxisWindow[]; size: number; jump: Fraction; start: Fraction; note: string }>([
    { windows: [window(3, 2, 1)],                          size: 3, jump: whole(2),              start: whole(-1),              note: "one layer: its kernel" },
    { windows: [window(3, 2, 1), window(3, 1, 1)],         size: 7, jump: whole(2),              start: whole(-3),              note: "3 + 2*2; -1 - 1*2" },
    { windows: [{ ...window(5), dilation: 2 }, window(2)], size: 6, jump: whole(1),              start: whole(0),               note: "the gaps of a dilated kernel count" },
    { windows: [window(1, 1, -2), window(2, 2)],           size: 2, jump: whole(2),              start: whole(2),               note: "2 cropped off" },
    { windows: [up(2, 2)],                                 size: 1, jump: { numerator: 1, denominator: 2 },   start: { numerator: -1, denominator: 4 },   note: "pixels halved: the first half's middle is 1/4 before the whole's" },
    { windows: [up(3, 2, 1)],                              size: 2, jump: { numerator: 1, denominator: 2 },   start: { numerator: -1, denominator: 2 },   note: "outputs 0, 1, 2 read inputs 0; 0 and 1; 1, so the first's middle is 0 and 2 about it begin at -1/2" },
    { windows: [window(2, 2), up(2, 2)],                   size: 2, jump: whole(1),              start: { numerator: -1, denominator: 2 },   note: "there and back: the middles are the elements' own" },
    { windows: [window(2, 2), up(2, 2), window(2)],        size: 4, jump: whole(1),              start: whole(-1),              note: "elements 1 and 2 see 0 to 1 and 2 to 3, together 4; 0 and 1 see but 2; the middle of 0 and 1 is 1/2" },
    { windows: [up(1, 3), window(1, 3, 1)],                size: 0, jump: whole(1),              start: whole(0),               note: "reads only what the first layer left empty" },
  ])("$note", ({ windows, size, jump, start }) => {
    const { axes } = through(windows);
    expect(axes[0]).toMatchObject({ size, jump, start });
  });

  test("an element of a transposed layer whose kernel is smaller than its stride may see nothing", () => {
    const field = axisOf(through([up(2, 3)]));
    expect([0, 1, 2, 3].map((index) => intervalAt(field.period, index)?.first)).toEqual([0, 0, undefined, 1]);
  });

  test("a stride that steps over a whole period leaves all alike, and periods that are merged make one that holds them all", () => {
    const lengthOf = (field: ReceptiveField) => axisOf(field).period.intervals.length;
    expect(lengthOf(through([up(4, 4), window(2, 2)]))).toBe(2); // every second of 4
    expect(lengthOf(through([up(2, 2), window(2, 2)]))).toBe(1);
    expect(lengthOf(merge([through([up(4, 4)]), through([up(2, 2)])]))).toBe(4); // 4 holds 2
  });

  test("axes are looked along one by one", () => {
    const { axes } = propagate([window(3), window(5, 2)], receptiveFieldOfInput(2));
    expect(axes).toMatchObject([
      { size: 3, jump: whole(1) },
      { size: 5, jump: whole(2) },
    ]);
  });

  test("behind a layer that sees all, everything does", () => {
    const all = propagate("all", receptiveFieldOfInput(2));
    expect(all).toEqual({ axes: "all", aligned: true, steps: [] });
    expect(propagate([window(3)], all)).toEqual(all);
  });

  test("a window of other axes is refused", () => {
    expect(() => propagate([window(3)], receptiveFieldOfInput(2))).toThrow(RangeError);
  });

  test("a number past 2^53 - 1 is refused", () => {
    const wide = window(3, 2 ** 30);
    expect(() => through([wide, wide])).toThrow("passes 2^53 - 1");
  });
});

describe("seenThrough(window, field).steps", () => {
  const lines = ({ steps }: ReceptiveField) =>
    steps.map(({ symbol, formula }) => `${symbol} = ${text(formula)}`);

  // biome-ignore format: a table
  test.each<[string, AxisWindow[], string[]]>([
    ["a convolution",              [window(3, 2, 1)],                        ["j = j_in*s", "r = r_in + (k - 1)*j_in", "x = x_in - p*j_in"]],
    ["a dilated convolution",      [{ ...window(5), dilation: 2 }],          ["j = j_in*s", "r = r_in + (k_eff - 1)*j_in", "x = x_in - p*j_in"]],
    ["a transposed convolution",   [up(3, 2, 1)],                            ["j = j_in/s", "r = r_in + floor((k - 1)/s)*j_in", "x = x_in + (r_in - r)/2 + (p - (k - 1)/2)*(j_in/s)"]],
    ["a dilated transposed one",   [{ ...up(3, 2), dilation: 2 }],           ["j = j_in/s", "r = r_1", "x = x_in + (r_in - r)/2 + (p - (k_eff - 1)/2)*(j_in/s)"]],
    ["a convolution behind one",   [up(2, 2), window(2)],                    ["j = j_inN/j_inD*s", "r = max(r_1, r_2)", "x = (e_sum/2 - n_sum*j_inN/j_inD*s)/n_seen - (r - 1)/2"]],
    ["a window of one element",    [window(3), window(1)],                   []],
  ])("of %s", (_, windows, expected) => {
    expect(lines(through(windows))).toEqual(expected);
  });

  test("carry their axis, their quantity and the values that give the value", () => {
    const { steps } = propagate(
      [window(3), up(3, 2, 1)],
      propagate([up(3, 2), window(3)], receptiveFieldOfInput(2)),
    );
    expect(steps.map(({ axis, quantity }) => [axis, quantity])).toEqual([
      [0, "jump"],
      [0, "receptiveField"],
      [0, "fieldStart"],
      [1, "jump"],
      [1, "receptiveField"],
      [1, "fieldStart"],
    ]);
    for (const { formula, values, value } of steps) expect(evaluate(formula, values)).toBe(value);
  });
});

/** What the uncut elements of a row see, first and last; undefined where they see nothing. */
function uncut(row: readonly Followed[]) {
  return row.flatMap(({ places, cut }, index) => {
    const interval = { first: Math.min(...places), last: Math.max(...places) };
    return cut ? [] : [{ index, interval: places.size > 0 ? interval : undefined }];
  });
}

describe("fields are what tracing every element back gives", () => {
  const row = rowOf(160);

  test("of random stacks of convolutions and transposed convolutions", () => {
    fc.assert(
      fc.property(fc.array(anyWindow, { minLength: 1, maxLength: 4 }), (windows) => {
        const field = axisOf(through(windows));
        const seen = uncut(windows.reduce(follow, row));
        for (const { index, interval } of seen) expect(intervalAt(field.period, index)).toEqual(interval);
        const { length } = field.period.intervals;
        // Past the edges' reach, where nothing of a whole period is cut; a row too short for that tells no size.
        const inner = seen.findIndex(({ index }, at) => seen[at + length]?.index === index + length);
        if (inner < 0) return;
        const sizes = seen.map(({ interval }) => (interval ? interval.last - interval.first + 1 : 0));
        expect(field.size).toBe(Math.max(...sizes));
        const middles = seen.slice(inner, inner + length).flatMap(({ index, interval }) => {
          return interval ? [(interval.first + interval.last) / 2 - double(centre(field, index))] : [];
        });
        expect(middles.reduce((total, off) => total + off, 0)).toBeCloseTo(0, 9);
        const [one, next] = [seen[inner]?.interval, seen[inner + length]?.interval];
        if (one && next) expect(next.first - one.first).toBe(length * double(field.jump));
      }),
      { numRuns: 400 },
    );
  });

  test("of layers that are not transposed, start and middle exactly", () => {
    const gathering = anyWindow.map((window) => ({ ...window, transposed: false }));
    fc.assert(
      fc.property(fc.array(gathering, { minLength: 1, maxLength: 4 }), (windows) => {
        const field = axisOf(through(windows));
        for (const { index, interval } of uncut(windows.reduce(follow, row))) {
          const { first, last } = interval as { first: number; last: number };
          expect(double(field.start) + index * double(field.jump)).toBe(first);
          expect(double(centre(field, index))).toBe((first + last) / 2);
          expect(field.size).toBe(last - first + 1);
        }
      }),
    );
  });

  test("of branches that are merged", () => {
    const branch = fc.array(anyWindow, { maxLength: 2 });
    fc.assert(
      fc.property(fc.array(branch, { minLength: 2, maxLength: 3 }), (branches) => {
        const fields = branches.map((windows) => through(windows));
        const jumps = new Set(fields.map((field) => double(axisOf(field).jump)));
        fc.pre(jumps.size === 1);
        const field = axisOf(merge(fields));
        const seen = uncut(together(branches.map((windows) => windows.reduce(follow, row))));
        for (const { index, interval } of seen) expect(intervalAt(field.period, index)).toEqual(interval);
        if (seen.length < field.period.intervals.length) return;
        const sizes = seen.map(({ interval }) => (interval ? interval.last - interval.first + 1 : 0));
        expect(field.size).toBe(Math.max(...sizes));
      }),
    );
  });
});

describe("merge(fields)", () => {
  // biome-ignore format: a table
  test.each<{ branches: AxisWindow[][]; size: number; start: Fraction; aligned: boolean; note: string }>([
    { branches: [[window(3, 2, 1)], [window(1, 2)]],                size: 3, start: whole(-1),            aligned: true,  note: "-1..1 holds 0" },
    { branches: [[window(1, 2)], [window(3, 2, 1)]],                size: 3, start: whole(-1),            aligned: true,  note: "in the other order" },
    { branches: [[window(3, 2, 0)], [window(1, 2)]],                size: 3, start: whole(0),             aligned: false, note: "0..2 is centred on 1, 0 on 0" },
    { branches: [[window(3, 1, 3)], [window(3, 1, -1)]],            size: 7, start: whole(-3),            aligned: false, note: "-3..-1 and 1..3" },
    { branches: [[window(2, 2), up(2, 2)], []],                     size: 2, start: { numerator: -1, denominator: 2 }, aligned: true,  note: "a U: 0..1 and 0, 0..1 and 1" },
    { branches: [[window(2, 2), up(2, 2)], [window(3)]],            size: 4, start: { numerator: -3, denominator: 4 }, aligned: false, note: "0..2, then 0..3: middles 1 and 3/2, or 1/2 less the jump; 3/4 on the mean" },
    { branches: [[up(1, 3), window(1, 3, 1)], [window(3, 1, -2)]],  size: 3, start: whole(2),             aligned: false, note: "nor where the others begin elsewhere" },
    { branches: [[up(1, 3), window(1, 3, 1)], [window(3)]],         size: 3, start: whole(0),             aligned: false, note: "a branch that sees nothing has no say" },
  ])("$note", ({ branches, size, start, aligned }) => {
    const met = merge(branches.map((windows) => through(windows)));
    expect(met.axes[0]).toMatchObject({ size, start });
    expect(met.aligned).toBe(aligned);
  });
});

describe("merge(fields), of any axes", () => {
  // Nothing is worked out before a test runs.
  const wide = () => propagate([window(3, 1, 1), window(5, 1, 2)], receptiveFieldOfInput(2));
  const narrow = () => propagate([window(1, 1, 1), window(3, 1, 1)], receptiveFieldOfInput(2));
  const all = () => propagate("all", receptiveFieldOfInput(2));

  test("goes axis by axis, and one axis that is not aligned is enough", () => {
    const met = merge([wide(), narrow()]);
    // -1..1 with -1, and -2..2 with -1..1.
    expect(met.axes).toMatchObject([
      { size: 3, start: whole(-1) },
      { size: 5, start: whole(-2) },
    ]);
    expect(met.aligned).toBe(false);
    expect(merge([wide(), receptiveFieldOfInput(2)]).aligned).toBe(true);
  });

  test("shows how", () => {
    const { steps } = merge([wide(), narrow()]);
    expect(steps.map(({ axis, quantity }) => [axis, quantity])).toEqual([
      [0, "receptiveField"],
      [0, "fieldStart"],
      [1, "receptiveField"],
      [1, "fieldStart"],
    ]);
    const lines = steps.slice(0, 2).map(({ symbol, formula }) => `${symbol} = ${text(formula)}`);
    expect(lines).toEqual([
      "r = max(x_1 + q_1, x_2 + q_2) + max(0 - x_1, 0 - x_2)",
      "x = 0 - max(0 - x_1, 0 - x_2)",
    ]);
    const halved = merge([through([up(2, 2)]), through([up(4, 2, 1)])]).steps;
    for (const { formula, values, value } of [...steps, ...halved])
      expect(evaluate(formula, values)).toBe(value);
  });

  test("of one branch is that branch", () => {
    expect(merge([wide()])).toEqual({ ...wide(), steps: [] });
  });

  test("sees all where one branch does", () => {
    expect(merge([wide(), all()])).toEqual({ axes: "all", aligned: true, steps: [] });
    expect(merge([all(), all()])).toEqual({ axes: "all", aligned: true, steps: [] });
  });

  test("stays unaligned, whatever comes behind", () => {
    const met = merge([wide(), narrow()]);
    expect(propagate([window(3), window(3)], met).aligned).toBe(false);
    expect(propagate("all", met).aligned).toBe(false);
    expect(merge([merge([wide(), narrow()]), met]).aligned).toBe(false);
    expect(merge([all(), met]).aligned).toBe(false);
  });

  test("of different jumps goes on with the smallest, and is not aligned", () => {
    const [near, far] = [through([window(3, 2, 1)]), through([window(3, 4, 1)])];
    for (const fields of [
      [near, far],
      [far, near],
    ]) {
      const met = merge(fields);
      expect(met.axes[0]).toMatchObject({ size: 3, jump: whole(2), start: whole(-1) });
      expect(met.aligned).toBe(false);
    }
  });

  test("takes a half for less than a whole", () => {
    const [half, one] = [through([up(2, 2)]), through([window(3)])];
    for (const fields of [
      [half, one],
      [one, half],
    ])
      expect(axisOf(merge(fields)).jump).toEqual({ numerator: 1, denominator: 2 });
  });

  test("refuses no branch, and branches of different axes", () => {
    expect(() => merge([])).toThrow(RangeError);
    expect(() => merge([wide(), receptiveFieldOfInput(1)])).toThrow("1 axes meet 2");
  });
});

describe("of one axis", () => {
  test("centre is a fraction where it lies between elements", () => {
    const halves = axisOf(through([up(2, 2)]));
    // Middles of the halves of element 0, from -1/2 to 1/2: -1/4 and 1/4.
    expect([centre(halves, 0), centre(halves, 1)]).toEqual([
      { numerator: -1, denominator: 4 },
      { numerator: 1, denominator: 4 },
    ]);
    expect([effectivePadding(halves), halves.jump]).toEqual([
      { numerator: 1, denominator: 4 },
      { numerator: 1, denominator: 2 },
    ]);
  });

  test("effective padding is no negative zero", () => {
    expect(effectivePadding(axisOf(receptiveFieldOfInput(1)))).toEqual(whole(0));
  });

  test("centre refuses an index so far that it passes 2^53 - 1, and one that is not whole", () => {
    const axis = axisOf(through([window(3, 4)]));
    expect(() => centre(axis, 2 ** 52)).toThrow("centre passes 2^53 - 1");
    expect(() => centre(axis, 0.5)).toThrow(TypeError);
  });
});
