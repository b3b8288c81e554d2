import {
  type ConvolutionSpec,
  derive,
  type LayerField,
  type LayerIssue,
  safeParseWindowed,
  type WindowedLayer,
} from "../../src/convolution/index.ts";
import { inexact, type Result } from "../../src/convolution/validate.ts";
import { shapeIn } from "../../src/frameworks/channel-order.ts";
import type { ConventionSpec, Framework } from "../../src/frameworks/framework.ts";
import { type UnderConvention, underConventionBy } from "../../src/frameworks/under-convention.ts";
import { type Counting, flops, macs } from "../../src/layers/counting.ts";
import { safeDeriveWindowed } from "../../src/layers/windowed.ts";
import {
  convnetBurden,
  ptflops,
  ptflopsTwice,
  tensorflowProfiler,
  torchinfo,
} from "../../src/networks/countings.ts";
import { readText, type State } from "../form/state.ts";
import { frameworkOf, hasField, type Kind } from "./kinds.ts";
import { layersOn, type WholeLayer, wholeLayer } from "./parts.ts";
import { entriesIn, specOf } from "./state.ts";

/** A form's state read: the layer derived, or what is wrong; and what the framework chosen makes of the layer. */
export interface Reading {
  readonly answer?: WholeLayer;
  readonly issues: readonly FormIssue[];
  readonly framework?: Framework;
  readonly found?: UnderConvention;
}

/**
 * Reads a state. Where a framework builds the layer, the answer is the layer as it is built there; where none is chosen
 * or it refuses, the layer as this notebook has it.
 */
export function readState(state: State): Reading {
  const { layers: own, issues } = layersFrom(state);
  const framework = frameworkOf(state.framework);
  if (!framework || issues.some(({ code }) => !beyondUs.has(code))) return answered(state, own, issues);
  const found = foundBy(framework, state);
  const countPadding = state.countPadding !== "";
  const layers = found?.layers.map((layer) =>
    layer.kind === "average-pooling" ? { ...layer, countPadding } : layer,
  );
  const built = found?.reported && layers && layersOn(layers, found.inputShape);
  const reading = answered(state, built ?? own, issues);
  return found && reading.answer ? { ...reading, framework, found } : reading;
}

function answered(state: State, layers: FormLayers["layers"], issues: FormLayers["issues"]): Reading {
  if (!layers) return { issues };
  let answer: WholeLayer | undefined;
  const counted = inexact<LayerField, FormIssue>({}, () => {
    answer = wholeLayer(layers, countingOf(state.counting));
    return [];
  });
  return { ...(answer && { answer }), issues: counted };
}

// Where only the framework's numbers pass 2^53 - 1, the layer is answered as this notebook has it.
function foundBy(framework: Framework, state: State): UnderConvention | undefined {
  try {
    return underConventionBy(safeDeriveWindowed, framework, conventionSpec(state, framework));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

// What this notebook refuses and some framework builds all the same, such as Keras an output padding beside `same`.
const beyondUs: ReadonlySet<string> = new Set<LayerIssue["code"]>([
  "output-padding-beside-same",
  "output-padding-too-large",
]);

/** The counting of an id; multiply-accumulates where there is none. */
export function countingOf(id: string | undefined): Counting {
  return new Map(Object.entries(counted)).get(id as string) ?? macs;
}

// Not from the networks' list, which would bring its sources into the browser.
const counted = {
  macs,
  flops,
  ptflops,
  "ptflops-0-7-5": ptflopsTwice,
  torchinfo,
  "tensorflow-profiler": tensorflowProfiler,
  "convnet-burden": convnetBurden,
};

/** What is wrong with a field of the form; a separable layer has a field that no layer by itself has. */
type FormIssue = Omit<LayerIssue, "field"> & {
  readonly field: LayerIssue["field"] | "depthMultiplier";
  readonly code: LayerIssue["code"];
};

/** The layers that a form asks for, one after another: two for a depthwise-separable convolution; or what is wrong with its texts. */
interface FormLayers {
  readonly layers?: readonly WindowedLayer[];
  readonly issues: readonly FormIssue[];
}

/** Reads the layers of a form by this notebook's own rules, whatever framework is chosen. */
function layersFrom(state: State): FormLayers {
  const kind = state.kind as Kind;
  const spec = { ...specOf(state), kind };
  if (kind === "separable-convolution") return separableLayers(state, spec);
  if (kind === "convolution") return oneLayer(safeParseWindowed(spec));
  if (kind === "transposed-convolution")
    return oneLayer(safeParseWindowed({ ...spec, outputPadding: outputPaddingOf(state) }));
  const { inputSize, inChannels, kernelSize, stride, padding } = spec;
  const ceilMode = state.ceilMode !== "";
  const { dilation } = spec;
  const window = { kind, inputSize, channels: inChannels, kernelSize, stride, padding, dilation, ceilMode };
  if (kind === "max-pooling") return oneLayer(safeParseWindowed(window));
  return oneLayer(safeParseWindowed({ ...window, countPadding: state.countPadding !== "" }));
}

// A pooling has one number of channels; in the form it is the field of the input channels.
function oneLayer({ layer, issues }: Result<WindowedLayer, LayerIssue>): FormLayers {
  if (layer) return { layers: [layer], issues: [] };
  return {
    issues: issues.map((issue) => (issue.field === "channels" ? { ...issue, field: "inChannels" } : issue)),
  };
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

// A depthwise convolution's output channels come of the multiplier, which is the field a reader typed.
function ofMultiplier(issue: LayerIssue): FormIssue {
  return issue.field === "outChannels" ? { ...issue, field: "depthMultiplier" } : issue;
}

/** The layer in the terms of a framework, to be judged by its conventions; only for a state whose texts are all numbers. */
function conventionSpec(state: State, framework: Framework): ConventionSpec {
  const kind = state.kind as Kind;
  const spec = specOf(state) as Numbers;
  const { inputSize, inChannels, outChannels, kernelSize, stride, padding, groups, bias } = spec;
  const [order] = framework.orders;
  const outputPadding = outputPaddingOf(state) as readonly number[] | undefined;
  // A padding alike on every axis is given as one number: TensorFlow.js gives another size for one number an axis.
  const shared = state.paddingMode === "number" && padding.every((size) => size === padding[0]);
  const some = {
    outChannels,
    dilation: spec.dilation.map((step) => step - 1 + framework.dilationFrom),
    groups,
    ceilMode: state.ceilMode !== "",
    ...(outputPadding && { outputPadding }),
    depthMultiplier: readText(state.depthMultiplier as string),
    depthwiseBias: state.depthwiseBias !== "",
  };
  return {
    ...{ kind, order, inputShape: shapeIn(order, [inChannels, ...inputSize]), kernelSize, stride, bias },
    padding: shared ? (padding[0] as number) : padding,
    ...Object.fromEntries(Object.entries(some).filter(([field]) => hasField(kind, field))),
  };
}

// The texts of the form are numbers, and lists one an axis.
type Numbers = Required<ConvolutionSpec> & {
  readonly padding: readonly unknown[];
  readonly dilation: readonly number[];
};

/** The output padding of a form, an entry an axis; undefined where all are empty, which in Keras is not the same as 0. */
function outputPaddingOf(state: State): unknown {
  const entries = entriesIn(state, "outputPadding");
  return entries.every((entry) => entry === undefined) ? undefined : entries;
}
