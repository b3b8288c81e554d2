import { backend_util } from "@tensorflow/tfjs-core";
import { expect, test } from "vitest";
import { type Convolution, convolution, measure, measurer } from "../src/convolution/index.ts";
import { networkLayers, randomLayers } from "./layers.ts";

const { computeConv2DInfo } = backend_util;

/** At least so many layers a second, and so many times as many as TensorFlow.js. */
const bars = { perSecond: 1_000_000, ratio: 2 };

// What computeConv2DInfo tells, and the parameters.
const asked = measurer(["effectiveKernel", "padding", "outputSize", "parameters"]);

/** What TensorFlow.js is given for a layer, ready beforehand: shapes with the batch, channels last. */
function theirWords({ inputSize, kernelSize, inChannels, outChannels, stride, padding, bias }: Convolution) {
  return {
    inShape: [1, ...inputSize, inChannels] as [number, number, number, number],
    filterShape: [...kernelSize, inChannels, outChannels] as [number, number, number, number],
    strides: [...stride] as [number, number],
    pad: (typeof padding === "string" ? padding : padding[0]?.[0]) as "same" | "valid" | number,
    biases: bias ? outChannels : 0,
  };
}

/** The ways to ask, each of which adds up what it is told, so that none of it is left out. */
function ways(layers: readonly Convolution[]) {
  const words = layers.map(theirWords);
  return {
    measure() {
      let total = 0;
      for (const layer of layers) {
        const { parameters, outputSize } = measure(layer);
        total += parameters + (outputSize[0] as number) + (outputSize[1] as number);
      }
      return total;
    },
    measurer() {
      let total = 0;
      const { parameters, outputSize } = asked(layers);
      const [heights, widths] = outputSize as [Float64Array, Float64Array];
      for (let n = 0; n < parameters.length; n++)
        total += (parameters[n] as number) + (heights[n] as number) + (widths[n] as number);
      return total;
    },
    tfjs() {
      let total = 0;
      for (const { inShape, filterShape, strides, pad, biases } of words) {
        const info = computeConv2DInfo(inShape, filterShape, strides, 1, pad);
        const { filterHeight, filterWidth, inChannels, outChannels, outHeight, outWidth } = info;
        total += filterHeight * filterWidth * inChannels * outChannels + biases + outHeight + outWidth;
      }
      return total;
    },
  };
}

test.for([
  { of: "random layers", layers: randomLayers },
  { of: "the layers of the networks", layers: networkLayers },
])(
  `of $of, measure answers ${bars.perSecond} a second, and measurer ${bars.ratio} times as many as TensorFlow.js`,
  async ({ of, layers }, { bench }) => {
    expect(layers.length).toBeGreaterThan(1000);
    const { measure: one, measurer: many, tfjs } = ways(layers);
    // Checking derives a layer with all its steps, which takes far longer: a few layers do.
    const few = layers.slice(0, 100);
    const checked = () => few.map((spec) => measure(convolution(spec)));
    expect([one(), many()]).toEqual([tfjs(), tfjs()]); // they answer the same question
    const results = await bench.compare(
      bench("measure", () => void one()),
      bench("measurer", () => void many()),
      bench("tfjs", () => void tfjs()),
      bench("checked", () => void checked()),
      { time: 1000, iterations: 10, warmupIterations: 5, warmupTime: 300 },
    );
    // The fastest run: whatever else the machine had to do, it did not speed it up.
    const rate = (name: "measure" | "measurer" | "tfjs" | "checked", many = layers.length) =>
      (1000 * many) / results.get(name).latency.min;
    const told = (perSecond: number) => `${(perSecond / 1e6).toFixed(2)} M/s`;
    const ratio = rate("measurer") / rate("tfjs");
    console.log(
      `${of}: measure ${told(rate("measure"))}; measurer ${told(rate("measurer"))}; ` +
        `TensorFlow.js ${told(rate("tfjs"))}; ratio of the last two ${ratio.toFixed(2)}; ` +
        `checked and measured ${told(rate("checked", few.length))}`,
    );
    expect(rate("measure")).toBeGreaterThanOrEqual(bars.perSecond);
    expect(ratio).toBeGreaterThanOrEqual(bars.ratio);
  },
);
