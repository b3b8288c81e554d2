import { derive, type Question, safeParseWindowed } from "../../src/convolution/index.ts";

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
export function shortfallOf(question: Question): Shortfall {
  const { from, to, kind } = question;
  const isTransposed = kind === "transposed-convolution";
  const most = reach(question, isTransposed ? 1 : 0);
  const least = reach(question, isTransposed ? 0 : 1);
  if (most !== undefined && to > most) return { code: "too-large", from, to, reached: most };
  if (least !== undefined && to < least) return { code: "too-small", from, to, reached: least };
  return { code: most === undefined && !isTransposed ? "no-layer" : "passed-by", from, to };
}

/** The output of the layer at one end of every range, the padding at the other; undefined where it cannot be. */
function reach(question: Question, end: 0 | 1): number | undefined {
  const { from, kind, outputPadding } = question;
  const [kernelSize, stride, dilation] = [
    question.kernelSize[end],
    question.stride[end],
    question.dilation[end],
  ];
  const { layer } = safeParseWindowed({
    kind,
    inputSize: [from],
    inChannels: 1,
    outChannels: 1,
    kernelSize,
    stride,
    padding: question.padding[1 - end],
    dilation,
    ...(kind === "transposed-convolution" && {
      outputPadding: Math.min(outputPadding[end], Math.max(stride, dilation) - 1),
    }),
  });
  return layer && derive(layer).outputSize[0];
}
