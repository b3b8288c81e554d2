import { format } from "../../src/locales/format.ts";
import type { State } from "../form/state.ts";
import { letters } from "./state.ts";
import type { AnswerWords } from "./words.ts";

/** What the fields of a form are called. */
export type FieldNames = Readonly<Record<string, string>>;

/** An input of a form: the name of its control, what it holds, what it is called, and the letter of its axis. */
export interface Input {
  readonly name: string;
  readonly value: string;
  readonly label: string;
  readonly letter?: string;
}

/** The inputs of a field: one an axis where the state has them, of which the stylesheet shows those in use, else one in all. */
export function inputsOf(
  field: string,
  state: State,
  names: FieldNames,
  words: AnswerWords,
): readonly Input[] {
  const input = (name: string, letter?: string): Input => ({
    name,
    value: state[name] as string,
    label: nameOf(name, state, names, words),
    ...(letter && { letter: letter.toUpperCase() }),
  });
  return field in state ? [input(field)] : letters.map((letter) => input(`${field}-${letter}`, letter));
}

/** Names every input of a form after its field, and after its axis where it stands for that axis alone. */
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

/** What the stylesheet goes by to show the inputs that a state leaves in use. */
export function marksOf({ rank = "", perAxis, paddingMode = "" }: State): Readonly<Record<string, string>> {
  const padding = ["number", "sides"].includes(paddingMode) ? paddingMode : "word";
  return { "data-rank": rank, "data-axes": perAxis ? "apart" : "together", "data-padding": padding };
}
