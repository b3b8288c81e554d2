import { choiceIssues, count, flag } from "../convolution/fields.ts";
import type { LayerIssue } from "../convolution/issues.ts";
import { type Rule, rule } from "../convolution/step.ts";
import { axisSymbols } from "../convolution/window.ts";
import { integer, type Operand, product, sum } from "../formula/formula.ts";
import { type LayerKind, parameters } from "./kind.ts";

/**
 * Scale and shift are trained, one pair a channel; the running mean and variance are kept, not trained, and PyTorch counts
 * the batches besides. Keras adds all four to its total of parameters.
 */
export const batchNormalization: LayerKind<{ affine: boolean; scale: boolean }> = {
  parse: (reading, own) => ({
    affine: flag(reading, "affine", own.affine ?? true),
    scale: flag(reading, "scale", own.scale ?? true),
  }),
  plan: ({ affine, scale }) => ({
    rules: [
      ...trained(affine, scale ? product(2, "C") : "C"),
      rule("buffers", "n_r", product(2, "C")),
      rule("counters", "n_t", integer(1)),
    ],
  }),
};

/** Scale and shift for every element of the input, or for every channel where each place is normalised on its own. */
export const layerNormalization: LayerKind<{ affine: boolean; over: "all" | "channels" }> = {
  words: ["over"],
  parse: (reading, own) => ({
    affine: flag(reading, "affine", own.affine ?? true),
    over: (own.over ?? "all") as "all" | "channels",
  }),
  misfits: ({ over }) => choiceIssues("over", over, ["all", "channels"]),
  plan({ affine, over }, [shape = []]) {
    const pairs = over === "all" ? ["C", ...axisSymbols(shape.length - 1, "i")] : ["C"];
    return { rules: trained(affine, product(2, ...pairs)) };
  },
};

/** Scale and shift, one pair a channel; the groups share mean and variance alone. */
export const groupNormalization: LayerKind<{ affine: boolean; groups: number }> = {
  parse: (reading, own) => ({
    groups: count(reading, "groups", own.groups),
    affine: flag(reading, "affine", own.affine ?? true),
  }),
  misfits: ({ groups }, [shape = []]) => groupIssues(shape[0] as number, groups),
  plan: ({ affine }) => ({ rules: trained(affine, product(2, "C")) }),
};

/** A mean, a variance and one number that says how many were seen; nothing is trained (Keras's Normalization). */
export const featureNormalization: LayerKind = {
  plan: () => ({ rules: [rule("buffers", "n_r", sum(product(2, "C"), 1))] }),
};

/** Scale and shift, one pair a channel, where they are trained: PyTorch's InstanceNorm leaves them out by default. */
export const instanceNormalization: LayerKind<{ affine: boolean }> = {
  axes: [1, 8],
  parse: (reading, own) => ({ affine: flag(reading, "affine", own.affine ?? false) }),
  plan: ({ affine }) => ({ rules: trained(affine, product(2, "C")) }),
};

/** A function of every element; PReLU alone has something to train, a slope for all channels or one a channel. */
export const activation: LayerKind<{ slopes: "none" | "one" | "channels" }> = {
  words: ["name", "slopes"],
  parse: (_, own) => ({ slopes: (own.slopes ?? "none") as "none" | "one" | "channels" }),
  misfits: ({ slopes }) => choiceIssues("slopes", slopes, ["none", "one", "channels"]),
  plan: ({ slopes }) => ({
    rules: slopes === "none" ? [] : [parameters(slopes === "one" ? integer(1) : sum("C"))],
  }),
};

/** Nothing to count but the elements. */
export const dropout: LayerKind = { words: ["name"], plan: () => ({}) };

/** A trained factor a channel, and a trained shift where there is a bias. */
export const scale: LayerKind<{ bias: boolean }> = {
  parse: (reading, own) => ({ bias: flag(reading, "bias", own.bias ?? false) }),
  plan: ({ bias }) => ({ rules: [parameters(bias ? product(2, "C") : sum("C"))] }),
};

/** A factor that is not trained: nothing to count but the elements. */
export const rescaling: LayerKind<{ factor: unknown }> = {
  words: ["factor"],
  parse: (_, { factor }) => ({ factor }),
  misfits: ({ factor }) =>
    Number.isFinite(factor) ? [] : [{ code: "not-a-number", field: "factor", value: factor }],
  plan: () => ({}),
};

/** The first channel of every group, then the second of every group, and so on: only the order changes. */
export const channelShuffle: LayerKind<{ groups: number }> = {
  parse: (reading, own) => ({ groups: count(reading, "groups", own.groups) }),
  misfits: ({ groups }, [shape = []]) => groupIssues(shape[0] as number, groups),
  plan: () => ({}),
};

/** Some of the channels, in the order they are named. */
export const selectChannels: LayerKind<{ channels: readonly number[] }> = {
  words: ["channels"],
  parse(reading, own) {
    const list: readonly unknown[] = Array.isArray(own.channels) ? own.channels : [];
    if (list.length === 0) reading.issues.push({ code: "missing", field: "channels" });
    return { channels: Array.from(list, (channel) => count(reading, "channels", channel, 0)) };
  },
  misfits: ({ channels }, [[there = 0] = []]) =>
    channels
      .filter((channel) => channel >= there)
      .map((channel) => ({ code: "no-such-channel", field: "channels", channel, channels: there })),
  plan: ({ channels }) => ({ given: { C_out: channels.length }, channels: "C_out" }),
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
