import type { ConvolutionSpec } from "../convolution/index.ts";
import type { LayerSpec } from "./derive-on.ts";

type Convolution = Extract<LayerSpec, { readonly kind: "convolution" }>;

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

/** The two layers that a depthwise-separable convolution is: every channel by kernels of its own, then 1x1 across them. */
export function depthwiseSeparable({
  inChannels,
  outChannels,
  depthMultiplier = 1,
  depthwiseBias = true,
  bias = true,
  ...window
}: DepthwiseSeparableSpec): readonly [depthwise: Convolution, pointwise: Convolution] {
  const depthwise = {
    kind: "convolution",
    ...window,
    outChannels: inChannels * depthMultiplier,
    groups: inChannels,
    bias: depthwiseBias,
  } as const;
  return [depthwise, { kind: "convolution", outChannels, kernelSize: 1, bias }];
}
