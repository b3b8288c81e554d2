import {
  type ConvolutionSpec,
  derive,
  type LayerIssue,
  safeParseWindowed,
  type WindowedLayer,
} from "../../src/convolution/index.ts";
import { shapeIn } from "../../src/frameworks/channel-order.ts";
import type { ConventionSpec, Framework } from "../../src/frameworks/framework.ts";
import { readText, type State } from "../form/state.ts";
import { hasField, type Kind } from "./kinds.ts";
import { letters, specOf } from "./state.ts";

/** What is wrong with a field of the form; a separable layer has a field that no layer by itself has. */
export type FormIssue = Omit<LayerIssue, "field"> & {
  readonly field: LayerIssue["field"] | "depthMultiplier";
  readonly code: LayerIssue["code"];
};

/** The layers that a form asks for, one after another: two for a depthwise-separable convolution; or what is wrong with its texts. */
export interface FormLayers {
  readonly layers?: readonly WindowedLayer[];
  readonly issues: readonly FormIssue[];
}

/** Reads the layers of a form by this notebook's own rules, whatever framework is chosen. */
export function layersFrom(state: State): FormLayers {
  const kind = state.kind as Kind;
  const spec = { ...specOf(state), kind };
  if (kind === "separable-convolution") return separableLayers(state, spec);
  if (kind === "convolution") return oneLayer(safeParseWindowed(spec));
  if (kind === "transposed-convolution") {
    const outputPadding = outputPaddingOf(state);
    return oneLayer(safeParseWindowed({ ...spec, outputPadding }));
  }
  const { inputSize, inChannels, kernelSize, stride, padding } = spec;
  const ceilMode = state.ceilMode !== "";
  const window = { kind, inputSize, channels: inChannels, kernelSize, stride, padding, ceilMode };
  if (kind === "max-pooling") return oneLayer(safeParseWindowed({ ...window, dilation: spec.dilation }));
  return oneLayer(safeParseWindowed({ ...window, countPadding: state.countPadding !== "" }));
}

function oneLayer({ layer, issues }: { layer?: WindowedLayer; issues: readonly LayerIssue[] }): FormLayers {
  return layer ? { layers: [layer], issues: [] } : { issues: issues.map(ofChannels) };
}

// Until every field is right there is no depthwise layer to check. So a plain convolution with the same window finds what is
// wrong with the window, and a 1x1 convolution what is wrong with the output channels.
function separableLayers(state: State, spec: ReturnType<typeof specOf>): FormLayers {
  const { inChannels, outChannels } = spec;
  const multiplier = readText(state.depthMultiplier as string);
  const between = typeof multiplier === "number" ? (inChannels as number) * multiplier : Number.NaN;
  const kind = "convolution";
  const across = { kind, inputSize: [1], inChannels: 1, outChannels, kernelSize: 1, bias: spec.bias };
  const bias = state.depthwiseBias !== "";
  const one = safeParseWindowed({ ...spec, kind, outChannels: between, groups: inChannels, bias });
  const inputSize = one.layer && derive(one.layer).outputSize;
  const two = safeParseWindowed({ ...across, inputSize, inChannels: between });
  if (one.layer && two.layer) return { layers: [one.layer, two.layer], issues: [] };
  const kernels = safeParseWindowed({ ...spec, kind, outChannels: multiplier, groups: 1 });
  const issues = [...kernels.issues.map(ofMultiplier), ...safeParseWindowed(across).issues];
  if (issues.length > 0) return { issues };
  return { issues: one.layer ? two.issues : one.issues.map(ofMultiplier) };
}

// A pooling has one number of channels; in the form it is the field of the input channels.
function ofChannels(issue: LayerIssue): FormIssue {
  return issue.field === "channels" ? { ...issue, field: "inChannels" } : issue;
}

// A depthwise convolution's output channels come of the multiplier, which is the field a reader typed.
function ofMultiplier(issue: LayerIssue): FormIssue {
  return issue.field === "outChannels" ? { ...issue, field: "depthMultiplier" } : issue;
}

/** The layer in the terms of a framework, to be judged by its conventions; only for a state whose texts are all numbers. */
export function conventionSpec(state: State, framework: Framework): ConventionSpec {
  const kind = state.kind as Kind;
  const spec = specOf(state) as Numbers;
  const { inputSize, inChannels, padding } = spec;
  const [order] = framework.orders;
  const outputPadding = hasField(kind, "outputPadding") ? outputPaddingOf(state) : undefined;
  // A padding alike on every axis is given as one number: TensorFlow.js gives another size for one number an axis.
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

/** The output padding of a form, one text or number an axis; undefined where every axis leaves it empty, which in Keras is not the same as 0. */
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
