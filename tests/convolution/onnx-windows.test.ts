import fc from "fast-check";
import { env, InferenceSession, Tensor } from "onnxruntime-web";
import { expect, test } from "vitest";
import {
  type Tensor as Grid,
  globalPooling,
  pool,
  pooling,
  scatter,
  transposedConvolution,
  transposedWeightShape,
} from "../../src/convolution/index.ts";
import { span } from "./layers.ts";
import { type Attributes, nodeModel } from "./onnx-model.ts";
import {
  type SpelledPooling,
  type SpelledTransposed,
  validPooling,
  validTransposed,
} from "./windowed-layers.ts";

// Every run draws new layers; FC_SEED=<the seed printed> draws the same again.
const seed = Number(process.env.FC_SEED ?? Math.floor(Math.random() * 2 ** 31));
console.log(`ONNX Runtime is asked about random transposed layers and poolings: FC_SEED=${seed}`);

env.wasm.numThreads = 1;
env.logLevel = "error";

// It refuses an output padding that is not smaller than the stride, where PyTorch lets it be smaller than the dilation.
test("scatter(layer) gives the shape and the numbers of ONNX Runtime's ConvTranspose", {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(validTransposed, fc.nat(), async (spec, start) => {
      fc.pre(spec.outputPadding.every((size, axis) => size < (spec.stride[axis] as number)));
      const layer = transposedConvolution(spec);
      const draw = wholeNumbers(start);
      const input = draw([spec.inChannels, ...spec.inputSize]);
      const weights = draw(transposedWeightShape(layer));
      const biases = draw([spec.outChannels]);
      const ours = scatter(layer, { input, weights, ...(spec.bias && { biases: biases.data }) });
      const theirs = await run("ConvTranspose", transposedAttributes(spec), {
        x: { ...input, shape: [1, ...input.shape] },
        w: weights,
        ...(spec.bias && { b: biases }),
      });
      expect([1, ...ours.shape]).toEqual(theirs.dims);
      expect(listed(ours.data)).toEqual(listed(theirs.data as Float32Array));
    }),
    { seed, numRuns: 300 },
  );
});

test("pool(layer) gives the shape and the numbers of ONNX Runtime's MaxPool and AveragePool", {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(validPooling, fc.nat(), async (spec, start) => {
      // It takes no padding as large as the kernel, which `same` may ask for where the kernel is dilated.
      fc.pre(pairsOf(spec).every((pair, axis) => Math.max(...pair) < (spec.kernelSize[axis] as number)));
      const input = wholeNumbers(start)([spec.channels, ...spec.inputSize]);
      const ours = pool(pooling(spec), input);
      const operator = spec.kind === "max" ? "MaxPool" : "AveragePool";
      const theirs = await run(operator, poolingAttributes(spec), {
        x: { ...input, shape: [1, ...input.shape] },
      });
      expect([1, ...ours.shape]).toEqual(theirs.dims);
      // float32 rounds an average once; the greatest element is exact.
      expect(listed(Float32Array.from(ours.data))).toEqual(listed(theirs.data as Float32Array));
    }),
    { seed, numRuns: 500 },
  );
});

test("pool(globalPooling(spec)) gives the numbers of ONNX Runtime's GlobalMaxPool and GlobalAveragePool", {
  timeout: 60_000,
}, async () => {
  const kinds = fc.constantFrom("max" as const, "average" as const);
  const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(
      kinds,
      sizes,
      fc.integer({ min: 1, max: 3 }),
      fc.nat(),
      async (kind, inputSize, channels, start) => {
        const input = wholeNumbers(start)([channels, ...inputSize]);
        const ours = pool(globalPooling({ kind, inputSize, channels }), input);
        const operator = kind === "max" ? "GlobalMaxPool" : "GlobalAveragePool";
        const theirs = await run(operator, {}, { x: { ...input, shape: [1, ...input.shape] } });
        expect([1, ...ours.shape]).toEqual(theirs.dims);
        // Its average may be rounded twice: by the sum, and by a division that is a product with 1/n.
        const close = (data: ArrayLike<number>) => Array.from(data, (value) => expect.closeTo(value, 5));
        expect(listed(theirs.data as Float32Array)).toEqual(close(ours.data));
      },
    ),
    { seed, numRuns: 100 },
  );
});

async function run(
  operator: string,
  attributes: Attributes,
  inputs: Readonly<Record<string, Grid>>,
): Promise<Tensor> {
  const shapes = Object.fromEntries(Object.entries(inputs).map(([name, { shape }]) => [name, shape]));
  const feeds = Object.fromEntries(
    Object.entries(inputs).map(([name, { data, shape }]) => [
      name,
      new Tensor("float32", data as Float32Array, shape),
    ]),
  );
  const session = await InferenceSession.create(nodeModel(operator, attributes, shapes, 22), {
    executionProviders: ["wasm"],
  });
  try {
    return (await session.run(feeds)).y as Tensor;
  } finally {
    await session.release();
  }
}

function transposedAttributes(spec: SpelledTransposed): Attributes {
  const { stride: strides, dilation: dilations, groups: group, padding } = spec;
  const shared = { strides, dilations, group };
  // ONNX Runtime cuts what `same` asks for but adds nothing where the kernel is smaller than the stride, unless it is told.
  const missing = strides.map((stride, axis) =>
    Math.max(stride - span(spec.kernelSize[axis] as number, dilations[axis] as number), 0),
  );
  if (padding === "same" || padding === "same-lower") {
    return { ...shared, output_padding: missing, auto_pad: padding === "same" ? "SAME_UPPER" : "SAME_LOWER" };
  }
  const output_padding = spec.outputPadding;
  if (padding === "valid") return { ...shared, output_padding, auto_pad: "VALID" };
  return {
    ...shared,
    output_padding,
    pads: [0, 1].flatMap((side) => padding.map((pair) => pair[side] as number)),
  };
}

/**
 * What ONNX Runtime must be told in numbers: where windows leave gaps its `same` crops the input or refuses the layer, and
 * beside a dilation MaxPool's `same` forgets it (i=3 k=2 d=2 gives 2 elements). TensorFlow's rule, laid out by hand.
 */
function pairsOf(spec: SpelledPooling): readonly (readonly number[])[] {
  const { padding, inputSize, kernelSize, dilation, stride } = spec;
  if (typeof padding !== "string") return padding;
  return inputSize.map((size, axis) => {
    const step = stride[axis] as number;
    let lastStart = 0;
    while (lastStart + step < size) lastStart += step;
    const end = lastStart + span(kernelSize[axis] as number, dilation[axis] as number);
    const [less, more] = [Math.floor(Math.max(end - size, 0) / 2), Math.ceil(Math.max(end - size, 0) / 2)];
    return padding === "same" ? [less, more] : [more, less];
  });
}

function saysSame({ kernelSize, dilation, stride }: SpelledPooling): boolean {
  return kernelSize.every((size, axis) => dilation[axis] === 1 && size >= (stride[axis] as number));
}

function poolingAttributes(spec: SpelledPooling): Attributes {
  const {
    kernelSize: kernel_shape,
    stride: strides,
    dilation: dilations,
    padding,
    ceilMode,
    countPadding,
    kind,
  } = spec;
  const shared = {
    kernel_shape,
    strides,
    dilations,
    ceil_mode: Number(ceilMode),
    ...(kind === "average" && { count_include_pad: Number(countPadding) }),
  };
  if (typeof padding === "string" && saysSame(spec))
    return { ...shared, auto_pad: padding === "same" ? "SAME_UPPER" : "SAME_LOWER" };
  return { ...shared, pads: [0, 1].flatMap((side) => pairsOf(spec).map((pair) => pair[side] as number)) };
}

// -0 is as good as 0. Of padding alone ONNX Runtime gives the least float32, PyTorch and `pool` -Infinity.
function listed(data: ArrayLike<number>): readonly number[] {
  const least = -(2 - 2 ** -23) * 2 ** 127;
  return Array.from(data, (value) => (value === least ? -Infinity : value + 0));
}

/** Grids of whole numbers from -16 to 16, the same for the same start (a linear congruential generator). */
function wholeNumbers(start: number): (shape: readonly number[]) => Grid {
  let state = start;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return ((state >>> 16) % 33) - 16;
  };
  return (shape) => ({ shape, data: Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, next) });
}
