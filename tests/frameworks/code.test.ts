import fc from "fast-check";
import { expect, test } from "vitest";
import { channelsFirst, kerasConvolution } from "../../src/frameworks/keras/convolution.ts";
import { pytorchConvolution } from "../../src/frameworks/pytorch/convolution.ts";
import { drawFrom, drawLayer } from "./layers.ts";

const layers = fc.integer().map((seed) => drawLayer(drawFrom(seed)));
const property = (holds: (layer: ReturnType<typeof drawLayer>) => void) =>
  fc.assert(fc.property(layers, holds), { numRuns: 300 });
const all = (layer: ReturnType<typeof drawLayer>) => [
  pytorchConvolution(layer),
  kerasConvolution(layer),
  kerasConvolution(layer, channelsFirst),
];

test("every bracket that opens closes", () => {
  property((layer) => {
    for (const written of all(layer)) if ("code" in written) expect(unclosed(written.code)).toBe("");
  });
});

test("the code holds names, whole numbers and words of Python alone", () => {
  property((layer) => {
    for (const written of all(layer)) {
      if (!("code" in written)) continue;
      expect(written.code).not.toMatch(/undefined|null|NaN|Infinity|true|false|\d\.|e\+|object/);
      expect(written.code).not.toMatch(/,\)|, ,|\( /);
    }
  });
});

test("no line is longer than 88 characters", () => {
  property((layer) => {
    for (const written of all(layer)) {
      if ("code" in written)
        for (const line of written.code.split("\n")) expect(line.length).toBeLessThanOrEqual(88);
    }
  });
});

test("no argument says what the framework takes by default", () => {
  property((layer) => {
    for (const written of all(layer)) {
      if ("code" in written) {
        expect(written.code).not.toMatch(/(stride|strides|dilation|dilation_rate|groups)=1\b/);
        expect(written.code).not.toMatch(/padding=0|"valid"|"channels_last"|bias=True/);
      }
    }
  });
});

test("PyTorch refuses more than three axes and nothing else", () => {
  property((layer) => {
    expect("refusal" in pytorchConvolution(layer)).toBe(layer.inputSize.length > 3);
  });
});

test("Keras refuses more than three axes, and a stride with a dilation, and nothing else", () => {
  property((layer) => {
    const both = layer.stride.some((stride) => stride > 1) && layer.dilation.some((dilation) => dilation > 1);
    expect("refusal" in kerasConvolution(layer)).toBe(layer.inputSize.length > 3 || both);
  });
});

/** What is left of the brackets when every pair that fits is taken out. */
function unclosed(code: string): string {
  let brackets = code.replace(/[^()[\]]/g, "");
  while (/\(\)|\[\]/.test(brackets)) brackets = brackets.replace(/\(\)|\[\]/g, "");
  return brackets;
}
