import type { PaddingPair } from "../../convolution/index.ts";
import type { Sequence } from "../code.ts";
import { call, tuple } from "../python.ts";

/** PyTorch's padding by zeros or by another value, whose list begins with the last axis. */
export function pytorchPadding(padding: readonly PaddingPair[], value?: string): string {
  const name = value === undefined ? "nn.ZeroPad" : "nn.ConstantPad";
  const sides = padding.toReversed().flat();
  const amount = sides.every((size) => size === sides[0]) ? `${sides[0]}` : tuple(sides);
  return call(`${name}${padding.length}d`, [amount, ...(value === undefined ? [] : [value])]);
}

/** PyTorch's way to crop: a negative padding. */
export function pytorchCropping(cropping: readonly PaddingPair[]): Extract<Sequence, { layers: unknown }> {
  // 0 - keeps an end that is left alone from being a negative zero.
  const negative = cropping.map(([before, after]): PaddingPair => [0 - before, 0 - after]);
  return { layers: [pytorchPadding(negative)], notes: [{ code: "negative-padding-crops", cropping }] };
}
