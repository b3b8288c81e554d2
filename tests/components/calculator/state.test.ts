import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { controlNames, letters, specOf, stateOf, toldApart } from "../../../components/calculator/state.ts";
import { entriesOf, queryOf, type State, stateFrom } from "../../../components/form/state.ts";
import { check, convolution } from "../../../src/convolution/index.ts";
import { validSpec } from "../../convolution/layers.ts";

const seed = convolution({ inputSize: [10, 10], inChannels: 3, outChannels: 5, kernelSize: 3 });
const preset = stateOf(seed);
const linkTo = (state: State, over = preset) => queryOf(entriesOf(state, over));
const from = (query: string, over = preset) => stateFrom(new URLSearchParams(query), over);
const formed = validSpec.filter(({ inputSize }) => inputSize.length <= letters.length);

test("a layer comes back from the link to it, whatever the page's own layer is", () => {
  fc.assert(
    fc.property(formed, formed, (spec, page) => {
      const layer = convolution(spec);
      const over = stateOf(convolution(page));
      const state = from(linkTo(stateOf(layer), over), over);
      expect(convolution(specOf(state) as never)).toEqual(layer);
    }),
  );
});

test("a layer comes back from the form it stands in", () => {
  fc.assert(
    fc.property(formed, (spec) => {
      const layer = convolution(spec);
      expect(convolution(specOf(stateOf(layer)) as never)).toEqual(layer);
    }),
  );
});

// biome-ignore format: a table
test.each([
  [{},                                     ""],
  [{ outChannels: 7 },                     "outChannels=7"],
  [{ bias: false },                        "bias="],
  [{ padding: "same" as const },           "paddingMode=same"],
  [{ inputSize: [10, 12] },                "inputSize-w=12"],
])("the link to %j is ?%s", (change, query) => {
  const layer = convolution({ inputSize: [10, 10], inChannels: 3, outChannels: 5, kernelSize: 3, ...change });
  expect(linkTo(stateOf(layer))).toBe(query && `?${query}`);
});

describe("stateFrom(query, preset)", () => {
  test("takes any text for a query without throwing, and its state can be asked for a layer", () => {
    const name = fc.oneof(fc.constantFrom(...Object.keys(preset), "__proto__", "toString"), fc.string());
    const queries = fc.array(fc.tuple(name, fc.string({ unit: "binary" })));
    fc.assert(
      fc.property(queries, fc.string(), (given, rest) => {
        const state = from(`?${new URLSearchParams(given)}&${rest}`);
        expect(Object.keys(state).sort()).toEqual(Object.keys(preset).sort());
        expect(Object.values(state).every((text) => typeof text === "string")).toBe(true);
        expect(Array.isArray(check(specOf(state)))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test("gives what stands in the form again, to the letter, when its own link is opened", () => {
    const typed = fc.record(
      Object.fromEntries(Object.keys(preset).map((name) => [name, fc.string({ unit: "grapheme" })])),
    );
    fc.assert(
      fc.property(typed, (state) => {
        expect(from(linkTo(state))).toEqual(state);
      }),
    );
  });

  test("is the preset where the query asks for nothing the form has", () => {
    expect(from("")).toEqual(preset);
    expect(from("?utm_source=x")).toEqual(preset);
  });
});

describe("specOf(state)", () => {
  const spec = (change: State) => specOf({ ...preset, ...change });

  // biome-ignore format: a table
  test.each([
    ["12",     12],
    ["１２",    12],
    [" 12 ",   12],
    ["+12",    12],
    ["-1",     -1],
    ["007",    7],
    ["",       undefined],
    ["   ",    undefined],
    ["3.5",    "3.5"],
    ["1e3",    1000],
    ["0x10",   "0x10"],
    ["３．５",  "３．５"],
    ["三",      "三"],
    ["1 2",    "1 2"],
  ])("reads “%s” as %j", (text, value) => {
    expect(spec({ inChannels: text }).inChannels).toBe(value);
  });

  test("takes the last axes of a layer that has fewer than the form", () => {
    const sizes = { "inputSize-d": "1", "inputSize-h": "2", "inputSize-w": "3" };
    expect(spec({ ...sizes, rank: "1" }).inputSize).toEqual([3]);
    expect(spec({ ...sizes, rank: "2" }).inputSize).toEqual([2, 3]);
    expect(spec({ ...sizes, rank: "3" }).inputSize).toEqual([1, 2, 3]);
  });

  test("takes one number for all axes, or one an axis", () => {
    const strides = { "stride-d": "4", "stride-h": "5", "stride-w": "6" };
    expect(spec(strides).stride).toEqual([6, 6]);
    expect(spec({ ...strides, perAxis: "yes" }).stride).toEqual([5, 6]);
  });

  test("a field that is cleared is missing, whichever it is", () => {
    for (const name of [
      "inChannels",
      "outChannels",
      "groups",
      "kernelSize-w",
      "stride-w",
      "dilation-w",
      "padding-w",
    ])
      expect(new Set(check(spec({ [name]: "" })).map(({ code }) => code)), name).toEqual(
        new Set(["missing"]),
      );
  });

  test("a padding that is cleared is missing, in every way to say it", () => {
    const cleared = { "padding-h": "", "padding-w": "" };
    for (const paddingMode of ["number", "sides"])
      for (const perAxis of ["", "yes"]) {
        const issues = check(spec({ ...cleared, paddingMode, perAxis }));
        const told = new Set(issues.map(({ field, code }) => `${field} ${code}`));
        expect(told, `${paddingMode}, ${perAxis}`).toEqual(new Set(["padding missing"]));
      }
  });
});

// biome-ignore format: a table
test.each([
  ["kernelSize", 0,         {},                               "kernelSize-w"], // one number for all stands with the last
  ["kernelSize", 0,         { perAxis: "yes" },               "kernelSize-h"],
  ["kernelSize", 1,         { perAxis: "yes" },               "kernelSize-w"],
  ["kernelSize", 0,         { perAxis: "yes", rank: "3" },    "kernelSize-d"],
  ["inputSize",  0,         {},                               "inputSize-h"],
  ["inputSize",  0,         { rank: "1" },                    "inputSize-w"],
  ["stride",     undefined, { perAxis: "yes" },               "stride-w"],
  ["groups",     undefined, {},                               "groups"],
  ["bias",       undefined, {},                               "bias"],
] as const)("an issue of %s on axis %s belongs to a control: %j, %s", (field, axis, change, control) => {
  const issue = { field, ...(axis === undefined ? {} : { axis }) };
  expect(controlNames({ ...preset, ...change }, issue)[0]).toBe(control);
});

test("axes told apart start from the number they shared; the input's own sizes stay", () => {
  const state = {
    "inputSize-h": "7",
    "inputSize-w": "9",
    "stride-d": "1",
    "stride-h": "1",
    "stride-w": "3",
    groups: "2",
  };
  expect(toldApart(state)).toEqual({ ...state, "stride-d": "3", "stride-h": "3" });
});
