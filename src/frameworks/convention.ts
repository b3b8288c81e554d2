import type { PaddingWord } from "../convolution/index.ts";
import type { Rule } from "../convolution/step.ts";
import type { Formula, Values } from "../formula/formula.ts";
import type { ChannelOrder } from "./channel-order.ts";
import type { ConventionRefusal, Difference, OptionalField } from "./finding.ts";
import type { CompleteSpec, ConventionKind } from "./spec.ts";

/** What a framework, a format or a course takes for granted, as data. */
export interface Convention {
  /** Kebab-case and permanent: addresses hold it. */
  readonly id: string;
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
  readonly layers: { readonly [kind in ConventionKind]?: LayerConvention };
}

/** What a convention takes for granted of one kind of layer. */
export interface LayerConvention {
  /** How many spatial axes the layer may have. */
  readonly ranks: readonly [lowest: number, highest: number];
  readonly defaults: Defaults;
  /** The padding words there are, as they are written there, with what they mean here. */
  readonly words: Readonly<Record<string, PaddingWord>>;
  /** Padding in numbers: none, one an axis for both its sides, or a pair an axis. */
  readonly numbers: "none" | "one an axis" | "a pair an axis";
  /** The optional fields there are. */
  readonly fields: readonly OptionalField[];
  /** What else is refused. */
  refuse?(layer: CompleteSpec): readonly ConventionRefusal[];
  /** What is made of the layer where it is not what is written: a field ignored, a word meant otherwise. */
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

/** What a field is where it is left out. */
export interface Defaults {
  readonly padding: PaddingWord | 0;
  readonly stride: 1 | "kernel";
  readonly bias: boolean;
  readonly depthwiseBias: boolean;
  readonly countPadding: boolean;
}
