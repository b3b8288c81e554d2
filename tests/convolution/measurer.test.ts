import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import {
  type Convolution,
  convolution,
  derive,
  type Measures,
  measurer,
} from "../../src/convolution/index.ts";
import { width } from "../../src/convolution/program.ts";
import { CountNotExactError } from "../../src/convolution/step.ts";
import { lay, run } from "../../src/formula/tape.ts";
import { validSpec } from "./layers.ts";

// Watched, not replaced: whether they were asked shows which way a number came.
vi.mock("../../src/convolution/derive.ts", { spy: true });
vi.mock("../../src/formula/tape.ts", { spy: true });

const quantities: readonly (keyof Measures)[] = [
  "effectiveKernel",
  "padding",
  "outputSize",
  "outputChannels",
  "unusedInput",
  "kernelWeights",
  "weights",
  "biases",
  "parameters",
  "macs",
  "inputElements",
  "outputElements",
];

const plain = { inChannels: 3, outChannels: 5, kernelSize: 3 };
const ofSize = (size: number) => convolution({ ...plain, inputSize: [size, 10] });

describe("measurer(quantities)(layers), worked by hand", () => {
  test("gives a column for each number, with an entry for each layer", () => {
    const ask = measurer(["padding", "outputSize", "parameters"]);
    const odd = convolution({ ...plain, inputSize: [6, 5], stride: 2, padding: "same", bias: false });
    expect(ask([ofSize(10), odd])).toEqual({
      padding: [
        [Float64Array.of(0, 0), Float64Array.of(0, 1)], // 2*2 + 3 - 6 = 1, after
        [Float64Array.of(0, 1), Float64Array.of(0, 1)], // 2*2 + 3 - 5 = 2
      ],
      outputSize: [Float64Array.of(8, 3), Float64Array.of(8, 3)], // 10 - 3 + 1; ceil(6/2), ceil(5/2)
      parameters: Float64Array.of(140, 135), // 3*3*3*5 + 5, 3*3*3*5
    });
  });

  test("of more layers than one tape takes", () => {
    const sizes = Array.from({ length: 200 }, (_, n) => n + 3);
    const { outputSize } = measurer(["outputSize"])(sizes.map(ofSize));
    expect([...(outputSize[0] as Float64Array)]).toEqual(sizes.map((size) => size - 2));
  });

  test("of no layers", () => {
    expect(measurer(["outputSize", "macs"])([])).toEqual({ outputSize: [], macs: new Float64Array(0) });
  });

  test("leaves an answer as it was when it is asked again", () => {
    const ask = measurer(["inputElements"]);
    const first = ask([ofSize(10), ofSize(20)]);
    ask([ofSize(30)]);
    expect(first.inputElements).toEqual(Float64Array.of(300, 600));
  });
});

test("any of the quantities of any layers are those that derive gives them", () => {
  const lists = fc.array(validSpec, { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(lists, fc.subarray([...quantities]), (specs, names) => {
      const layers = specs
        .filter(({ inputSize }) => inputSize.length === specs[0]?.inputSize.length)
        .map(convolution);
      const table = measurer(names)(layers);
      expect(Object.keys(table)).toEqual(names);
      for (const name of names) {
        const columns = [table[name]].flat(2) as Float64Array[];
        layers.forEach((layer, n) => {
          expect(columns.map((column) => column[n])).toEqual([derive(layer)[name]].flat(2));
        });
      }
    }),
    { numRuns: 500 },
  );
});

describe("measurer(quantities)(layers) of layers that", () => {
  test("have not the same number of axes throws", () => {
    const line = convolution({ ...plain, inputSize: [10] });
    const message = "Layers measured together have as many axes as each other.";
    expect(() => measurer(["macs"])([ofSize(10), line])).toThrow(new RangeError(message));
  });

  test("nobody checked throws what derive throws, and can be asked again", () => {
    const ask = measurer(["weights"]);
    const tooLarge: Convolution = { ...ofSize(10), outChannels: 2 ** 53 - 1 };
    expect(() => ask([ofSize(10), tooLarge])).toThrow(new CountNotExactError("weights", undefined));
    expect(ask([ofSize(10)]).weights).toEqual(Float64Array.of(135)); // 3*3*3*5
  });

  test("nobody checked gives the fractions that derive gives", () => {
    const halved: Convolution = { ...ofSize(10), groups: 2 };
    const { kernelWeights, padding } = measurer(["kernelWeights", "padding"])([halved, halved]);
    expect(kernelWeights).toEqual(Float64Array.of(13.5, 13.5)); // 3*3 * 3/2
    expect(padding).toHaveLength(2);
  });
});

test("measurer lays the rules of a form out once, works many layers out at a time, and derives none that was checked", () => {
  const layers = Array.from({ length: 130 }, (_, n) => ofSize(n + 3));
  const ask = measurer(["macs"]);
  for (const mock of [derive, lay, run]) vi.mocked(mock).mockClear();
  ask(layers);
  ask(layers);
  expect(derive).not.toHaveBeenCalled();
  expect(lay).toHaveBeenCalledTimes(1);
  const full = vi.mocked(run).mock.calls.map(([, count]) => count);
  expect(full).toEqual([width, width, 130 - 2 * width, width, width, 130 - 2 * width]);
});
