import { type ConventionRefusal, sameCrops } from "../finding.ts";
import type { CompleteSpec, Defaults, LayerConvention } from "../framework.ts";
import { isSame } from "../padding.ts";

// A bias is an input that is there or is not: left out, there is none.
const defaults: Defaults = { padding: 0, stride: 1, bias: false, depthwiseBias: true, countPadding: false };

/** A convolution of ONNX. */
export const onnxKernels: LayerConvention = {
  ranks: [1, 8],
  defaults,
  words: { VALID: "valid", SAME_UPPER: "same", SAME_LOWER: "same-lower" },
  numbers: "a pair an axis",
  fields: ["padding", "dilation", "groups"],
  refuse: sameWithDilation,
  differ: sameCrops,
};

// "Dilation not supported for AutoPadType::SAME_UPPER or AutoPadType::SAME_LOWER", says ONNX Runtime.
function sameWithDilation(written: CompleteSpec): readonly ConventionRefusal[] {
  const { dilation } = written;
  return isSame(written) && dilation.some((step) => step > 1)
    ? [{ code: "same-with-dilation", dilation }]
    : [];
}
