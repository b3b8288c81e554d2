import {
  type Convolution,
  deriveConvolution,
  deriveTransposed,
  type PaddingPair,
  type TransposedConvolution,
  type TransposedDerivation,
} from "../../convolution/index.ts";
import type { Shape } from "../../layers/index.ts";
import { type ChannelOrder, shapeIn } from "../channel-order.ts";
import {
  axesRefusal,
  type CodeRefusal,
  codeOf,
  type Emitted,
  type FrameworkCode,
  type LayerCode,
  type Note,
  rankRefusal,
  type Sequence,
} from "../code.ts";
import { cutEnds, eachSide, isNothing, isSame, sizeNotes } from "../padding.ts";
import { call, keyword, scalarOrTuple, tuple } from "../python.ts";

/** Where Keras is told the channels stand. */
export interface DataFormat {
  readonly order: ChannelOrder;
  /** The argument that says so, where it is not the default. */
  readonly argument: readonly string[];
  readonly notes: (layer: Convolution) => readonly Note[];
}

/** Keras's default. */
export const channelsLast: DataFormat = { order: "channels-last", argument: [], notes: () => [] };

/** The other order, with what goes wrong there. */
export const channelsFirst: DataFormat = {
  order: "channels-first",
  argument: ['data_format="channels_first"'],
  notes: channelsFirstNotes,
};

/** The Keras 3 code that builds exactly this convolution, with the shape of its input. */
export function kerasConvolution(layer: Convolution, format = channelsLast): FrameworkCode {
  const shape = [layer.inChannels, ...layer.inputSize];
  return inKeras(convolutionLayers(layer, format), shape, format.order);
}

/** What was emitted as a Keras model, with the shape of its input. */
export function inKeras<N, R>(
  emitted: Emitted<N, R>,
  inputShape: Shape,
  order: ChannelOrder = "channels-last",
): LayerCode<N, R> {
  const shape = shapeIn(order, inputShape);
  const input = call("keras.Input", [shape.length === 1 ? `(${shape[0]},)` : tuple(shape)]);
  const sequential = (layers: readonly string[]) =>
    call("keras.Sequential", [input, ...layers], ["([", "])"]);
  return codeOf("Keras", emitted, sequential, "import keras");
}

/** The Keras layers that are exactly this convolution. */
export function convolutionLayers(
  layer: Convolution,
  { argument, notes }: Omit<DataFormat, "order"> = channelsLast,
): Sequence<Note, CodeRefusal> {
  const rank = layer.inputSize.length;
  const refusal = rankRefusal(rank) ?? strideRefusal(layer);
  if (refusal) return refusal;
  const { padding, effectiveKernel } = deriveConvolution(layer);
  const word = paddingWord(layer);
  const convolution = kernels(`Conv${rank}D`, layer, word ?? "valid", argument);
  return {
    layers: [...(word ? [] : [kerasEnds("ZeroPadding", padding, argument)]), convolution],
    notes: [
      ...(word ? [] : [{ code: "padding-layer", padding } as const]),
      ...(isSame(layer) && word !== layer.padding ? sizeNotes(layer, effectiveKernel) : []),
      ...notes(layer),
    ],
  };
}

/** A layer of Keras that moves kernels, with arguments of its own before its dilation and before its bias. */
export function kernels(
  name: string,
  layer: Convolution | TransposedConvolution,
  padding: string,
  beforeDilation: readonly string[],
  beforeBias: readonly string[] = [],
): string {
  return call(`keras.layers.${name}`, [
    `${layer.outChannels}`,
    scalarOrTuple(layer.kernelSize),
    ...keyword("strides", scalarOrTuple(layer.stride)),
    ...keyword("padding", `"${padding}"`, '"valid"'),
    ...beforeDilation,
    ...keyword("dilation_rate", scalarOrTuple(layer.dilation)),
    ...keyword("groups", `${layer.groups}`),
    ...beforeBias,
    ...(layer.bias ? [] : ["use_bias=False"]),
  ]);
}

/** Keras's ZeroPadding or Cropping. */
export function kerasEnds(
  name: "ZeroPadding" | "Cropping",
  ends: readonly PaddingPair[],
  argument: readonly string[] = [],
): string {
  const sides = eachSide(ends);
  const each = ends.map(tuple);
  // A pair means before and after in one axis, but two axes in two: there each axis has a pair of its own.
  const amount = sides ? scalarOrTuple(sides) : each.length === 1 ? each.join() : tuple(each);
  return call(`keras.layers.${name}${ends.length}D`, [amount, ...argument]);
}

/** What goes wrong with channels first where Keras 3.15 runs on TensorFlow. */
function channelsFirstNotes(layer: Convolution): readonly Note[] {
  const { outChannels } = layer;
  const notes: Note[] = [];
  // Keras compiles grouped and 3D convolutions with XLA, which takes either order on a CPU.
  if (layer.inputSize.length < 3 && layer.groups === 1)
    notes.push({ code: "tensorflow-cpu-needs-channels-last" });
  // Keras takes the last axis for the channels where it is as long: the biases go astray, and nothing is raised.
  if (layer.bias && outChannels > 1 && deriveConvolution(layer).outputSize.at(-1) === outChannels) {
    notes.push({ code: "tensorflow-bias-on-last-axis", outChannels });
  }
  return notes;
}

/** Why Keras refuses a stride beside a dilation, even where they stand on different axes. */
export function strideRefusal({
  stride,
  dilation,
}: Pick<Convolution, "stride" | "dilation">): { readonly refusal: CodeRefusal } | undefined {
  const both = Math.max(...stride) > 1 && Math.max(...dilation) > 1;
  return both ? { refusal: { code: "keras-stride-and-dilation", stride, dilation } } : undefined;
}

/** Keras's word for the padding of a layer, where it has one; at stride 1 `same` is what it gives at every input size. */
function paddingWord(layer: Convolution): string | undefined {
  if (layer.padding === "same" || layer.padding === "causal") return layer.padding;
  const { padding, effectiveKernel } = deriveConvolution(layer);
  if (isNothing(padding)) return "valid";
  const asSame = padding.every(([before, after], axis) => {
    const total = (effectiveKernel[axis] as number) - 1;
    return layer.stride[axis] === 1 && before === Math.floor(total / 2) && before + after === total;
  });
  return asSame ? "same" : undefined;
}

/** The Keras layers, channels last, that are exactly this transposed convolution. */
export function kerasTransposed(layer: TransposedConvolution): Sequence {
  const { groups, stride } = layer;
  const refusal = axesRefusal(layer.kind, layer.inputSize.length);
  if (refusal) return refusal;
  if (groups > 1) return { refusal: { code: "keras-transposed-groups", groups } };
  const both = strideRefusal(layer);
  if (both) return both;

  const derivation = deriveTransposed(layer);
  const ends = cutEnds(layer);
  const same = transposesSame(layer, derivation, ends);
  const outputPadding = ends.map(([, after]) => Math.max(0 - after, 0));
  // `valid` gives i * s elements where a kernel is smaller than its stride, unless it is told what to add.
  const added = layer.kernelSize.map((_, axis) =>
    Math.max((stride[axis] as number) - spanOf(derivation, axis), 0),
  );
  const told = !same && outputPadding.some((size, axis) => size !== added[axis]);
  if (told && outputPadding.some((size, axis) => size >= (stride[axis] as number)))
    return { refusal: { code: "keras-output-padding", outputPadding, stride } };
  const adding = told ? [`output_padding=${scalarOrTuple(outputPadding)}`] : [];
  const transposed = kernels(`Conv${ends.length}DTranspose`, layer, same ? "same" : "valid", adding);
  const cropping = same ? [] : ends.map(([before, after]): PaddingPair => [before, Math.max(after, 0)]);
  if (isNothing(cropping)) return { layers: [transposed] };
  return {
    layers: [transposed, kerasEnds("Cropping", cropping)],
    notes: [{ code: "cropping-layer", cropping }],
  };
}

// Keras's `same`: i * s elements, with floor((k - s) / 2) cut before them.
function transposesSame(
  layer: TransposedConvolution,
  derivation: TransposedDerivation,
  ends: readonly PaddingPair[],
): boolean {
  if (layer.padding === "valid") return false;
  const alike = ends.every(([before, after], axis) => {
    const total = spanOf(derivation, axis) - (layer.stride[axis] as number);
    return before === Math.max(Math.floor(total / 2), 0) && before + after === total;
  });
  return layer.padding === "same" || (alike && ends.some(([before]) => before > 0));
}

function spanOf({ effectiveKernel }: TransposedDerivation, axis: number): number {
  return effectiveKernel[axis] as number;
}
