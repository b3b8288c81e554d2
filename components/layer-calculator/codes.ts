import type { Convolution, Derivation } from "../../src/convolution/index.ts";
import { kerasCode } from "../../src/frameworks/keras/convolution.ts";
import { kerasPooling } from "../../src/frameworks/keras/pooling.ts";
import { kerasCodeOf } from "../../src/frameworks/keras/row.ts";
import type { LayerCode } from "../../src/frameworks/layer-code.ts";
import { pytorchCode } from "../../src/frameworks/pytorch/convolution.ts";
import { pytorchPooling } from "../../src/frameworks/pytorch/pooling.ts";
import { pytorchCodeOf } from "../../src/frameworks/pytorch/row.ts";
import { kerasSeparable, pytorchSeparable, type SeparableSpec } from "../../src/frameworks/separable.ts";
import { kerasTransposed, pytorchTransposed } from "../../src/frameworks/transposed.ts";
import type { Answer, Part } from "./parts.ts";

/** The lines of PyTorch and of Keras that build a layer, or why one has none. */
export function codesOf({ parts }: Answer): readonly LayerCode[] {
  const [{ layer, inputShape, derivation }, pointwise] = parts as readonly [Part, Part?];
  if (pointwise) {
    const spec = separableOf(layer as Convolution, pointwise.layer as Convolution);
    return [pytorchSeparable(spec, inputShape), kerasSeparable(spec, inputShape)];
  }
  if (layer.kind === "convolution") {
    const derived = derivation as Derivation;
    return [pytorchCode(layer, derived), kerasCode(layer, derived)];
  }
  if (layer.kind === "transposed-convolution") {
    return [pytorchCodeOf(pytorchTransposed(layer)), kerasCodeOf(kerasTransposed(layer), inputShape)];
  }
  return [pytorchCodeOf(pytorchPooling(layer)), kerasCodeOf(kerasPooling(layer), inputShape)];
}

function separableOf(depthwise: Convolution, pointwise: Convolution): SeparableSpec {
  const { inChannels, kernelSize, stride, padding, dilation } = depthwise;
  return {
    ...{ kernelSize, stride, padding, dilation },
    outChannels: pointwise.outChannels,
    depthMultiplier: depthwise.outChannels / inChannels,
    depthwiseBias: depthwise.bias,
    bias: pointwise.bias,
  };
}
