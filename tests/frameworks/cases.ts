// Writes layers, the code we give for them and the numbers that code must come to: the cases of verify.py, as JSON.
//   node tests/frameworks/cases.ts [count] [seed] > cases.json
import { convolve, derive, inputShape, type Layer, weightShape } from "../../src/convolution/index.ts";
import { channelsFirst, keras, pytorch } from "../../src/frameworks/index.ts";
import { type Draw, drawFrom, drawLayer } from "./layers.ts";

const [count = 600, seed = 1] = process.argv.slice(2).map(Number);
const draw = drawFrom(seed);
console.log(JSON.stringify(Array.from({ length: count }, () => caseOf(drawLayer(draw), draw))));

function caseOf(layer: Layer, draw: Draw) {
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
  const { outputChannels, outputSize, parameters } = derive(layer);
  return {
    layer,
    input,
    weights,
    biases,
    output: { shape, data: [...data] },
    derived: { shape: [outputChannels, ...outputSize], parameters },
    pytorch: pytorch(layer),
    keras: [keras(layer), keras(layer, channelsFirst)],
  };
}
