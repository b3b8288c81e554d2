import fc from "fast-check";
import { expect, test } from "vitest";
import { type Convolution, convolution, derive, type Measures } from "../../src/convolution/index.ts";
import { fill, formOf, programOf, width } from "../../src/convolution/program.ts";
import { run } from "../../src/formula/tape.ts";
import { text } from "../../src/formula/text.ts";
import { validSpec } from "./layers.ts";

test("a program gives what derive gives, in whichever of its sets a layer is put", () => {
  fc.assert(
    fc.property(validSpec.map(convolution), fc.nat(width - 1), (layer, last) => {
      const { tape, columns } = programOf(layer);
      for (let n = 0; n <= last; n++) fill(tape.numbers, n, layer);
      expect(run(tape, last + 1)).toBe(true);
      const { steps: _, ...values } = derive(layer);
      expect(Object.keys(columns).toSorted()).toEqual(Object.keys(values).toSorted());
      for (const name of Object.keys(values) as (keyof Measures)[]) {
        const given = columns[name].map((column) => tape.numbers[column + last]);
        expect(given).toEqual([values[name]].flat(2));
      }
    }),
    { numRuns: 500 },
  );
});

test("layers of one form follow the same rules", () => {
  const rules = (layer: Convolution) =>
    derive(layer).steps.map(({ axis, symbol, formula }) => `${axis} ${symbol} = ${text(formula)}`);
  const seen = new Map<number, readonly string[]>();
  fc.assert(
    fc.property(validSpec.map(convolution), (layer) => {
      const form = formOf(layer);
      expect(rules(layer)).toEqual(seen.get(form) ?? rules(layer));
      seen.set(form, rules(layer));
    }),
    { numRuns: 2000 },
  );
});

const plain = { inputSize: [9, 9], inChannels: 4, outChannels: 4, kernelSize: 3 };

test("layers that differ in numbers alone have one form", () => {
  const other = { inputSize: [20, 30], inChannels: 8, outChannels: 1, kernelSize: [5, 1], stride: [2, 3] };
  expect(formOf(convolution(other))).toBe(formOf(convolution(plain)));
  const padded = formOf(convolution({ ...plain, padding: [1, 2] }));
  expect(formOf(convolution({ ...plain, padding: 3 }))).toBe(padded);
  const grouped = formOf(convolution({ ...plain, groups: 2, dilation: 2 }));
  expect(formOf(convolution({ ...plain, groups: 4, dilation: [3, 4] }))).toBe(grouped);
});
