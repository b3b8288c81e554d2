import { choiceIssues, count, flag } from "../convolution/fields.ts";
import type { LayerIssue } from "../convolution/issues.ts";
import type { Rule } from "../convolution/step.ts";
import { axisSymbols } from "../convolution/window.ts";
import { integer, type Operand, product } from "../formula/formula.ts";
import type { LayerKind } from "./kind.ts";
import { outputElements, parameters } from "./rules.ts";

/** `affine: false` leaves out scale and shift; `scale: false` the scale alone (Keras's Inception v3). */
export interface BatchNormalizationSpec {
  readonly kind: "batch-normalization";
  readonly affine?: boolean;
  readonly scale?: boolean;
}

/**
 * Scale and shift are trained, one pair a channel; the running mean and variance are kept, not trained, and PyTorch counts
 * the batches besides. Keras adds all four to its total of parameters.
 */
export const batchNormalization: LayerKind<{ affine: boolean; scale: boolean }> = {
  parse: (reading, own) => ({
    affine: flag(reading, "affine", own.affine ?? true),
    scale: flag(reading, "scale", own.scale ?? true),
  }),
  plan: ({ affine, scale }, [shape = []]) => ({
    rules: [
      ...trained(affine, scale ? product(2, "C") : "C"),
      { quantity: "buffers", symbol: "n_r", formula: product(2, "C") },
      { quantity: "counters", symbol: "n_t", formula: integer(1) },
      outputElements("C", shape.length - 1),
    ],
  }),
};

/** Over all that comes in, or over the channels at every place (ConvNeXt). */
export interface LayerNormalizationSpec {
  readonly kind: "layer-normalization";
  readonly over?: "all" | "channels";
  readonly affine?: boolean;
}

/** Scale and shift for every element of the input, or for every channel where each place is normalised on its own. */
export const layerNormalization: LayerKind<{ affine: boolean; over: "all" | "channels" }> = {
  parse: (reading, own) => ({
    affine: flag(reading, "affine", own.affine ?? true),
    over: (own.over ?? "all") as "all" | "channels",
  }),
  misfits: ({ over }) => choiceIssues("over", over, ["all", "channels"]),
  plan({ affine, over }, [shape = []]) {
    const rank = shape.length - 1;
    const pairs = over === "all" ? ["C", ...axisSymbols(rank, "i")] : ["C"];
    return {
      rules: [...trained(affine, product(2, ...pairs)), outputElements("C", rank)],
    };
  },
};

export interface GroupNormalizationSpec {
  readonly kind: "group-normalization";
  readonly groups: number;
  readonly affine?: boolean;
}

/** Scale and shift, one pair a channel; the groups share mean and variance alone. */
export const groupNormalization: LayerKind<{ affine: boolean; groups: number }> = {
  parse: (reading, own) => ({
    groups: count(reading, "groups", own.groups),
    affine: flag(reading, "affine", own.affine ?? true),
  }),
  misfits: ({ groups }, [shape = []]) => groupIssues(shape[0] as number, groups),
  plan: ({ affine }, [shape = []]) => ({
    rules: [...trained(affine, product(2, "C")), outputElements("C", shape.length - 1)],
  }),
};

/** Where the groups do not divide the channels that come in. */
export function groupIssues(channels: number, groups: number): readonly LayerIssue[] {
  return channels % groups === 0
    ? []
    : [{ code: "channels-not-divisible", field: "groups", channels, groups }];
}

function trained(affine: boolean, pairs: Operand): readonly Rule[] {
  return affine ? [parameters(product(pairs))] : [];
}
