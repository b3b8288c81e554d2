import type { Convolution, UncheckedSpec } from "../../src/convolution/index.ts";
import { format, formatIssue, type Sentences, type Told } from "../../src/locales/format.ts";
import { type Complaint, readText, type State, sizesIn } from "../form/state.ts";
import type { AnswerWords } from "./shown.ts";

/** The axes of a form. A layer of fewer uses the last ones; a number that all axes share is that of the width. */
export const letters = ["d", "h", "w"] as const;

/** The field of a control: "stride" of "stride-w". */
export function fieldOf(control: string): string {
  return control.replace(/-[dhw]$/, "");
}

/** What stands in a field of axes, an entry an axis: that of its own where `own`, else the one they share. */
export function entriesIn(state: State, field: string, own: unknown = state.perAxis) {
  const used = letters.slice(-Number(state.rank));
  return used.map((letter) => readText(state[`${field}-${own ? letter : "w"}`] as string));
}

/** The spec a state asks for: texts that are whole numbers as numbers, empty ones left out, others as they are. */
export function specOf(state: State): UncheckedSpec {
  const [number, after] = [entriesIn(state, "padding"), entriesIn(state, "paddingAfter")];
  const sides = number.map((before, axis) => [before, after[axis]]);
  return {
    inputSize: entriesIn(state, "inputSize", true),
    inChannels: readText(state.inChannels as string),
    outChannels: readText(state.outChannels as string),
    kernelSize: entriesIn(state, "kernelSize"),
    stride: entriesIn(state, "stride"),
    padding: { number, sides }[state.paddingMode as string] ?? state.paddingMode,
    dilation: entriesIn(state, "dilation"),
    groups: readText(state.groups as string) ?? "",
    bias: state.bias !== "",
  };
}

/** The state of a layer. */
export function stateOf(layer: Convolution): State {
  const { inputSize, padding } = layer;
  const pairs = typeof padding === "string" ? inputSize.map(() => [0, 0] as const) : padding;
  const several = [layer.kernelSize, layer.stride, layer.dilation, pairs.map(String)];
  const befores = pairs.map(([before]) => before);
  const afters = pairs.map(([, after]) => after);
  const mode = befores.join() === afters.join() ? "number" : "sides";
  return {
    rank: String(inputSize.length),
    perAxis: several.some((values) => new Set<unknown>(values).size > 1) ? "yes" : "",
    paddingMode: typeof padding === "string" ? padding : mode,
    bias: layer.bias ? "yes" : "",
    inChannels: String(layer.inChannels),
    outChannels: String(layer.outChannels),
    groups: String(layer.groups),
    ...ofAxes("inputSize", inputSize),
    ...ofAxes("kernelSize", layer.kernelSize),
    ...ofAxes("stride", layer.stride),
    ...ofAxes("dilation", layer.dilation),
    ...ofAxes("padding", befores),
    ...ofAxes("paddingAfter", afters),
  };
}

// An axis that the layer does not have takes the number of its first, so that a layer with one axis more fits at once.
function ofAxes(field: string, values: readonly (string | number)[]): State {
  const missing = letters.length - values.length;
  return Object.fromEntries(
    letters.map((letter, at) => [`${field}-${letter}`, String(values[Math.max(0, at - missing)])]),
  );
}

/** A state whose axes each have the number they shared, for the moment a reader asks for one an axis. */
export function toldApart(state: State): State {
  const shared = (name: string) => name.replace(/^(?!input)(.+)-.$/, "$1-w");
  return Object.fromEntries(Object.keys(state).map((name) => [name, state[shared(name)] as string]));
}

/** A state in one control of which a whole shape stands, such as "224 x 224": each axis takes its own number. */
export function spreadShape(state: State, control: string): State {
  const [field, sizes] = [fieldOf(control), sizesIn(state[control] ?? "")];
  if (field === control || sizes.length !== Number(state.rank)) return state;
  const apart =
    field === "inputSize" || new Set(sizes).size === 1 ? state : { ...toldApart(state), perAxis: "yes" };
  const own = letters.slice(-sizes.length).map((letter, axis) => [`${field}-${letter}`, sizes[axis]]);
  return { ...apart, ...Object.fromEntries(own) };
}

/** Issues as sentences beside their fields, with the controls that each is about. */
export function complaintsOf<Issue extends Told>(
  state: State,
  issues: readonly Issue[],
  words: Sentences<Issue>,
): readonly Complaint[] {
  return issues.map((issue) => ({
    field: issue.field,
    sentence: formatIssue(words, issue),
    controls: controlNames(state, issue),
  }));
}

/** The names of the controls that an issue is about. */
export function controlNames(
  state: State,
  { field, axis }: { readonly field: string; readonly axis?: number },
): readonly string[] {
  if (!(`${field}-w` in state)) return [field];
  const own = axis !== undefined && (state.perAxis || field === "inputSize");
  return [`${field}-${letters.at(own ? axis - Number(state.rank) : -1)}`, `${field}Mode`];
}

/** The names of a form's fields, such as "Kernel size" for `kernelSize`. */
export type FieldNames = Readonly<Record<string, string>>;

/** The inputs of a field: three, one an axis, of which the stylesheet shows those in use; or one, for a field such as `groups`. */
export function inputsOf(field: string, state: State, names: FieldNames, words: AnswerWords) {
  const input = (name: string, letter?: string) => ({
    name,
    value: state[name] as string,
    label: nameOf(name, state, names, words),
    ...(letter && { letter: letter.toUpperCase() }),
  });
  return field in state ? [input(field)] : letters.map((letter) => input(`${field}-${letter}`, letter));
}

/** Labels every input of a form: "Kernel size, width" where it stands for one axis, "Kernel size" where it stands for all. */
export function nameInputs(form: HTMLElement, state: State, names: FieldNames, words: AnswerWords): void {
  for (const input of form.querySelectorAll<HTMLInputElement>("[role=spinbutton]")) {
    const name = nameOf(input.name, state, names, words);
    if (input.ariaLabel !== name) input.ariaLabel = name;
  }
}

function nameOf(control: string, { rank, perAxis }: State, names: FieldNames, words: AnswerWords): string {
  const [, field = "", after, letter] = /^(\w+?)(After)?(?:-(.))?$/.exec(control) ?? [];
  const named = (name: string | undefined, axis: string) => format(words.fieldOnAxis, { field: name, axis });
  const name = after ? named(names[field], words.after) : (names[field] as string);
  const own = letter && rank !== "1" && (perAxis !== "" || field === "inputSize");
  return own ? named(name, words.axis[letter as "d"]) : name;
}

/** The attributes of a form by which the stylesheet hides inputs that a state does not use: axes, padding after the input. */
export function marksOf({ rank = "", perAxis, paddingMode = "" }: State): Readonly<Record<string, string>> {
  const padding = ["number", "sides"].includes(paddingMode) ? paddingMode : "word";
  return { "data-rank": rank, "data-axes": perAxis ? "apart" : "together", "data-padding": padding };
}
