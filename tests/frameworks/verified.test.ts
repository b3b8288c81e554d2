import { describe, expect, test } from "vitest";
import { type ExampleCase, exampleCases } from "./cases.ts";
import { exampleDisagreement, type Outcome, verifiedText } from "./verified.ts";

const [pytorch, keras, kerasFirst] = exampleCases.filter(({ id }) => id === "conv2d-rgb-5-kernels") as [
  ExampleCase,
  ExampleCase,
  ExampleCase,
];
const found = (example: ExampleCase, id = example.id): Outcome => ({
  example: { ...example, id },
  run: { outputShape: example.outputShape, parameters: example.parameters },
});

describe("exampleDisagreement", () => {
  test("nothing where shape and parameters are ours", () => {
    expect(exampleDisagreement(found(pytorch))).toBeUndefined();
  });

  test("the layer, the lines and both results where they differ", () => {
    const run = { outputShape: [8, 8, 5], parameters: 455 };
    expect(exampleDisagreement({ example: kerasFirst, run })).toBe(
      [
        "Keras, channels-first, disagrees on conv2d-rgb-5-kernels, input [3, 10, 10].",
        "code" in kerasFirst.written ? kerasFirst.written.code : "",
        "ours: output shape [5, 8, 8], 140 parameters",
        "theirs: output shape [8, 8, 5], 455 parameters",
      ].join("\n"),
    );
  });

  test("the error where the lines did not run", () => {
    expect(exampleDisagreement({ example: keras, run: { error: "NameError" } })).toMatch(
      /theirs: NameError$/,
    );
  });
});

test("verifiedText is one sorted line for each example and engine, in the order of axes that is its default", () => {
  const outcomes = [found(pytorch, "b"), found(pytorch, "a"), found(keras, "a"), found(kerasFirst, "a")];
  expect(verifiedText(outcomes, { PyTorch: "2.13.0", Keras: "3.15.1" })).toBe(`{
  "a": [
    { "agrees": true, "engine": "Keras", "outputShape": [8, 8, 5], "parameters": 140, "version": "3.15.1" },
    { "agrees": true, "engine": "PyTorch", "outputShape": [5, 8, 8], "parameters": 140, "version": "2.13.0" }
  ],
  "b": [
    { "agrees": true, "engine": "PyTorch", "outputShape": [5, 8, 8], "parameters": 140, "version": "2.13.0" }
  ]
}
`);
});
