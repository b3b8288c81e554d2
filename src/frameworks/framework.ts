import type { PaddingPair, PaddingWord, PerAxis, WindowedLayer } from "../convolution/index.ts";
import type { Rule } from "../convolution/step.ts";
import type { Formula, Values } from "../formula/formula.ts";
import type { Shape } from "../layers/spec.ts";
import type { ChannelOrder } from "./channel-order.ts";
import type { LayerCode } from "./code.ts";
import type { ConventionRefusal, Difference, OptionalField } from "./finding.ts";

/** A framework, a format or a course: what it takes for granted, as data, and the code that builds a layer in it. */
export interface Framework<Id extends string = string> {
  /** Kebab-case and permanent: addresses hold it. */
  readonly id: Id;
  /** Its proper name, the same in both languages. */
  readonly name: string;
  /** What was asked: a program with its version, or the text that was read. */
  readonly witness: string;
  /** Where the channels stand; the first is the default. */
  readonly orders: readonly [ChannelOrder, ...ChannelOrder[]];
  /** The dilation of a kernel whose elements are neighbours. */
  readonly dilationFrom: 0 | 1;
  /** What it keeps beside what is trained, n_k: of n_r statistics and n_t counters of batches. */
  readonly kept: Formula;
  /** What it counts as parameters: n trained alone, or n_k too. */
  readonly parameters: Formula;
  /** Its conventions for each kind of layer; a kind that is absent it does not have. */
  readonly layers: { readonly [kind in ConventionKind]?: LayerConvention };
  /** The code of layers that move a window, one after another: one, or the two that a depthwise-separable convolution is. */
  readonly code?: (layers: readonly WindowedLayer[]) => LayerCode;
}

/** What a convention takes for granted of one kind of layer. */
export interface LayerConvention {
  /** How many spatial axes the layer may have. */
  readonly ranks: readonly [lowest: number, highest: number];
  readonly defaults: Defaults;
  /** The padding words, as they are written there, with our words for them: SAME_UPPER is `same`. */
  readonly words: Readonly<Record<string, PaddingWord>>;
  /** Padding in numbers: none, one an axis for both its sides, or a pair an axis. */
  readonly numbers: "none" | "one an axis" | "a pair an axis";
  /** The optional fields there are. */
  readonly fields: readonly OptionalField[];
  /** What else is refused. */
  refuse?(layer: CompleteSpec): readonly ConventionRefusal[];
  /** The fields of the layer that is built where it is not what is written: groups ignored, a word meant otherwise. */
  made?(layer: CompleteSpec): Partial<CompleteSpec>;
  /** The rules of an axis's output size where they are not ours, and the numbers they begin with. */
  sizes?(layer: CompleteSpec, axis: number): SizeRules | undefined;
  /** Why the numbers may be others than expected. */
  differ?(layer: CompleteSpec): readonly Difference[];
}

/** The rules that give a convention's output size of an axis, the last of them the size itself. */
export interface SizeRules {
  readonly given: Values;
  readonly rules: readonly Rule[];
}

/** The values of fields that are left out. */
export interface Defaults {
  readonly padding: PaddingWord | 0;
  readonly stride: 1 | "kernel";
  readonly bias: boolean;
  readonly depthwiseBias: boolean;
  readonly countPadding: boolean;
  /** True where a pooling rounds up whatever is written. */
  readonly ceilMode?: true;
}

/** The kinds of layer whose numbers depend on the convention. */
export type ConventionKind =
  | "convolution"
  | "transposed-convolution"
  | "depthwise-convolution"
  | "separable-convolution"
  | "max-pooling"
  | "average-pooling"
  | "batch-normalization"
  | "dense";

/**
 * A layer as it is written where a convention holds: what is left out takes the convention's default. Scalars stand for
 * every axis; a padding word may be ours or the convention's own.
 */
export interface ConventionSpec {
  readonly kind: ConventionKind;
  /** Without the batch, its channels where the convention has them. */
  readonly inputShape: Shape;
  readonly order?: ChannelOrder;
  /** Filters of a convolution, units of a dense layer; as many as come in where it is left out. */
  readonly outChannels?: number;
  readonly depthMultiplier?: number;
  /** Where two layers with a bias each make the one; as `bias` where it is left out. */
  readonly depthwiseBias?: boolean;
  /** 1 where it is left out. */
  readonly kernelSize?: PerAxis;
  readonly stride?: PerAxis;
  readonly padding?: string | number | readonly (number | PaddingPair)[];
  readonly dilation?: PerAxis;
  readonly groups?: number;
  readonly bias?: boolean;
  readonly outputPadding?: PerAxis;
  readonly ceilMode?: boolean;
  /** Whether a normalisation has scale and shift; whether it has the scale. */
  readonly affine?: boolean;
  readonly scale?: boolean;
}

/** The same with every field filled in, lists spelled out one entry an axis, dilation from 1 and the padding word ours. */
export interface CompleteSpec
  extends Required<
    Omit<ConventionSpec, "inputShape" | "kernelSize" | "stride" | "padding" | "dilation" | "outputPadding">
  > {
  readonly channels: number;
  readonly inputSize: readonly number[];
  readonly kernelSize: readonly number[];
  readonly stride: readonly number[];
  readonly padding: PaddingWord | readonly PaddingPair[];
  /** Whether the padding was one number for all axes. */
  readonly paddedByNumber: boolean;
  readonly dilation: readonly number[];
  /** Absent where none is given, which is not the same as nothing in Keras. */
  readonly outputPadding?: readonly number[];
  readonly countPadding: boolean;
}
