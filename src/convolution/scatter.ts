import { assertBiases, assertShape, flat, isInside, placeOf, positions, type Tensor } from "./tensor.ts";
import { deriveTransposed, type TransposedConvolution } from "./transposed.ts";

/**
 * The output of a transposed convolution, in its plainest form: every input element, times each weight of its channel's
 * kernels, is added where the kernel lies over the output; what falls outside is cut off. The bias is added once.
 *
 * @param input shape [C_in, ...inputSize]
 * @param weights shape [C_in, C_out / groups, ...kernelSize], the order of PyTorch and ONNX
 * @param biases one an output channel; left out where the layer has none
 * @returns shape [C_out, ...outputSize]
 * @throws RangeError where a tensor's shape or length does not fit the layer.
 */
export function scatter(
  layer: TransposedConvolution,
  {
    input,
    weights,
    biases,
  }: { readonly input: Tensor; readonly weights: Tensor; readonly biases?: ArrayLike<number> },
): Tensor & { readonly data: Float64Array } {
  const weightShape = transposedWeightShape(layer);
  const [inChannels = 0, kernels = 0] = weightShape;
  assertShape("input", input, [inChannels, ...layer.inputSize]);
  assertShape("weights", weights, weightShape);
  assertBiases(layer, biases);
  const { outputSize, padding } = deriveTransposed(layer);
  const shape = [layer.outChannels, ...outputSize];
  const data = Float64Array.from(positions(shape), ([channel = 0]) => biases?.[channel] ?? 0);
  let from = 0;
  for (const [channel = 0, ...position] of positions(input.shape)) {
    const element = input.data[from++] as number;
    const group = Math.floor(channel / (inChannels / layer.groups));
    for (const [kernel = 0, ...offset] of positions([kernels, ...layer.kernelSize])) {
      const place = placeOf(layer, padding, position, offset);
      if (!isInside(place, outputSize)) continue;
      const to = flat([group * kernels + kernel, ...place], shape);
      const weight = weights.data[flat([channel, kernel, ...offset], weightShape)] as number;
      data[to] = (data[to] as number) + element * weight;
    }
  }
  return { shape, data };
}

/** [C_in, C_out / groups, ...kernelSize]. */
export function transposedWeightShape(layer: TransposedConvolution): readonly number[] {
  return [layer.inChannels, layer.outChannels / layer.groups, ...layer.kernelSize];
}
