import { derive } from "./derive.ts";
import type { Layer, PaddingPair } from "./layer.ts";

/** Numbers in a grid, row-major: the last axis runs fastest. Channels stand first; there is no batch axis. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly data: ArrayLike<number>;
}

/** One product of a window: a weight, and the input element under it; none where padding's zero stands there. */
export interface Tap {
  /** Place of the weight in the data of the weight tensor. */
  readonly weight: number;
  /** Place of the element in the data of the input tensor. */
  readonly input: number | undefined;
}

/**
 * The output of a layer, by the window walk in its plainest form: at every output position, for every kernel, the sum
 * of weight times element over the window, plus the bias. The kernel is not flipped (cross-correlation, as every deep
 * learning framework has it).
 *
 * @param input shape [C_in, ...inputSize]
 * @param weights shape [C_out, C_in / groups, ...kernelSize]
 * @param biases one an output channel; left out where the layer has none
 * @returns shape [C_out, ...outputSize]
 * @throws RangeError where a tensor's shape or length does not fit the layer.
 */
export function convolve(
  layer: Layer,
  {
    input,
    weights,
    biases,
  }: { readonly input: Tensor; readonly weights: Tensor; readonly biases?: ArrayLike<number> },
): Tensor & { readonly data: Float64Array } {
  demandShape("input", input, inputShape(layer));
  demandShape("weights", weights, weightShape(layer));
  if ((biases?.length ?? 0) !== (layer.bias ? layer.outChannels : 0)) {
    throw new RangeError(
      `A layer of ${layer.outChannels} output channels ${layer.bias ? "needs" : "takes no"} biases.`,
    );
  }
  const { outputSize, padding } = derive(layer);
  const shape = [layer.outChannels, ...outputSize];
  const data = Float64Array.from(positions(shape), ([channel = 0, ...position]) =>
    tapsAt(layer, padding, channel, position).reduce(
      (total, tap) =>
        total +
        (weights.data[tap.weight] as number) *
          (tap.input === undefined ? 0 : (input.data[tap.input] as number)),
      biases?.[channel] ?? 0,
    ),
  );
  return { shape, data };
}

/** The products that make one output element, kernel channel by kernel channel: C_in / groups times the kernel size of them. */
export function windowTaps(layer: Layer, outChannel: number, position: readonly number[]): readonly Tap[] {
  return tapsAt(layer, derive(layer).padding, outChannel, position);
}

function tapsAt(
  layer: Layer,
  padding: readonly PaddingPair[],
  outChannel: number,
  position: readonly number[],
): readonly Tap[] {
  const channels = layer.inChannels / layer.groups;
  const firstChannel = Math.floor(outChannel / (layer.outChannels / layer.groups)) * channels;
  const taps: Tap[] = [];
  for (const [channel = 0, ...offset] of positions([channels, ...layer.kernelSize])) {
    const place = offset.map(
      (step, axis) =>
        (position[axis] as number) * (layer.stride[axis] as number) +
        step * (layer.dilation[axis] as number) -
        (padding[axis]?.[0] as number),
    );
    const inside = place.every((at, axis) => at >= 0 && at < (layer.inputSize[axis] as number));
    taps.push({
      weight: flat([outChannel, channel, ...offset], weightShape(layer)),
      input: inside ? flat([firstChannel + channel, ...place], inputShape(layer)) : undefined,
    });
  }
  return taps;
}

/** [C_in, ...inputSize]. */
export function inputShape(layer: Layer): readonly number[] {
  return [layer.inChannels, ...layer.inputSize];
}

/** [C_out, C_in / groups, ...kernelSize]. */
export function weightShape(layer: Layer): readonly number[] {
  return [layer.outChannels, layer.inChannels / layer.groups, ...layer.kernelSize];
}

/** Every index of a grid, the last axis fastest. */
export function* positions(shape: readonly number[]): Generator<readonly number[]> {
  const [size, ...inner] = shape;
  if (size === undefined) {
    yield [];
    return;
  }
  for (let at = 0; at < size; at++) for (const rest of positions(inner)) yield [at, ...rest];
}

function flat(index: readonly number[], shape: readonly number[]): number {
  return index.reduce((place, at, axis) => place * (shape[axis] as number) + at, 0);
}

function demandShape(name: string, tensor: Tensor, shape: readonly number[]): void {
  const length = shape.reduce((product, size) => product * size, 1);
  if (tensor.shape.join() !== shape.join() || tensor.data.length !== length) {
    throw new RangeError(
      `The ${name} must have shape [${shape.join(", ")}] and ${length} numbers; ` +
        `got [${tensor.shape.join(", ")}] and ${tensor.data.length}.`,
    );
  }
}
