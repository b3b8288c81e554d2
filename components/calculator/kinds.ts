import { type Convolution, type PaddingWord, paddingWords } from "../../src/convolution/index.ts";
import { caffe } from "../../src/frameworks/caffe/framework.ts";
import type { Framework, LayerConvention } from "../../src/frameworks/framework.ts";
import { keras } from "../../src/frameworks/keras/framework.ts";
import { onnx } from "../../src/frameworks/onnx/framework.ts";
import { pytorch } from "../../src/frameworks/pytorch/framework.ts";
import { tensorflowJs } from "../../src/frameworks/tensorflow-js/framework.ts";
import type { State } from "../form/state.ts";
import { fieldOf, letters, stateOf } from "./state.ts";

/** The kinds of layer the calculator knows, by the names that addresses hold. */
export const kinds = [
  "convolution",
  "transposed-convolution",
  "max-pooling",
  "average-pooling",
  "separable-convolution",
] as const;
export type Kind = (typeof kinds)[number];

/** The frameworks that may be chosen. From their own files: the registry would bring every kind of layer into the browser. */
export const frameworks: readonly Framework[] = [pytorch, keras, onnx, tensorflowJs, caffe];

/** How a padding is given: one number for both sides, one for each side, or a word. */
export type PaddingMode = PaddingWord | "number" | "sides";

const weighted = ["convolution", "transposed-convolution", "separable-convolution"];
const pooled = ["max-pooling", "average-pooling"];

/** The fields that only some kinds of layer have. */
const fieldKinds: Readonly<Record<string, readonly string[]>> = {
  outChannels: weighted,
  outputPadding: ["transposed-convolution"],
  dilation: [...weighted, ...pooled],
  groups: ["convolution", "transposed-convolution"],
  depthMultiplier: ["separable-convolution"],
  bias: weighted,
  depthwiseBias: ["separable-convolution"],
  ceilMode: pooled,
  countPadding: ["average-pooling"],
};

/** Whether a kind of layer has a field. */
export function hasField(kind: string, field: string): boolean {
  return fieldKinds[field]?.includes(kind) ?? true;
}

/** Whether a field is to be seen: one that the framework's layer lacks only where it holds something, which is then refused. */
export function showsField(state: State, field: string): boolean {
  const { kind = "", framework } = state;
  const lacks = /^(dilation|groups|outputPadding|ceilMode)$/.test(field) && frameworkOf(framework);
  if (!hasField(kind, field) || !lacks || ruleOf(kind, framework).fields.includes(field as "groups"))
    return hasField(kind, field);
  const nothing = defaultsOf(state);
  return Object.entries(state).some(
    ([name, text]) => fieldOf(name) === field && text !== (nothing[name] ?? "1"),
  );
}

/** Whether the framework's poolings round up whatever is ticked. */
export function alwaysRoundsUp(state: State): boolean {
  return defaultsOf(state).ceilMode !== "";
}

/** The framework of an id; nothing where none is chosen. */
export function frameworkOf(id: string | undefined): Framework | undefined {
  return frameworks.find((framework) => framework.id === id);
}

/** The conventions of a framework for a kind of layer; PyTorch's where none is chosen. */
function ruleOf(kind: string, framework: string | undefined): LayerConvention {
  const { layers } = frameworkOf(framework) ?? pytorch;
  return layers[kind as Kind] as LayerConvention;
}

/** How the padding of a kind of layer may be given, whatever the framework. */
export function paddingModesOf(kind: string): readonly PaddingMode[] {
  const isForward = kind === "convolution" || kind === "separable-convolution";
  const words = paddingWords.filter((word) => isForward || !["full", "causal"].includes(word));
  return ["number", "sides", ...words];
}

/** How it may be given in a framework, each with the framework's own word, such as SAME_UPPER; empty where ours is used. */
export function offeredModes(kind: string, framework: string | undefined): ReadonlyMap<PaddingMode, string> {
  const own = paddingModesOf(kind);
  if (!frameworkOf(framework)) return new Map(own.map((mode) => [mode, ""]));
  const { words, numbers } = ruleOf(kind, framework);
  const offered = new Map<PaddingMode, string>();
  if (numbers !== "none") offered.set("number", "");
  if (numbers === "a pair an axis") offered.set("sides", "");
  for (const [word, mode] of Object.entries(words)) if (own.includes(mode)) offered.set(mode, word);
  return offered;
}

/**
 * The state of a convolution, no framework chosen: that of the lessons' calculator, so that links to it stay good, and besides
 * `kind`, `framework`, `counting`, `depthMultiplier`, `depthwiseBias`, `ceilMode`, `countPadding`, `outputPadding-d` to `-w`.
 */
export function layerStateOf(layer: Convolution): State {
  const state = { ...stateOf(layer), kind: "convolution", framework: "", counting: "macs" };
  return { ...state, depthMultiplier: "1", ceilMode: "", ...defaultsOf(state) };
}

/** The query entries of a state: what differs from the defaults of its kind and framework, over what the page opens with. */
export function layerEntriesOf(state: State, preset: State): readonly [string, string][] {
  const chosen = Object.fromEntries(Object.entries(state).filter(([name]) => leads(name)));
  const base = applyDefaults({ ...preset, ...chosen }, preset);
  return Object.entries(state).filter(
    ([name, text]) => text !== (leads(name) ? preset : base)[name] && name in preset,
  );
}

/** The state of a query; what it leaves out is as the page opens, or the default of the kind and framework it names. */
export function layerStateFrom(given: URLSearchParams, preset: State): State {
  const names = Object.keys(preset).filter((name) => given.has(name));
  const asked: State = Object.fromEntries(names.map((name) => [name, given.get(name) as string]));
  return { ...applyDefaults({ ...preset, ...asked }, preset), ...asked };
}

/**
 * A state after its kind, its framework or a pooling's window changed: a field that stood at its old default takes the new
 * one, but for those that a reader set, by their names without an axis.
 */
export function applyDefaults(state: State, before: State, set: ReadonlySet<string> = new Set()): State {
  const [was, is] = [defaultsOf(before), defaultsOf(state)];
  const isPadded = letters.some((letter) => state[`padding-${letter}`] !== "0");
  const known: readonly string[] = paddingModesOf(state.kind as string);
  const next = Object.entries(is).flatMap(([name, text]) => {
    const lost = name === "paddingMode" && !known.includes(state.paddingMode as string);
    const kept = set.has(fieldOf(name)) || state[name] !== was[name] || (name === "paddingMode" && isPadded);
    return kept && !lost ? [] : [[name, text]];
  });
  return { ...state, ...Object.fromEntries(next) };
}

/** The defaults of a state's kind and framework; a pooling's stride is its kernel size. */
function defaultsOf(state: State): State {
  const { kind, framework } = state;
  // A link may hold anything.
  const of = kinds.find((known) => known === kind) ?? "convolution";
  const { defaults } = ruleOf(of, framework);
  const given = frameworkOf(framework)?.layers["transposed-convolution"]?.numbers === "none" ? "" : "0";
  const tick = (on: boolean) => (on ? "yes" : "");
  const ofAxes = letters.flatMap((letter) => [
    [`stride-${letter}`, defaults.stride === "kernel" ? (state[`kernelSize-${letter}`] as string) : "1"],
    [`outputPadding-${letter}`, given],
  ]);
  return {
    paddingMode: defaults.padding === 0 ? "number" : defaults.padding,
    bias: tick(defaults.bias),
    depthwiseBias: tick(defaults.depthwiseBias && defaults.bias),
    countPadding: tick(defaults.countPadding),
    ceilMode: tick(defaults.ceilMode === true),
    ...Object.fromEntries(ofAxes),
  };
}

// Whether defaults of other fields depend on this one.
function leads(name: string): boolean {
  return /^(kind|framework|kernelSize-.|padding-.)$/.test(name);
}
