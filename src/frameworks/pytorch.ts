import { type Derivation, derive, type Layer } from "../convolution/index.ts";
import { type FrameworkCode, rankRefusal } from "./code.ts";
import { eachSide, sizeNotes } from "./padding.ts";
import { call, keyword, perAxis, tuple } from "./python.ts";

/** The PyTorch code that builds exactly this layer. */
export function pytorch(layer: Layer): FrameworkCode<"PyTorch"> {
  return rankRefusal("PyTorch", layer) ?? pytorchCode(layer, derive(layer));
}

/** The same for a layer that is known to have one to three axes, as the calculator's has. */
export function pytorchCode(layer: Layer, derivation: Derivation): FrameworkCode<"PyTorch"> {
  const framework = "PyTorch";
  const rank = layer.inputSize.length;
  const { padding } = derivation;
  const sides = eachSide(padding);
  // PyTorch raises where padding="same" meets a stride.
  const word = layer.padding === "same" && layer.stride.every((stride) => stride === 1);
  const code = call(`nn.Conv${rank}d`, [
    `${layer.inChannels}`,
    `${layer.outChannels}`,
    `kernel_size=${perAxis(layer.kernelSize)}`,
    ...keyword("stride", perAxis(layer.stride)),
    ...keyword("padding", word ? '"same"' : perAxis(sides ?? [0]), "0"),
    ...keyword("dilation", perAxis(layer.dilation)),
    ...keyword("groups", `${layer.groups}`),
    ...(layer.bias ? [] : ["bias=False"]),
  ]);
  const imports = "from torch import nn";
  const notes = sizeNotes(layer, derivation);
  if (word || sides) return { framework, code, imports, notes };
  // nn.ZeroPad takes the last axis first.
  const zeros = call(`nn.ZeroPad${rank}d`, [tuple(padding.toReversed().flat())]);
  return {
    framework,
    code: call("nn.Sequential", [zeros, code]),
    imports,
    notes: [{ code: "padding-layer", padding }, ...notes],
  };
}
