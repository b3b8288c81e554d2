import type { QuestionField } from "../../src/convolution/index.ts";
import { readText } from "../calculator/state.ts";

/** What stands in the solver's form, as typed, by the names of its controls; a cleared box is empty. */
export type State = Readonly<Record<string, string>>;

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
  ...range("kernelSize", 1, 7),
  ...range("stride", 1, 4),
  ...range("padding", 0, 3),
  ...range("dilation", 1, 2),
  ...range("outputPadding", 0, 1),
};

/** The question a state asks: whole numbers as numbers, anything else as it is, for the check to refuse. */
export function questionOf(state: State): { readonly [field in QuestionField]?: unknown } {
  const asked = ranges.filter((field) => field !== "outputPadding" || state.kind !== "convolution");
  return {
    kind: state.kind,
    from: readText(state.from as string),
    to: readText(state.to as string),
    ...Object.fromEntries(
      asked.map((field) => [field, boxesOf(field).map((name) => readText(state[name] as string))]),
    ),
  };
}

/** The names of the boxes of a field: two of a range, else the field's own. */
export function boxesOf(field: string): readonly string[] {
  return (ranges as readonly string[]).includes(field) ? [`${field}-min`, `${field}-max`] : [field];
}

/** A state as the query of a link; it always says from and to, but nothing at all where it is the opening one. */
export function queryOf(state: State): string {
  const differs = ([name, text]: [string, string]) => text !== opening[name];
  const entries = Object.entries(state);
  if (!entries.some(differs)) return "";
  return String(
    new URLSearchParams(entries.filter((entry) => ["from", "to"].includes(entry[0]) || differs(entry))),
  );
}

/** The state a query asks for; every text is kept, whatever it is, and names the form lacks are passed over. */
export function stateFrom(query: string): State {
  const asked = new URLSearchParams(query);
  return Object.fromEntries(Object.entries(opening).map(([name, text]) => [name, asked.get(name) ?? text]));
}

function range(field: string, least: number, most: number): State {
  return { [`${field}-min`]: String(least), [`${field}-max`]: String(most) };
}
