import { readText } from "../calculator/state.ts";

/** What stands in the fields of the input, as typed: channels, then a size an axis. */
export type InputTexts = readonly string[];

/** The input shape that the texts ask for: whole numbers as numbers, anything else as it is, for the check to refuse. */
export function shapeOf(texts: InputTexts): readonly unknown[] {
  return texts.map(readText);
}

/** The query of a link to a page with these texts; none where they are those it opens with. */
export function queryOf(texts: InputTexts, opening: InputTexts): string {
  if (texts.join() === opening.join()) return "";
  return String(new URLSearchParams(texts.map((text) => ["input", text])));
}

/** The texts a query asks for, as many as the page opens with; those it does not give are the opening ones. */
export function textsFrom(query: string, opening: InputTexts): InputTexts {
  const asked = new URLSearchParams(query).getAll("input");
  return opening.map((text, at) => asked[at] ?? text);
}
