import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type ConvolutionSpec,
  check,
  convolution,
  derive,
  type Field,
  type Issue,
  LayerError,
  safeParse,
  type UncheckedSpec,
} from "../../src/convolution/index.ts";
import { validSpec } from "./layers.ts";

const plain = { inputSize: [8, 8], inChannels: 4, outChannels: 6, kernelSize: 3 } as const;
const maximum = 9007199254740991; // 2^53 - 1

describe("check(spec) says what is wrong with a field", () => {
  // biome-ignore format: a table
  test.each<[UncheckedSpec, readonly Issue[]]>([
    // missing
    [{ inputSize: undefined },          [{ code: "missing", field: "inputSize" }]],
    [{ inChannels: undefined },         [{ code: "missing", field: "inChannels" }]],
    [{ outChannels: undefined },        [{ code: "missing", field: "outChannels" }]],
    [{ kernelSize: undefined },         [{ code: "missing", field: "kernelSize" }]],
    [{ kernelSize: [3, undefined] },    [{ code: "missing", field: "kernelSize", axis: 1 }]],
    [{ inputSize: [undefined, 8] },     [{ code: "missing", field: "inputSize", axis: 0 }]],
    [{ inputSize: Array(2) },           [{ code: "missing", field: "inputSize", axis: 0 }, { code: "missing", field: "inputSize", axis: 1 }]],
    [{ kernelSize: Array(2) },          [{ code: "missing", field: "kernelSize", axis: 0 }, { code: "missing", field: "kernelSize", axis: 1 }]],
    [{ padding: Array(2) },             [{ code: "missing", field: "padding", axis: 0 }, { code: "missing", field: "padding", axis: 1 }]],
    [{ padding: [1, [1, undefined]] },  [{ code: "missing", field: "padding", axis: 1 }]],

    // not-a-whole-number
    [{ inChannels: 1.5 },               [{ code: "not-a-whole-number", field: "inChannels", value: 1.5 }]],
    [{ inChannels: Number.NaN },        [{ code: "not-a-whole-number", field: "inChannels", value: Number.NaN }]],
    [{ outChannels: Infinity },         [{ code: "not-a-whole-number", field: "outChannels", value: Infinity }]],
    [{ kernelSize: "3" },               [{ code: "not-a-whole-number", field: "kernelSize", value: "3" }]],
    [{ kernelSize: null },              [{ code: "not-a-whole-number", field: "kernelSize", value: null }]],
    [{ stride: 3n },                    [{ code: "not-a-whole-number", field: "stride", value: 3n }]],
    [{ stride: [1, 0.5] },              [{ code: "not-a-whole-number", field: "stride", axis: 1, value: 0.5 }]],
    [{ dilation: [[1], 1] },            [{ code: "not-a-whole-number", field: "dilation", axis: 0, value: [1] }]],
    [{ groups: true },                  [{ code: "not-a-whole-number", field: "groups", value: true }]],
    [{ padding: {} },                   [{ code: "not-a-whole-number", field: "padding", value: {} }]],
    [{ padding: -Infinity },            [{ code: "not-a-whole-number", field: "padding", value: -Infinity }]],
    [{ padding: [1, "same"] },          [{ code: "not-a-whole-number", field: "padding", axis: 1, value: "same" }]],
    [{ padding: [[0, 0.5], 0] },        [{ code: "not-a-whole-number", field: "padding", axis: 0, value: 0.5 }]],
    [{ inputSize: [8, [8]] },           [{ code: "not-a-whole-number", field: "inputSize", axis: 1, value: [8] }]],

    // out-of-range
    [{ inChannels: 0 },                 [{ code: "out-of-range", field: "inChannels", value: 0, minimum: 1, maximum }]],
    [{ outChannels: -1 },               [{ code: "out-of-range", field: "outChannels", value: -1, minimum: 1, maximum }]],
    [{ outChannels: 2 ** 53 },          [{ code: "out-of-range", field: "outChannels", value: 9007199254740992, minimum: 1, maximum }]],
    [{ groups: 1e300 },                 [{ code: "out-of-range", field: "groups", value: 1e300, minimum: 1, maximum }]],
    [{ groups: 0 },                     [{ code: "out-of-range", field: "groups", value: 0, minimum: 1, maximum }]],
    [{ stride: 0 },                     [{ code: "out-of-range", field: "stride", value: 0, minimum: 1, maximum }]],
    [{ stride: -0 },                    [{ code: "out-of-range", field: "stride", value: -0, minimum: 1, maximum }]],
    [{ dilation: [1, 0] },              [{ code: "out-of-range", field: "dilation", axis: 1, value: 0, minimum: 1, maximum }]],
    [{ kernelSize: [0, 3] },            [{ code: "out-of-range", field: "kernelSize", axis: 0, value: 0, minimum: 1, maximum }]],
    [{ inputSize: [8, 0] },             [{ code: "out-of-range", field: "inputSize", axis: 1, value: 0, minimum: 1, maximum }]],
    [{ padding: -1 },                   [{ code: "out-of-range", field: "padding", value: -1, minimum: 0, maximum }]],
    [{ padding: [0, -1] },              [{ code: "out-of-range", field: "padding", axis: 1, value: -1, minimum: 0, maximum }]],
    [{ padding: [[-2, 0], 0] },         [{ code: "out-of-range", field: "padding", axis: 0, value: -2, minimum: 0, maximum }]],

    // wrong-length, no-axis, too-many-axes
    [{ kernelSize: [3] },               [{ code: "wrong-length", field: "kernelSize", length: 1, rank: 2 }]],
    [{ kernelSize: [] },                [{ code: "wrong-length", field: "kernelSize", length: 0, rank: 2 }]],
    [{ stride: [1, 1, 1] },             [{ code: "wrong-length", field: "stride", length: 3, rank: 2 }]],
    [{ dilation: [1] },                 [{ code: "wrong-length", field: "dilation", length: 1, rank: 2 }]],
    [{ padding: [1] },                  [{ code: "wrong-length", field: "padding", length: 1, rank: 2 }]],
    [{ padding: [0, 0, [1, 1]] },       [{ code: "wrong-length", field: "padding", length: 3, rank: 2 }]],
    [{ inputSize: [] },                 [{ code: "no-axis", field: "inputSize" }]],
    [{ inputSize: 8 },                  [{ code: "no-axis", field: "inputSize" }]],
    [{ inputSize: "8x8" },              [{ code: "no-axis", field: "inputSize" }]],
    [{ inputSize: null },               [{ code: "no-axis", field: "inputSize" }]],
    [{ inputSize: Array(9).fill(8) },   [{ code: "too-many-axes", field: "inputSize", rank: 9, maximum: 8 }]],

    // not-a-boolean, unknown-padding
    [{ bias: 1 },                       [{ code: "not-a-boolean", field: "bias", value: 1 }]],
    [{ bias: "false" },                 [{ code: "not-a-boolean", field: "bias", value: "false" }]],
    [{ padding: "SAME" },               [{ code: "unknown-padding", field: "padding", value: "SAME" }]],
    [{ padding: "" },                   [{ code: "unknown-padding", field: "padding", value: "" }]],
    [{ padding: "constructor" },        [{ code: "unknown-padding", field: "padding", value: "constructor" }]],
    [{ padding: [0, [1]] },             [{ code: "unknown-padding", field: "padding", axis: 1, value: [1] }]],
    [{ padding: [[], 0] },              [{ code: "unknown-padding", field: "padding", axis: 0, value: [] }]],
    [{ padding: [[1, 2, 3], 0] },       [{ code: "unknown-padding", field: "padding", axis: 0, value: [1, 2, 3] }]],
  ])("%o", (wrong, issues) => {
    expect(check({ ...plain, ...wrong })).toStrictEqual(issues);
  });
});

describe("check(spec) says what does not fit together", () => {
  // biome-ignore format: a table
  test.each<[UncheckedSpec, readonly Issue[]]>([
    // kernel-larger-than-input: the kernel's span d(k - 1) + 1 beside i + before + after
    [{ kernelSize: 9 },                                  [{ code: "kernel-larger-than-input", field: "kernelSize", axis: 0, effectiveKernel: 9, paddedInput: 8 },
                                                          { code: "kernel-larger-than-input", field: "kernelSize", axis: 1, effectiveKernel: 9, paddedInput: 8 }]],
    [{ kernelSize: [3, 9] },                             [{ code: "kernel-larger-than-input", field: "kernelSize", axis: 1, effectiveKernel: 9, paddedInput: 8 }]],
    [{ kernelSize: [11, 3], padding: 1 },                [{ code: "kernel-larger-than-input", field: "kernelSize", axis: 0, effectiveKernel: 11, paddedInput: 10 }]],
    [{ kernelSize: [11, 3], padding: [[2, 0], 0] },      [{ code: "kernel-larger-than-input", field: "kernelSize", axis: 0, effectiveKernel: 11, paddedInput: 10 }]],
    [{ kernelSize: [11, 3], padding: [[0, 2], 0] },      [{ code: "kernel-larger-than-input", field: "kernelSize", axis: 0, effectiveKernel: 11, paddedInput: 10 }]],
    [{ dilation: [4, 1] },                               [{ code: "kernel-larger-than-input", field: "kernelSize", axis: 0, effectiveKernel: 9, paddedInput: 8 }]],
    [{ dilation: 4, padding: "valid" },                  [{ code: "kernel-larger-than-input", field: "kernelSize", axis: 0, effectiveKernel: 9, paddedInput: 8 },
                                                          { code: "kernel-larger-than-input", field: "kernelSize", axis: 1, effectiveKernel: 9, paddedInput: 8 }]],
    [{ kernelSize: 8 },                                  []],
    [{ kernelSize: 10, padding: 1 },                     []],
    [{ kernelSize: 99, padding: "same" },                []],
    [{ kernelSize: 99, padding: "full" },                []],

    // channels-not-divisible
    [{ groups: 2 },                                      []],
    [{ groups: 4 },                                      [{ code: "channels-not-divisible", field: "outChannels", channels: 6, groups: 4 }]],
    [{ groups: 3 },                                      [{ code: "channels-not-divisible", field: "inChannels", channels: 4, groups: 3 }]],
    [{ groups: 5 },                                      [{ code: "channels-not-divisible", field: "inChannels", channels: 4, groups: 5 },
                                                          { code: "channels-not-divisible", field: "outChannels", channels: 6, groups: 5 }]],

    // causal-needs-one-axis
    [{ padding: "causal" },                              [{ code: "causal-needs-one-axis", field: "padding", rank: 2 }]],
    [{ padding: "causal", inputSize: [8, 8, 8] },        [{ code: "causal-needs-one-axis", field: "padding", rank: 3 }]],
    [{ padding: "causal", inputSize: [8] },              []],
    [{ inputSize: Array(8).fill(1), kernelSize: 1 },     []],
  ])("%o", (wrong, issues) => {
    expect(check({ ...plain, ...wrong })).toStrictEqual(issues);
  });
});

describe("check(spec) refuses a layer with a count past 2^53 - 1", () => {
  const one = { inputSize: [1], inChannels: 1, outChannels: 1, kernelSize: 1 };
  // biome-ignore format: a table
  test.each<[string, UncheckedSpec, Issue]>([
    ["d(k - 1) + 1 = 2^54 + 1",     { ...one, kernelSize: 2 ** 27 + 1, dilation: 2 ** 27 },                       { code: "count-not-exact", field: "dilation", axis: 0, quantity: "effectiveKernel" }],
    ["a padding beyond the input",  { ...one, inputSize: [10, 10], kernelSize: 3, padding: 1e9 },                 { code: "count-not-exact", field: "padding", quantity: "macs" }],
    ["the second axis's span",      { ...one, inputSize: [1, 1], kernelSize: [1, 3], dilation: [1, 2 ** 52] },    { code: "count-not-exact", field: "dilation", axis: 1, quantity: "effectiveKernel" }],
    ["total padding on the way",    { ...one, inputSize: [2 ** 53 - 1], kernelSize: 3, padding: "same" },         { code: "count-not-exact", field: "inputSize", axis: 0, quantity: "totalPadding" }],
    ["i + 2p = 2^53 + 1",           { ...one, inputSize: [2 ** 53 - 1], padding: 1 },                             { code: "count-not-exact", field: "inputSize", axis: 0, quantity: "outputSize" }],
    ["a kernel of 2^54",            { ...one, inputSize: [2 ** 27, 2 ** 27], kernelSize: 2 ** 27 },               { code: "count-not-exact", field: "kernelSize", quantity: "kernelWeights" }],
    ["2^53 weights",                { ...one, inChannels: 2 ** 27, outChannels: 2 ** 26 },                        { code: "count-not-exact", field: "outChannels", quantity: "weights" }],
    ["2^53 - 1 weights and biases", { ...one, outChannels: 2 ** 53 - 1 },                                         { code: "count-not-exact", field: "outChannels", quantity: "parameters" }],
    ["2^53 MACs",                   { ...one, inputSize: [2 ** 27], outChannels: 2 ** 26 },                       { code: "count-not-exact", field: "inputSize", quantity: "macs" }],
    ["2^53 input elements",         { ...one, inputSize: [2 ** 27], inChannels: 2 ** 26, stride: 2 ** 27 },       { code: "count-not-exact", field: "inputSize", quantity: "inputElements" }],
  ])("%s", (_, spec, issue) => {
    expect(check(spec)).toStrictEqual([issue]);
  });

  test("but takes one that just fits", () => {
    expect(check({ ...one, outChannels: 2 ** 53 - 1, bias: false })).toEqual([]);
    expect(check({ ...one, inputSize: [2 ** 53 - 1] })).toEqual([]);
  });
});

describe("check(spec) says everything at once", () => {
  test("of a spec without fields", () => {
    expect(check({})).toEqual([
      { code: "missing", field: "inputSize" },
      { code: "missing", field: "inChannels" },
      { code: "missing", field: "outChannels" },
      { code: "missing", field: "kernelSize" },
    ]);
  });

  test("of a spec wrong all over", () => {
    const spec = {
      inputSize: [8, 0.5],
      inChannels: "4",
      outChannels: 0,
      kernelSize: [3],
      stride: -1,
      padding: "zero",
      dilation: [1, 0],
      groups: Number.NaN,
      bias: "yes",
    };
    // biome-ignore format: a table
    expect(check(spec)).toEqual([
      { code: "not-a-whole-number", field: "inputSize", axis: 1, value: 0.5 },
      { code: "not-a-whole-number", field: "inChannels", value: "4" },
      { code: "out-of-range",       field: "outChannels", value: 0, minimum: 1, maximum },
      { code: "wrong-length",       field: "kernelSize", length: 1, rank: 2 },
      { code: "out-of-range",       field: "stride", value: -1, minimum: 1, maximum },
      { code: "unknown-padding",    field: "padding", value: "zero" },
      { code: "out-of-range",       field: "dilation", axis: 1, value: 0, minimum: 1, maximum },
      { code: "not-a-whole-number", field: "groups", value: Number.NaN },
      { code: "not-a-boolean",      field: "bias", value: "yes" },
    ]);
  });

  test("of channels and of a kernel that do not fit", () => {
    expect(check({ ...plain, groups: 4, kernelSize: [3, 9] })).toEqual([
      { code: "channels-not-divisible", field: "outChannels", channels: 6, groups: 4 },
      { code: "kernel-larger-than-input", field: "kernelSize", axis: 1, effectiveKernel: 9, paddedInput: 8 },
    ]);
  });
});

describe("check(spec) never throws", () => {
  const fields = [
    "inputSize",
    "inChannels",
    "outChannels",
    "kernelSize",
    "stride",
    "padding",
    "dilation",
    "groups",
    "bias",
  ] as const;
  const numbers = fc.constantFrom<unknown>(
    -1,
    -0,
    0,
    1,
    2,
    3,
    0.5,
    Number.NaN,
    Infinity,
    2 ** 53 - 1,
    2 ** 53,
    1e300,
  );
  const odd = fc.oneof(
    numbers,
    fc.array(fc.oneof(numbers, fc.array(numbers, { maxLength: 3 })), { maxLength: 4 }),
    fc.constantFrom<unknown>("same", "same-lower", "full", "causal", "valid", "", null, undefined, true),
    fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withSet: true,
      withSparseArray: true,
      withTypedArray: true,
    }),
  );

  test("whatever one field holds", () => {
    fc.assert(
      fc.property(fc.constantFrom(...fields), odd, (field, value) =>
        agreeWithConvolution({ ...plain, [field]: value }),
      ),
      { numRuns: 2000 },
    );
  });

  test("whatever all the fields hold", () => {
    const anySpec = fc.record(
      Object.fromEntries(fields.map((field) => [field, odd])) as Record<Field, typeof odd>,
      { requiredKeys: [] },
    );
    fc.assert(fc.property(anySpec, agreeWithConvolution), { numRuns: 2000 });
  });

  test("whatever a valid spec has for one field instead", () => {
    fc.assert(
      fc.property(validSpec, fc.constantFrom(...fields), odd, (spec, field, value) =>
        agreeWithConvolution({ ...spec, [field]: value }),
      ),
      { numRuns: 2000 },
    );
  });

  test("and takes every valid spec", () => {
    fc.assert(
      fc.property(validSpec, (spec) => {
        expect(check(spec)).toEqual([]);
        expect(convolution(spec)).toMatchObject({ kind: "convolution", ...spec, padding: expect.anything() });
      }),
    );
  });

  test("nor hangs on lists without end", () => {
    const endless = Array(2 ** 32 - 1);
    const many = Array(10_000).fill(3);
    expect(check({ ...plain, inputSize: many })).toEqual([
      { code: "too-many-axes", field: "inputSize", rank: 10000, maximum: 8 },
    ]);
    expect(check({ ...plain, inputSize: endless })).toHaveLength(9); // too many, and the first 8 missing
    for (const field of ["kernelSize", "stride", "padding", "dilation"]) {
      expect(check({ ...plain, [field]: endless })).toContainEqual({
        code: "wrong-length",
        field,
        length: 4294967295,
        rank: 2,
      });
    }
    expect(check({ ...plain, padding: [endless, 0] })).toHaveLength(1);
  });

  test("on a spec without a prototype, or with values it only inherits", () => {
    expect(check(Object.assign(Object.create(null), plain))).toEqual([]);
    expect(check(Object.create(plain))).toEqual([]);
  });
});

describe("convolution(spec)", () => {
  test("spreads scalars to one value an axis", () => {
    expect(convolution({ ...plain, stride: 2, padding: 1, dilation: 2, groups: 2, bias: false })).toEqual({
      kind: "convolution",
      inputSize: [8, 8],
      inChannels: 4,
      outChannels: 6,
      kernelSize: [3, 3],
      stride: [2, 2],
      padding: [
        [1, 1],
        [1, 1],
      ],
      dilation: [2, 2],
      groups: 2,
      bias: false,
    });
  });

  test("keeps what was said of each axis, and a padding word", () => {
    const spec = { ...plain, kernelSize: [3, 1], stride: [1, 2], dilation: [2, 1] };
    expect(convolution({ ...spec, padding: [2, [0, 1]] })).toMatchObject({
      kernelSize: [3, 1],
      stride: [1, 2],
      dilation: [2, 1],
      padding: [
        [2, 2],
        [0, 1],
      ],
    });
    expect(convolution({ ...spec, padding: "same" }).padding).toBe("same");
  });

  test("takes null for what has a default, as a form may give it", () => {
    const empty = { stride: null, padding: null, dilation: null, groups: null, bias: null };
    expect(convolution({ ...plain, ...empty } as never)).toEqual(convolution(plain));
  });

  test("copies what it is given", () => {
    const inputSize = [8, 8];
    const pair: [number, number] = [1, 1];
    const layer = convolution({ ...plain, inputSize, padding: [pair, 0] });
    inputSize[0] = 99;
    pair[0] = 99;
    expect(layer).toMatchObject({ inputSize: [8, 8] });
    expect(derive(layer).padding[0]).toEqual([1, 1]);
  });

  test("takes -0 for 0", () => {
    expect(convolution({ ...plain, padding: -0 })).toEqual(convolution(plain));
    expect(convolution({ ...plain, padding: [[-0, 1], -0] })).toEqual(
      convolution({ ...plain, padding: [[0, 1], 0] }),
    );
  });

  test("throws a LayerError that holds the issues and names them", () => {
    const error = refusal({ ...plain, kernelSize: [3, 9], groups: 4 });
    expect(error.name).toBe("LayerError");
    expect(error.issues).toEqual([
      { code: "channels-not-divisible", field: "outChannels", channels: 6, groups: 4 },
      { code: "kernel-larger-than-input", field: "kernelSize", axis: 1, effectiveKernel: 9, paddedInput: 8 },
    ]);
    expect(error.message).toBe(
      'This layer cannot be: channels-not-divisible (field: "outChannels", channels: 6, groups: 4); ' +
        'kernel-larger-than-input (field: "kernelSize", axis: 1, effectiveKernel: 9, paddedInput: 8)',
    );
  });

  // biome-ignore format: a table
  test.each<[unknown, string]>([
    ["3",                        '"3"'],
    [3n,                         "3"],
    [null,                       "null"],
    [Number.NaN,                 "NaN"],
    [Symbol("k"),                "Symbol(k)"],
    [true,                       "true"],
    [() => 3,                    "a function"],
    [Object.create(null),        "an object"],
    [{ toJSON: () => 3n },       "an object"],
  ])("and can say it of %s", (value, said) => {
    const error = refusal({ ...plain, kernelSize: value });
    expect(error.message).toBe(`This layer cannot be: not-a-whole-number (field: "kernelSize", value: ${said})`);
  });

  test("and of a list that holds itself", () => {
    const circle: unknown[] = [];
    circle.push(circle);
    const error = refusal({ ...plain, padding: [circle, 0] });
    expect(error.message).toBe(
      'This layer cannot be: unknown-padding (field: "padding", axis: 0, value: [[an array]])',
    );
  });
});

test("read(spec) gives either a layer or issues", () => {
  expect(safeParse(plain)).toEqual({ layer: convolution(plain), issues: [] });
  expect(safeParse({ ...plain, groups: 4 })).toEqual({
    issues: [{ code: "channels-not-divisible", field: "outChannels", channels: 6, groups: 4 }],
  });
});

function refusal(spec: UncheckedSpec): LayerError {
  try {
    convolution(spec as ConvolutionSpec);
  } catch (error) {
    if (error instanceof LayerError) return error;
    throw error;
  }
  throw new Error("The layer was taken.");
}

/** check(spec) is empty exactly when convolution(spec) does not throw; and a layer that is taken can be derived. */
function agreeWithConvolution(spec: UncheckedSpec): void {
  const issues = check(spec);
  if (issues.length > 0) {
    expect(refusal(spec).issues).toEqual(issues);
    return;
  }
  for (const { value } of derive(convolution(spec as ConvolutionSpec)).steps) {
    expect(Number.isSafeInteger(value) && value >= 0).toBe(true);
  }
}
