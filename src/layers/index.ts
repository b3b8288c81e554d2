/** Every kind of layer that a network may hold, and what each makes of the shapes that come in. */
export type { AxisWindow } from "../convolution/index.ts";
export { type DepthwiseSeparableSpec, depthwiseSeparable } from "./depthwise-separable.ts";
export { checkOn, deriveOn, type LayerSpec } from "./derive-on.ts";
export {
  type ByteUnit,
  bytesPerValue,
  byteUnits,
  inUnit,
  type KeptValues,
  type Memory,
  memoryOf,
  type NumberType,
} from "./memory.ts";
export type { Shape, Shaped } from "./shaped.ts";
