import type { FrameworkCode } from "../../src/frameworks/index.ts";
import type { LiveWords } from "../../src/locales/index.ts";
import { say } from "../../src/locales/say.ts";

/** The code to copy, with the import it needs; empty where the framework refuses the layer. */
export function codeText(built: FrameworkCode): string {
  return "code" in built ? `${built.imports}\n\n${built.code}` : "";
}

/** What a reader should know beside the code: the notes, or why there is none. */
export function codeNote(built: FrameworkCode, words: LiveWords): string {
  return "code" in built
    ? built.notes.map((note) => say(words.note[note.code], note)).join(" ")
    : say(words.refusal[built.refusal.code], built.refusal);
}
