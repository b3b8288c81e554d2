import { env, InferenceSession, Tensor } from "onnxruntime-web";
import { expect, test } from "vitest";
import { type Convolution, inputShape, weightShape } from "../../src/convolution/index.ts";
import { examples } from "../../src/examples/index.ts";
import { type ConvAttributes, convModel } from "../convolution/onnx-model.ts";

env.wasm.numThreads = 1;
env.logLevel = "error";

test.each(examples)(
  "ONNX Runtime gives $id the shape it claims",
  { timeout: 30_000 },
  async ({ layer, claims, derivation }) => {
    const shape = [
      1,
      claims.outputChannels ?? layer.outChannels,
      ...(claims.outputSize ?? derivation.outputSize),
    ];
    expect(await shapeOf(layer)).toEqual(shape);
  },
);

/** The shape of what ONNX Runtime makes of zeros. */
async function shapeOf(layer: Convolution): Promise<readonly number[]> {
  const zeros = (dims: readonly number[]) =>
    new Tensor("float32", new Float32Array(dims.reduce((count, size) => count * size, 1)), dims);
  const feeds = { x: zeros([1, ...inputShape(layer)]), w: zeros(weightShape(layer)) };
  const shapes = { x: feeds.x.dims, w: feeds.w.dims };
  const session = await InferenceSession.create(convModel(attributesOf(layer), shapes), {
    executionProviders: ["wasm"],
  });
  try {
    return ((await session.run(feeds)).y as Tensor).dims;
  } finally {
    await session.release();
  }
}

/** The layer in ONNX's words, its padding as ONNX itself works it out where it has a word for it. */
function attributesOf({ kernelSize, stride, dilation, groups, padding }: Convolution): ConvAttributes {
  const plain = { strides: stride, dilations: dilation, group: groups };
  if (padding === "same") return { ...plain, auto_pad: "SAME_UPPER" };
  if (padding === "same-lower") return { ...plain, auto_pad: "SAME_LOWER" };
  if (padding === "valid") return { ...plain, auto_pad: "VALID" };
  const reach = kernelSize.map((size, axis) => (size - 1) * (dilation[axis] as number));
  if (padding === "full") return { ...plain, pads: [...reach, ...reach] };
  if (padding === "causal") return { ...plain, pads: [...reach, ...reach.map(() => 0)] };
  return { ...plain, pads: [...padding.map(([before]) => before), ...padding.map(([, after]) => after)] };
}
