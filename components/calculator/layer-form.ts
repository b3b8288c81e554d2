import {
  type ConvolutionSpec,
  derive,
  type LayerIssue,
  safeParseWindowed,
} from "../../src/convolution/index.ts";
import { shapeIn } from "../../src/frameworks/channel-order.ts";
import type { ConventionSpec, Framework } from "../../src/frameworks/framework.ts";
import { readText, type State } from "../form/state.ts";
import { hasField, type Kind } from "./kinds.ts";
import type { Checked } from "./parts.ts";
import { letters, specOf } from "./state.ts";

/** What is wrong with a field of the form; a separable layer has a field that no layer by itself has. */
export type FormIssue = Omit<LayerIssue, "field"> & {
  readonly field: LayerIssue["field"] | "depthMultiplier";
  readonly code: LayerIssue["code"];
};

/** The layers in a row that a form's texts are, by this notebook's own rules, or what is wrong with them. */
export interface Row {
  readonly row?: readonly Checked[];
  readonly issues: readonly FormIssue[];
}

/** Reads a form's texts; nothing of the framework chosen. */
export function rowFrom(state: State): Row {
  const kind = state.kind as Kind;
  const spec = { ...specOf(state), kind };
  if (kind === "separable-convolution") return separableRow(state, spec);
  if (kind === "convolution") return rowOf(safeParseWindowed(spec));
  if (kind === "transposed-convolution") {
    const outputPadding = outputPaddingOf(state);
    return rowOf(safeParseWindowed({ ...spec, outputPadding }));
  }
  const { inputSize, inChannels, kernelSize, stride, padding } = spec;
  const ceilMode = state.ceilMode !== "";
  const window = { kind, inputSize, channels: inChannels, kernelSize, stride, padding, ceilMode };
  if (kind === "max-pooling") return rowOf(safeParseWindowed({ ...window, dilation: spec.dilation }));
  return rowOf(safeParseWindowed({ ...window, countPadding: state.countPadding !== "" }));
}

function rowOf({ layer, issues }: { layer?: Checked; issues: readonly LayerIssue[] }): Row {
  return layer ? { row: [layer], issues: [] } : { issues: issues.map(ofChannels) };
}

// What is wrong with the window is what is wrong with the kernels of every channel by themselves, and with the channels that
// go out, with a 1x1 convolution; only where they are right is there a depthwise layer to speak of.
function separableRow(state: State, spec: ReturnType<typeof specOf>): Row {
  const { inChannels, outChannels } = spec;
  const multiplier = readText(state.depthMultiplier as string);
  const between = typeof multiplier === "number" ? (inChannels as number) * multiplier : Number.NaN;
  const kind = "convolution";
  const across = { kind, inputSize: [1], inChannels: 1, outChannels, kernelSize: 1, bias: spec.bias };
  const bias = state.depthwiseBias !== "";
  const one = safeParseWindowed({ ...spec, kind, outChannels: between, groups: inChannels, bias });
  const inputSize = one.layer && derive(one.layer).outputSize;
  const two = safeParseWindowed({ ...across, inputSize, inChannels: between });
  if (one.layer && two.layer) return { row: [one.layer, two.layer], issues: [] };
  const kernels = safeParseWindowed({ ...spec, kind, outChannels: multiplier, groups: 1 });
  const issues = [...kernels.issues.map(ofMultiplier), ...safeParseWindowed(across).issues];
  if (issues.length > 0) return { issues };
  return { issues: one.layer ? two.issues : one.issues.map(ofMultiplier) };
}

// A pooling has one number of channels, which the form asks for as those that come in.
function ofChannels(issue: LayerIssue): FormIssue {
  return issue.field === "channels" ? { ...issue, field: "inChannels" } : issue;
}

function ofMultiplier(issue: LayerIssue): FormIssue {
  return issue.field === "outChannels" ? { ...issue, field: "depthMultiplier" } : issue;
}

/** The layer as the framework has it written; only of a state whose texts are all numbers. */
export function conventionSpec(state: State, framework: Framework): ConventionSpec {
  const kind = state.kind as Kind;
  const spec = specOf(state) as Numbers;
  const { inputSize, inChannels, padding } = spec;
  const [order] = framework.orders;
  const outputPadding = hasField(kind, "outputPadding") ? outputPaddingOf(state) : undefined;
  // What is alike on every axis is one number, which TensorFlow.js reads otherwise than one an axis.
  const shared = state.paddingMode === "number" && padding.every((size) => size === padding[0]);
  return {
    kind,
    order,
    inputShape: shapeIn(order, [inChannels, ...inputSize]),
    kernelSize: spec.kernelSize,
    stride: spec.stride,
    padding: shared ? (padding[0] as number) : padding,
    bias: spec.bias,
    ...(hasField(kind, "outChannels") && { outChannels: spec.outChannels }),
    ...(hasField(kind, "dilation") && {
      dilation: spec.dilation.map((step) => step - 1 + framework.dilationFrom),
    }),
    ...(hasField(kind, "groups") && { groups: spec.groups }),
    ...(hasField(kind, "ceilMode") && { ceilMode: state.ceilMode !== "" }),
    ...(outputPadding !== undefined && { outputPadding: outputPadding as readonly number[] }),
    ...(hasField(kind, "depthMultiplier") && {
      depthMultiplier: specOf({ ...state, groups: state.depthMultiplier as string }).groups as number,
      depthwiseBias: state.depthwiseBias !== "",
    }),
  };
}

// The texts of the form are numbers, and lists one an axis.
type Numbers = Required<ConvolutionSpec> & {
  readonly padding: readonly unknown[];
  readonly dilation: readonly number[];
};

/** The output padding a form asks for, one text or number an axis; undefined where it is left out on every axis, which is not nothing in Keras. */
function outputPaddingOf(state: State): unknown {
  const texts = letters
    .slice(-Number(state.rank))
    .map((letter) => state[`outputPadding-${state.perAxis ? letter : "w"}`] as string);
  if (texts.every((text) => text.trim() === "")) return undefined;
  const asStrides = Object.fromEntries(
    letters.map((letter) => [`stride-${letter}`, state[`outputPadding-${letter}`] as string]),
  );
  return specOf({ ...state, ...asStrides }).stride;
}
