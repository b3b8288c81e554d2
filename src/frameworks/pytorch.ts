import { derive, type Layer } from "../convolution/index.ts";
import { type FrameworkCode, rankRefusal } from "./code.ts";
import { eachSide, sizeNotes } from "./padding.ts";
import { call, keyword, perAxis, tuple } from "./python.ts";

/** The PyTorch code that builds exactly this layer. */
export function pytorch(layer: Layer): FrameworkCode<"PyTorch"> {
  const framework = "PyTorch";
  const rank = layer.inputSize.length;
  const refusal = rankRefusal(rank);
  if (refusal) return { framework, refusal };

  const imports = "from torch import nn";
  const convolution = (padding: string) =>
    call(`nn.Conv${rank}d`, [
      `${layer.inChannels}`,
      `${layer.outChannels}`,
      `kernel_size=${perAxis(layer.kernelSize)}`,
      ...keyword("stride", perAxis(layer.stride), "1"),
      ...keyword("padding", padding, "0"),
      ...keyword("dilation", perAxis(layer.dilation), "1"),
      ...keyword("groups", `${layer.groups}`, "1"),
      ...(layer.bias ? [] : ["bias=False"]),
    ]);

  // PyTorch raises where padding="same" meets a stride.
  if (layer.padding === "same" && layer.stride.every((stride) => stride === 1)) {
    return { framework, code: convolution('"same"'), imports, notes: [] };
  }
  const { padding } = derive(layer);
  const notes = sizeNotes(layer);
  const sides = eachSide(padding);
  if (sides) return { framework, code: convolution(perAxis(sides)), imports, notes };
  // nn.ZeroPad takes the last axis first.
  const zeros = call(`nn.ZeroPad${rank}d`, [tuple(padding.toReversed().flat())]);
  const code = call("nn.Sequential", [zeros, convolution("0")]);
  return { framework, code, imports, notes: [{ code: "padding-layer", padding }, ...notes] };
}
