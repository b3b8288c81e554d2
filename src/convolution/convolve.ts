import { type Convolution, deriveConvolution, inputShape, weightShape } from "./convolution.ts";
import {
  assertBiases,
  assertShape,
  type Filled,
  flat,
  isInside,
  type Operands,
  placeOf,
  positions,
  type Tensor,
} from "./tensor.ts";
import { assertChecked } from "./validate.ts";
import type { PaddingPair } from "./window.ts";

/** One tap of a window: a weight, and the input element under it; undefined where padding's zero stands there. */
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
 * @returns shape [C_out, ...outputSize]
 * @throws RangeError where a tensor's shape or length does not fit the layer.
 */
export function convolve(layer: Convolution, operands: Operands): Filled {
  assertChecked(layer, "convolution");
  const { input, weights, biases } = operands ?? {};
  assertShape("input", input, inputShape(layer));
  assertShape("weights", weights, weightShape(layer));
  assertBiases(layer, biases);
  const { outputSize, padding } = deriveConvolution(layer);
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

/** The products that make one output element, channel by channel: C_in / groups times the kernel size of them. */
export function windowTaps(
  layer: Convolution,
  outChannel: number,
  position: readonly number[],
): readonly Tap[] {
  return tapsAt(layer, deriveConvolution(layer).padding, outChannel, position);
}

function tapsAt(
  layer: Convolution,
  padding: readonly PaddingPair[],
  outChannel: number,
  position: readonly number[],
): readonly Tap[] {
  const channels = layer.inChannels / layer.groups;
  const firstChannel = Math.floor(outChannel / (layer.outChannels / layer.groups)) * channels;
  const taps: Tap[] = [];
  for (const [channel = 0, ...offset] of positions([channels, ...layer.kernelSize])) {
    const place = placeOf(layer, padding, position, offset);
    taps.push({
      weight: flat([outChannel, channel, ...offset], weightShape(layer)),
      input: isInside(place, layer.inputSize)
        ? flat([firstChannel + channel, ...place], inputShape(layer))
        : undefined,
    });
  }
  return taps;
}

/**
 * The windows of an input as the columns of a matrix, so that a convolution is one matrix product (im2col): a row for every
 * weight of a kernel, a column for every output position; padding's zeros stand in it.
 *
 * @param group which group of channels the windows look at, from 0.
 * @returns shape [kernelWeights, output positions]
 * @throws RangeError where the input does not fit the layer, or the layer has no such group.
 */
export function im2col(layer: Convolution, input: Tensor, group = 0): Filled {
  assertChecked(layer, "convolution");
  assertShape("input", input, inputShape(layer));
  if (!Number.isInteger(group) || group < 0 || group >= layer.groups) {
    throw new RangeError(
      `The layer has the groups 0 to ${layer.groups - 1}; ${String(group)} is none of them.`,
    );
  }
  const { padding, outputSize, kernelWeights } = deriveConvolution(layer);
  const firstKernel = (group * layer.outChannels) / layer.groups;
  const columns = [...positions(outputSize)].map((position) => tapsAt(layer, padding, firstKernel, position));
  const shape = [kernelWeights, columns.length];
  const data = Float64Array.from(positions(shape), ([row = 0, column = 0]) => {
    const place = columns[column]?.[row]?.input;
    return place === undefined ? 0 : (input.data[place] as number);
  });
  return { shape, data };
}
