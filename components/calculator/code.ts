import type { FrameworkCode, LayerCode } from "../../src/frameworks/index.ts";
import { format } from "../../src/locales/format.ts";

/** The code to copy, with the import it needs; empty where the framework refuses the layer. */
export function codeText(built: FrameworkCode | LayerCode): string {
  return "code" in built ? `${built.imports}\n\n${built.code}` : "";
}

/** What a reader should know beside the code: the notes, or why there is none. */
export function codeNote<Note extends Coded, Refusal extends Coded>(
  built: { readonly code: string; readonly notes: readonly Note[] } | { readonly refusal: Refusal },
  words: Sentences<Note, Refusal>,
): string {
  return "code" in built
    ? built.notes.map((note) => format(words.note[note.code as Note["code"]], note)).join(" ")
    : format(words.refusal[built.refusal.code as Refusal["code"]], built.refusal);
}

/** Writes the codes below `root`, each with its note, into the figures of their frameworks. */
export function writeCodes<Note extends Coded, Refusal extends Coded>(
  root: HTMLElement,
  codes: readonly (Parameters<typeof codeText>[0] & Parameters<typeof codeNote<Note, Refusal>>[0])[],
  words: Sentences<Note, Refusal>,
): void {
  for (const built of codes) {
    const figure = root.querySelector(`[data-code="${built.framework}"]`) as HTMLElement;
    (figure.querySelector("code") as HTMLElement).textContent = codeText(built);
    (figure.querySelector(".note") as HTMLElement).textContent = codeNote(built, words);
  }
}

type Coded = Readonly<Record<string, unknown>> & { readonly code: string };

interface Sentences<Note extends Coded, Refusal extends Coded> {
  readonly note: Readonly<Record<Note["code"], string>>;
  readonly refusal: Readonly<Record<Refusal["code"], string>>;
}
