import "@tensorflow/tfjs-backend-cpu";
import { engine, env, setBackend, type Tensor, tensor } from "@tensorflow/tfjs-core";
import { layers } from "@tensorflow/tfjs-layers";
import { positions } from "../../src/convolution/index.ts";
import type { ConventionSpec } from "../../src/frameworks/index.ts";

/** A grid of numbers, row-major. */
export interface Grid {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** What TensorFlow.js makes of a layer. */
export interface Made {
  /** The shape its layer says it will have, without the batch. */
  readonly said: readonly (number | null)[];
  readonly output: Grid;
  readonly parameters: number;
  readonly trained: number;
}

/** Makes TensorFlow.js run on its plain CPU backend, without its advice to install another. */
export async function startTensorflowJs(): Promise<void> {
  env().set("IS_TEST", true);
  await setBackend("cpu");
}

type Layer = ReturnType<typeof layers.dense> | ReturnType<typeof layers.batchNormalization>;
type Builder = (args: object) => Layer;

const builders = {
  convolution: [layers.conv1d, layers.conv2d, layers.conv3d],
  "transposed-convolution": [undefined, layers.conv2dTranspose, layers.conv3dTranspose],
  "depthwise-convolution": [undefined, layers.depthwiseConv2d],
  "separable-convolution": [undefined, layers.separableConv2d],
  "max-pooling": [layers.maxPooling1d, layers.maxPooling2d, layers.maxPooling3d],
  "average-pooling": [layers.averagePooling1d, layers.averagePooling2d, layers.averagePooling3d],
} as unknown as Record<ConventionSpec["kind"], readonly (Builder | undefined)[]>;

/** A layer as TensorFlow.js builds it, run on an input (channels last) with the weights given in its own order. */
export function run(spec: ConventionSpec, input: Grid, weights: readonly Grid[] = []): Made {
  const layer = build(spec);
  engine().startScope();
  try {
    const x = tensor(input.data, [1, ...input.shape]);
    layer.build(x.shape);
    if (weights.length > 0) layer.setWeights(weights.map(({ shape, data }) => tensor(data, [...shape])));
    const y = layer.apply(x) as Tensor;
    const [, ...said] = layer.computeOutputShape(x.shape) as (number | null)[];
    const trained = layer.trainableWeights.reduce(
      (total, { shape }) => total + elements(shape as number[]),
      0,
    );
    const [, ...shape] = y.shape;
    return {
      said,
      output: { shape, data: y.dataSync<"float32">() },
      parameters: layer.countParams(),
      trained,
    };
  } finally {
    engine().endScope();
  }
}

/** The shape that TensorFlow.js says a layer's output will have, without the batch, before it works it out. */
export function saidOf(spec: ConventionSpec): readonly (number | null)[] {
  const [, ...said] = build(spec).computeOutputShape([1, ...spec.inputShape]) as (number | null)[];
  return said;
}

/** A grid with its axes in another order: axis `order[0]` of the grid comes first. */
export function reordered({ shape, data }: Grid, order: readonly number[]): Grid {
  const strides = shape.map((_, axis) => elements(shape.slice(axis + 1)));
  const to = order.map((axis) => shape[axis] as number);
  const place = (index: readonly number[]) =>
    index.reduce((sum, at, axis) => sum + at * (strides[order[axis] as number] as number), 0);
  return { shape: to, data: Float32Array.from(positions(to), (index) => data[place(index)] as number) };
}

function build(spec: ConventionSpec): Layer {
  const { kind, kernelSize, stride, padding, dilation, groups, bias: useBias, depthMultiplier, order } = spec;
  const dataFormat = order === "channels-first" ? "channelsFirst" : "channelsLast";
  if (kind === "dense") return layers.dense({ units: spec.outChannels as number });
  if (kind === "batch-normalization") return layers.batchNormalization({ scale: spec.scale ?? true });
  const pools = kind.endsWith("pooling");
  const args = {
    ...(pools ? { poolSize: kernelSize } : { kernelSize, filters: spec.outChannels }),
    ...(stride !== undefined && { strides: stride }),
    ...(padding !== undefined && { padding }),
    ...(dilation !== undefined && { dilationRate: dilation }),
    ...(groups !== undefined && { groups }),
    ...(useBias !== undefined && { useBias }),
    ...(depthMultiplier !== undefined && { depthMultiplier }),
    ...(spec.outputPadding !== undefined && { outputPadding: spec.outputPadding }),
    dataFormat,
  };
  const rank = spec.inputShape.length - 1;
  const builder = builders[kind][rank - 1];
  if (!builder) throw new Error(`TensorFlow.js has no ${kind} of ${rank} axes.`);
  return builder(args);
}

function elements(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}
