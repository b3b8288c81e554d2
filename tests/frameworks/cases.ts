import {
  type Convolution,
  type ConvolutionSpec,
  check,
  convolve,
  derive,
  inputShape,
  weightShape,
} from "../../src/convolution/index.ts";
import { examples } from "../../src/examples/index.ts";
import { shapeIn } from "../../src/frameworks/channel-order.ts";
import type { ChannelOrder, FrameworkCode } from "../../src/frameworks/index.ts";
import { channelsFirst, channelsLast, kerasConvolution } from "../../src/frameworks/keras/convolution.ts";
import { pytorchConvolution } from "../../src/frameworks/pytorch/convolution.ts";
import { type Draw, drawFrom, drawImpossible, drawLayer } from "./layers.ts";

/** The lines a page shows for a layer, once for each framework and order of the axes. */
export interface Lines {
  readonly engine: string;
  readonly order: ChannelOrder;
  readonly written: FrameworkCode;
}

/** Every way a layer is written, the default of each framework first. */
export function linesOf(layer: Convolution): readonly Lines[] {
  return [
    { engine: "PyTorch", order: "channels-first", written: pytorchConvolution(layer) },
    { engine: "Keras", order: "channels-last", written: kerasConvolution(layer, channelsLast) },
    { engine: "Keras", order: "channels-first", written: kerasConvolution(layer, channelsFirst) },
  ];
}

/** The lines of a worked example, and what they must come to. */
export interface ExampleCase extends Lines {
  readonly id: string;
  readonly inputShape: readonly number[];
  readonly outputShape: readonly number[];
  readonly parameters: number;
}

/** A case for every example and every way it is written; a framework that refuses the layer has none. */
export const exampleCases: readonly ExampleCase[] = examples.flatMap(({ id, layer, derivation }) =>
  linesOf(layer)
    .filter(({ written }) => "code" in written)
    .map((lines) => ({
      id,
      ...lines,
      inputShape: shapeIn(lines.order, [layer.inChannels, ...layer.inputSize]),
      outputShape: shapeIn(lines.order, [derivation.outputChannels, ...derivation.outputSize]),
      parameters: derivation.parameters,
    })),
);

/** What verify.py is to run: the examples, random layers with their numbers, and layers that cannot be. */
export function casesFrom(seed: number, count: number) {
  const draw = drawFrom(seed);
  return {
    examples: exampleCases,
    layers: Array.from({ length: count }, () => caseOf(drawLayer(draw), draw)),
    impossible: Array.from({ length: Math.ceil(count / 10) }, () => impossible(drawImpossible(draw))),
  };
}

function caseOf(layer: Convolution, draw: Draw) {
  const { outputChannels, outputSize, parameters } = derive(layer);
  return {
    layer,
    derived: { shape: [outputChannels, ...outputSize], parameters },
    lines: linesOf(layer),
    // Nobody runs a layer of four axes.
    ...(layer.inputSize.length <= 3 && numbersOf(layer, draw)),
  };
}

function numbersOf(layer: Convolution, draw: Draw) {
  // Whole numbers this small are exact in float32, so the outputs must be equal to the last digit.
  const numbers = (length: number) => Array.from({ length }, () => draw(-5, 5));
  const tensor = (shape: readonly number[]) => ({
    shape,
    data: numbers(shape.reduce((all, size) => all * size, 1)),
  });
  const input = tensor(inputShape(layer));
  const weights = tensor(weightShape(layer));
  const biases = numbers(layer.bias ? layer.outChannels : 0);
  const { shape, data } = convolve(layer, { input, weights, biases });
  return { input, weights, biases, output: { shape, data: [...data] } };
}

function impossible(spec: ConvolutionSpec) {
  return { spec, codes: check(spec).map(({ code }) => code) };
}
