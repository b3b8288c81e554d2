import { backend_util } from "@tensorflow/tfjs-core";
import { expect, test } from "vitest";
import { convolution, type Layer, measure } from "../src/convolution/index.ts";
import { networks, summarize } from "../src/networks/index.ts";

const { computeConv2DInfo } = backend_util;

/** At least so many layers a second, and so many times as many as TensorFlow.js. */
const bars = { perSecond: 1_000_000, ratio: 2 };

/** The convolutions of every network over images that is declared; TensorFlow.js has no groups and pads both axes alike. */
const layers = networks
  .filter(({ inputShape }) => inputShape.length === 3)
  .flatMap((network) => summarize(network).rows)
  .flatMap(({ layer, inputShapes: [shape = []] }): readonly Layer[] =>
    layer.kind === "convolution" && (layer.groups ?? 1) === 1
      ? [convolution({ ...layer, inChannels: shape[0] as number, inputSize: shape.slice(1) })]
      : [],
  );
const many = layers.length;

/** What TensorFlow.js is given for the same layer: shapes with the batch, channels last. */
const asked = layers.map(({ inputSize, kernelSize, inChannels, outChannels, stride, padding, bias }) => ({
  inShape: [1, ...inputSize, inChannels] as [number, number, number, number],
  filterShape: [...kernelSize, inChannels, outChannels] as [number, number, number, number],
  strides: [...stride] as [number, number],
  pad: (typeof padding === "string" ? padding : padding[0]?.[0]) as "same" | "valid" | number,
  biases: bias ? outChannels : 0,
}));

const into = measure(layers[0] as Layer);

function measured(): number {
  let sum = 0;
  for (const layer of layers) {
    const { parameters, outputSize } = measure(layer, into);
    sum += parameters + (outputSize[0] as number) + (outputSize[1] as number);
  }
  return sum;
}

function theirs(): number {
  let sum = 0;
  for (const { inShape, filterShape, strides, pad, biases } of asked) {
    const info = computeConv2DInfo(inShape, filterShape, strides, 1, pad);
    const { filterHeight, filterWidth, inChannels, outChannels, outHeight, outWidth } = info;
    sum += filterHeight * filterWidth * inChannels * outChannels + biases + outHeight + outWidth;
  }
  return sum;
}

expect(many).toBeGreaterThan(1000);

test(`measure answers at least ${bars.perSecond} convolutions a second, and ${bars.ratio} times as many as TensorFlow.js`, async ({
  bench,
}) => {
  expect(measured()).toBe(theirs()); // they answer the same question
  const results = await bench.compare(
    bench("measure", () => void measured()),
    bench("computeConv2DInfo and the product of its parameters", () => void theirs()),
    { time: 1000, iterations: 10, warmupIterations: 5, warmupTime: 200 },
  );
  // The fastest run: whatever else the machine had to do, it did not speed it up.
  const rate = (name: "measure" | "computeConv2DInfo and the product of its parameters") =>
    (1000 * many) / results.get(name).latency.min;
  const [ours, others] = [rate("measure"), rate("computeConv2DInfo and the product of its parameters")];
  const told = (perSecond: number) => `${(perSecond / 1e6).toFixed(2)} million a second`;
  console.log(`measure: ${told(ours)}; TensorFlow.js: ${told(others)}; ratio ${(ours / others).toFixed(2)}`);
  expect(ours).toBeGreaterThanOrEqual(bars.perSecond);
  expect(ours / others).toBeGreaterThanOrEqual(bars.ratio);
});
