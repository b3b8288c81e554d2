import { expect, test } from "vitest";
import { queryOf, readText, type State, stateFrom } from "../../../components/form/state.ts";
import { linkOf, opening, questionOf } from "../../../components/solver/state.ts";

const linkTo = (state: State) => queryOf(linkOf(state));
const from = (query: string) => stateFrom(new URLSearchParams(query), opening);

test.each([
  ["224", 224],
  [" ２２４ ", 224],
  ["-1", -1],
  ["", undefined],
  ["  ", undefined],
  ["1.5", "1.5"],
  ["1e3", 1000],
])("readText reads “%s”", (text, value) => {
  expect(readText(text)).toBe(value);
});

test("questionOf asks for the ranges as pairs, and for an output padding of transposed layers alone", () => {
  const question = {
    kind: "convolution",
    from: 224,
    to: 112,
    kernelSize: [1, 7],
    stride: [1, 4],
    padding: [0, 3],
    dilation: [1, 2],
    same: false,
  };
  expect(questionOf(opening)).toEqual(question);
  const kind = "transposed-convolution";
  expect(questionOf({ ...opening, kind, to: "x", "stride-min": "" })).toEqual({
    ...question,
    kind,
    to: "x",
    stride: [undefined, 4],
    outputPadding: [0, 1],
  });
});

test.each([
  ["224 x 112", [224, 112]],
  ["(28, 14)", [28, 14]],
  ["28, 14", [28, 14]],
  ["28", 28],
  ["1,024", 1024],
  ["28 x", "28 x"],
])("a size of “%s” is asked for as one for every axis, or one for each", (text, sizes) => {
  expect(questionOf({ ...opening, from: text, to: text, same: "yes" })).toMatchObject({
    from: sizes,
    to: sizes,
    same: true,
  });
});

test("a link says both sizes and what differs, and nothing of the opening question", () => {
  expect(linkTo(opening)).toBe("");
  expect(linkTo({ ...opening, "kernelSize-max": "11" })).toBe("?from=224&to=112&kernelSize-max=11");
  expect(linkTo({ ...opening, from: "227", bias: "" })).toBe("?from=227&to=112&bias=");
});

test("a link keeps every text, whatever it is, and what the form lacks is passed over", () => {
  for (const state of [
    { ...opening, from: "a,b&c", to: "" },
    { ...opening, kind: "transposed-convolution", "padding-min": "９" },
  ])
    expect(from(linkTo(state))).toEqual(state);
  expect(from("?from=224&to=112")).toEqual(opening);
  expect(from("?other=1")).toEqual(opening);
});
