import { type Convolution, type Derivation, derive, type PaddingPair } from "../../convolution/index.ts";
import { type CodeRefusal, type FrameworkCode, type Note, rankRefusal } from "../code.ts";
import { eachSide, isSameEverywhere, sizeNotes } from "../padding.ts";
import { call, keyword, scalarOrTuple, tuple } from "../python.ts";
import { type ChannelOrder, shapeTuple } from "../shape.ts";

/** Where Keras is told the channels stand. */
export interface DataFormat {
  readonly order: ChannelOrder;
  /** The argument that says so, where it is not the default. */
  readonly argument: readonly string[];
  readonly notes: (layer: Convolution) => readonly Note[];
}

const byDefault = { order: "channels-last", argument: [] } as const;

/** Keras's default. */
export const channelsLast: DataFormat = { ...byDefault, notes: () => [] };

/** The other order, with what goes wrong there. */
export const channelsFirst: DataFormat = {
  order: "channels-first",
  argument: ['data_format="channels_first"'],
  notes: channelsFirstNotes,
};

/** The Keras 3 code that builds exactly this layer, with the shape of its input. */
export function keras(layer: Convolution, format: DataFormat = channelsLast): FrameworkCode<"Keras"> {
  const built = rankRefusal("Keras", layer) ?? kerasCode(layer, derive(layer), format);
  return "code" in built ? { ...built, notes: [...built.notes, ...format.notes(layer)] } : built;
}

/** The same for a layer that is known to have one to three axes, as the calculator's has. */
export function kerasCode(
  layer: Convolution,
  derivation: Derivation,
  { order, argument }: Pick<DataFormat, "order" | "argument"> = byDefault,
): FrameworkCode<"Keras"> {
  const framework = "Keras";
  const { inputSize } = layer;
  const rank = inputSize.length;
  const refusal = strideRefusal(layer);
  if (refusal) return { framework, refusal };

  const { padding } = derivation;
  const word = paddingWord(layer, derivation);
  const layers = [
    call("keras.Input", [shapeTuple(order, layer.inChannels, inputSize)]),
    ...(word ? [] : [call(`keras.layers.ZeroPadding${rank}D`, [zerosArgument(padding), ...argument])]),
    call(`keras.layers.Conv${rank}D`, [
      `${layer.outChannels}`,
      scalarOrTuple(layer.kernelSize),
      ...keyword("strides", scalarOrTuple(layer.stride)),
      ...keyword("padding", `"${word ?? "valid"}"`, '"valid"'),
      ...argument,
      ...keyword("dilation_rate", scalarOrTuple(layer.dilation)),
      ...keyword("groups", `${layer.groups}`),
      ...(layer.bias ? [] : ["use_bias=False"]),
    ]),
  ];
  const code = call("keras.Sequential", layers, ["([", "])"]);
  const notes: readonly Note[] = [
    ...(word ? [] : [{ code: "padding-layer", padding } as const]),
    ...(word === layer.padding ? [] : sizeNotes(layer, derivation)),
  ];
  return { framework, code, imports: "import keras", notes };
}

/** What goes wrong with channels first where Keras 3.15 runs on TensorFlow. */
function channelsFirstNotes(layer: Convolution): readonly Note[] {
  const { outChannels } = layer;
  const notes: Note[] = [];
  // Keras compiles grouped and 3D convolutions with XLA, which takes either order on a CPU.
  if (layer.inputSize.length < 3 && layer.groups === 1)
    notes.push({ code: "tensorflow-cpu-needs-channels-last" });
  // Keras takes the last axis for the channels where it is as long: the biases go astray, and nothing is raised.
  if (layer.bias && outChannels > 1 && derive(layer).outputSize.at(-1) === outChannels) {
    notes.push({ code: "tensorflow-bias-on-last-axis", outChannels });
  }
  return notes;
}

// Keras raises even where the stride and the dilation stand on different axes.
function strideRefusal({ stride, dilation }: Convolution): CodeRefusal | undefined {
  const both = Math.max(...stride) > 1 && Math.max(...dilation) > 1;
  return both ? { code: "keras-stride-and-dilation", stride, dilation } : undefined;
}

/** Keras's word for the padding of a layer, where it has one. */
function paddingWord(layer: Convolution, derivation: Derivation): string | undefined {
  if (layer.padding === "same" || layer.padding === "causal") return layer.padding;
  if (derivation.padding.flat().every((size) => size === 0)) return "valid";
  return isSameEverywhere(layer, derivation) ? "same" : undefined;
}

// A pair means before and after in ZeroPadding1D, but two axes in ZeroPadding2D: there each axis has a pair of its own.
function zerosArgument(padding: readonly PaddingPair[]): string {
  const sides = eachSide(padding);
  if (sides) return scalarOrTuple(sides);
  const pairs = padding.map(tuple);
  return pairs.length === 1 ? pairs.join() : tuple(pairs);
}
