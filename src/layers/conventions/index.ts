/** What frameworks, formats and a course take for granted of the same layers, as data. */
import { caffe } from "./caffe.ts";
import type { Convention } from "./convention.ts";
import { cs231n } from "./cs231n.ts";
import { keras } from "./keras.ts";
import { onnx } from "./onnx.ts";
import { pytorch } from "./pytorch.ts";
import { tensorflowJs } from "./tensorflow-js.ts";

export { type ChannelOrder, shapeFrom, shapeIn } from "./channel-order.ts";
export type { Convention, LayerConvention } from "./convention.ts";
export type { ConventionRefusal, Difference } from "./finding.ts";
export type { ConventionKind, ConventionSpec } from "./spec.ts";
export { tensorflowJsOutputSize } from "./tensorflow-js-sizes.ts";
export { type Reported, type UnderConvention, underConvention } from "./under-convention.ts";
export { caffe, cs231n, keras, onnx, pytorch, tensorflowJs };

/** Every convention there is a preset for, the one that this notebook follows first. */
export const conventions: readonly Convention[] = [pytorch, keras, onnx, tensorflowJs, caffe, cs231n];
