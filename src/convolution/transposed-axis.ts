import { difference, type Formula, maximum, product, sum } from "../formula/formula.ts";
import { effectiveKernel, kernelSymbol, paddingTerm, split } from "./axis.ts";
import type { Rule } from "./step.ts";
import type { TransposedConvolution } from "./transposed-layer.ts";

/**
 * The rules of one axis. The output has (i - 1)s + k - 2p + a elements: the convolution's output size solved for its input
 * (Dumoulin and Visin 2016, relationship 13, whose a is the output padding; PyTorch's ConvTranspose writes d(k - 1) + 1
 * for k). `same` is the word's forward layer turned round: i * s elements, with max(k - s, 0) cut, or where the kernel is
 * smaller than the stride s - k added (Keras; ONNX's auto_pad).
 */
export function transposedRules(layer: TransposedConvolution, axis: number): readonly Rule[] {
  const k = kernelSymbol(layer, axis);
  const grown = sum(product(difference("i", 1), "s"), k);
  const cut = difference(grown, paddingTerm(layer, axis));
  if (layer.padding === "same" || layer.padding === "same-lower") {
    return [
      effectiveKernel,
      { quantity: "totalPadding", symbol: "p_total", formula: maximum(difference(k, "s"), 0) },
      ...split(layer.padding),
      { quantity: "outputPadding", symbol: "a", formula: maximum(difference("s", k), 0) },
      outputSize(sum(cut, "a")),
    ];
  }
  return [effectiveKernel, outputSize(layer.outputPadding[axis] === 0 ? cut : sum(cut, "a"))];
}

function outputSize(formula: Formula): Rule {
  return { quantity: "outputSize", symbol: "o", formula };
}
