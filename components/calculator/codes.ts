import type { FrameworkCode, LayerCode } from "../../src/frameworks/code.ts";
import { format } from "../../src/locales/format.ts";
import type { LayerWords } from "../../src/locales/index.ts";
import { frameworks } from "./kinds.ts";
import type { Answer } from "./parts.ts";
import type { ShownCode } from "./shown.ts";

/** The lines of every framework that has code, which build a layer, each with what to know beside them, or why there are none. */
export function shownCodes(
  answer: Answer,
  words: Pick<LayerWords, "note" | "refusal">,
): readonly ShownCode[] {
  return codesOf(answer).map((built) => ({
    framework: built.framework,
    code: codeText(built),
    note: codeNote(built, words),
  }));
}

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

type Coded = Readonly<Record<string, unknown>> & { readonly code: string };

interface Sentences<Note extends Coded, Refusal extends Coded> {
  readonly note: Readonly<Record<Note["code"], string>>;
  readonly refusal: Readonly<Record<Refusal["code"], string>>;
}

function codesOf({ parts }: Answer): readonly LayerCode[] {
  const layers = parts.map(({ layer }) => layer);
  return frameworks.flatMap(({ code }) => (code ? [code(layers)] : []));
}
