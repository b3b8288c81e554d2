import { ceil, difference, maximum, quotient, sum } from "../formula/formula.ts";
import { beforeSymbol, effectiveKernel, outputSize, paddingRules, strides, unusedInput } from "./axis.ts";
import type { Windowed } from "./layer.ts";
import type { Rule } from "./step.ts";

/**
 * The rules of one axis of a pooling: those of a convolution, but in ceil mode the strides are rounded up, so that a last
 * window may hang over the end; one that would start past the input and the padding before it is dropped (PyTorch's
 * `pooling_output_shape`, Caffe's PoolingLayer).
 */
export function poolingRules(
  layer: Windowed & { readonly ceilMode: boolean },
  axis: number,
): readonly Rule[] {
  const begin = [effectiveKernel, ...paddingRules(layer, axis)];
  if (!layer.ceilMode) return [...begin, outputSize(layer, axis), unusedInput(layer, axis)];
  const startable = ceil(quotient(sum("i", beforeSymbol(layer, axis)), "s"));
  return [
    ...begin,
    { quantity: "windows", symbol: "o_ceil", formula: sum(ceil(strides(layer, axis)), 1) },
    { quantity: "droppedWindows", symbol: "o_drop", formula: maximum(difference("o_ceil", startable), 0) },
    { quantity: "outputSize", symbol: "o", formula: difference("o_ceil", "o_drop") },
    unusedInput(layer, axis),
  ];
}
