import {
  type Convolution,
  type Derivation,
  deriveConvolution,
  safeParse,
} from "../../src/convolution/convolution.ts";
import type { Issue } from "../../src/convolution/issues.ts";
import { rule, type Step, work } from "../../src/convolution/step.ts";
import { sum } from "../../src/formula/formula.ts";
import { format, formatIssue, type Sentences } from "../../src/locales/format.ts";
import { type Complaint, readText, type State } from "../form/state.ts";

/** What the groups can say is wrong, besides a layer's own issues. */
export interface GroupsIssueWords extends Sentences<Issue> {
  readonly tooLarge: string;
  readonly channel: string;
  readonly mixed: string;
}

/** The state they open with: a few divisors to go through, and more kernels than channels. */
export const opening: State = {
  inChannels: "6",
  outChannels: "12",
  kernelSize: "3",
  inputSize: "10",
  groups: "3",
  n: "1",
  pointwise: "",
  mixed: "8",
};

/** The state of a layer of square kernels: its groups, and its first output channel lit. */
export function groupsState(layer: Convolution): State {
  return {
    ...opening,
    inChannels: String(layer.inChannels),
    outChannels: String(layer.outChannels),
    kernelSize: String(layer.kernelSize[0]),
    inputSize: String(layer.inputSize[0]),
    groups: String(layer.groups),
  };
}

/** A layer with what it costs. */
export interface Priced {
  readonly layer: Convolution;
  readonly derivation: Derivation;
}

/** A layer in groups, the numbers of groups it could have, and what it stands beside. */
export interface Grouping extends Priced {
  readonly divisors: readonly number[];
  /** The output channel that is lit, from 0. */
  readonly channel: number;
  /** The plain layer with as many channels as come out in the end. */
  readonly plain: Priced;
  /** A 1x1 layer after it, where it is asked for, and what both cost together. */
  readonly pointwise?: Priced & { readonly parameters: Step; readonly macs: Step };
}

const largest = { inChannels: 24, outChannels: 24, kernelSize: 7, inputSize: 224, mixed: 24 } as const;

/** The layer in groups that a state asks for, or what is wrong with it. */
export function readGroups(
  state: State,
  words: GroupsIssueWords,
): { readonly grouping?: Grouping; readonly complaints: readonly Complaint[] } {
  const tooMuch = tooLarge(state, words);
  if (tooMuch.length > 0) return { complaints: tooMuch };
  const number = (name: string) => readText(state[name] ?? "") ?? "";
  const given = {
    inputSize: [number("inputSize"), number("inputSize")],
    inChannels: number("inChannels"),
    outChannels: number("outChannels"),
    kernelSize: number("kernelSize"),
    padding: "same",
    bias: true,
  };
  const { layer, issues } = safeParse({ ...given, groups: number("groups") });
  if (!layer) return { complaints: issues.map((issue) => complaintOf(issue, issue.field, words)) };
  const channel = number("n");
  const code = channelFault(channel, layer.outChannels);
  if (code || typeof channel !== "number") {
    const facts = { name: words.channel, minimum: 1, maximum: layer.outChannels, value: state.n };
    return { complaints: [complaint("n", format(words.issue[code ?? "missing"], facts))] };
  }
  const made = { ...priced(layer), divisors: divisorsOf(layer), channel: channel - 1 };
  const isMixed = state.pointwise !== "";
  const outChannels = isMixed ? number("mixed") : layer.outChannels;
  const after = safeParse({ ...given, inChannels: layer.outChannels, outChannels, kernelSize: 1 });
  const plain = safeParse({ ...given, outChannels });
  if (!after.layer || !plain.layer)
    return { complaints: after.issues.map((issue) => complaintOf(issue, "mixed", words)) };
  const grouping = { ...made, plain: priced(plain.layer) };
  if (!isMixed) return { grouping, complaints: [] };
  return { grouping: { ...grouping, pointwise: together(made, priced(after.layer)) }, complaints: [] };
}

/** A state with fewer or other channels: the next number of groups below that divides both, and a channel there is. */
export function fitted(state: State): State {
  const [inChannels, outChannels] = [readText(state.inChannels ?? ""), readText(state.outChannels ?? "")];
  if (typeof inChannels !== "number" || typeof outChannels !== "number" || inChannels < 1 || outChannels < 1)
    return state;
  const wanted = Number(state.groups);
  const groups = divisorsOf({ inChannels, outChannels }).filter((divisor) => divisor <= wanted);
  return {
    ...state,
    groups: String(groups.at(-1) ?? 1),
    n: Number(state.n) > outChannels ? String(outChannels) : (state.n ?? ""),
  };
}

/** The numbers of groups that divide the channels on both sides, from 1. */
export function divisorsOf({
  inChannels,
  outChannels,
}: Pick<Convolution, "inChannels" | "outChannels">): readonly number[] {
  const most = Math.min(inChannels, outChannels, largest.inChannels);
  return Array.from({ length: most }, (_, at) => at + 1).filter(
    (divisor) => inChannels % divisor === 0 && outChannels % divisor === 0,
  );
}

function channelFault(channel: number | string, most: number) {
  if (channel === "") return "missing";
  if (typeof channel === "string") return "not-a-whole-number";
  return channel < 1 || channel > most ? "out-of-range" : undefined;
}

function priced(layer: Convolution): Priced {
  return { layer, derivation: deriveConvolution(layer) };
}

function together(first: Priced, second: Priced): NonNullable<Grouping["pointwise"]> {
  const both = (quantity: "parameters" | "macs", letter: string) => {
    const values = {
      [`${letter}_1`]: first.derivation[quantity],
      [`${letter}_2`]: second.derivation[quantity],
    };
    return work(rule(quantity, letter, sum(...Object.keys(values))), values);
  };
  return { ...second, parameters: both("parameters", "n"), macs: both("macs", "m") };
}

function tooLarge(state: State, words: GroupsIssueWords): readonly Complaint[] {
  return (Object.keys(largest) as (keyof typeof largest)[]).flatMap((name) => {
    const [maximum, got] = [largest[name], readText(state[name] ?? "")];
    if (typeof got !== "number" || got <= maximum) return [];
    const facts = { name: name === "mixed" ? words.mixed : words.field[name], maximum, got };
    return [complaint(name, format(words.tooLarge, facts))];
  });
}

function complaintOf(issue: Issue, field: string, words: GroupsIssueWords): Complaint {
  return complaint(field, formatIssue(words, issue));
}

function complaint(field: string, sentence: string): Complaint {
  return { field, sentence, controls: [field] };
}
