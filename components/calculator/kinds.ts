import { type PaddingWord, paddingWords } from "../../src/convolution/index.ts";
import { caffe } from "../../src/frameworks/caffe/framework.ts";
import type { Framework, LayerConvention } from "../../src/frameworks/framework.ts";
import { keras } from "../../src/frameworks/keras/framework.ts";
import { onnx } from "../../src/frameworks/onnx/framework.ts";
import { pytorch } from "../../src/frameworks/pytorch/framework.ts";
import { tensorflowJs } from "../../src/frameworks/tensorflow-js/framework.ts";

/** The kinds of layer the calculator knows, by the names that addresses hold. */
export const kinds = [
  "convolution",
  "transposed-convolution",
  "max-pooling",
  "average-pooling",
  "separable-convolution",
] as const;
export type Kind = (typeof kinds)[number];

/** The frameworks there is a preset for, by the names that addresses hold. */
export const frameworks: readonly Framework[] = [pytorch, keras, onnx, tensorflowJs, caffe];

/** The ways to say a padding: one number, one before and one after, or a word. */
export type PaddingMode = PaddingWord | "number" | "sides";

const everyKind: ReadonlySet<string> = new Set(kinds);
const weighted = new Set<string>(["convolution", "transposed-convolution", "separable-convolution"]);
const pooled = new Set<string>(["max-pooling", "average-pooling"]);

/** The fields of the form, with the kinds of layer that have them. */
export const fieldKinds = {
  kind: everyKind,
  rank: everyKind,
  inputSize: everyKind,
  inChannels: everyKind,
  outChannels: weighted,
  kernelSize: everyKind,
  stride: everyKind,
  padding: everyKind,
  outputPadding: new Set(["transposed-convolution"]),
  dilation: new Set([...weighted, "max-pooling"]),
  groups: new Set(["convolution", "transposed-convolution"]),
  depthMultiplier: new Set(["separable-convolution"]),
  bias: weighted,
  depthwiseBias: new Set(["separable-convolution"]),
  ceilMode: pooled,
  countPadding: new Set(["average-pooling"]),
  perAxis: everyKind,
} as const satisfies Readonly<Record<string, ReadonlySet<string>>>;
export type FieldName = keyof typeof fieldKinds;

/** Whether a kind of layer has a field; every kind has the fields this does not know. */
export function hasField(kind: string, field: string): boolean {
  const of: ReadonlySet<string> = fieldKinds[field as FieldName] ?? everyKind;
  return of.has(kind);
}

/** The framework of an id; nothing where none is chosen. */
export function frameworkOf(id: string | undefined): Framework | undefined {
  return frameworks.find((framework) => framework.id === id);
}

/** What a framework takes for granted of a kind of layer; what PyTorch does where none is chosen. */
export function ruleOf(kind: string, framework: string | undefined): LayerConvention {
  const { layers } = frameworkOf(framework) ?? pytorch;
  return layers[kind as Kind] as LayerConvention;
}

/** The ways to say a padding of a kind of layer, whatever the framework. */
export function paddingModesOf(kind: string): readonly PaddingMode[] {
  const isForward = kind === "convolution" || kind === "separable-convolution";
  const words = paddingWords.filter((word) => isForward || !["full", "causal"].includes(word));
  return ["number", "sides", ...words];
}

/** The ways a framework has to say it, each by the framework's own word, or an empty one where that is ours. */
export function offeredModes(kind: string, framework: string | undefined): ReadonlyMap<PaddingMode, string> {
  const own = paddingModesOf(kind);
  if (!frameworkOf(framework)) return new Map(own.map((mode) => [mode, ""]));
  const { words, numbers } = ruleOf(kind, framework);
  const offered: (readonly [PaddingMode, string])[] = [
    ...(numbers === "none" ? [] : ([["number", ""]] as const)),
    ...(numbers === "a pair an axis" ? ([["sides", ""]] as const) : []),
    ...Object.entries(words).map(([word, mode]) => [mode, word] as const),
  ];
  return new Map(offered.filter(([mode]) => own.includes(mode)));
}
