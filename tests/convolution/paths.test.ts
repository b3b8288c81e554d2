import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  fieldInOneSum,
  fieldsThrough,
  type Gathering,
  pathCounts,
  type StackLayer,
} from "../../src/convolution/paths.ts";
import { flat, isInside, positions } from "../../src/convolution/tensor.ts";

const gathering = (span: number, stride = 1, before = 0, dilation = 1): Gathering => ({
  span,
  stride,
  before,
  dilation,
});

/** Layers along one axis over an input of so many elements; windows that no longer fit end the stack. */
function stack(length: number, windows: readonly (readonly Gathering[])[]): readonly StackLayer[] {
  const layers: StackLayer[] = [];
  let size = (windows[0] ?? []).map(() => length);
  for (const each of windows) {
    const next = size.map((i, axis) => {
      const { span, stride, before } = each[axis] as Gathering;
      return Math.floor((i + 2 * before - span) / stride) + 1;
    });
    if (next.some((o) => o < 1)) break;
    layers.push({ windows: each, inputSize: size });
    size = next;
  }
  return layers;
}

const along = (length: number, windows: readonly Gathering[]) =>
  stack(
    length,
    windows.map((window) => [window]),
  );

describe("pathCounts()", () => {
  test("of two layers of 3 is 1, 2, 3, 2, 1: 111 by 111 without a carry", () => {
    expect([...pathCounts(along(5, [gathering(3), gathering(3)]), [0]).data]).toEqual([1, 2, 3, 2, 1]);
  });

  test("of three layers of 3 is 1, 3, 6, 7, 6, 3, 1, which is 27 in all", () => {
    const three = along(9, [gathering(3), gathering(3), gathering(3)]);
    expect([...pathCounts(three, [1]).data]).toEqual([0, 1, 3, 6, 7, 6, 3, 1, 0]);
  });

  test("of a kernel of 3 at stride 2 leaves a comb: every second element twice", () => {
    // Two outputs of 2: windows 0-2 and 2-4, which share element 2.
    expect([...pathCounts(along(5, [gathering(3, 2), gathering(2)]), [0]).data]).toEqual([1, 1, 2, 1, 1]);
  });

  test("of a dilated kernel reaches what its weights lie on, and none between", () => {
    expect([...pathCounts(along(5, [gathering(5, 1, 0, 2)]), [0]).data]).toEqual([1, 0, 1, 0, 1]);
  });

  test("leaves out paths that end in padding, of the input and of maps between", () => {
    // By hand: the first window of the second layer lies on its padding and outputs 0, 1; these on 0, 1 and 0, 1, 2.
    expect([...pathCounts(along(4, [gathering(3, 1, 1), gathering(3, 1, 1)]), [0]).data]).toEqual([
      2, 2, 1, 0,
    ]);
  });

  test("in two axes is a row's counts times a column's", () => {
    const layers = stack(3, [
      [gathering(2), gathering(2)],
      [gathering(2), gathering(2)],
    ]);
    expect([...pathCounts(layers, [0, 0]).data]).toEqual([1, 2, 1, 2, 4, 2, 1, 2, 1]);
  });

  test("throws without a layer, and where a count is no longer exact", () => {
    expect(() => pathCounts([], [0])).toThrow(RangeError);
    const deep = along(60, Array(54).fill(gathering(2)));
    expect(() => pathCounts(deep, [0])).not.toThrow();
    const deeper = stack(80, Array(60).fill([gathering(2), gathering(2)]));
    expect(() => pathCounts(deeper, [0, 0])).toThrow("2^53");
  });
});

const window = fc
  .record({
    span: fc.integer({ min: 1, max: 3 }),
    stride: fc.integer({ min: 1, max: 2 }),
    before: fc.integer({ min: 0, max: 2 }),
    dilation: fc.integer({ min: 1, max: 2 }),
  })
  .map(({ span, ...rest }) => ({ ...rest, span: (span - 1) * rest.dilation + 1 }));

/** Walks every path, one by one. */
function everyPath(layers: readonly StackLayer[], position: readonly number[]): readonly number[] {
  const shape = layers[0]?.inputSize as readonly number[];
  const counts = Array(shape.reduce((a, b) => a * b, 1)).fill(0);
  const walk = (depth: number, at: readonly number[]): void => {
    const layer = layers[depth];
    if (!layer) {
      counts[flat(at, shape)] += 1;
      return;
    }
    const taps = layer.windows.map(({ span, dilation }) => (span - 1) / dilation + 1);
    for (const tap of positions(taps)) {
      const place = tap.map((t, axis) => {
        const { stride, before, dilation } = layer.windows[axis] as Gathering;
        return (at[axis] as number) * stride - before + t * dilation;
      });
      if (isInside(place, layer.inputSize)) walk(depth - 1, place);
    }
  };
  walk(layers.length - 1, position);
  return counts;
}

test("pathCounts() counts what a walk along every path counts, on one axis and on two", () => {
  const any = fc.record({
    length: fc.integer({ min: 3, max: 9 }),
    axes: fc.integer({ min: 1, max: 2 }),
    windows: fc.array(fc.tuple(window, window), { minLength: 1, maxLength: 3 }),
    at: fc.integer({ min: 0, max: 1 }),
  });
  fc.assert(
    fc.property(any, ({ length, axes, windows, at }) => {
      const layers = stack(
        length,
        windows.map((both) => both.slice(0, axes)),
      );
      fc.pre(layers.length > 0);
      const position = Array(axes).fill(at);
      expect([...pathCounts(layers, position).data]).toEqual(everyPath(layers, position));
    }),
  );
});

describe("fieldInOneSum()", () => {
  test("of three layers of 3 is 7, and with a stride of 2 first 11", () => {
    expect(fieldInOneSum([gathering(3), gathering(3), gathering(3)]).value).toBe(7);
    expect(fieldInOneSum([gathering(3, 2), gathering(3), gathering(3)]).value).toBe(11); // 1 + 2 + 2*2 + 2*2
    expect(fieldInOneSum([gathering(3), gathering(3), gathering(3, 2)]).value).toBe(7);
  });

  test("is what layer by layer comes to", () => {
    fc.assert(
      fc.property(fc.array(window, { minLength: 1, maxLength: 8 }), (windows) => {
        const fields = fieldsThrough(windows);
        const last = fields.at(-1)?.axes[0];
        expect(fieldInOneSum(windows).value).toBe(typeof last === "object" ? last.size : undefined);
        expect(fields).toHaveLength(windows.length + 1);
      }),
    );
  });
});
