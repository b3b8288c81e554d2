import { backend_util } from "@tensorflow/tfjs-core";
import { expect, test } from "vitest";
import { type ConvolutionSpec, convolution, derive } from "../src/convolution/index.ts";
import { networkSpecs, randomSpecs } from "./specs.ts";

const { computeConv2DInfo } = backend_util;

/** At least so many layers a second, checked and derived with every step. */
const bar = 4000;

/** What TensorFlow.js is given for a layer, ready beforehand: shapes with the batch, channels last. */
function theirWords(spec: ConvolutionSpec) {
  const { inputSize, kernelSize, inChannels, outChannels, stride, padding, bias } = convolution(spec);
  return {
    inShape: [1, ...inputSize, inChannels] as [number, number, number, number],
    filterShape: [...kernelSize, inChannels, outChannels] as [number, number, number, number],
    strides: [...stride] as [number, number],
    pad: (typeof padding === "string" ? padding : padding[0]?.[0]) as "same" | "valid" | number,
    biases: bias ? outChannels : 0,
  };
}

test.for([
  { of: "random layers", specs: randomSpecs },
  { of: "the layers of the networks", specs: networkSpecs },
])(
  `of $of, at least ${bar} a second are checked and derived, and give what TensorFlow.js gives`,
  async ({ of, specs }, { bench }) => {
    expect(specs.length).toBeGreaterThan(1000);
    const words = specs.map(theirWords);
    // Each adds up what it is told, so that none of it is left out.
    const ours = () =>
      specs.reduce((total, spec) => {
        const { parameters, outputSize } = derive(convolution(spec));
        return total + parameters + (outputSize[0] as number) + (outputSize[1] as number);
      }, 0);
    const theirs = () =>
      words.reduce((total, { inShape, filterShape, strides, pad, biases }) => {
        const info = computeConv2DInfo(inShape, filterShape, strides, 1, pad);
        const { filterHeight, filterWidth, inChannels, outChannels, outHeight, outWidth } = info;
        return total + filterHeight * filterWidth * inChannels * outChannels + biases + outHeight + outWidth;
      }, 0);
    expect(ours()).toEqual(theirs()); // they answer the same question
    const results = await bench.compare(
      bench("derive", () => void ours()),
      bench("tfjs", () => void theirs()),
      { time: 1000, iterations: 10, warmupIterations: 2, warmupTime: 300 },
    );
    // The fastest run: whatever else the machine had to do, it did not speed it up.
    const rate = (name: "derive" | "tfjs") => (1000 * specs.length) / results.get(name).latency.min;
    const [derived, tfjs] = [rate("derive"), rate("tfjs")];
    console.log(
      `${of}: ${Math.round(derived)} a second checked and derived step by step; TensorFlow.js, sizes alone and unchecked, ${Math.round(tfjs)}`,
    );
    expect(derived).toBeGreaterThanOrEqual(bar);
  },
);
