import type { Shape } from "../layers/spec.ts";
import { tuple } from "./python.ts";

/** Where the channels stand in a shape: before the spatial axes (PyTorch, ONNX, Caffe), or after them (Keras, CS231n). */
export type ChannelOrder = "channels-first" | "channels-last";

/** The shape of a volume without its batch axis, its channels where an order has them: [3, 10, 10] or [10, 10, 3]. */
export function shapeIn(order: ChannelOrder, [channels, ...size]: Shape): Shape {
  return order === "channels-first" ? [channels as number, ...size] : [...size, channels as number];
}

/** The same shape with its channels first: (3, 10, 10) written channels-last is 10 channels of 3 x 10. */
export function shapeFrom(order: ChannelOrder, written: Shape): Shape {
  return order === "channels-first" ? written : [...written.slice(-1), ...written.slice(0, -1)];
}

/** A shape as Python writes it: "(5, 8, 8)". */
export function shapeTuple(order: ChannelOrder, channels: number, size: readonly number[]): string {
  return tuple(shapeIn(order, [channels, ...size]));
}
