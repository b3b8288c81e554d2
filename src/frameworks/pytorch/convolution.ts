import { type Convolution, type Derivation, derive } from "../../convolution/index.ts";
import { type FrameworkCode, rankRefusal } from "../code.ts";
import { eachSide, sizeNotes } from "../padding.ts";
import { call, keyword, scalarOrTuple, tuple } from "../python.ts";

/** The PyTorch code that builds exactly this layer. */
export function pytorch(layer: Convolution): FrameworkCode<"PyTorch"> {
  return rankRefusal("PyTorch", layer) ?? pytorchCode(layer, derive(layer));
}

/** The same for a layer that is known to have one to three axes, as the calculator's has. */
export function pytorchCode(layer: Convolution, derivation: Derivation): FrameworkCode<"PyTorch"> {
  const rank = layer.inputSize.length;
  const { padding } = derivation;
  const sides = eachSide(padding);
  // PyTorch raises where padding="same" meets a stride.
  const word = layer.padding === "same" && layer.stride.every((stride) => stride === 1);
  const convolution = call(`nn.Conv${rank}d`, [
    `${layer.inChannels}`,
    `${layer.outChannels}`,
    `kernel_size=${scalarOrTuple(layer.kernelSize)}`,
    ...keyword("stride", scalarOrTuple(layer.stride)),
    ...keyword("padding", word ? '"same"' : scalarOrTuple(sides ?? [0]), "0"),
    ...keyword("dilation", scalarOrTuple(layer.dilation)),
    ...keyword("groups", `${layer.groups}`),
    ...(layer.bias ? [] : ["bias=False"]),
  ]);
  const padsItself = word || sides;
  // nn.ZeroPad takes the last axis first.
  const zeros = () => call(`nn.ZeroPad${rank}d`, [tuple(padding.toReversed().flat())]);
  return {
    framework: "PyTorch",
    code: padsItself ? convolution : call("nn.Sequential", [zeros(), convolution]),
    imports: "from torch import nn",
    notes: [
      ...(padsItself ? [] : [{ code: "padding-layer", padding } as const]),
      ...sizeNotes(layer, derivation),
    ],
  };
}
