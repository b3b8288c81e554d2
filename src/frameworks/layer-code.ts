import type { PaddingPair } from "../convolution/index.ts";
import type { LayerSpec } from "../layers/index.ts";
import type { CodeRefusal, Note } from "./code.ts";

/** The code that builds a layer of any kind in a framework, or why that framework has no such layer. */
export type LayerCode<Framework extends string = "PyTorch" | "Keras"> =
  | {
      readonly framework: Framework;
      /** A layer; or, where `inputs` names what comes in, an expression of those names. */
      readonly code: string;
      readonly inputs?: readonly string[];
      readonly imports: string;
      readonly notes: readonly (Note | LayerNote)[];
    }
  | { readonly framework: Framework; readonly refusal: CodeRefusal | LayerRefusal };

/** What a reader should know of the code beside it that no convolution needs, as data. */
export type LayerNote =
  /** What a transposed convolution leaves over is taken off by a layer of its own. */
  | { readonly code: "cropping-layer"; readonly cropping: readonly PaddingPair[] }
  /** PyTorch has no cropping: padding by fewer than none takes elements off. */
  | { readonly code: "negative-padding-crops"; readonly cropping: readonly PaddingPair[] }
  /** Keras pads with zeros, which a maximum of negative elements would lose to: as ours only after a ReLU. */
  | { readonly code: "maximum-over-zeros"; readonly padding: readonly PaddingPair[] }
  /** Keras 3.15 on PyTorch repeats the edge under `same` where its sides differ; TensorFlow leaves padding out. */
  | { readonly code: "torch-backend-repeats-edge"; readonly padding: readonly PaddingPair[] }
  /** Keras 3.15 on PyTorch raises, as PyTorch's AvgPool3d wants its kernel within the input without the padding. */
  | {
      readonly code: "torch-backend-average-3d";
      readonly kernelSize: readonly number[];
      readonly inputSize: readonly number[];
    }
  /** As many features, but Keras has the channels vary fastest and we the last axis. */
  | { readonly code: "channels-vary-fastest" }
  /** The layer names no function, so that the one written stands for any. */
  | { readonly code: "any-activation"; readonly name: string }
  /** The layer names no probability, so that the one written stands for any. */
  | { readonly code: "any-probability"; readonly probability: number }
  /** A factor a channel is a convolution of 1 with a group a channel. */
  | { readonly code: "factor-as-convolution"; readonly groups: number };

/** Why a framework does not build a layer, beside what keeps it from a convolution, as data. */
export type LayerRefusal =
  | { readonly code: "keras-transposed-groups"; readonly groups: number }
  /** Keras wants every output padding below the stride of its axis; PyTorch below stride or dilation. */
  | {
      readonly code: "keras-output-padding";
      readonly outputPadding: readonly number[];
      readonly stride: readonly number[];
    }
  | { readonly code: "keras-pooling-dilation"; readonly dilation: readonly number[] }
  /** An average that leaves this padding out has no words and no numbers there that place its windows so. */
  | { readonly code: "average-without-padding"; readonly padding: readonly PaddingPair[] }
  /** A last window past the padding's end is divided by what is under it, which no padding layer brings about. */
  | { readonly code: "average-past-end"; readonly padding: readonly PaddingPair[] }
  /** PyTorch's AvgPool3d wants its kernel within the input without the padding. */
  | {
      readonly code: "average-3d-over-input";
      readonly kernelSize: readonly number[];
      readonly inputSize: readonly number[];
    }
  /** PyTorch trains scale and shift of a batch normalisation together or not at all. */
  | { readonly code: "shift-without-scale" }
  /** PyTorch's LayerNorm takes the last axes, and the channels stand before the others. */
  | { readonly code: "channels-not-last" }
  | { readonly code: "no-such-layer"; readonly kind: LayerSpec["kind"]; readonly name?: string };

/** Layers in a row, or why there are none. */
export type Sequence =
  | { readonly layers: readonly string[]; readonly notes?: readonly (Note | LayerNote)[] }
  | { readonly refusal: CodeRefusal | LayerRefusal };

/** What a kind of layer comes to: layers in a row, an expression of what comes in, or a refusal. */
export type Emitted =
  | Sequence
  | { readonly expression: string; readonly inputs: readonly string[]; readonly imports?: string };

/** The names of what comes into an expression: x1, x2, ... */
export function inputNames(count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => `x${at + 1}`);
}

/** Why a layer cannot be where a framework's layers have one to three axes. */
export function axesRefusal(
  kind: LayerSpec["kind"],
  rank: number,
): { readonly refusal: CodeRefusal | LayerRefusal } | undefined {
  if (rank > highest) return { refusal: { code: "rank-not-supported", rank, highest } };
  return rank === 0 ? { refusal: { code: "no-such-layer", kind } } : undefined;
}

/** A layer of so many axes as one line, or why it cannot be. */
export function sized({ kind }: LayerSpec, rank: number, layer: string): Sequence {
  return axesRefusal(kind, rank) ?? { layers: [layer] };
}

/** What a kind of layer comes to as code: layers in a row by the framework's own way to write a row. */
export function codeOf<Framework extends string>(
  framework: Framework,
  written: Emitted,
  row: (layers: readonly string[]) => string,
  imports: string,
): LayerCode<Framework> {
  if ("refusal" in written) return { framework, refusal: written.refusal };
  if ("layers" in written) {
    return { framework, code: row(written.layers), imports, notes: written.notes ?? [] };
  }
  const { expression: code, inputs } = written;
  return { framework, code, inputs, imports: written.imports ?? imports, notes: [] };
}

/** Rows one after another; a refusal where one of them is refused. */
export function inSequence(all: readonly Sequence[]): Sequence {
  const refused = all.find((written) => "refusal" in written);
  if (refused) return refused;
  const rows = all.filter((written) => "layers" in written);
  return {
    layers: rows.flatMap(({ layers }) => layers),
    notes: rows.flatMap(({ notes = [] }) => notes),
  };
}

const highest = 3;
