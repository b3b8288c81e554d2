import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  maximumCombinations,
  maximumLength,
  maximumOfRange,
  safeParseQuestion,
  solutions,
} from "../../src/convolution/index.ts";

const good = { from: 8, to: 4, kernelSize: [1, 3] };

describe("safeParseQuestion(spec)", () => {
  // biome-ignore format: a table
  test.each<[string, Record<string, unknown>, readonly object[]]>([
    ["a question",                   {},                                                  []],
    ["every range",                  { stride: 2, padding: [0, 3], dilation: [1, 1] },    []],
    ["output padding where it is",   { kind: "transposed-convolution", outputPadding: [0, 1] }, []],
    ["no output padding where not",  { outputPadding: 0 },                                []],
    ["nothing to go from",           { from: undefined },                                 [{ code: "missing", field: "from" }]],
    ["a cleared field",              { to: "" },                                          [{ code: "missing", field: "to" }]],
    ["no kernel",                    { kernelSize: undefined },                           [{ code: "missing", field: "kernelSize" }]],
    ["a size that is not whole",     { from: 1.5 },                                       [{ code: "not-a-whole-number", field: "from", value: 1.5 }]],
    ["no element at all",            { to: 0 },                                           [{ code: "out-of-range", field: "to", value: 0, minimum: 1, maximum: maximumLength }]],
    ["the longest axis",             { from: maximumLength },                             []],
    ["a longer one",                 { from: maximumLength + 1 },                         [{ code: "out-of-range", field: "from", value: maximumLength + 1, minimum: 1, maximum: maximumLength }]],
    ["a negative padding",           { padding: -1 },                                     [{ code: "out-of-range", field: "padding", value: -1, minimum: 0, maximum: maximumOfRange }]],
    ["a negative padding in a range", { padding: [-1, 2] },                               [{ code: "out-of-range", field: "padding", value: -1, minimum: 0, maximum: maximumOfRange }]],
    ["a stride of nothing",          { stride: 0 },                                       [{ code: "out-of-range", field: "stride", value: 0, minimum: 1, maximum: maximumOfRange }]],
    ["a dilation of nothing",        { dilation: 0 },                                     [{ code: "out-of-range", field: "dilation", value: 0, minimum: 1, maximum: maximumOfRange }]],
    ["a kernel of nothing",          { kernelSize: [0, 1] },                              [{ code: "out-of-range", field: "kernelSize", value: 0, minimum: 1, maximum: maximumOfRange }]],
    ["the largest stride",           { stride: maximumOfRange },                          []],
    ["a larger one",                 { stride: maximumOfRange + 1 },                      [{ code: "out-of-range", field: "stride", value: maximumOfRange + 1, minimum: 1, maximum: maximumOfRange }]],
    ["a list of three",              { dilation: [1, 2, 3] },                             [{ code: "not-a-range", field: "dilation", value: [1, 2, 3] }]],
    ["a word",                       { padding: "same" },                                 [{ code: "not-a-whole-number", field: "padding", value: "same" }]],
    ["a range turned round",         { padding: [2, 1] },                                 [{ code: "minimum-above-maximum", field: "padding", minimum: 2, maximum: 1 }]],
    ["two things at once",           { from: 0, stride: [3, 2] },                         [{ code: "out-of-range", field: "from", value: 0, minimum: 1, maximum: maximumLength }, { code: "minimum-above-maximum", field: "stride", minimum: 3, maximum: 2 }]],
    ["two things at once",           { from: 0, kernelSize: [3, 1] },                     [{ code: "out-of-range", field: "from", value: 0, minimum: 1, maximum: maximumLength }, { code: "minimum-above-maximum", field: "kernelSize", minimum: 3, maximum: 1 }]],
    ["another kind",                 { kind: "pooling" },                                 [{ code: "not-one-of", field: "kind", value: "pooling", choices: ["convolution", "transposed-convolution", "max-pooling"] }]],
    ["a size an axis",               { from: [8, 4], to: [4, 2] },                        []],
    ["one size for every axis",      { from: [8, 4] },                                    []],
    ["axes that do not match",       { from: [8, 4, 2], to: [4, 2] },                     [{ code: "wrong-length", field: "to", length: 2, rank: 3 }]],
    ["no axis",                      { from: [] },                                        [{ code: "wrong-length", field: "from", length: 0, rank: 1 }]],
    ["nine axes",                    { from: Array(9).fill(8) },                          [{ code: "too-many-axes", field: "from", rank: 9, maximum: 8 }]],
    ["a word that is no answer",     { same: "yes" },                                     [{ code: "not-a-boolean", field: "same", value: "yes" }]],
    ["output padding of a pooling",  { kind: "max-pooling", outputPadding: 1 },           [{ code: "output-padding-needs-transposed", field: "outputPadding" }]],
    ["output padding of none",       { outputPadding: [0, 1] },                           [{ code: "output-padding-needs-transposed", field: "outputPadding" }]],
    // 20*25*40 = 20000, and 20*25*41 = 20500.
    ["as many windows as may be",    { kernelSize: [1, 20], stride: [1, 25], dilation: [1, 40] }, []],
    ["too many",                     { kernelSize: [1, 20], stride: [1, 25], dilation: [2, 42] }, [{ code: "too-many-combinations", field: "kernelSize", combinations: 20500, maximum: maximumCombinations }]],
  ])("finds what is wrong with %s", (_, spec, issues) => {
    expect(safeParseQuestion({ ...good, ...spec }).issues).toEqual(issues);
  });

  test("finds something wrong, or gives a question that has its solutions, whatever the fields hold", () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 3 });
    const anything = fc.oneof(
      { weight: 1, arbitrary: sizes },
      { weight: 3, arbitrary: fc.integer({ min: -1, max: 9 }) },
      fc.tuple(fc.nat(5), fc.nat(5)),
      fc.anything(),
    );
    const spec = fc.record({
      kind: fc.option(fc.constantFrom("convolution", "transposed-convolution", "max-pooling", "other"), {
        nil: undefined,
      }),
      from: anything,
      to: anything,
      kernelSize: anything,
      stride: anything,
      padding: anything,
      dilation: anything,
      outputPadding: anything,
      same: fc.oneof(fc.boolean(), fc.anything()),
    });
    fc.assert(
      fc.property(spec, (spec) => {
        const { layer: question, issues } = safeParseQuestion(spec);
        expect(question === undefined).toBe(issues.length > 0);
        if (question) expect(solutions(question).count).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
