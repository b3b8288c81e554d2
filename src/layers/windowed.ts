import {
  type AxisWindow,
  type ConvolutionSpec,
  derive,
  type LayerIssue,
  type PoolingSpec,
  safeParsePooling,
  safeParseWindowed,
  type TransposedConvolutionSpec,
  type WindowedLayer,
} from "../convolution/index.ts";
import type { Result } from "../convolution/validate.ts";
import type { Unchecked } from "./kind.ts";
import type { Shape, Shaped } from "./shaped.ts";

/** A layer that moves a window, as a network declares it: everything but the shape that comes in. */
export type WindowedSpec =
  | WithoutInput<ConvolutionSpec, "convolution">
  | WithoutInput<TransposedConvolutionSpec, "transposed-convolution">
  | WithoutInput<PoolingSpec, "max-pooling">
  | WithoutInput<PoolingSpec, "average-pooling">;

type WithoutInput<Spec, Kind extends string> = {
  readonly kind: Kind;
} & Omit<Spec, "kind" | "inputSize" | "inChannels" | "channels">;

/** One element a channel, the spatial axes kept: [C, 1, 1]. */
export interface GlobalPoolingSpec {
  readonly kind: "global-pooling";
  readonly pool?: "max" | "average";
}

/** The checked layer that a declaration makes on the shape that comes in, or the issues why it makes none. */
export function safeParseOn(
  spec: Unchecked & { readonly kind: string },
  [channels, ...inputSize]: Shape,
): Result<WindowedLayer, LayerIssue> {
  return safeParseWindowed({ ...spec, channels, inChannels: channels, inputSize });
}

/** What a layer that moves a window makes of the one shape that comes in, or the issues why it makes nothing of it. */
export function safeDeriveWindowed(
  spec: Unchecked & { readonly kind: string },
  shapes: readonly Shape[],
): Result<Shaped, LayerIssue> {
  return onOne(shapes, (shape) => safeParseOn(spec, shape));
}

/** A pooling over the whole of every axis: it sees all. */
export function safeDeriveGlobal(
  { pool = "average" }: Unchecked,
  shapes: readonly Shape[],
): Result<Shaped, LayerIssue> {
  const { layer, issues } = onOne(shapes, ([channels, ...inputSize]) =>
    safeParsePooling({ kind: pool, channels, inputSize, kernelSize: inputSize }),
  );
  return layer ? { layer: { ...layer, window: "all" }, issues } : { issues };
}

function onOne(
  shapes: readonly Shape[],
  parse: (shape: Shape) => Result<WindowedLayer, LayerIssue>,
): Result<Shaped, LayerIssue> {
  const [shape = []] = shapes;
  if (shapes.length !== 1) {
    const count = { inputs: shapes.length, minimum: 1 };
    return { issues: [{ code: "wrong-input-count", field: "inputShape", ...count }] };
  }
  const { layer, issues } = parse(shape);
  return layer ? { layer: shaped(layer), issues } : { issues };
}

/** A checked layer that moves a window, on the shape it was checked with. */
export function shaped(layer: WindowedLayer): Shaped {
  const derived = derive(layer);
  const { outputChannels, outputSize, outputElements, parameters, macs, steps } = derived;
  return {
    outputShape: [outputChannels, ...outputSize],
    outputElements,
    parameters,
    biases: "biases" in derived ? derived.biases : 0,
    buffers: 0,
    counters: 0,
    macs,
    steps,
    window: layer.stride.map(
      (stride, axis): AxisWindow => ({
        span: derived.effectiveKernel[axis] as number,
        stride,
        before: derived.padding[axis]?.[0] as number,
        transposed: layer.kind === "transposed-convolution",
        dilation: layer.dilation[axis] as number,
      }),
    ),
  };
}
