import {
  deriveConvolution,
  deriveTransposed,
  safeParse,
  safeParseTransposed,
} from "../../src/convolution/index.ts";
import type { Asked } from "./answer.ts";

/** Why no layer does it: the ranges stay below the size, or above it, or pass it by; or no layer in them can be. */
export interface Shortfall {
  readonly code: "too-large" | "too-small" | "passed-by" | "no-layer";
  readonly from: number;
  readonly to: number;
  /** The smallest or the largest output the ranges reach, where that is the reason. */
  readonly reached?: number;
}

/**
 * Why a question has no solution. A convolution puts out most with the smallest kernel and stride and the largest padding,
 * a transposed one with the largest kernel, stride and output padding and the smallest padding; and least the other way.
 */
export function shortfallOf(asked: Asked): Shortfall {
  const { from, to, kind } = asked;
  const most = reach(asked, kind === "transposed-convolution" ? 1 : 0);
  const least = reach(asked, kind === "transposed-convolution" ? 0 : 1);
  if (most !== undefined && to > most) return { code: "too-large", from, to, reached: most };
  if (least !== undefined && to < least) return { code: "too-small", from, to, reached: least };
  return {
    code: most === undefined && kind !== "transposed-convolution" ? "no-layer" : "passed-by",
    from,
    to,
  };
}

/** The output of the layer at one end of every range, the padding at the other; undefined where it cannot be. */
function reach(asked: Asked, end: 0 | 1): number | undefined {
  const { from, kind, kernelSize, stride, padding, dilation, outputPadding = [0, 0] } = asked;
  const spec = {
    inputSize: [from],
    inChannels: 1,
    outChannels: 1,
    kernelSize: kernelSize[end],
    stride: stride[end],
    padding: padding[1 - end],
    dilation: dilation[end],
  };
  if (kind === "transposed-convolution") {
    const most = Math.max(stride[end], dilation[end]) - 1;
    const { layer } = safeParseTransposed({ ...spec, outputPadding: Math.min(outputPadding[end], most) });
    return layer && deriveTransposed(layer).outputSize[0];
  }
  const { layer } = safeParse(spec);
  return layer && deriveConvolution(layer).outputSize[0];
}
