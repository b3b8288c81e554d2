import type { LayerIssue } from "../../src/convolution/index.ts";
import {
  type Convention,
  type ConventionSpec,
  shapeIn,
  type UnderConvention,
  underConvention,
} from "../../src/layers/conventions/index.ts";
import { type Counting, macs } from "../../src/layers/counting.ts";
import { countings } from "../../src/networks/countings.ts";
import { letters, type State, specOf } from "../calculator/state.ts";
import { frameworkOf, hasField, type Kind } from "./kinds.ts";
import { type Answer, answerTo, type Checked, inRow, readLayer } from "./parts.ts";

/** What is wrong with a field of the form; a separable layer has fields that no layer by itself has. */
export type FormIssue = Omit<LayerIssue, "field"> & {
  readonly field: LayerIssue["field"] | "depthMultiplier";
  readonly code: LayerIssue["code"];
};

/** What a state comes to: an answer, or what is wrong; and what the framework chosen makes of the layer. */
export interface Reading {
  readonly answer?: Answer;
  readonly issues: readonly FormIssue[];
  readonly framework?: Convention;
  readonly found?: UnderConvention;
}

/**
 * Reads a state. Where a framework builds the layer, the answer is the layer as it is built there; where none is chosen
 * or it refuses, the layer as this notebook has it.
 */
export function readState(state: State): Reading {
  const counting = countingOf(state.counting);
  const { row, issues } = ourRow(state);
  const framework = frameworkOf(state.framework);
  if (!framework || issues.some(({ code }) => !beyondUs.has(code)))
    return row ? { answer: answerTo(row, counting), issues } : { issues };

  const found = underConvention(framework, conventionSpec(state, framework));
  const countPadding = state.countPadding !== "";
  const layers = found.layers.map((layer) =>
    layer.kind === "average-pooling" ? { ...layer, countPadding } : layer,
  );
  const built = found.reported && inRow(layers, found.inputShape).layer;
  const shown = built ?? row;
  return shown
    ? { answer: answerTo(shown, counting), issues: [], framework, found }
    : { issues, framework, found };
}

// Issues of ours with numbers that a framework may take all the same.
const beyondUs: ReadonlySet<string> = new Set<LayerIssue["code"]>([
  "output-padding-beside-same",
  "output-padding-too-large",
  "padding-over-half-kernel",
]);

/** The counting of an id; multiply-accumulates where there is none. */
export function countingOf(id: string | undefined): Counting {
  return countings.find((named) => named.id === id)?.counting ?? macs;
}

interface Row {
  readonly row?: readonly Checked[];
  readonly issues: readonly FormIssue[];
}

function ourRow(state: State): Row {
  const kind = state.kind as Kind;
  const spec = { ...specOf(state), kind };
  if (kind === "separable-convolution") return separableRow(state, spec);
  if (kind === "convolution") return rowOf(readLayer(spec));
  if (kind === "transposed-convolution") {
    const outputPadding = outputPaddingOf(state);
    return rowOf(readLayer({ ...spec, outputPadding }));
  }
  const { inputSize, inChannels, kernelSize, stride, padding } = spec;
  const ceilMode = state.ceilMode !== "";
  const window = { kind, inputSize, channels: inChannels, kernelSize, stride, padding, ceilMode };
  if (kind === "max-pooling") return rowOf(readLayer({ ...window, dilation: spec.dilation }));
  return rowOf(readLayer({ ...window, countPadding: state.countPadding !== "" }));
}

function rowOf({ layer, issues }: { layer?: Checked; issues: readonly LayerIssue[] }): Row {
  return layer ? { row: [layer], issues: [] } : { issues };
}

// The kernels of every channel by themselves say what is wrong with the window, a 1x1 convolution what is wrong with the
// channels that go out; only then is there a depthwise layer to speak of.
function separableRow(state: State, spec: ReturnType<typeof specOf>): Row {
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
  const size = answerTo([one.layer], macs).outputShape.slice(1);
  const two = readLayer({ ...pointwise, kind: "convolution", inputSize: size, inChannels: between });
  return two.layer ? { row: [one.layer, two.layer], issues: [] } : { issues: two.issues };
}

function ofMultiplier(issue: LayerIssue): FormIssue {
  return issue.field === "outChannels" ? { ...issue, field: "depthMultiplier" } : issue;
}

// Left out altogether it is none; of some axes alone it is missing on the others.
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

/** The layer as the framework has it written; only of a state whose texts are all numbers. */
function conventionSpec(state: State, framework: Convention): ConventionSpec {
  const kind = state.kind as Kind;
  const spec = specOf(state) as Required<Record<string, never>>;
  const { inputSize, inChannels, padding } = spec;
  const [order] = framework.orders;
  const outputPadding = hasField(kind, "outputPadding") ? outputPaddingOf(state) : undefined;
  // One number for every axis is more than as many that are alike: TensorFlow.js reads it otherwise.
  const shared = state.paddingMode === "number" && !state.perAxis;
  return {
    kind,
    order,
    inputShape: shapeIn(order, [inChannels, ...(inputSize as readonly number[])]),
    kernelSize: spec.kernelSize,
    stride: spec.stride,
    padding: shared ? padding[0] : padding,
    bias: spec.bias,
    ...(hasField(kind, "outChannels") && { outChannels: spec.outChannels }),
    ...(hasField(kind, "dilation") && {
      dilation: (spec.dilation as readonly number[]).map((step) => step - 1 + framework.dilationFrom),
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
