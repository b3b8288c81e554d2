import { type Convolution, convolution } from "./convolution.ts";
import { windowTaps } from "./convolve.ts";
import { type Filled, flat, positions, type Tensor } from "./tensor.ts";
import {
  deriveTransposed,
  scatter,
  type TransposedConvolution,
  transposedWeightShape,
} from "./transposed.ts";

/**
 * How many products each output element of a transposed convolution is the sum of, along its spatial axes: at a stride that
 * does not divide the kernel they differ, in a checkerboard (Odena, Dumoulin and Olah 2016, "Deconvolution and checkerboard
 * artifacts", Distill).
 *
 * @returns shape [...outputSize]
 */
export function paintCounts(layer: TransposedConvolution): Filled {
  const shape = transposedWeightShape(layer);
  const ones = (shape: readonly number[]): Tensor => ({
    shape,
    data: Array(shape.reduce((product, size) => product * size, 1)).fill(1),
  });
  const operands = { input: ones([layer.inChannels, ...layer.inputSize]), weights: ones(shape) };
  const biases = layer.bias ? Array(layer.outChannels).fill(0) : undefined;
  const { data } = scatter(layer, biases ? { ...operands, biases } : operands);
  const { outputSize } = deriveTransposed(layer);
  return {
    shape: outputSize,
    data: data.slice(
      0,
      outputSize.reduce((product, size) => product * size, 1),
    ),
  };
}

/**
 * The convolution that a transposed layer of one channel is the transpose of: it reads the transposed layer's output, and its
 * output has the size of the transposed layer's input.
 */
export function convolutionBehind(layer: TransposedConvolution): Convolution {
  const { kernelSize, stride, dilation } = layer;
  const { outputSize, padding } = deriveTransposed(layer);
  return convolution({
    inputSize: outputSize,
    inChannels: 1,
    outChannels: 1,
    kernelSize,
    stride,
    dilation,
    padding: padding.map(([before, after]) => [before, after] as const),
    bias: false,
  });
}

/**
 * A convolution of one kernel as a matrix: a row an output element, a column an input element (Dumoulin and Visin 2016,
 * section 4.1). Its transpose is the matrix of the transposed convolution.
 *
 * @param weights shape [1, 1, ...kernelSize]
 * @returns shape [outputs, inputs], both counted in row-major order
 */
export function matrixOf(layer: Convolution, outputSize: readonly number[], weights: Tensor): Filled {
  const count = (size: readonly number[]) => size.reduce((product, length) => product * length, 1);
  const shape = [count(outputSize), count(layer.inputSize)];
  const data = new Float64Array(count(shape));
  let row = 0;
  for (const position of positions(outputSize)) {
    for (const { input, weight } of windowTaps(layer, 0, position))
      if (input !== undefined) data[flat([row, input], shape)] = weights.data[weight] as number;
    row++;
  }
  return { shape, data };
}

/** A transposed convolution along one axis as an ordinary one of stride 1: what it reads, and its kernel. */
export interface WithZeros {
  readonly layer: Convolution;
  /** The input with s - 1 zeros after each element but the last. */
  readonly input: Tensor;
  /** The kernel turned round. */
  readonly weights: Tensor;
}

/**
 * The same output by an ordinary convolution (Dumoulin and Visin 2016, section 4.5): stride - 1 zeros between the input's
 * elements, k - 1 - p around them, the output padding after, the kernel turned round. Of a layer of one axis and one channel,
 * not dilated.
 *
 * @throws LayerError where p passes k - 1, so that the padding would have to be cut off.
 */
export function withZeros(layer: TransposedConvolution, input: Tensor, weights: Tensor): WithZeros {
  const [k = 0, s = 0, i = 0] = [layer.kernelSize[0], layer.stride[0], layer.inputSize[0]];
  const [[before, after] = [0, 0]] = deriveTransposed(layer).padding;
  const length = (i - 1) * s + 1;
  const spread = Array.from({ length }, (_, at) => (at % s === 0 ? (input.data[at / s] as number) : 0));
  const sides = [k - 1 - before, k - 1 - after + (layer.outputPadding[0] as number)] as const;
  return {
    layer: convolution({
      inputSize: [length],
      inChannels: 1,
      outChannels: 1,
      kernelSize: k,
      padding: [sides],
      bias: false,
    }),
    input: { shape: [1, length], data: spread },
    weights: { shape: weights.shape, data: Array.from(weights.data).reverse() },
  };
}
