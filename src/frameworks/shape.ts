import { tuple } from "./python.ts";

/** Where the channels stand in a shape: before the spatial axes (PyTorch), or after them (Keras). */
export type ChannelOrder = "channels-first" | "channels-last";

/** The shape of a volume without its batch axis, its channels where a framework has them. */
export function shapeIn(order: ChannelOrder, channels: number, size: readonly number[]): readonly number[] {
  return order === "channels-first" ? [channels, ...size] : [...size, channels];
}

/** The same as Python writes it: "(5, 8, 8)". */
export function shapeTuple(order: ChannelOrder, channels: number, size: readonly number[]): string {
  return tuple(shapeIn(order, channels, size));
}
