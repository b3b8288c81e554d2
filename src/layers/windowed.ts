import { choiceIssues, count, entering, readObject } from "../convolution/fields.ts";
import {
  type AxisWindow,
  type ConvolutionSpec,
  derive,
  type LayerIssue,
  safeParsePooling,
  safeParseWindowed,
  type WindowedLayer,
} from "../convolution/index.ts";
import { type FieldIssue, LayerError } from "../convolution/issues.ts";
import { poolingKinds } from "../convolution/pooling.ts";
import type { Result } from "../convolution/validate.ts";
import type { Unchecked } from "./kind.ts";
import type { LayerSpec, Shape, Shaped } from "./spec.ts";

/** The checked layer that a declaration makes on the shape that comes in, or the issues why it makes none. */
export function safeParseOn(
  spec: Unchecked & { readonly kind: string },
  [channels, ...inputSize]: Shape,
): Result<WindowedLayer, LayerIssue> {
  const shape = { [spec.kind.endsWith("-pooling") ? "channels" : "inChannels"]: channels, inputSize };
  return safeParseWindowed({ ...spec, [entering]: shape });
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
  { kind, pool = "average", ...others }: Unchecked,
  shapes: readonly Shape[],
): Result<Shaped, LayerIssue> {
  const wrongPool = choiceIssues("pool", pool, poolingKinds);
  if (wrongPool.length > 0) return { issues: wrongPool };
  const { layer, issues } = onOne(shapes, ([channels, ...inputSize]) =>
    safeParsePooling({ ...others, [entering]: { kind: pool, channels, inputSize, kernelSize: inputSize } }),
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

/** A depthwise-separable convolution as one may write it. */
export interface DepthwiseSeparableSpec
  extends Pick<
    ConvolutionSpec,
    "inChannels" | "outChannels" | "kernelSize" | "stride" | "padding" | "dilation" | "bias"
  > {
  /** Depthwise kernels for every input channel. */
  readonly depthMultiplier?: number;
  /** Whether the depthwise layer has biases of its own: two PyTorch layers do by default, Keras's SeparableConv does not. */
  readonly depthwiseBias?: boolean;
}

type ConvolutionOn = Extract<LayerSpec, { readonly kind: "convolution" }>;

/**
 * The two layers that a depthwise-separable convolution is: every channel by kernels of its own, then 1x1 across them.
 *
 * @throws LayerError where its channels are none; what else is wrong with it shows where its layers are derived.
 */
export function depthwiseSeparable(
  spec: DepthwiseSeparableSpec,
): readonly [depthwise: ConvolutionOn, pointwise: ConvolutionOn] {
  const issues: FieldIssue<"inChannels" | "depthMultiplier">[] = [];
  const read = readObject(spec, "inChannels", issues) as DepthwiseSeparableSpec;
  const { inChannels, outChannels, depthMultiplier = 1, depthwiseBias = true, bias = true, ...window } = read;
  const reading = { given: spec, rank: 0, issues, fields: new Set<string>() };
  count(reading, "inChannels", inChannels);
  count(reading, "depthMultiplier", depthMultiplier);
  if (issues.length > 0) throw new LayerError(issues as LayerIssue[]);
  const depthwise = {
    kind: "convolution",
    ...window,
    outChannels: inChannels * depthMultiplier,
    groups: inChannels,
    bias: depthwiseBias,
  } as const;
  return [depthwise, { kind: "convolution", outChannels, kernelSize: 1, bias }];
}
