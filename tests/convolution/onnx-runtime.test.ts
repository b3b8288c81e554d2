import fc from "fast-check";
import { env, InferenceSession, Tensor } from "onnxruntime-web";
import { expect, test } from "vitest";
import { convolution, convolve, inputShape, positions, weightShape } from "../../src/convolution/index.ts";
import { type SpelledSpec, span, validSpec } from "./layers.ts";
import { type ConvAttributes, convModel } from "./onnx-model.ts";

// Every run draws new layers; FC_SEED=<the seed printed> draws the same again.
const seed = Number(process.env.FC_SEED ?? Math.floor(Math.random() * 2 ** 31));
console.log(`ONNX Runtime is asked about random layers: FC_SEED=${seed}`);

env.wasm.numThreads = 1;
env.logLevel = "error";

test("convolve(layer) gives the shape and the numbers that ONNX Runtime gives", {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(validSpec, fc.nat(), async (spec, numbers) => {
      const layer = convolution(spec);
      const draw = wholeNumbers(numbers);
      const input = { shape: inputShape(layer), data: draw(inputShape(layer)) };
      const weights = { shape: weightShape(layer), data: draw(weightShape(layer)) };
      const biases = draw([layer.outChannels]);
      const ours = convolve(layer, spec.bias ? { input, weights, biases } : { input, weights });
      const theirs = await runConv(spec, input, weights, spec.bias ? biases : undefined);
      expect([1, ...ours.shape]).toEqual(theirs.dims);
      // Whole numbers this small are exact in float32 too, so nothing is allowed for rounding; -0 is as good as 0.
      expect(Array.from(ours.data, (value) => value + 0)).toEqual(
        Array.from(theirs.data as Float32Array, (value) => value + 0),
      );
    }),
    { seed, numRuns: 500 },
  );
});

interface Grid {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

async function runConv(
  spec: SpelledSpec,
  input: Grid,
  weights: Grid,
  biases: Float32Array | undefined,
): Promise<Tensor> {
  const kernel = isSame(spec) ? widened(weights, spec) : weights;
  const feeds = {
    x: new Tensor("float32", input.data, [1, ...input.shape]),
    w: new Tensor("float32", kernel.data, kernel.shape),
    ...(biases && { b: new Tensor("float32", biases, [biases.length]) }),
  };
  const shapes = Object.fromEntries(Object.entries(feeds).map(([name, { dims }]) => [name, dims]));
  const session = await InferenceSession.create(convModel(attributesOf(spec), shapes), {
    executionProviders: ["wasm"],
  });
  try {
    return (await session.run(feeds)).y as Tensor;
  } finally {
    await session.release();
  }
}

/**
 * The layer in ONNX's words. For `same` ONNX Runtime itself decides the padding (see `widened`). `full` and `causal` ONNX
 * does not know: they are its pads, by definition as many as let one kernel element touch the input.
 */
function attributesOf(spec: SpelledSpec): ConvAttributes {
  const { stride: strides, dilation: dilations, groups: group, padding, kernelSize } = spec;
  if (isSame(spec)) {
    const auto_pad = padding === "same" ? "SAME_UPPER" : "SAME_LOWER";
    return { strides, dilations: dilations.map(() => 1), group, auto_pad };
  }
  if (padding === "valid") return { strides, dilations, group, auto_pad: "VALID" };
  const reach = kernelSize.map((size, axis) => span(size, dilations[axis] as number) - 1);
  if (padding === "full") return { strides, dilations, group, pads: [...reach, ...reach] };
  if (padding === "causal") return { strides, dilations, group, pads: [...reach, ...reach.map(() => 0)] };
  const pairs = (padding as Exclude<typeof padding, string>).map((entry) =>
    typeof entry === "number" ? [entry, entry] : entry,
  );
  const pads = [0, 1].flatMap((side) => pairs.map((pair) => pair[side] as number));
  return { strides, dilations, group, pads };
}

function isSame({ padding }: SpelledSpec): boolean {
  return padding === "same" || padding === "same-lower";
}

/**
 * The kernel as a wider one whose further elements are zero, so that ONNX Runtime can be asked what `same` means where it
 * would not say, or would say something else:
 * - it refuses auto_pad beside dilation ("Dilation not supported for AutoPadType::SAME_UPPER or
 *   AutoPadType::SAME_LOWER"), so the holes are filled with zeros;
 * - where windows leave gaps (k < s) its padding can turn negative and crop the input: i=4 k=1 s=4 sees element 1.
 *   TensorFlow, whose rule ours is, pads at least 0 and sees element 0. Zeros up to the end of the input make it 0 for both.
 */
function widened(
  { shape: [out = 0, channels = 0, ...size], data }: Grid,
  { inputSize, stride, dilation }: SpelledSpec,
): Grid {
  const wide = size.map((length, axis) => {
    const [elements, step] = [inputSize[axis] as number, stride[axis] as number];
    const lastStart = (Math.ceil(elements / step) - 1) * step;
    return Math.max(span(length, dilation[axis] as number), elements - lastStart);
  });
  const shape = [out, channels, ...wide];
  const zeros = Float32Array.from(positions(shape), () => 0);
  let from = 0;
  for (const [kernel = 0, channel = 0, ...offset] of positions([out, channels, ...size])) {
    const place = [kernel, channel, ...offset.map((at, axis) => at * (dilation[axis] as number))];
    zeros[place.reduce((to, at, axis) => to * (shape[axis] as number) + at, 0)] = data[from++] as number;
  }
  return { shape, data: zeros };
}

/** Grids of whole numbers from -16 to 16, the same for the same start (a linear congruential generator). */
function wholeNumbers(start: number): (shape: readonly number[]) => Float32Array {
  let state = start;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return ((state >>> 16) % 33) - 16;
  };
  return (shape) => Float32Array.from(positions(shape), next);
}
