import { derivePooling, type Pooling } from "./pooling.ts";
import { assertShape, flat, isInside, placeOf, positions, type Tensor } from "./tensor.ts";

/**
 * The output of a pooling, by the window walk in its plainest form. A maximum is that of the input's elements under the
 * window; padding never wins, and a window on padding alone, which only dilation can make, gives -Infinity (PyTorch). An
 * average divides by the elements of the input under the window or, where `countPadding` says so, by those of the
 * padding too; what hangs over the end in ceil mode is counted in neither
 * (PyTorch; ONNX Runtime 1.30 at every opset, which counted it before its pull request 16752 of 2023).
 *
 * @param input shape [C, ...inputSize]
 * @returns shape [C, ...outputSize]
 * @throws RangeError where the input's shape or length does not fit the layer.
 */
export function pool(layer: Pooling, input: Tensor): Tensor & { readonly data: Float64Array } {
  const inputShape = [layer.channels, ...layer.inputSize];
  assertShape("input", input, inputShape);
  const { outputSize, padding } = derivePooling(layer);
  const paddedEnd = layer.inputSize.map((size, axis) => size + (padding[axis]?.[1] as number));
  const shape = [layer.channels, ...outputSize];
  const data = Float64Array.from(positions(shape), ([channel = 0, ...position]) => {
    const places = [...positions(layer.kernelSize)].map((offset) =>
      placeOf(layer, padding, position, offset),
    );
    const under = places
      .filter((place) => isInside(place, layer.inputSize))
      .map((place) => input.data[flat([channel, ...place], inputShape)] as number);
    if (layer.kind === "max-pooling") return Math.max(...under);
    const counted = layer.countPadding
      ? places.filter((place) => place.every((at, axis) => at < (paddedEnd[axis] as number))).length
      : under.length;
    return under.reduce((total, element) => total + element, 0) / counted;
  });
  return { shape, data };
}
