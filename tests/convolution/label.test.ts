import fc from "fast-check";
import { expect, test } from "vitest";
import {
  convolution,
  labelOf,
  pooling,
  safeParseLabel,
  safeParseWindowed,
  transposedConvolution,
  type WindowedLayer,
} from "../../src/convolution/index.ts";
import { validSpec } from "./layers.ts";
import { validPooling, validTransposed } from "./windowed-layers.ts";

const small = { inputSize: [10, 10], inChannels: 3, outChannels: 5, kernelSize: 3 };

test.each<[WindowedLayer, string]>([
  [convolution(small), "conv2d.i10x10.c3-5.k3.s1.p0"],
  [convolution({ ...small, stride: [2, 1], padding: "same" }), "conv2d.i10x10.c3-5.k3.s2x1.psame"],
  [convolution({ ...small, padding: [[0, 1], 2], bias: false }), "conv2d.i10x10.c3-5.k3.s1.p0-1x2.nobias"],
  [
    convolution({
      ...small,
      padding: [
        [0, 1],
        [0, 1],
      ],
    }),
    "conv2d.i10x10.c3-5.k3.s1.p0-1",
  ],
  [
    convolution({ inputSize: [9], inChannels: 4, outChannels: 6, kernelSize: 3, dilation: 2, groups: 2 }),
    "conv1d.i9.c4-6.k3.s1.p0.d2.g2",
  ],
  [convolution({ ...small, padding: "same-lower" }), "conv2d.i10x10.c3-5.k3.s1.plower"],
  [
    transposedConvolution({ ...small, stride: 2, outputPadding: [1, 0] }),
    "tconv2d.i10x10.c3-5.k3.s2.p0.a1x0",
  ],
  [
    pooling({ kind: "max", inputSize: [112, 112], channels: 64, kernelSize: 3, stride: 2, padding: 1 }),
    "maxpool2d.i112x112.c64.k3.s2.p1",
  ],
  [
    pooling({
      kind: "average",
      inputSize: [8, 8, 8],
      channels: 2,
      kernelSize: 2,
      ceilMode: true,
      countPadding: false,
    }),
    "avgpool3d.i8x8x8.c2.k2.s2.p0.ceil.uncounted",
  ],
])("labelOf(%o) is %s, and is read back", (layer, label) => {
  expect(labelOf(layer)).toBe(label);
  expect(safeParseLabel(label).layer).toEqual(layer);
});

const layers = fc.oneof(
  validSpec.map((spec): WindowedLayer => convolution(spec)),
  validTransposed.map((spec): WindowedLayer => transposedConvolution(spec)),
  validPooling.map((spec): WindowedLayer => pooling(spec)),
);

test("a label is read back as the layer it was written from, and each layer has one of its own", () => {
  const written = new Map<string, string>();
  fc.assert(
    fc.property(layers, (layer) => {
      const label = labelOf(layer);
      expect(safeParseLabel(label)).toEqual({ layer, issues: [] });
      expect(safeParseLabel(` ${label.toUpperCase()} `).layer).toEqual(layer);
      const said = JSON.stringify(layer);
      expect(written.get(label) ?? said).toBe(said);
      written.set(label, said);
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ["", "not-a-label"],
  ["conv", "not-a-label"],
  ["conv0d.i10.c1-1.k1.s1.p0", "not-a-label"],
  ["dense.c3-5", "not-a-label"],
  ["constructor2d.i10x10", "not-a-label"],
  ["conv2d.i10x10.c3-5.k3.s1.p0.q7", "unknown-part"],
  ["conv2d.i10x10.c3-5.k03.s1.p0", "unknown-part"],
  ["conv2d.i10x10.c3-5.k3.s1.p0.a1", "unknown-part"],
  ["maxpool2d.i10x10.c3-5.k3.s1.p0", "unknown-part"],
  ["maxpool2d.i10x10.c3.k3.s1.p0.nobias", "unknown-part"],
  ["conv2d.i10x10.c3-5.k3.k5.s1.p0", "part-twice"],
  ["conv2d.i10x10.c3-5.k3.s1.p0.psame", "part-twice"],
  ["conv2d.i10x10.c3-5.k3.s1", "part-missing"],
  ["conv2d.i10.c3-5.k3.s1.p0", "wrong-axes"],
  ["conv2d.i10x10.c3-5.k3x3x3.s1.p0", "wrong-axes"],
  ["conv2d.i10x10.c3-5.k11.s1.p0", "kernel-larger-than-input"],
  ["conv2d.i10x10.c3-5.k0.s1.p0", "out-of-range"],
  ["conv2d.i10x10.c3-5.k3.s1.p0.g2", "channels-not-divisible"],
  ["maxpool2d.i10x10.c3.k3.s1.pfull", "unknown-padding"],
])("safeParseLabel(%j) says %s", (text, code) => {
  const { layer, issues } = safeParseLabel(text);
  expect(layer).toBeUndefined();
  expect(issues.map((issue) => issue.code)).toContain(code);
});

test("whatever is read, a label is a layer or an issue, and never an exception", () => {
  const pieces = fc.constantFrom(
    ..."conv2d tconv1d maxpool3d . i10x10 c3-5 c4 k3 s1 p0 psame p1-2x3 d2 g4 x - 9 a1 ceil nobias".split(
      " ",
    ),
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(pieces).map((parts) => parts.join(".")),
    fc.anything(),
  );
  fc.assert(
    fc.property(text, (given) => {
      const { layer, issues } = safeParseLabel(given);
      expect(issues.length > 0).toBe(layer === undefined);
      if (layer)
        expect(
          safeParseWindowed({ ...layer, ...(layer.kind.endsWith("pooling") && { kind: layer.kind }) }).layer,
        ).toEqual(layer);
    }),
    { numRuns: 2000 },
  );
});
