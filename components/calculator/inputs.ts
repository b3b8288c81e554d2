import { format } from "../../src/locales/format.ts";
import type { State } from "../form/state.ts";
import { letters } from "./state.ts";
import type { AnswerWords } from "./words.ts";

/** The names of a form's fields, such as "Kernel size" for `kernelSize`. */
export type FieldNames = Readonly<Record<string, string>>;

/** An input element of a form: its name, text and label, and the letter of its axis. */
export interface FormInput {
  readonly name: string;
  readonly value: string;
  readonly label: string;
  readonly letter?: string;
}

/** The inputs of a field: three, one an axis, of which the stylesheet shows those in use; or one, for a field such as `groups`. */
export function inputsOf(
  field: string,
  state: State,
  names: FieldNames,
  words: AnswerWords,
): readonly FormInput[] {
  const input = (name: string, letter?: string): FormInput => ({
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
