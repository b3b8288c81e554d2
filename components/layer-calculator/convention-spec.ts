import type { ConvolutionSpec } from "../../src/convolution/index.ts";
import { shapeIn } from "../../src/frameworks/channel-order.ts";
import type { ConventionSpec, Framework } from "../../src/frameworks/framework.ts";
import { type State, specOf } from "../calculator/state.ts";
import { hasField, type Kind } from "./kinds.ts";
import { outputPaddingOf } from "./output-padding.ts";

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
