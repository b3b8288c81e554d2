import fc from "fast-check";
import { expect, test } from "vitest";
import { layerStateFrom, layerStateOf } from "../../../components/calculator/kinds.ts";
import { presetId } from "../../../components/calculator/preset.ts";
import { readState } from "../../../components/calculator/reading.ts";
import { queryOfSpec } from "../../../components/label/query.ts";
import {
  convolution,
  labelOf,
  pooling,
  readLabel,
  transposedConvolution,
  type UncheckedWindowed,
  type WindowedLayer,
} from "../../../src/convolution/index.ts";
import { exampleOf } from "../../../src/examples/index.ts";
import { validSpec } from "../../convolution/layers.ts";
import { validPooling, validTransposed } from "../../convolution/windowed-layers.ts";

const preset = layerStateOf(exampleOf(presetId).layer);

/** The layer that the calculator's page answers at the query of a label. */
function opened(label: string): WindowedLayer | undefined {
  const query = new URLSearchParams(queryOfSpec(readLabel(label).spec as UncheckedWindowed));
  return readState(layerStateFrom(query, preset)).answer?.parts[0]?.layer;
}

test("the calculator opens on the layer that a label names", () => {
  const layers = fc.oneof(
    // The calculator has three axes at most.
    validSpec
      .filter(({ inputSize }) => inputSize.length <= 3)
      .map((spec): WindowedLayer => convolution(spec)),
    validTransposed.map((spec): WindowedLayer => transposedConvolution(spec)),
    // The calculator has no such field for a maximum, which padding never wins.
    validPooling.map((spec): WindowedLayer => pooling(spec.kind === "max" ? without(spec) : spec)),
  );
  fc.assert(
    fc.property(layers, (layer) => {
      expect(opened(labelOf(layer))).toEqual(layer);
    }),
    { numRuns: 500 },
  );
});

test("a layer that cannot be goes to the calculator as it is, which says what is wrong", () => {
  expect(opened("conv2d.i10x10.c3-5.k11.s1.p0")).toBeUndefined();
});

function without<Spec extends { readonly countPadding: boolean }>({ countPadding, ...spec }: Spec) {
  return spec;
}
