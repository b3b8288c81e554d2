/** Every kind of layer that a network may hold, and what each makes of the shapes that come in. */
export type { AxisWindow } from "../convolution/index.ts";
export { checkOn, deriveOn } from "./derive-on.ts";
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
export type { LayerSpec, Shape, Shaped } from "./spec.ts";
export { type DepthwiseSeparableSpec, depthwiseSeparable } from "./windowed.ts";
