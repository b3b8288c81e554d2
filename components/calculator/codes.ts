import type { Convolution, Derivation } from "../../src/convolution/index.ts";
import type { FrameworkCode } from "../../src/frameworks/code.ts";
import { kerasCode } from "../../src/frameworks/keras/convolution.ts";
import { kerasPooling } from "../../src/frameworks/keras/pooling.ts";
import { kerasCodeOf } from "../../src/frameworks/keras/row.ts";
import type { LayerCode } from "../../src/frameworks/layer-code.ts";
import { pytorchCode } from "../../src/frameworks/pytorch/convolution.ts";
import { pytorchPooling } from "../../src/frameworks/pytorch/pooling.ts";
import { pytorchCodeOf } from "../../src/frameworks/pytorch/row.ts";
import { kerasSeparable, pytorchSeparable, type SeparableSpec } from "../../src/frameworks/separable.ts";
import { kerasTransposed, pytorchTransposed } from "../../src/frameworks/transposed.ts";
import { format } from "../../src/locales/format.ts";
import type { LayerWords } from "../../src/locales/index.ts";
import type { Answer, Part } from "./parts.ts";
import type { ShownCode } from "./shown.ts";

/** The lines of PyTorch and of Keras that build a layer, each with what to know beside them, or why there are none. */
export function shownCodes(
  answer: Answer,
  words: Pick<LayerWords, "note" | "refusal">,
): readonly ShownCode[] {
  return codesOf(answer).map((built) => ({
    framework: built.framework,
    code: codeText(built),
    note: codeNote(built, words),
  }));
}

/** The code to copy, with the import it needs; empty where the framework refuses the layer. */
export function codeText(built: FrameworkCode | LayerCode): string {
  return "code" in built ? `${built.imports}\n\n${built.code}` : "";
}

/** What a reader should know beside the code: the notes, or why there is none. */
export function codeNote<Note extends Coded, Refusal extends Coded>(
  built: { readonly code: string; readonly notes: readonly Note[] } | { readonly refusal: Refusal },
  words: Sentences<Note, Refusal>,
): string {
  return "code" in built
    ? built.notes.map((note) => format(words.note[note.code as Note["code"]], note)).join(" ")
    : format(words.refusal[built.refusal.code as Refusal["code"]], built.refusal);
}

type Coded = Readonly<Record<string, unknown>> & { readonly code: string };

interface Sentences<Note extends Coded, Refusal extends Coded> {
  readonly note: Readonly<Record<Note["code"], string>>;
  readonly refusal: Readonly<Record<Refusal["code"], string>>;
}

function codesOf({ parts }: Answer): readonly LayerCode[] {
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
