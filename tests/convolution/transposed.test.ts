import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  convolution,
  derive,
  deriveTransposed,
  LayerError,
  type LayerIssue,
  safeParseTransposed,
  type TransposedConvolutionSpec,
  transposedConvolution,
} from "../../src/convolution/index.ts";
import { evaluate } from "../../src/formula/evaluate.ts";
import { symbolsOf } from "../../src/formula/formula.ts";
import { text } from "../../src/formula/text.ts";
import { span } from "./layers.ts";
import { type SpelledTransposed, validTransposed } from "./windowed-layers.ts";

const alone = { inChannels: 1, outChannels: 1 };
const of = (spec: TransposedConvolutionSpec) => deriveTransposed(transposedConvolution(spec));

describe("outputSize of one axis of a transposed convolution, as published", () => {
  const dumoulin = "vdumoulin/conv_arithmetic, fig.";
  const torch = "torch 2.13.0";
  // biome-ignore format: a table
  test.each([
    { i: 2,   k: 3, s: 1, p: 0, a: 0, o: 4,   source: `${dumoulin} no_padding_no_strides_transposed` },
    { i: 6,   k: 4, s: 1, p: 2, a: 0, o: 5,   source: `${dumoulin} arbitrary_padding_no_strides_transposed` },
    { i: 7,   k: 3, s: 1, p: 2, a: 0, o: 5,   source: `${dumoulin} full_padding_no_strides_transposed` },
    { i: 2,   k: 3, s: 2, p: 0, a: 0, o: 5,   source: `${dumoulin} no_padding_strides_transposed` },
    { i: 3,   k: 3, s: 2, p: 1, a: 0, o: 5,   source: `${dumoulin} padding_strides_transposed` },
    { i: 3,   k: 3, s: 2, p: 1, a: 1, o: 6,   source: `${dumoulin} padding_strides_odd_transposed, a 3x3 input (issue 11 there)` },
    { i: 50,  k: 3, s: 2, p: 0, a: 0, o: 101, source: `${torch} docstring of ConvTranspose2d, height` },
    { i: 100, k: 3, s: 2, p: 0, a: 0, o: 201, source: `${torch} docstring of ConvTranspose2d, width` },
    { i: 4,   k: 3, s: 2, p: 1, a: 0, o: 7,   source: torch },
    { i: 4,   k: 3, s: 2, p: 1, a: 1, o: 8,   source: torch },
    { i: 4,   k: 1, s: 2, p: 0, a: 0, o: 7,   source: torch },
    { i: 3,   k: 3, s: 2, p: 0, a: 0, o: 7,   source: "coderapp.vercel.app/answer/67100802" },
    { i: 3,   k: 3, s: 2, p: 0, a: 1, o: 8,   source: "coderapp.vercel.app/answer/67100802" },
  ])("i=$i k=$k s=$s p=$p a=$a gives $o ($source)", ({ i, k, s, p, a, o }) => {
    const layer = { ...alone, inputSize: [i], kernelSize: k, stride: s, padding: p, outputPadding: a };
    expect(of(layer).outputSize).toEqual([o]);
  });
});

describe('padding "same" gives the output size that Keras 3.15.1 gives', () => {
  // biome-ignore format: a table
  test.each([
    { i: 4, k: 3, s: 2, o: 8 },
    { i: 4, k: 3, s: 1, o: 4 },
    { i: 4, k: 5, s: 3, o: 12 },
  ])("i=$i k=$k s=$s gives $o", ({ i, k, s, o }) => {
    const layer = { ...alone, inputSize: [i], kernelSize: k, stride: s };
    expect(of({ ...layer, padding: "same" }).outputSize).toEqual([o]);
    expect(of({ ...layer, padding: "same-lower" }).outputSize).toEqual([o]);
  });
});

describe("deriveTransposed(layer), worked by hand", () => {
  test("nn.ConvTranspose2d(16, 33, 3, stride=2) on 50x100 (torch 2.13.0 docstring: 4785 parameters)", () => {
    const { steps: _, ...values } = of({
      inputSize: [50, 100],
      inChannels: 16,
      outChannels: 33,
      kernelSize: 3,
      stride: 2,
    });
    expect(values).toEqual({
      effectiveKernel: [3, 3],
      padding: [
        [0, 0],
        [0, 0],
      ],
      outputPadding: [0, 0],
      outputSize: [101, 201], // 49*2 + 3, 99*2 + 3
      outputChannels: 33,
      kernelWeights: 297, // 3*3*33
      weights: 4752, // 297*16
      biases: 33,
      parameters: 4785,
      macs: 23760000, // 4752 * 50*100
      inputElements: 80000, // 16*5000
      outputElements: 669933, // 33 * 101*201 = 33*20301
    });
  });

  test("groups, dilation, uneven padding and output padding, without bias", () => {
    const { steps: _, ...values } = of({
      inputSize: [4, 3],
      inChannels: 4,
      outChannels: 6,
      kernelSize: [3, 2],
      stride: [2, 3],
      padding: [[1, 0], 2],
      outputPadding: [1, 2],
      dilation: [1, 2],
      groups: 2,
      bias: false,
    });
    expect(values).toEqual({
      effectiveKernel: [3, 3], // 1*2+1, 2*1+1
      padding: [
        [1, 0],
        [2, 2],
      ],
      outputPadding: [1, 2],
      outputSize: [9, 7], // 3*2 + 3 - 1 + 1, 2*3 + 3 - 4 + 2
      outputChannels: 6,
      kernelWeights: 18, // 3*2 * 6/2
      weights: 72, // 18*4
      biases: 0,
      parameters: 72,
      macs: 864, // 72 * 4*3
      inputElements: 48, // 4*12
      outputElements: 378, // 6*63
    });
  });

  // biome-ignore format: a table
  test.each<{ i: number; k: number; s: number; d: number; padding: "same" | "same-lower"; pair: [number, number]; a: number; o: number; note: string }>([
    { i: 4, k: 3, s: 2, d: 1, padding: "same",       pair: [0, 1], a: 0, o: 8,  note: "cut 3 - 2 = 1, after" },
    { i: 4, k: 3, s: 2, d: 1, padding: "same-lower", pair: [1, 0], a: 0, o: 8,  note: "cut 1, before" },
    { i: 4, k: 5, s: 2, d: 1, padding: "same",       pair: [1, 2], a: 0, o: 8,  note: "cut 3" },
    { i: 4, k: 1, s: 3, d: 1, padding: "same",       pair: [0, 0], a: 2, o: 12, note: "9 + 1 + 2, added 3 - 1" },
    { i: 3, k: 2, s: 2, d: 3, padding: "same",       pair: [1, 1], a: 0, o: 6,  note: "span 4: cut 2" },
  ])("i=$i k=$k s=$s d=$d $padding cuts $pair, adds $a, gives $o ($note)", ({ i, k, s, d, padding, pair, a, o }) => {
    const derivation = of({ ...alone, inputSize: [i], kernelSize: k, stride: s, dilation: d, padding });
    expect(derivation.padding).toEqual([pair]);
    expect(derivation.outputPadding).toEqual([a]);
    expect(derivation.outputSize).toEqual([o]);
  });
});

describe("deriveTransposed(layer).steps is the way a textbook goes", () => {
  const lines = (rest: Partial<TransposedConvolutionSpec>) =>
    of({ inputSize: [9], inChannels: 2, outChannels: 4, kernelSize: 3, ...rest }).steps.map(
      ({ symbol, formula }) => `${symbol} = ${text(formula)}`,
    );

  test("of a plain layer", () => {
    expect(lines({})).toEqual([
      "k_eff = d*(k - 1) + 1",
      "o = (i - 1)*s + k - 2*p",
      "n_k = k*C_out",
      "n_w = k*C_out*C_in",
      "n_b = C_out",
      "n = k*C_out*C_in + C_out",
      "m = k*C_out*C_in*i",
      "e_in = C_in*i",
      "e_out = C_out*o",
    ]);
  });

  // biome-ignore format: a table
  test.each<[Partial<TransposedConvolutionSpec>, readonly string[]]>([
    [{ stride: 2, outputPadding: 1 },     ["o = (i - 1)*s + k - 2*p + a"]],
    [{ dilation: 2 },                     ["o = (i - 1)*s + k_eff - 2*p"]],
    [{ padding: [[1, 0]] },               ["o = (i - 1)*s + k - (p_before + p_after)"]],
    [{ padding: "valid" },                ["o = (i - 1)*s + k - 2*p"]],
    [{ padding: "same" },                 ["p_total = max(k - s, 0)", "p_before = floor(p_total/2)", "p_after = p_total - p_before", "a = max(s - k, 0)", "o = (i - 1)*s + k - p_total + a"]],
    [{ padding: "same-lower" },           ["p_total = max(k - s, 0)", "p_after = floor(p_total/2)", "p_before = p_total - p_after", "a = max(s - k, 0)", "o = (i - 1)*s + k - p_total + a"]],
  ])("of %o", (rest, expected) => {
    expect(lines(rest).slice(1, -7)).toEqual(expected);
  });
});

describe("safeParseTransposed(spec)", () => {
  const plain = { inputSize: [8, 8], inChannels: 4, outChannels: 6, kernelSize: 3 } as const;
  // biome-ignore format: a table
  test.each<[Parameters<typeof safeParseTransposed>[0], readonly LayerIssue[]]>([
    [{},                                                          []],
    [{ outputPadding: 1 },                                        [{ code: "output-padding-too-large", field: "outputPadding", axis: 0, outputPadding: 1, stride: 1, dilation: 1 },
                                                                   { code: "output-padding-too-large", field: "outputPadding", axis: 1, outputPadding: 1, stride: 1, dilation: 1 }]],
    [{ outputPadding: [0, 2], stride: 2 },                        [{ code: "output-padding-too-large", field: "outputPadding", axis: 1, outputPadding: 2, stride: 2, dilation: 1 }]],
    [{ outputPadding: [0, 2], dilation: 3 },                      []],  // smaller than the dilation is enough
    [{ outputPadding: [1, 0], stride: 2 },                        []],
    [{ outputPadding: -1 },                                       [{ code: "out-of-range", field: "outputPadding", value: -1, minimum: 0, maximum: 9007199254740991 }]],
    [{ outputPadding: [1] },                                      [{ code: "wrong-length", field: "outputPadding", length: 1, rank: 2 }]],
    [{ outputPadding: "1" },                                      [{ code: "not-a-whole-number", field: "outputPadding", value: "1" }]],
    [{ outputPadding: 1, stride: 2, padding: "same" },            [{ code: "output-padding-beside-same", field: "outputPadding", outputPadding: [1, 1] }]],
    [{ outputPadding: 1, stride: 2, padding: "same-lower" },      [{ code: "output-padding-beside-same", field: "outputPadding", outputPadding: [1, 1] }]],
    [{ outputPadding: 1, stride: 2, padding: "valid" },           []],
    [{ outputPadding: 0, padding: "same" },                       []],
    [{ padding: "full" },                                         [{ code: "unknown-padding", field: "padding", value: "full" }]],
    [{ padding: "causal" },                                       [{ code: "unknown-padding", field: "padding", value: "causal" }]],
    [{ padding: 5 },                                              [{ code: "output-not-positive", field: "padding", axis: 0, outputSize: 0 },  // 7 + 3 - 10
                                                                   { code: "output-not-positive", field: "padding", axis: 1, outputSize: 0 }]],
    [{ padding: [0, [9, 2]] },                                    [{ code: "output-not-positive", field: "padding", axis: 1, outputSize: -1 }]],
    [{ groups: 4 },                                               [{ code: "channels-not-divisible", field: "outChannels", channels: 6, groups: 4 }]],
    [{ groups: 3 },                                               [{ code: "channels-not-divisible", field: "inChannels", channels: 4, groups: 3 }]],
    [{ kernelSize: undefined },                                   [{ code: "missing", field: "kernelSize" }]],
    [{ bias: 0 },                                                 [{ code: "not-a-boolean", field: "bias", value: 0 }]],
    [{ inputSize: [2 ** 53 - 1, 8] },                             [{ code: "count-not-exact", field: "inputSize", axis: 0, quantity: "outputSize" }]],
    [{ inputSize: [2 ** 27, 2 ** 27] },                           [{ code: "count-not-exact", field: "inputSize", quantity: "macs" }]],
  ])("%o", (wrong, issues) => {
    expect(safeParseTransposed({ ...plain, ...wrong }).issues).toEqual(issues);
  });

  test("spreads scalars, and throws what it finds", () => {
    expect(transposedConvolution({ ...plain, stride: 2, outputPadding: 1, padding: 1 })).toEqual({
      kind: "transposed-convolution",
      inputSize: [8, 8],
      inChannels: 4,
      outChannels: 6,
      kernelSize: [3, 3],
      stride: [2, 2],
      padding: [
        [1, 1],
        [1, 1],
      ],
      outputPadding: [1, 1],
      dilation: [1, 1],
      groups: 1,
      bias: true,
    });
    expect(() => transposedConvolution({ ...plain, outputPadding: 1 })).toThrow(LayerError);
    expect(safeParseTransposed({ ...plain, groups: 4 }).layer).toBeUndefined();
  });
});

describe("of any transposed layer", () => {
  test("outputSize is how far the kernels laid side by side reach, less what is cut", () => {
    fc.assert(
      fc.property(validTransposed, (spec) => {
        expect(of(spec).outputSize).toEqual(spec.inputSize.map((_, axis) => laidOut(spec, axis)));
      }),
      { numRuns: 1000 },
    );
  });

  test("it turns a convolution round: that takes its output size back to its input size", () => {
    fc.assert(
      fc.property(validTransposed, (spec) => {
        const { outputSize, padding } = of(spec);
        // The convolution must exist; its channels change places.
        fc.pre(
          outputSize.every((size, axis) => {
            const [before, after] = padding[axis] as readonly [number, number];
            return (
              size + before + after >= span(spec.kernelSize[axis] as number, spec.dilation[axis] as number)
            );
          }),
        );
        // Beyond a stride, output padding makes room for one more window.
        fc.pre(spec.outputPadding.every((size, axis) => size < (spec.stride[axis] as number)));
        const { kernelSize, stride, dilation, groups } = spec;
        const forward = derive(
          convolution({
            inputSize: outputSize,
            inChannels: spec.outChannels,
            outChannels: spec.inChannels,
            kernelSize,
            stride,
            dilation,
            groups,
            padding,
            bias: false,
          }),
        );
        expect(forward.outputSize).toEqual(spec.inputSize);
        const back = of(spec);
        expect(forward.weights).toBe(back.weights);
        expect(forward.macs).toBe(back.macs);
      }),
      { numRuns: 1000 },
    );
  });

  test("same gives i * s", () => {
    fc.assert(
      fc.property(
        validTransposed,
        fc.constantFrom("same" as const, "same-lower" as const),
        (spec, padding) => {
          const { outputSize } = of({ ...spec, padding, outputPadding: 0 });
          expect(outputSize).toEqual(
            spec.inputSize.map((size, axis) => size * (spec.stride[axis] as number)),
          );
        },
      ),
    );
  });

  test("a step's value is evaluate(step.formula, step.values), and a whole number", () => {
    fc.assert(
      fc.property(validTransposed, (spec) => {
        for (const { formula, values, value } of of(spec).steps) {
          expect(value).toBe(evaluate(formula, values));
          expect(Object.keys(values)).toEqual(symbolsOf(formula));
          expect(Number.isSafeInteger(value) && value >= 0).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** One axis by laying a kernel at every s-th place, cutting the ends and adding the output padding. */
function laidOut(spec: SpelledTransposed, axis: number): number {
  const at = (values: readonly number[]) => values[axis] as number;
  const reach = span(at(spec.kernelSize), at(spec.dilation));
  let end = 0;
  for (let element = 0, start = 0; element < at(spec.inputSize); element++, start += at(spec.stride)) {
    end = start + reach;
  }
  if (spec.padding === "same" || spec.padding === "same-lower") return at(spec.inputSize) * at(spec.stride);
  const [before, after] =
    spec.padding === "valid" ? [0, 0] : (spec.padding[axis] as readonly [number, number]);
  return end + at(spec.outputPadding) - before - after;
}
