import {
  type Convolution,
  deriveConvolution,
  safeParse,
  type UncheckedSpec,
} from "../../src/convolution/convolution.ts";
import type { Issue } from "../../src/convolution/issues.ts";
import { paddingWords } from "../../src/convolution/window.ts";
import { format, formatIssue, type Sentences } from "../../src/locales/format.ts";
import { type Complaint, readText, type State } from "../form/state.ts";

/** The paddings side by side: by their words, and by a number on both sides. */
export const paddings = [...paddingWords, "number"] as const;
export type Padding = (typeof paddings)[number];

/** What a ruler can say is wrong, besides a layer's own issues. */
export interface RulerIssueWords extends Sentences<Issue> {
  readonly tooLarge: string;
  readonly tooWide: string;
  readonly noSuchPadding: string;
}

/** The state a ruler opens with: four of its paddings give four windows, and each puts them elsewhere. */
export const opening: State = {
  inputSize: "8",
  kernelSize: "3",
  stride: "2",
  dilation: "1",
  number: "1",
  padding: "same",
  rank: "1",
};

/** The state of a layer's first axis; a padding in numbers shows as one number, that before. */
export function rulerState(layer: Convolution): State {
  const [first] = typeof layer.padding === "string" ? [] : layer.padding;
  return {
    ...opening,
    inputSize: String(layer.inputSize[0]),
    kernelSize: String(layer.kernelSize[0]),
    stride: String(layer.stride[0]),
    dilation: String(layer.dilation[0]),
    ...(first && { number: String(first[0]) }),
    padding: typeof layer.padding === "string" ? layer.padding : "number",
    rank: String(Math.min(3, layer.inputSize.length)),
  };
}

/** One padding of a ruler: the layer it makes, or why it makes none, in a sentence. */
export interface Strip {
  readonly padding: Padding;
  readonly layer?: Convolution;
  readonly sentence?: string;
}

/** Every padding over the same input, and the one that is chosen. */
export interface Ruler {
  readonly strips: readonly Strip[];
  readonly chosen: Padding;
  readonly layer: Convolution;
  readonly rank: number;
}

const largest = { inputSize: 24, kernelSize: 12, stride: 12, dilation: 12, number: 12 } as const;
const widest = 24;

/** The ruler that a state asks for, or what is wrong with it. */
export function readRuler(
  state: State,
  words: RulerIssueWords,
): { readonly ruler?: Ruler; readonly complaints: readonly Complaint[] } {
  const chosen = paddings.find((padding) => padding === state.padding);
  const rank = Number(state.rank);
  if (!chosen || ![1, 2, 3].includes(rank)) {
    const facts = { got: chosen ? state.rank : state.padding };
    return { complaints: [{ field: "padding", sentence: format(words.noSuchPadding, facts), controls: [] }] };
  }
  const { layer, issues } = safeParse(specOf(state, chosen, rank));
  const complaints = [
    ...issues.map((issue) => complaintOf(issue, words)),
    ...tooLarge(state, words),
    ...(layer ? tooWide(layer, words) : []),
  ];
  if (!layer || complaints.length > 0) return { complaints };
  const strips = paddings.map((padding): Strip => {
    const { layer, issues } = safeParse(specOf(state, padding, rank));
    if (layer) return { padding, layer };
    return { padding, sentence: [...new Set(issues.map((issue) => formatIssue(words, issue)))].join(" ") };
  });
  return { ruler: { strips, chosen, layer, rank }, complaints };
}

/** The layer that a state asks for with one of the paddings; its axes are all alike, and it has one channel. */
function specOf(state: State, padding: Padding, rank: number): UncheckedSpec {
  const number = (name: string) => readText(state[name] ?? "");
  const each = (name: string) => Array(rank).fill(number(name));
  return {
    inputSize: each("inputSize"),
    inChannels: 1,
    outChannels: 1,
    kernelSize: each("kernelSize"),
    stride: each("stride"),
    dilation: each("dilation"),
    padding: padding === "number" ? each("number") : padding,
  };
}

function complaintOf(issue: Issue, words: RulerIssueWords): Complaint {
  const control = issue.field === "padding" ? "number" : issue.field;
  return { field: control, sentence: formatIssue(words, issue), controls: [control] };
}

/** The numbers that are larger than a ruler can show. */
function tooLarge(state: State, words: RulerIssueWords): readonly Complaint[] {
  return (Object.keys(largest) as (keyof typeof largest)[]).flatMap((name) => {
    const [maximum, got] = [largest[name], readText(state[name] ?? "")];
    if (typeof got !== "number" || got <= maximum) return [];
    const facts = { name: words.field[name === "number" ? "padding" : name], maximum, got };
    return [{ field: name, sentence: format(words.tooLarge, facts), controls: [name] }];
  });
}

function tooWide(layer: Convolution, words: RulerIssueWords): readonly Complaint[] {
  const [span = 0] = deriveConvolution(layer).effectiveKernel;
  if (span <= widest) return [];
  const sentence = format(words.tooWide, { span, maximum: widest });
  return [{ field: "dilation", sentence, controls: ["dilation"] }];
}
