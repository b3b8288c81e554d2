import type { ConvolutionSpec, LayerIssue, WindowedLayer } from "../../src/convolution/index.ts";
import { shapeIn } from "../../src/frameworks/channel-order.ts";
import type { ConventionSpec, Framework } from "../../src/frameworks/framework.ts";
import { macs } from "../../src/layers/counting.ts";
import type { State } from "../form/state.ts";
import { hasField, type Kind } from "./kinds.ts";
import { readLayer, wholeLayer } from "./parts.ts";
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
  if (kind === "convolution") return oneLayer(readLayer(spec));
  if (kind === "transposed-convolution") {
    const outputPadding = outputPaddingOf(state);
    return oneLayer(readLayer({ ...spec, outputPadding }));
  }
  const { inputSize, inChannels, kernelSize, stride, padding } = spec;
  const ceilMode = state.ceilMode !== "";
  const window = { kind, inputSize, channels: inChannels, kernelSize, stride, padding, ceilMode };
  if (kind === "max-pooling") return oneLayer(readLayer({ ...window, dilation: spec.dilation }));
  return oneLayer(readLayer({ ...window, countPadding: state.countPadding !== "" }));
}

function oneLayer({ layer, issues }: { layer?: WindowedLayer; issues: readonly LayerIssue[] }): FormLayers {
  return layer ? { layers: [layer], issues: [] } : { issues: issues.map(ofChannels) };
}

// Until every field is right there is no depthwise layer to check. So a plain convolution with the same window finds what is
// wrong with the window, and a 1x1 convolution what is wrong with the output channels.
function separableLayers(state: State, spec: ReturnType<typeof specOf>): FormLayers {
  const { inChannels, outChannels } = spec;
  const kernels = specOf({ ...state, outChannels: state.depthMultiplier as string, groups: "1" });
  const bias = state.bias !== "";
  const pointwise = { inputSize: [1], inChannels: 1, outChannels, kernelSize: 1, bias };
  const first = readLayer({ ...kernels, kind: "convolution" }).issues;
  const second = readLayer({ ...pointwise, kind: "convolution" }).issues;
  const issues = [...first.map(ofMultiplier), ...second];
  if (issues.length > 0) return { issues };
  const between = (inChannels as number) * (kernels.outChannels as number);
  const depthwise = { ...spec, outChannels: between, groups: inChannels, bias: state.depthwiseBias !== "" };
  const one = readLayer({ ...depthwise, kind: "convolution" });
  if (!one.layer) return { issues: one.issues.map(ofMultiplier) };
  const size = wholeLayer([one.layer], macs).outputShape.slice(1);
  const two = readLayer({ ...pointwise, kind: "convolution", inputSize: size, inChannels: between });
  return two.layer ? { layers: [one.layer, two.layer], issues: [] } : { issues: two.issues };
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
