import type { PaddingPair, TransposedConvolution } from "../convolution/index.ts";
import type { LayerSpec } from "../layers/index.ts";

/** The code that builds a layer of any kind in a framework, or why that framework has no such layer. */
export type LayerCode<N = Note | LayerNote, R = CodeRefusal | LayerRefusal> =
  | {
      readonly framework: string;
      /** A layer; or, where `inputs` names what comes in, an expression of those names. */
      readonly code: string;
      readonly inputs?: readonly string[];
      /** The import lines that the code needs. */
      readonly imports: string;
      readonly notes: readonly N[];
    }
  | { readonly framework: string; readonly refusal: R };

/** The code of a convolution, with the few notes and refusals that concern one. */
export type FrameworkCode = LayerCode<Note, CodeRefusal>;

/** What a reader should know of the code beside it, as data: the sentence lives in a locale. */
export type Note =
  | { readonly code: "padding-layer"; readonly padding: readonly PaddingPair[] }
  | { readonly code: "padding-for-this-size"; readonly inputSize: readonly number[] }
  | { readonly code: "tensorflow-cpu-needs-channels-last" }
  | { readonly code: "tensorflow-bias-on-last-axis"; readonly outChannels: number };

/** Why a framework does not build a layer, as data: the sentence lives in a locale. */
export type CodeRefusal =
  | { readonly code: "rank-not-supported"; readonly rank: number; readonly highest: number }
  | ({ readonly code: "keras-stride-and-dilation" } & Pick<TransposedConvolution, "stride" | "dilation">);

/** What a reader should know of the code beside it that no convolution needs, as data. */
export type LayerNote =
  /** A cropping layer after the transposed convolution takes off what it adds too much. */
  | { readonly code: "cropping-layer"; readonly cropping: readonly PaddingPair[] }
  /** PyTorch has no cropping layer: a negative padding crops. */
  | { readonly code: "negative-padding-crops"; readonly cropping: readonly PaddingPair[] }
  /** Keras pads with zeros, which a maximum of negative elements would lose to: as ours only after a ReLU. */
  | { readonly code: "maximum-over-zeros"; readonly padding: readonly PaddingPair[] }
  /** Keras 3.15 on PyTorch repeats the edge under `same` where its sides differ; TensorFlow leaves padding out. */
  | { readonly code: "torch-backend-repeats-edge"; readonly padding: readonly PaddingPair[] }
  /** Keras 3.15 on PyTorch raises, as PyTorch's AvgPool3d wants its kernel within the input without the padding. */
  | ({ readonly code: "torch-backend-average-3d" } & Pick<TransposedConvolution, "kernelSize" | "inputSize">)
  /** As many features, but Keras has the channels vary fastest and we the last axis. */
  | { readonly code: "channels-vary-fastest" }
  /** An unpooling reads the places of the maxima besides. */
  | { readonly code: "takes-places" }
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
  | ({ readonly code: "keras-output-padding" } & Pick<TransposedConvolution, "outputPadding" | "stride">)
  | { readonly code: "keras-pooling-dilation"; readonly dilation: readonly number[] }
  /** A maximum of padding alone is -Infinity, and that of Keras's zeros is 0. */
  | { readonly code: "keras-window-on-padding"; readonly padding: readonly PaddingPair[] }
  | { readonly code: "torch-average-dilation"; readonly dilation: readonly number[] }
  /** No padding word and no number there places the windows of an average that does not count this padding. */
  | { readonly code: "average-without-padding"; readonly padding: readonly PaddingPair[] }
  /**
   * An average over a last window that reaches past the padding divides by the elements under it, which no padding layer
   * does.
   */
  | { readonly code: "average-past-end"; readonly padding: readonly PaddingPair[] }
  /** PyTorch's AvgPool3d wants its kernel within the input without the padding. */
  | ({ readonly code: "average-3d-over-input" } & Pick<TransposedConvolution, "kernelSize" | "inputSize">)
  /** PyTorch trains scale and shift of a batch normalisation together or not at all. */
  | { readonly code: "shift-without-scale" }
  /** PyTorch's LPPool takes no magnitudes, which only an even power does without. */
  | { readonly code: "odd-power"; readonly power: number }
  /** PyTorch's LayerNorm takes the last axes, and the channels stand before the others. */
  | { readonly code: "channels-not-last" }
  | { readonly code: "no-such-layer"; readonly kind: LayerSpec["kind"]; readonly name?: string };

/** Layers one after another, or why there are none. */
export type Sequence<N = Note | LayerNote, R = CodeRefusal | LayerRefusal> =
  | { readonly layers: readonly string[]; readonly notes?: readonly N[] }
  | { readonly refusal: R };

/** What a kind of layer comes to: layers one after another, an expression of what comes in, or a refusal. */
export type Emitted<N = Note | LayerNote, R = CodeRefusal | LayerRefusal> =
  | Sequence<N, R>
  | { readonly expression: string; readonly inputs: readonly string[]; readonly imports?: string };

/** Emitted layers or an expression as the code of a framework; `sequential` is its way to write layers one after another. */
export function codeOf<N, R>(
  framework: string,
  emitted: Emitted<N, R>,
  sequential: (layers: readonly string[]) => string,
  imports: string,
): LayerCode<N, R> {
  if ("refusal" in emitted) return { framework, refusal: emitted.refusal };
  if ("layers" in emitted)
    return { framework, code: sequential(emitted.layers), imports, notes: emitted.notes ?? [] };
  const { expression: code, inputs } = emitted;
  return { framework, code, inputs, imports: emitted.imports ?? imports, notes: [] };
}

/** Sequences one after another; a refusal where one of them is refused. */
export function inSequence(all: readonly Sequence[]): Sequence {
  const refused = all.find((each) => "refusal" in each);
  if (refused) return refused;
  const built = all.filter((each) => "layers" in each);
  return {
    layers: built.flatMap(({ layers }) => layers),
    notes: built.flatMap(({ notes = [] }) => notes),
  };
}

/** The names of what comes into an expression: x1, x2, ... */
export function inputNames(count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => `x${at + 1}`);
}

/** Why there is no layer of more than three axes: both frameworks stop at Conv3d. */
export function rankRefusal(rank: number): { readonly refusal: CodeRefusal } | undefined {
  return rank > highest ? { refusal: { code: "rank-not-supported", rank, highest } } : undefined;
}

/** Why a layer cannot be where a framework's layers have one to three axes. */
export function axesRefusal(
  kind: LayerSpec["kind"],
  rank: number,
): { readonly refusal: CodeRefusal | LayerRefusal } | undefined {
  return rank === 0 ? { refusal: { code: "no-such-layer", kind } } : rankRefusal(rank);
}

/** A layer of so many axes as one line, or why it cannot be. */
export function sized({ kind }: LayerSpec, rank: number, layer: string): Sequence {
  return axesRefusal(kind, rank) ?? { layers: [layer] };
}

/** The activation that a framework has under a name, however the name is written; any, with a note, where there is none. */
export function activationOf(name: string | undefined, framework: "PyTorch" | "Keras"): Sequence {
  const any = "ReLU";
  const layer = activations[plainName(name ?? any)]?.[framework];
  if (!layer) return { refusal: { code: "no-such-layer", kind: "activation", name: name as string } };
  return { layers: [layer], notes: name === undefined ? [{ code: "any-activation", name: any }] : [] };
}

/** By a name without case and signs; what both take for granted has the same numbers. */
const activations: Readonly<Record<string, { readonly PyTorch: string; readonly Keras: string }>> = {
  relu: { PyTorch: "nn.ReLU()", Keras: "keras.layers.ReLU()" },
  relu6: { PyTorch: "nn.ReLU6()", Keras: "keras.layers.ReLU(max_value=6)" },
  leakyrelu: { PyTorch: "nn.LeakyReLU(0.01)", Keras: "keras.layers.LeakyReLU(0.01)" },
  elu: { PyTorch: "nn.ELU()", Keras: "keras.layers.ELU()" },
  selu: { PyTorch: "nn.SELU()", Keras: 'keras.layers.Activation("selu")' },
  gelu: { PyTorch: "nn.GELU()", Keras: 'keras.layers.Activation("gelu")' },
  silu: { PyTorch: "nn.SiLU()", Keras: 'keras.layers.Activation("silu")' },
  swish: { PyTorch: "nn.SiLU()", Keras: 'keras.layers.Activation("silu")' },
  mish: { PyTorch: "nn.Mish()", Keras: 'keras.layers.Activation("mish")' },
  softplus: { PyTorch: "nn.Softplus()", Keras: 'keras.layers.Activation("softplus")' },
  sigmoid: { PyTorch: "nn.Sigmoid()", Keras: 'keras.layers.Activation("sigmoid")' },
  hardsigmoid: { PyTorch: "nn.Hardsigmoid()", Keras: 'keras.layers.Activation("hard_sigmoid")' },
  hardswish: { PyTorch: "nn.Hardswish()", Keras: 'keras.layers.Activation("hard_swish")' },
  tanh: { PyTorch: "nn.Tanh()", Keras: 'keras.layers.Activation("tanh")' },
  softmax: { PyTorch: "nn.Softmax(dim=1)", Keras: "keras.layers.Softmax()" },
};

/** A framework's dropout, which is any that is not named otherwise; `call` is what it is called by. */
export function dropoutOf(name: string | undefined, call: string): Sequence {
  const probability = 0.5;
  if (name !== undefined && plainName(name) !== "dropout")
    return { refusal: { code: "no-such-layer", kind: "dropout", name } };
  return { layers: [`${call}(${probability})`], notes: [{ code: "any-probability", probability }] };
}

/** A name without case and signs. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}

/** A slice, where channels are one after another. */
export function sliceOf(channels: readonly number[]): string | undefined {
  const [first = 0] = channels;
  const inOrder = channels.every((channel, at) => channel === first + at);
  return inOrder ? `${first}:${first + channels.length}` : undefined;
}

const highest = 3;
