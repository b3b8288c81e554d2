import { expect, test } from "vitest";
import { pathRoles } from "../../../components/picture/draw.ts";
import { isToScale, pictureNode } from "../../../components/picture/nodes.ts";
import { drawLayer } from "../../../components/picture/picture.ts";
import type { Node } from "../../../components/widget/node.ts";
import { type ConvolutionSpec, convolution, derive } from "../../../src/convolution/index.ts";
import { elementsIn, textOf } from "../widget/elements.ts";

const pictureOf = (spec: ConvolutionSpec) => {
  const layer = convolution(spec);
  return drawLayer(layer, derive(layer));
};
const square = pictureOf({ inputSize: [10, 10], inChannels: 3, outChannels: 5, kernelSize: 3 });
const tree = pictureNode(square, "A picture.", { input: "input", kernel: "kernel", output: "output" });
const named = (name: string, of: Node = tree) => elementsIn(of, (node) => node.name === name);
const labelsOf = (role: string) =>
  named("svg")
    .filter(({ attributes }) => attributes["data-drawing"] === role)
    .flatMap((svg) => named("text", svg));

test("the picture is one image with its text alternative; the drawings are hidden from who hears it", () => {
  expect(tree.attributes).toMatchObject({ role: "img", "aria-label": "A picture." });
  expect(named("svg").map(({ attributes }) => attributes["aria-hidden"])).toEqual(["true", "true", "true"]);
});

test("input * kernel -> output, each with its name", () => {
  const names = elementsIn(tree, ({ attributes }) => attributes.class === "drawing-name");
  expect(names.map((node) => [node.attributes["data-operator"], textOf(node)])).toEqual([
    [undefined, "input"],
    ["∗", "kernel"],
    ["→", "output"],
  ]);
});

test("no path is empty, and those there are stand in the order they are painted in", () => {
  const paths = named("path");
  expect(paths.length).toBeGreaterThan(0);
  expect(paths.filter(({ attributes }) => !attributes.d)).toEqual([]);
  for (const svg of named("svg")) {
    const classes = named("path", svg).map(({ attributes }) => attributes.class);
    let at = 0;
    for (const role of pathRoles) if (role === classes[at]) at++;
    expect(at).toBe(classes.length);
  }
});

test("a label is its letter, its subscript low, and its number", () => {
  expect(labelsOf("input").map(textOf)).toEqual(["W = 10", "H = 10", "Cin = 3"]);
  expect(labelsOf("kernel").map(textOf)).toEqual(["kw = 3", "kh = 3", "Cin = 3", "Cout = 5"]);
  // 10 - 3 + 1
  expect(labelsOf("output").map(textOf)).toEqual(["ow = 8", "oh = 8", "Cout = 5"]);
});

test("what follows a subscript comes back up by as much as that went down; without one nothing moves", () => {
  const moves = (label: Node | undefined) =>
    named("tspan", label).map(({ attributes }) => [attributes.class, attributes.dy]);
  const [width] = labelsOf("input");
  const [kernelWidth] = labelsOf("kernel");
  expect(moves(width)).toEqual([
    ["letter", undefined],
    [undefined, undefined],
  ]);
  expect(moves(kernelWidth)).toEqual([
    ["letter", undefined],
    ["letter subscript", "3"],
    [undefined, "-3"],
  ]);
});

test("a layer of one axis has labels for that axis and the channels alone", () => {
  const picture = pictureOf({ inputSize: [12], inChannels: 2, outChannels: 4, kernelSize: 5 });
  const [input] = named("svg", pictureNode(picture, "", { input: "", kernel: "", output: "" })) as [Node];
  expect(named("text", input).map(textOf)).toEqual(["W = 12", "Cin = 2"]);
});

test("a picture is to scale where all its drawings are", () => {
  expect(isToScale(square)).toBe(true);
  expect(isToScale({ ...square, kernel: { ...square.kernel, toScale: false } })).toBe(false);
});
