import { backend_util, conv1d, ones, type Rank } from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import {
  convolution,
  convolve,
  pool,
  pooling,
  scatter,
  transposedConvolution,
} from "../../src/convolution/index.ts";
import { type ConventionKind, type ConventionSpec, underConvention } from "../../src/frameworks/index.ts";
import { tensorflowJs } from "../../src/frameworks/tensorflow-js/framework.ts";
import { deriveOn, type LayerSpec } from "../../src/layers/index.ts";
import { span } from "../convolution/layers.ts";
import { type Grid, reordered, run, saidOf, startTensorflowJs } from "./tensorflow-js-layers.ts";

// Every run draws new layers; FC_SEED=<the seed printed> draws the same again.
const seed = Number(process.env.FC_SEED ?? Math.floor(Math.random() * 2 ** 31));
console.log(`TensorFlow.js is asked about random layers: FC_SEED=${seed}`);

beforeAll(startTensorflowJs);

/** Layers that TensorFlow.js gets right: no groups, padding in words, a stride or a dilation. */
function someLayer(kind: ConventionKind, ranks: readonly number[]): fc.Arbitrary<ConventionSpec> {
  const dilates = kind === "convolution" || kind === "separable-convolution";
  return fc
    .record({
      rank: fc.constantFrom(...ranks),
      dilated: fc.boolean(),
      padding: fc.constantFrom("valid", "same"),
      channels: fc.integer({ min: 1, max: 3 }),
      outChannels: fc.integer({ min: 1, max: 3 }),
      depthMultiplier: fc.integer({ min: 1, max: 2 }),
      bias: fc.boolean(),
    })
    .chain(({ rank, dilated, channels, outChannels, depthMultiplier, bias, padding }) =>
      fc
        .array(
          fc.record({
            k: fc.integer({ min: 1, max: 4 - (rank === 3 ? 1 : 0) }),
            step: fc.integer({ min: 1, max: 3 }),
            spare: fc.nat(6 - rank),
          }),
          { minLength: rank, maxLength: rank },
        )
        .map((axes) => {
          const spread = dilated && dilates;
          const steps = axes.map(({ step }) => step);
          const pools = kind.endsWith("pooling");
          return {
            kind,
            inputShape: [...axes.map(({ k, step, spare }) => span(k, spread ? step : 1) + spare), channels],
            kernelSize: axes.map(({ k }) => k),
            ...(spread ? { dilation: steps } : { stride: steps }),
            padding,
            ...(pools ? {} : { bias }),
            ...(kind === "depthwise-convolution" || kind === "separable-convolution"
              ? { depthMultiplier }
              : {}),
            ...(pools || kind === "depthwise-convolution" ? {} : { outChannels }),
          };
        }),
    );
}

// biome-ignore format: a table
describe.each<[ConventionKind, readonly number[], number]>([
  ["convolution",            [1, 2, 3], 120],
  ["transposed-convolution", [2, 3],    80],
  ["depthwise-convolution",  [2],       60],
  ["separable-convolution",  [2],       60],
  ["max-pooling",            [1, 2, 3], 80],
  ["average-pooling",        [1, 2, 3], 80],
])("a %s of TensorFlow.js", (kind, ranks, numRuns) => {
  test("has the shape, the parameters and the numbers of ours", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(someLayer(kind, ranks), fc.nat(), (spec, start) => {
        const { layers, reported, refusals, issues, inputShape, differences } = underConvention(tensorflowJs, spec);
        fc.pre(!differences.some(({ code }) => code === "same-crops" || code === "same-shifts"));
        expect([...refusals, ...issues]).toEqual([]);
        const draw = wholeNumbers(start);
        const input = draw(inputShape);
        const weighted = withWeights(layers, inputShape, draw);
        const kernels = weighted.flatMap(({ layer, kernel }) => (kernel ? [theirKernel(layer, kernel)] : []));
        const biases = weighted.flatMap(({ bias }) => (bias ? [bias] : []));
        const theirs = run(spec, channelsLast(input), [...kernels, ...biases]);
        expect(theirs.output.shape).toEqual(reported?.outputShape);
        expect(theirs.said).toEqual(reported?.outputShape);
        expect(theirs.parameters).toBe(reported?.parameters);
        const ours = weighted.reduce(carriedOut, input);
        expect(listed(channelsLast(ours))).toEqual(listed(theirs.output));
      }),
      { seed, numRuns },
    );
  });
});

// biome-ignore format: a table
test.each<[ConventionSpec]>([
  [{ kind: "batch-normalization", inputShape: [8, 8, 64] }],
  [{ kind: "batch-normalization", inputShape: [3, 5], scale: false }],
  [{ kind: "dense", inputShape: [400], outChannels: 10 }],
  [{ kind: "convolution", inputShape: [3, 10, 10], outChannels: 5, kernelSize: 3 }],
  [{ kind: "convolution", inputShape: [3, 10, 10], outChannels: 5, kernelSize: 3, order: "channels-first" }],
  [{ kind: "max-pooling", inputShape: [9, 7, 2], kernelSize: [3, 2] }],
])("TensorFlow.js counts the parameters of %o as its preset does", (spec) => {
  const { data } = wholeNumbers(seed)(spec.inputShape);
  const theirs = run(spec, { shape: spec.inputShape, data });
  expect(underConvention(tensorflowJs, spec).reported).toMatchObject({
    outputShape: theirs.output.shape,
    parameters: theirs.parameters,
    trained: theirs.trained,
  });
});

describe("TensorFlow.js 4.22 is wrong, as its preset says,", () => {
  // biome-ignore format: a table
  test.each<[string, ConventionSpec]>([
    ["of groups",                                    { kind: "convolution", inputShape: [4, 4, 32], outChannels: 64, kernelSize: 3, groups: 4 }],
    ["of the dilation of a depthwise layer",         { kind: "depthwise-convolution", inputShape: [8, 8, 2], kernelSize: 2, dilation: 2 }],
    ["of the dilation of a transposed layer",        { kind: "transposed-convolution", inputShape: [4, 4, 1], outChannels: 1, kernelSize: 3, dilation: 2 }],
    ["of the output padding of a transposed layer",  { kind: "transposed-convolution", inputShape: [4, 4, 1], outChannels: 1, kernelSize: 3, stride: 2, outputPadding: 1 }],
  ])("%s", (_, spec) => {
    const { reported, differences } = underConvention(tensorflowJs, spec);
    const theirs = run(spec, wholeNumbers(seed)(spec.inputShape));
    expect(theirs).toMatchObject({ said: reported?.outputShape, parameters: reported?.parameters });
    expect(theirs.output.shape).toEqual(reported?.outputShape);
    expect(differences.map(({ code }) => code)).toContainEqual(expect.stringMatching(/-ignored$/));
  });

  test("of a causal row, which it says is as long as a valid one and then does not work out", () => {
    const spec = {
      kind: "convolution",
      inputShape: [5, 1],
      outChannels: 1,
      kernelSize: 3,
      padding: "causal",
    } as const;
    expect(underConvention(tensorflowJs, spec).refusals).toEqual([{ code: "causal-not-written-yet" }]);
    expect(saidOf(spec)).toEqual([3, 1]); // 5 is right: the two zeros before it are what causal means
    expect(() => run(spec, wholeNumbers(seed)(spec.inputShape))).toThrow(
      /CAUSAL padding mode .* not implemented/,
    );
  });

  test("of same over volumes, where a kernel smaller than its stride lets it crop the input", () => {
    const spec = {
      kind: "max-pooling",
      inputShape: [1, 1, 4, 1],
      kernelSize: 1,
      stride: [1, 1, 4],
      padding: "same",
    } as const;
    expect(underConvention(tensorflowJs, spec).differences).toContainEqual({ code: "same-crops", axis: 2 });
    const input = { shape: spec.inputShape, data: Float32Array.of(1, 2, 3, 4) };
    // (1 - 1) * 4 + 1 - 4 = -3 elements of padding, -2 of them before: the third element, where an image gives the first.
    expect([...run(spec, input).output.data]).toEqual([3]);
    const image = { ...spec, inputShape: [1, 4, 1], stride: [1, 4] };
    expect([...run(image, { ...input, shape: image.inputShape }).output.data]).toEqual([1]);
  });

  test("of same in a transposed layer of volumes, where it moves what a kernel smaller than its stride lays", () => {
    const spec = {
      kind: "transposed-convolution",
      inputShape: [1, 1, 1, 1],
      outChannels: 1,
      kernelSize: 1,
      stride: [1, 1, 2],
      padding: "same",
      bias: false,
    } as const;
    expect(underConvention(tensorflowJs, spec).differences).toContainEqual({ code: "same-shifts", axis: 2 });
    const one = { shape: spec.inputShape, data: Float32Array.of(5) };
    expect([...run(spec, one, [{ shape: [1, 1, 1, 1, 1], data: Float32Array.of(1) }]).output.data]).toEqual([
      0, 5,
    ]); // Keras: 5, 0
  });

  test("of a kernel larger than the input, which it lets through", () => {
    const spec = { kind: "convolution", inputShape: [3, 3, 1], outChannels: 1, kernelSize: 5 } as const;
    expect(underConvention(tensorflowJs, spec).issues).toMatchObject([
      { code: "kernel-larger-than-input" },
      {},
    ]);
    expect(saidOf(spec)).toEqual([-1, -1, 1]); // 3 - 5 + 1
  });

  test("of the width where the padding is a number", () => {
    const size = fc.integer({ min: 1, max: 6 });
    const axis = fc.record({ k: size, s: size, spare: fc.nat(20) });
    const window = fc.record({
      axes: fc.tuple(axis, axis),
      d: fc.tuple(size, size),
      p: fc.nat(3),
      dilated: fc.boolean(),
    });
    fc.assert(
      fc.property(window, ({ axes: [high, wide], d, p, dilated }) => {
        const dilation = dilated ? d : ([1, 1] as const);
        const stride: [number, number] = dilated ? [1, 1] : [high.s, wide.s];
        const room = span(Math.max(high.k, wide.k), Math.max(...dilation));
        const [i, w] = [room + high.spare, room + wide.spare] as const;
        const { outShape } = backend_util.computeConv2DInfo(
          [1, i, w, 1],
          [high.k, wide.k, 1, 1],
          stride,
          [...dilation],
          p,
        );
        const ours = { kernelSize: [high.k, wide.k], stride, dilation, padding: p };
        const spec = { kind: "convolution", inputShape: [i, w, 1], outChannels: 1, ...ours } as const;
        expect([1, ...(underConvention(tensorflowJs, spec).reported?.outputShape ?? [])]).toEqual(outShape);
      }),
      { seed },
    );
  });

  test("of a row whose padding is 0, which it takes for an image of height 1", () => {
    const [x, kernel] = [ones<Rank.R3>([1, 50, 1]), ones<Rank.R3>([3, 1, 1])];
    const spec = { kind: "convolution", inputShape: [50, 1], kernelSize: 3, stride: 2, padding: 0 } as const;
    expect(conv1d(x, kernel, 2, 0).shape.slice(1)).toEqual(
      underConvention(tensorflowJs, spec).reported?.outputShape,
    );
  });
});

interface Weighted {
  readonly layer: LayerSpec;
  readonly inputShape: readonly number[];
  readonly kernel?: Grid;
  readonly bias?: Grid;
}

/** The layers one after another, those of kernels with whole numbers for weights, in this notebook's order. */
function withWeights(
  layers: readonly LayerSpec[],
  input: readonly number[],
  draw: Draw,
): readonly Weighted[] {
  let inputShape = input;
  return layers.map((layer) => {
    const here = { layer, inputShape };
    inputShape = deriveOn(layer, [inputShape]).outputShape;
    if (layer.kind !== "convolution" && layer.kind !== "transposed-convolution") return here;
    const [channels = 0] = here.inputShape;
    const kernelSize = [layer.kernelSize].flat();
    const size =
      kernelSize.length === 1 ? here.inputShape.slice(1).map(() => kernelSize[0] as number) : kernelSize;
    const { outChannels, bias } = layer;
    const spanned = channels / (layer.groups ?? 1);
    const pair = layer.kind === "convolution" ? [outChannels, spanned] : [channels, outChannels];
    return { ...here, kernel: draw([...pair, ...size]), ...(bias && { bias: draw([outChannels]) }) };
  });
}

/** The kernel in TensorFlow.js's order: the window first; a depthwise one's channels and multiplier last. */
function theirKernel(layer: LayerSpec, kernel: Grid): Grid {
  const window = kernel.shape.slice(2).map((_, axis) => axis + 2);
  const groups = layer.kind === "convolution" ? (layer.groups ?? 1) : 1;
  if (groups === 1) return reordered(kernel, [...window, 1, 0]);
  const [out = 0, , ...size] = kernel.shape;
  return reordered({ ...kernel, shape: [groups, out / groups, ...size] }, [...window, 0, 1]);
}

function carriedOut(input: Grid, { layer, inputShape, kernel, bias }: Weighted): Grid {
  const [channels = 0, ...inputSize] = inputShape;
  const tensors = { input, weights: kernel as Grid, ...(bias && { biases: bias.data }) };
  const output = () => {
    switch (layer.kind) {
      case "convolution":
        return convolve(convolution({ ...layer, inChannels: channels, inputSize }), tensors);
      case "transposed-convolution":
        return scatter(transposedConvolution({ ...layer, inChannels: channels, inputSize }), tensors);
      case "max-pooling":
        return pool(pooling({ ...layer, kind: "max", channels, inputSize }), input);
      case "average-pooling":
        return pool(pooling({ ...layer, kind: "average", channels, inputSize }), input);
      default:
        throw new Error(`No numbers are asked of a ${layer.kind}.`);
    }
  };
  const { shape, data } = output();
  return { shape, data: Float32Array.from(data) };
}

function channelsLast(grid: Grid): Grid {
  const [channels = 0, ...size] = grid.shape.map((_, axis) => axis);
  return reordered(grid, [...size, channels]);
}

// -0 is as good as 0.
function listed({ data }: Grid): readonly number[] {
  return Array.from(data, (value) => value + 0);
}

type Draw = (shape: readonly number[]) => Grid;

/** Grids of whole numbers from -16 to 16, the same for the same start (a linear congruential generator). */
function wholeNumbers(start: number): Draw {
  let state = start;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return ((state >>> 16) % 33) - 16;
  };
  return (shape) => ({ shape, data: Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, next) });
}
