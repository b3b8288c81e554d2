import { choiceIssues, count, flag } from "../convolution/fields.ts";
import { integer, product, sum } from "../formula/formula.ts";
import type { LayerKind } from "./kind.ts";
import { groupIssues } from "./normalization.ts";
import { outputElements, parameters } from "./rules.ts";

/** `slopes`: PReLU's trained slopes, one for all channels or one a channel. */
export interface ActivationSpec {
  readonly kind: "activation";
  readonly name?: string;
  readonly slopes?: "one" | "channels";
}

/** A function of every element; PReLU alone has something to train, a slope for all channels or one a channel. */
export const activation: LayerKind<{ slopes: "none" | "one" | "channels" }> = {
  parse: (_, own) => ({ slopes: (own.slopes ?? "none") as "none" | "one" | "channels" }),
  misfits: ({ slopes }) => choiceIssues("slopes", slopes, ["none", "one", "channels"]),
  plan: ({ slopes }, [shape = []]) => ({
    rules: [
      ...(slopes === "none" ? [] : [parameters(slopes === "one" ? integer(1) : sum("C"))]),
      outputElements("C", shape.length - 1),
    ],
  }),
};

/**
 * What changes values, holds nothing and keeps the shape: also local response normalisation and stochastic depth, by
 * name.
 */
export interface DropoutSpec {
  readonly kind: "dropout";
  readonly name?: string;
}

export const dropout: LayerKind = {
  parse: () => ({}),
  plan: (_, [shape = []]) => ({
    rules: [outputElements("C", shape.length - 1)],
  }),
};

/** A trained factor a channel, and a trained shift: LeNet-5's subsampling, ConvNeXt's layer scale. */
export interface ScaleSpec {
  readonly kind: "scale";
  readonly bias?: boolean;
}

export const scale: LayerKind<{ bias: boolean }> = {
  parse: (reading, own) => ({ bias: flag(reading, "bias", own.bias ?? false) }),
  plan: ({ bias }, [shape = []]) => ({
    rules: [parameters(bias ? product(2, "C") : sum("C")), outputElements("C", shape.length - 1)],
  }),
};

export interface ChannelShuffleSpec {
  readonly kind: "channel-shuffle";
  readonly groups: number;
}

/** The first channel of every group, then the second of every group, and so on: only the order changes. */
export const channelShuffle: LayerKind<{ groups: number }> = {
  parse: (reading, own) => ({ groups: count(reading, "groups", own.groups) }),
  misfits: ({ groups }, [shape = []]) => groupIssues(shape[0] as number, groups),
  plan: (_, [shape = []]) => ({
    rules: [outputElements("C", shape.length - 1)],
  }),
};

/** Some of the channels, by their places from 0: LeNet-5's sparse C3, ShuffleNet V2's split. */
export interface SelectChannelsSpec {
  readonly kind: "select-channels";
  readonly channels: readonly number[];
}

/** Some of the channels, in the order they are named. */
export const selectChannels: LayerKind<{ channels: readonly number[] }> = {
  parse(reading, own) {
    const list: readonly unknown[] = Array.isArray(own.channels) ? own.channels : [];
    if (list.length === 0) reading.issues.push({ code: "missing", field: "channels" });
    return { channels: Array.from(list, (channel) => count(reading, "channels", channel, 0)) };
  },
  misfits: ({ channels }, [[there = 0] = []]) =>
    channels
      .filter((channel) => channel >= there)
      .map((channel) => ({ code: "no-such-channel", field: "channels", channel, channels: there })),
  plan: ({ channels }, [shape = []]) => ({
    given: { C_out: channels.length },
    rules: [outputElements("C_out", shape.length - 1)],
    channels: channels.length,
  }),
};
