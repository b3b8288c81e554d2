/** What frameworks, formats and a course take for granted of the same layers, as data. */
import { safeDeriveOn } from "../layers/derive-on.ts";
import { caffe } from "./caffe/convention.ts";
import type { Convention } from "./convention.ts";
import { cs231n } from "./cs231n/convention.ts";
import { keras } from "./keras/convention.ts";
import { onnx } from "./onnx/convention.ts";
import { pytorch } from "./pytorch/convention.ts";
import type { ConventionSpec } from "./spec.ts";
import { tensorflowJs } from "./tensorflow-js/convention.ts";
import { type UnderConvention, underConventionBy } from "./under-convention.ts";

export { type ChannelOrder, shapeFrom, shapeIn } from "./channel-order.ts";
export type { Convention, LayerConvention } from "./convention.ts";
export type { ConventionRefusal, Difference } from "./finding.ts";
export type { ConventionKind, ConventionSpec } from "./spec.ts";
export { tensorflowJsOutputSize } from "./tensorflow-js/sizes.ts";
export type { Reported, UnderConvention } from "./under-convention.ts";
export { caffe, cs231n, keras, onnx, pytorch, tensorflowJs };

/** Every convention there is a preset for, the one that this notebook follows first. */
export const conventions: readonly Convention[] = [pytorch, keras, onnx, tensorflowJs, caffe, cs231n];

/** What a convention makes of a layer of any kind, as `underConventionBy` says. */
export function underConvention(convention: Convention, spec: ConventionSpec): UnderConvention {
  return underConventionBy(safeDeriveOn, convention, spec);
}
