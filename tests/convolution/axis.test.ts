import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type ConvolutionSpec,
  convolution,
  type Derivation,
  derive,
  type PaddingWord,
} from "../../src/convolution/index.ts";
import { type SpelledSpec, span, validSpec, validSpecPadded } from "./layers.ts";

const alone = { inChannels: 1, outChannels: 1 };

function deriveAxis(i: number, k: number, rest: Partial<ConvolutionSpec> = {}): Derivation {
  return derive(convolution({ ...alone, inputSize: [i], kernelSize: k, ...rest }));
}

describe("outputSize of one axis, as published", () => {
  const dumoulin = "vdumoulin/conv_arithmetic, fig.";
  const cs231n = "cs231n.github.io, convolutional-networks.md";
  const d2l = "d2l-ai/d2l-en, padding-and-strides.md";
  // biome-ignore format: a table
  test.each([
    { i: 4,   k: 3,  s: 1, p: 0, d: 1, o: 2,   source: `${dumoulin} no_padding_no_strides` },
    { i: 5,   k: 4,  s: 1, p: 2, d: 1, o: 6,   source: `${dumoulin} arbitrary_padding` },
    { i: 5,   k: 3,  s: 1, p: 1, d: 1, o: 5,   source: `${dumoulin} same_padding` },
    { i: 5,   k: 3,  s: 1, p: 2, d: 1, o: 7,   source: `${dumoulin} full_padding` },
    { i: 5,   k: 3,  s: 2, p: 0, d: 1, o: 2,   source: `${dumoulin} no_padding_strides` },
    { i: 5,   k: 3,  s: 2, p: 1, d: 1, o: 3,   source: `${dumoulin} padding_strides` },
    { i: 6,   k: 3,  s: 2, p: 1, d: 1, o: 3,   source: `${dumoulin} padding_strides_odd` },
    { i: 7,   k: 3,  s: 1, p: 0, d: 2, o: 3,   source: `${dumoulin} dilation` },
    { i: 5,   k: 3,  s: 1, p: 1, d: 1, o: 5,   source: `${cs231n}, one dimension` },
    { i: 5,   k: 3,  s: 2, p: 1, d: 1, o: 3,   source: `${cs231n}, one dimension` },
    { i: 7,   k: 3,  s: 1, p: 0, d: 1, o: 5,   source: `${cs231n}, a 7x7 input` },
    { i: 7,   k: 3,  s: 2, p: 0, d: 1, o: 3,   source: `${cs231n}, a 7x7 input` },
    { i: 227, k: 11, s: 4, p: 0, d: 1, o: 55,  source: `${cs231n}, AlexNet conv1` },
    { i: 11,  k: 5,  s: 2, p: 0, d: 1, o: 4,   source: `${cs231n}, numpy example` },
    { i: 5,   k: 3,  s: 2, p: 1, d: 1, o: 3,   source: `${cs231n}, convolution demo` },
    { i: 8,   k: 3,  s: 2, p: 1, d: 1, o: 4,   source: d2l },
    { i: 8,   k: 3,  s: 3, p: 0, d: 1, o: 2,   source: `${d2l}, height` },
    { i: 8,   k: 5,  s: 4, p: 1, d: 1, o: 2,   source: `${d2l}, width in the PyTorch tab` },
    { i: 8,   k: 5,  s: 4, p: 0, d: 1, o: 1,   source: `${d2l}, width in the TensorFlow tab` },
    { i: 224, k: 11, s: 4, p: 0, d: 1, o: 54,  source: "stats.stackexchange.com/questions/650777, Keras" },
    { i: 224, k: 7,  s: 2, p: 3, d: 1, o: 112, source: "stats.stackexchange.com/questions/223630, ResNet conv1" },
    { i: 27,  k: 3,  s: 1, p: 0, d: 1, o: 25,  source: "xiaobeizi.cn/x/Hii4q84qcd, first Conv3D" },
    { i: 25,  k: 3,  s: 1, p: 0, d: 1, o: 23,  source: "xiaobeizi.cn/x/Hii4q84qcd, second Conv3D" },
  ])("i=$i k=$k s=$s p=$p d=$d gives $o ($source)", ({ i, k, s, p, d, o }) => {
    expect(deriveAxis(i, k, { stride: s, padding: p, dilation: d }).outputSize).toEqual([o]);
  });
});

describe('padding "same" gives the output size that Keras 3.15.1 gives', () => {
  // biome-ignore format: a table
  test.each([
    { i: 5,   k: 3, s: 2, o: 3 },
    { i: 6,   k: 3, s: 2, o: 3 },
    { i: 7,   k: 3, s: 2, o: 4 },
    { i: 8,   k: 3, s: 2, o: 4 },
    { i: 224, k: 3, s: 2, o: 112 },
    { i: 225, k: 3, s: 2, o: 113 },
    { i: 7,   k: 5, s: 3, o: 3 },
    { i: 8,   k: 5, s: 3, o: 3 },
  ])("i=$i k=$k s=$s gives $o", ({ i, k, s, o }) => {
    expect(deriveAxis(i, k, { stride: s, padding: "same" }).outputSize).toEqual([o]);
    expect(deriveAxis(i, k, { stride: s, padding: "same-lower" }).outputSize).toEqual([o]);
  });
});

describe("padding by name and by numbers, worked by hand", () => {
  // `reach` is where the last window ends, counted from the input's first element: (o - 1)s + k_eff - before.
  // biome-ignore format: a table
  test.each<{ i: number; k: number; s: number; d: number; padding: Required<ConvolutionSpec>["padding"]; pair: [number, number]; o: number; unused: number; note: string }>([
    { i: 5, k: 3, s: 1, d: 1, padding: "valid",      pair: [0, 0], o: 3, unused: 0, note: "5 - 3 + 1" },
    { i: 6, k: 3, s: 2, d: 1, padding: "valid",      pair: [0, 0], o: 2, unused: 1, note: "windows 0-2, 2-4: element 5 is left" },
    { i: 9, k: 2, s: 5, d: 1, padding: "valid",      pair: [0, 0], o: 2, unused: 2, note: "windows 0-1, 5-6: elements 7, 8 are left" },
    { i: 6, k: 1, s: 3, d: 1, padding: "valid",      pair: [0, 0], o: 2, unused: 2, note: "windows 0, 3: elements 4, 5 are left" },
    { i: 8, k: 3, s: 2, d: 2, padding: "valid",      pair: [0, 0], o: 2, unused: 1, note: "span 5, windows 0-4, 2-6" },
    { i: 6, k: 3, s: 2, d: 1, padding: 1,            pair: [1, 1], o: 3, unused: 0, note: "windows -1-1, 1-3, 3-5: only padding is left" },
    { i: 4, k: 2, s: 3, d: 1, padding: 1,            pair: [1, 1], o: 2, unused: 0, note: "windows -1-0, 2-3" },
    { i: 4, k: 2, s: 4, d: 1, padding: 1,            pair: [1, 1], o: 2, unused: 0, note: "windows -1-0, 3-4: the last one hangs over" },
    { i: 1, k: 1, s: 9, d: 1, padding: 3,            pair: [3, 3], o: 1, unused: 1, note: "one window, on padding alone" },
    { i: 2, k: 2, s: 9, d: 1, padding: [[3, 0]],     pair: [3, 0], o: 1, unused: 2, note: "one window, on padding alone" },
    { i: 3, k: 2, s: 1, d: 1, padding: [2],          pair: [2, 2], o: 6, unused: 0, note: "3 + 4 - 2 + 1" },
    { i: 5, k: 3, s: 2, d: 1, padding: [[1, 0]],     pair: [1, 0], o: 2, unused: 1, note: "windows -1-1, 1-3: element 4 is left" },
    { i: 5, k: 3, s: 2, d: 1, padding: [[0, 1]],     pair: [0, 1], o: 2, unused: 0, note: "windows 0-2, 2-4" },
    { i: 4, k: 3, s: 1, d: 1, padding: [[0, 3]],     pair: [0, 3], o: 5, unused: 0, note: "4 + 3 - 3 + 1" },
    { i: 5, k: 3, s: 1, d: 1, padding: "same",       pair: [1, 1], o: 5, unused: 0, note: "total (5-1) + 3 - 5 = 2" },
    { i: 6, k: 3, s: 2, d: 1, padding: "same",       pair: [0, 1], o: 3, unused: 0, note: "total 2*2 + 3 - 6 = 1, after" },
    { i: 6, k: 3, s: 2, d: 1, padding: "same-lower", pair: [1, 0], o: 3, unused: 0, note: "total 1, before" },
    { i: 5, k: 4, s: 1, d: 1, padding: "same",       pair: [1, 2], o: 5, unused: 0, note: "total 4 + 4 - 5 = 3" },
    { i: 5, k: 4, s: 1, d: 1, padding: "same-lower", pair: [2, 1], o: 5, unused: 0, note: "total 3" },
    { i: 6, k: 2, s: 1, d: 3, padding: "same",       pair: [1, 2], o: 6, unused: 0, note: "span 4, total 5 + 4 - 6 = 3" },
    { i: 7, k: 1, s: 3, d: 1, padding: "same",       pair: [0, 0], o: 3, unused: 0, note: "total 2*3 + 1 - 7 = 0" },
    { i: 6, k: 1, s: 3, d: 1, padding: "same",       pair: [0, 0], o: 2, unused: 2, note: "total 3 + 1 - 6 < 0, so none" },
    { i: 6, k: 1, s: 3, d: 1, padding: "same-lower", pair: [0, 0], o: 2, unused: 2, note: "total 3 + 1 - 6 < 0, so none" },
    { i: 3, k: 2, s: 1, d: 1, padding: "full",       pair: [1, 1], o: 4, unused: 0, note: "3 + 2 - 1" },
    { i: 3, k: 2, s: 1, d: 3, padding: "full",       pair: [3, 3], o: 6, unused: 0, note: "span 4: 3 + 4 - 1" },
    { i: 1, k: 5, s: 1, d: 1, padding: "full",       pair: [4, 4], o: 5, unused: 0, note: "1 + 5 - 1" },
    { i: 3, k: 2, s: 3, d: 1, padding: "full",       pair: [1, 1], o: 2, unused: 0, note: "windows -1-0, 2-3" },
    { i: 3, k: 2, s: 2, d: 1, padding: "full",       pair: [1, 1], o: 2, unused: 0, note: "windows -1-0, 1-2" },
    { i: 4, k: 3, s: 1, d: 1, padding: "causal",     pair: [2, 0], o: 4, unused: 0, note: "4 + 2 - 3 + 1" },
    { i: 4, k: 3, s: 1, d: 2, padding: "causal",     pair: [4, 0], o: 4, unused: 0, note: "span 5: 4 + 4 - 5 + 1" },
    { i: 4, k: 3, s: 2, d: 1, padding: "causal",     pair: [2, 0], o: 2, unused: 1, note: "windows -2-0, 0-2: element 3 is left" },
    { i: 4, k: 1, s: 1, d: 7, padding: "causal",     pair: [0, 0], o: 4, unused: 0, note: "one element spans one, however dilated" },
  ])("i=$i k=$k s=$s d=$d $padding pads $pair, gives $o, leaves $unused ($note)", ({ i, k, s, d, padding, pair, o, unused }) => {
    const derivation = deriveAxis(i, k, { stride: s, dilation: d, padding });
    expect(derivation.padding).toEqual([pair]);
    expect(derivation.outputSize).toEqual([o]);
    expect(derivation.unusedInput).toEqual([unused]);
  });
});

describe("effectiveKernel is d(k - 1) + 1", () => {
  // biome-ignore format: a table
  test.each([
    { k: 1, d: 1, span: 1 },
    { k: 1, d: 9, span: 1 },
    { k: 3, d: 1, span: 3 },
    { k: 3, d: 2, span: 5 }, // vdumoulin/conv_arithmetic, fig. dilation
    { k: 2, d: 5, span: 6 }, // 5*1 + 1
    { k: 5, d: 3, span: 13 }, // 3*4 + 1
  ])("k=$k d=$d spans $span", ({ k, d, span }) => {
    expect(deriveAxis(20, k, { dilation: d }).effectiveKernel).toEqual([span]);
  });
});

describe("of any layer", () => {
  test("outputSize is the number of windows that fit, counted one by one", () => {
    fc.assert(
      fc.property(validSpec, (spec) => {
        const { outputSize } = derive(convolution(spec));
        expect(outputSize).toEqual(windows(spec).map((starts) => starts.length));
      }),
      { numRuns: 1000 },
    );
  });

  test("unusedInput is the number of elements behind the end of the last window, counted by marking", () => {
    fc.assert(
      fc.property(validSpec, (spec) => {
        const counted = windows(spec).map((starts, axis) => {
          const { before, length, reach } = laidOut(spec, axis);
          const seen = Array<boolean>(length).fill(false);
          for (const start of starts) seen.fill(true, 0, start + reach);
          return seen.slice(before, before + (spec.inputSize[axis] as number)).filter((mark) => !mark).length;
        });
        expect(derive(convolution(spec)).unusedInput).toEqual(counted);
      }),
      { numRuns: 1000 },
    );
  });

  test("same and same-lower give ceil(i/s), pad alike in all, and mirror each other", () => {
    fc.assert(
      fc.property(validSpecPadded("same"), (spec) => {
        const same = derive(convolution(spec));
        const lower = derive(convolution({ ...spec, padding: "same-lower" }));
        expect(same.outputSize).toEqual(
          spec.inputSize.map((size, axis) => Math.ceil(size / (spec.stride[axis] as number))),
        );
        expect(lower.outputSize).toEqual(same.outputSize);
        expect(lower.padding).toEqual(same.padding.map(([before, after]) => [after, before]));
        for (const [before, after] of same.padding) expect([0, 1]).toContain(after - before);
      }),
    );
  });

  test("full gives i + k_eff - 1 at stride 1", () => {
    fc.assert(
      fc.property(validSpecPadded("full"), (spec) => {
        const { outputSize, effectiveKernel } = derive(convolution({ ...spec, stride: 1 }));
        expect(outputSize).toEqual(
          spec.inputSize.map((size, axis) => size + (effectiveKernel[axis] as number) - 1),
        );
      }),
    );
  });

  test("causal gives as many elements as the input has at stride 1, and pads nothing after", () => {
    fc.assert(
      fc.property(validSpecPadded("causal"), (spec) => {
        const { outputSize, padding } = derive(convolution({ ...spec, stride: 1 }));
        expect(outputSize).toEqual(spec.inputSize);
        expect(padding.map(([, after]) => after)).toEqual([0]);
      }),
    );
  });

  test("valid is padding 0", () => {
    fc.assert(
      fc.property(validSpecPadded("valid"), (spec) => {
        const valid = derive(convolution(spec));
        const zero = derive(convolution({ ...spec, padding: 0 }));
        expect(valid).toEqual(zero);
      }),
    );
  });

  test("the sizes of a padding word are those of its numbers", () => {
    const words: readonly PaddingWord[] = ["valid", "same", "same-lower", "full", "causal"];
    fc.assert(
      fc.property(fc.constantFrom(...words).chain(validSpecPadded), (spec) => {
        const { steps: _, ...named } = derive(convolution(spec));
        const { steps: __, ...numbered } = derive(convolution({ ...spec, padding: named.padding }));
        expect(numbered).toEqual(named);
      }),
    );
  });
});

/** One axis laid out: its padded length, and how far a window reaches. */
function laidOut(spec: SpelledSpec, axis: number) {
  const [before, after] = paddingOf(spec, axis);
  const reach = span(spec.kernelSize[axis] as number, spec.dilation[axis] as number);
  return { before, reach, length: before + (spec.inputSize[axis] as number) + after };
}

/** The padding of an axis as numbers; that of `same` is searched for, the least that makes room for ceil(i/s) windows. */
function paddingOf(spec: SpelledSpec, axis: number): readonly [number, number] {
  const reach = span(spec.kernelSize[axis] as number, spec.dilation[axis] as number);
  const size = spec.inputSize[axis] as number;
  const stride = spec.stride[axis] as number;
  switch (spec.padding) {
    case "valid":
      return [0, 0];
    case "full":
      return [reach - 1, reach - 1];
    case "causal":
      return [reach - 1, 0];
    case "same":
    case "same-lower": {
      let total = 0;
      while (fitting(size + total, reach, stride).length < Math.ceil(size / stride)) total++;
      const [less, more] = [Math.floor(total / 2), Math.ceil(total / 2)];
      return spec.padding === "same" ? [less, more] : [more, less];
    }
    default: {
      const entry = spec.padding[axis] as number | readonly [number, number];
      return typeof entry === "number" ? [entry, entry] : entry;
    }
  }
}

function windows(spec: SpelledSpec): readonly (readonly number[])[] {
  return spec.inputSize.map((_, axis) => {
    const { length, reach } = laidOut(spec, axis);
    return fitting(length, reach, spec.stride[axis] as number);
  });
}

/** Where the windows start that lie wholly inside a length: every place is tried, every s-th is taken. */
function fitting(length: number, reach: number, stride: number): readonly number[] {
  const starts: number[] = [];
  for (let start = 0; start < length; start++)
    if (start % stride === 0 && start + reach <= length) starts.push(start);
  return starts;
}
