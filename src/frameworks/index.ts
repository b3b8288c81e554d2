/** The frameworks, formats and courses, each what it takes for granted of the same layers and the code that builds them. */
import { safeDeriveOn } from "../layers/derive-on.ts";
import { caffe } from "./caffe/framework.ts";
import { cs231n } from "./cs231n/framework.ts";
import type { ConventionSpec, Framework } from "./framework.ts";
import { keras } from "./keras/framework.ts";
import { onnx } from "./onnx/framework.ts";
import { pytorch } from "./pytorch/framework.ts";
import { tensorflowJs } from "./tensorflow-js/framework.ts";
import { type UnderConvention, underConventionBy } from "./under-convention.ts";

export type { ChannelOrder } from "./channel-order.ts";
export type { CodeRefusal, FrameworkCode, LayerCode, LayerNote, LayerRefusal, Note } from "./code.ts";
export type { ConventionRefusal, Difference } from "./finding.ts";
export type { ConventionKind, ConventionSpec, Framework, LayerConvention } from "./framework.ts";
export type { Reported, UnderConvention } from "./under-convention.ts";

/** Every framework, the one that this notebook follows first; a new one is its folder, a line here, and words. */
export const frameworks = [pytorch, keras, onnx, tensorflowJs, caffe, cs231n] as const;

export type FrameworkId = (typeof frameworks)[number]["id"];

/** What a framework makes of a layer of any kind, as `underConventionBy` says. */
export function underConvention(framework: Framework, spec: ConventionSpec): UnderConvention {
  return underConventionBy(safeDeriveOn, framework, spec);
}
