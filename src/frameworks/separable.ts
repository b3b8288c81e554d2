import { unwrap } from "../convolution/validate.ts";
import { type DepthwiseSeparableSpec, depthwiseSeparable } from "../layers/depthwise-separable.ts";
import type { Shape } from "../layers/index.ts";
import { convolutionOn } from "../layers/windowed.ts";
import { kerasCodeOf, kerasConvolution } from "./keras/row.ts";
import { inSequence, type LayerCode } from "./layer-code.ts";
import { call, keyword, scalarOrTuple } from "./python.ts";
import { pytorchCodeOf, pytorchConvolution } from "./pytorch/row.ts";
import { everyAxis } from "./resizing.ts";

/** A depthwise-separable convolution without what comes in. */
export type SeparableSpec = Omit<DepthwiseSeparableSpec, "inChannels">;

/**
 * The two PyTorch convolutions that a depthwise-separable one is, on [C, ...spatial sizes].
 *
 * @throws LayerError where one of them cannot be on this shape.
 */
export function pytorchSeparable(spec: SeparableSpec, inputShape: Shape): LayerCode<"PyTorch"> {
  const { depthwise, pointwise, between } = halves(spec, inputShape);
  return pytorchCodeOf(
    inSequence([pytorchConvolution(depthwise, inputShape), pytorchConvolution(pointwise, between)]),
  );
}

/**
 * Keras's SeparableConv where it is exactly this depthwise-separable convolution, else two convolutions, channels last.
 *
 * @throws LayerError where one of them cannot be on this shape.
 */
export function kerasSeparable(spec: SeparableSpec, inputShape: Shape): LayerCode<"Keras"> {
  const { depthwise, pointwise, between } = halves(spec, inputShape);
  const one = separable(spec, inputShape.length - 1);
  return kerasCodeOf(
    one
      ? { layers: [one] }
      : inSequence([kerasConvolution(depthwise, inputShape), kerasConvolution(pointwise, between)]),
    inputShape,
  );
}

function halves(spec: SeparableSpec, inputShape: Shape) {
  const [inChannels = 0] = inputShape;
  const [depthwise, pointwise] = depthwiseSeparable({ ...spec, inChannels });
  const between = unwrap(convolutionOn(depthwise, [inputShape])).outputShape;
  unwrap(convolutionOn(pointwise, [between]));
  return { depthwise, pointwise, between };
}

// One layer of one or two axes, no bias between its halves; TensorFlow strides both axes alike.
function separable(spec: SeparableSpec, rank: number): string | undefined {
  const { outChannels, depthMultiplier = 1, depthwiseBias = true, bias = true, padding = 0 } = spec;
  const [stride, dilation] = [everyAxis(spec.stride ?? 1, rank), everyAxis(spec.dilation ?? 1, rank)];
  const word = padding === "same" ? "same" : isNone(padding) ? "valid" : undefined;
  const both = Math.max(...stride) > 1 && Math.max(...dilation) > 1;
  const alike = stride.every((step) => step === stride[0]);
  if (depthwiseBias || !word || both || !alike || rank > 2) return undefined;
  return call(`keras.layers.SeparableConv${rank}D`, [
    `${outChannels}`,
    scalarOrTuple(everyAxis(spec.kernelSize, rank)),
    ...keyword("strides", scalarOrTuple(stride)),
    ...keyword("padding", `"${word}"`, '"valid"'),
    ...keyword("dilation_rate", scalarOrTuple(dilation)),
    ...keyword("depth_multiplier", `${depthMultiplier}`),
    ...(bias ? [] : ["use_bias=False"]),
  ]);
}

function isNone(padding: NonNullable<SeparableSpec["padding"]>): boolean {
  return (
    padding === "valid" || (typeof padding !== "string" && [padding].flat(2).every((size) => size === 0))
  );
}
