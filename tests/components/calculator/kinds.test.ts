import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  alwaysRoundsUp,
  applyDefaults,
  frameworks,
  kinds,
  layerEntriesOf,
  layerStateFrom,
  layerStateOf,
  showsField,
} from "../../../components/calculator/kinds.ts";
import { stateOf as stateOfLesson } from "../../../components/calculator/state.ts";
import { entriesOf as entriesOfLesson, queryOf, type State } from "../../../components/form/state.ts";
import { convolution } from "../../../src/convolution/index.ts";
import { validSpec } from "../../convolution/layers.ts";

const seed = convolution({ inputSize: [10, 10], inChannels: 3, outChannels: 5, kernelSize: 3 });
const preset = layerStateOf(seed);
const from = (query: string) => layerStateFrom(new URLSearchParams(query), preset);
const text = fc.oneof(
  fc.constantFrom("", "0", "1", "2", "3", "yes", "number", "valid", "same"),
  fc.string({ unit: "grapheme" }),
);
const typed: fc.Arbitrary<State> = fc.record({
  ...Object.fromEntries(Object.keys(preset).map((name) => [name, text])),
  kind: fc.constantFrom<string>(...kinds),
  framework: fc.constantFrom("", ...frameworks.map(({ id }) => id)),
});

test("a field that the framework lacks is seen only where it holds something, and Caffe's poolings always round up", () => {
  const pooled = "kind=max-pooling&framework=caffe";
  expect(showsField(from(pooled), "dilation")).toBe(false);
  expect(showsField(from(`${pooled}&dilation-w=2`), "dilation")).toBe(true);
  expect(showsField(from("kind=max-pooling"), "dilation")).toBe(true);
  expect(showsField(from("kind=max-pooling&framework=pytorch"), "dilation")).toBe(true);
  expect(showsField(from("framework=tensorflow-js"), "dilation")).toBe(true);
  expect(showsField(from("kind=transposed-convolution&framework=keras"), "groups")).toBe(false);
  expect(showsField(from("kind=transposed-convolution&framework=caffe"), "outputPadding")).toBe(false);
  expect(showsField(from("kind=max-pooling&framework=keras"), "ceilMode")).toBe(false);
  expect(showsField(from("kind=max-pooling&framework=keras&ceilMode=yes"), "ceilMode")).toBe(true);
  expect(showsField(from(pooled), "ceilMode")).toBe(true);
  expect([from(pooled).ceilMode, from("kind=max-pooling").ceilMode]).toEqual(["yes", ""]);
  const states = [pooled, "kind=max-pooling&framework=onnx", "framework=caffe"].map(from);
  expect(states.map(alwaysRoundsUp)).toEqual([true, false, false]);
  const chosen = applyDefaults({ ...from("kind=max-pooling"), framework: "caffe" }, from("kind=max-pooling"));
  expect(chosen.ceilMode).toBe("yes");
  expect(applyDefaults({ ...chosen, framework: "pytorch" }, chosen).ceilMode).toBe("");
});

test("a link gives what stands in the form again, to the letter, whatever is chosen", () => {
  fc.assert(
    fc.property(typed, (state) => {
      expect(from(queryOf(layerEntriesOf(state, preset)))).toEqual(state);
    }),
    { numRuns: 500 },
  );
});

test("a link of the lessons' calculator, whatever its layer, opens that layer and no framework", () => {
  const short = validSpec.filter(({ inputSize }) => inputSize.length <= 3);
  fc.assert(
    fc.property(short, (spec) => {
      const lesson = stateOfLesson(convolution(spec));
      const state = from(queryOf(entriesOfLesson(lesson, stateOfLesson(seed))));
      expect(state).toMatchObject(lesson);
      expect(state).toMatchObject({ kind: "convolution", framework: "", counting: "macs" });
    }),
  );
});

// biome-ignore format: a table
test.each([
  ["",                                       ""],
  ["kernelSize-w=5",                         "kernelSize-w=5"],
  ["kind=max-pooling&stride-w=2",            "stride-w=2&kind=max-pooling"],
  ["kind=max-pooling",                       "kind=max-pooling"],              // its strides are its window's
  ["framework=keras&paddingMode=same",       "paddingMode=same&framework=keras"],
  ["framework=keras&paddingMode=valid",      "framework=keras"],               // Keras's default
  ["utm_source=x",                           ""],
])("the link to what ?%s asks for is ?%s", (query, link) => {
  expect(queryOf(layerEntriesOf(from(query), preset))).toBe(link && `?${link}`);
});

describe("applyDefaults(state, before)", () => {
  const choose = (state: State, choice: State) => applyDefaults({ ...state, ...choice }, state);

  test("gives what was left at a default the new default", () => {
    // Keras pads by words and gives SeparableConv2D no depthwise bias; ONNX's Conv has a bias where it is given one.
    expect(choose(preset, { framework: "keras" })).toMatchObject({
      paddingMode: "valid",
      depthwiseBias: "",
      bias: "yes",
      "outputPadding-w": "",
    });
    expect(choose(preset, { framework: "onnx" })).toMatchObject({ paddingMode: "number", bias: "" });
    expect(choose(choose(preset, { framework: "keras" }), { framework: "" })).toEqual(preset);
  });

  test("lets a pooling step by its window, but not in ONNX, whose strides are 1 by default", () => {
    expect(choose(preset, { kind: "max-pooling" })["stride-w"]).toBe("3");
    expect(choose({ ...preset, framework: "onnx" }, { kind: "max-pooling" })["stride-w"]).toBe("1");
    expect(choose({ ...preset, "stride-w": "2" }, { kind: "max-pooling" })["stride-w"]).toBe("2");
  });

  test("lets a pooling's stride follow its window, and a convolution's go back to 1", () => {
    const pooled = choose(preset, { kind: "max-pooling" });
    const narrow = choose(pooled, { "kernelSize-w": "2" });
    expect(narrow["stride-w"]).toBe("2");
    expect(choose(narrow, { kind: "convolution" })["stride-w"]).toBe("1");
  });

  test("keeps what a reader set, also where it is the default of a framework on the way", () => {
    const set = new Set(["bias"]);
    const bare = { ...preset, bias: "" };
    const onnx = applyDefaults({ ...bare, framework: "onnx" }, bare, set);
    expect(applyDefaults({ ...onnx, framework: "pytorch" }, onnx, set).bias).toBe("");
    expect(applyDefaults({ ...onnx, framework: "pytorch" }, onnx).bias).toBe("yes");
  });

  test("keeps a padding that was typed, and a word, however the framework says it", () => {
    const padded = { ...preset, "padding-w": "1" };
    expect(choose(padded, { framework: "keras" })).toMatchObject({ paddingMode: "number", "padding-w": "1" });
    expect(choose({ ...preset, paddingMode: "same" }, { framework: "pytorch" }).paddingMode).toBe("same");
  });

  test("lets go of a word that no layer of the kind has", () => {
    expect(choose({ ...preset, paddingMode: "causal" }, { kind: "max-pooling" }).paddingMode).toBe("number");
    expect(choose({ ...preset, paddingMode: "full" }, { kind: "separable-convolution" }).paddingMode).toBe(
      "full",
    );
  });
});
