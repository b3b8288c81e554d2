import type { QuestionField } from "../../src/convolution/index.ts";
import { entriesOf, readText, type State, sizesIn } from "../form/state.ts";

/** The fields that are asked for as a range, a box for its least and one for its most. */
export const ranges = ["kernelSize", "stride", "padding", "dilation", "outputPadding"] as const;

/** The question the page opens with. */
export const opening: State = {
  from: "224",
  to: "112",
  kind: "convolution",
  rank: "2",
  inChannels: "3",
  outChannels: "64",
  bias: "yes",
  same: "",
  ...range("kernelSize", 1, 7),
  ...range("stride", 1, 4),
  ...range("padding", 0, 3),
  ...range("dilation", 1, 2),
  ...range("outputPadding", 0, 1),
};

/** The question a state asks: whole numbers as numbers, anything else as it is, for the check to refuse. */
export function questionOf(state: State): { readonly [field in QuestionField]?: unknown } {
  const isScattered = state.kind === "transposed-convolution";
  const asked = ranges.filter((field) => field !== "outputPadding" || isScattered);
  return {
    kind: state.kind,
    from: sizesOf(state.from as string),
    to: sizesOf(state.to as string),
    same: state.same !== "",
    ...Object.fromEntries(
      asked.map((field) => [field, boxesOf(field).map((name) => readText(state[name] as string))]),
    ),
  };
}

// One size for every axis, or as "224 x 112" one for each.
function sizesOf(text: string) {
  const sizes = sizesIn(text).map(Number);
  return sizes.length > 0 ? sizes : readText(text);
}

/** The names of the boxes of a field: two of a range, else the field's own. */
export function boxesOf(field: string): readonly string[] {
  return (ranges as readonly string[]).includes(field) ? [`${field}-min`, `${field}-max`] : [field];
}

/** What a link to a state says: always from and to, and what differs; nothing at all where it is the opening one. */
export function linkOf(state: State): readonly [string, string][] {
  const { from, to, ...others } = opening;
  return entriesOf(state, opening).length === 0 ? [] : entriesOf(state, others);
}

function range(field: string, least: number, most: number): State {
  return { [`${field}-min`]: String(least), [`${field}-max`]: String(most) };
}
