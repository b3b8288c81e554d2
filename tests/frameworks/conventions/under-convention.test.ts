import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate } from "../../../src/formula/evaluate.ts";
import { text } from "../../../src/formula/text.ts";
import { shapeFrom, shapeIn } from "../../../src/frameworks/channel-order.ts";
import {
  type ConventionSpec,
  type Framework,
  frameworks,
  underConvention,
} from "../../../src/frameworks/index.ts";
import { keras } from "../../../src/frameworks/keras/framework.ts";
import { deriveOn } from "../../../src/layers/index.ts";

const axis = fc.record({
  i: fc.integer({ min: 1, max: 9 }),
  k: fc.integer({ min: 1, max: 5 }),
  s: fc.integer({ min: 1, max: 4 }),
  d: fc.integer({ min: 1, max: 3 }),
  a: fc.nat(4),
});

const someTransposed: fc.Arbitrary<ConventionSpec> = fc
  .record({
    axes: fc.array(axis, { minLength: 1, maxLength: 3 }),
    padding: fc.constantFrom("valid", "same"),
    dilated: fc.boolean(),
    padded: fc.boolean(),
  })
  .map(({ axes, padding, dilated, padded }) => ({
    kind: "transposed-convolution",
    inputShape: [...axes.map(({ i }) => i), 1],
    kernelSize: axes.map(({ k }) => k),
    ...(dilated ? { dilation: axes.map(({ d }) => d) } : { stride: axes.map(({ s }) => s) }),
    ...(padded && { outputPadding: axes.map(({ a, s }) => (dilated ? 0 : a % s)) }),
    padding,
  }));

describe("underConvention(convention, layer).reported", () => {
  test("has Keras's own size, which is that of the layer it is turned into", () => {
    fc.assert(
      fc.property(someTransposed, (spec) => {
        const { reported, layers, inputShape, issues } = underConvention(keras, spec);
        const [layer] = layers;
        // Half a kernel cut on both sides may leave nothing.
        fc.pre(issues.length === 0 && layer !== undefined);
        expect(reported?.outputShape).toEqual(
          shapeIn("channels-last", deriveOn(layer as never, [inputShape]).outputShape),
        );
      }),
    );
  });

  test.each(frameworks)(
    "of $name has steps whose values are those of their formulas",
    (convention: Framework) => {
      const [window, shape] = [{ kernelSize: 3, outChannels: 4 }, shapeIn(convention.orders[0], [2, 9, 9])];
      const kinds = Object.keys(convention.layers) as ConventionSpec["kind"][];
      for (const kind of kinds.filter((each) => each !== "dense")) {
        const { reported } = underConvention(convention, { kind, inputShape: shape, ...window });
        expect(reported?.steps.map(({ quantity }) => quantity)).toEqual(
          expect.arrayContaining(["kept", "parameters"]),
        );
        for (const { formula, values, value } of reported?.steps ?? [])
          expect(evaluate(formula, values)).toBe(value);
      }
    },
  );

  // biome-ignore format: a table
  test.each<[ConventionSpec, readonly string[]]>([
    [{ kind: "transposed-convolution", inputShape: [4, 1], kernelSize: 1, stride: 2 },                                     ["o = i*s + max(k - s, 0)"]],
    [{ kind: "transposed-convolution", inputShape: [4, 1], kernelSize: 3, stride: 2, padding: "same" },                    ["o = i*s"]],
    [{ kind: "transposed-convolution", inputShape: [4, 1], kernelSize: 3, stride: 2, outputPadding: 1 },                   ["o = (i - 1)*s + k + a"]],
    [{ kind: "transposed-convolution", inputShape: [4, 1], kernelSize: 3, stride: 2, padding: "same", outputPadding: 1 },  ["p = floor(k/2)", "o = (i - 1)*s + k - 2*p + a"]],
    [{ kind: "transposed-convolution", inputShape: [4, 1], kernelSize: 3, dilation: 2 },                                   ["k_eff = d*(k - 1) + 1", "o = i*s + max(k_eff - s, 0)"]],
  ])("of Keras, %o, writes down Keras's rule", (spec, lines) => {
    const steps = underConvention(keras, spec).reported?.steps.filter(({ axis }) => axis === 0);
    expect(steps?.map(({ symbol, formula }) => `${symbol} = ${text(formula)}`)).toEqual(lines);
  });

  test("of a separable layer counts both layers", () => {
    const spec = {
      kind: "separable-convolution",
      inputShape: [8, 8, 3],
      outChannels: 128,
      kernelSize: 3,
    } as const;
    const counts = underConvention(keras, spec).reported?.steps.filter(({ axis }) => axis === undefined);
    expect(counts?.map(({ symbol, formula, value }) => `${symbol} = ${text(formula)} = ${value}`)).toEqual([
      "n = n_1 + n_2 = 539", // 27 + (384 + 128)
      "n_k = n_r = 0",
      "n_all = n + n_k = 539",
    ]);
  });
});

test("shapeIn(order, shape) puts the channels where shapeFrom(order, written) finds them", () => {
  expect(shapeIn("channels-last", [3, 10, 20])).toEqual([10, 20, 3]);
  expect(shapeFrom("channels-last", [3, 10, 20])).toEqual([20, 3, 10]);
  expect(shapeIn("channels-first", [3, 10, 20])).toEqual([3, 10, 20]);
  expect(shapeFrom("channels-first", [3, 10, 20])).toEqual([3, 10, 20]);
});
