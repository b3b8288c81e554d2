import { type Embed, embedsOf, frontmatterOf, relativeLinksOf } from "./lesson.ts";

// Sentences of two languages name their values in another order, and one may need a value twice.
const inSentences = new Set(["Value", "Seen"]);
const inPlace = new Set([
  "Formula",
  "Example",
  "Picture",
  "Calculator",
  "PaddingRuler",
  "Groups",
  "Exercise",
  "Code",
  "Refusal",
  "Prediction",
  "ReceptiveField",
  "Transposed",
]);

/** Where two languages of a lesson tell different things. */
export function disparities(one: string, other: string): readonly string[] {
  return [
    ...differences("order", [frontmatterOf(one).order ?? ""], [frontmatterOf(other).order ?? ""]),
    ...differences("link", relativeLinksOf(one), relativeLinksOf(other)),
    ...differences("value", valuesOf(one), valuesOf(other)),
    ...differences("sequence", [sequenceOf(one).join("\n")], [sequenceOf(other).join("\n")]),
  ];
}

function valuesOf(text: string): readonly string[] {
  const values = embedsOf(text).filter(({ component }) => inSentences.has(component));
  return [...new Set(values.map((embed) => keyOf(embed, ["of", "quantity", "misreading", "axis", "layer"])))];
}

function sequenceOf(text: string): readonly string[] {
  return embedsOf(text)
    .filter(({ component }) => inPlace.has(component))
    .map((embed) => keyOf(embed, Object.keys(embed).sort()));
}

function keyOf(embed: Embed, names: readonly string[]): string {
  return names.map((name) => `${name}=${embed[name] ?? ""}`).join(" ");
}

function differences(what: string, one: readonly string[], other: readonly string[]): readonly string[] {
  const missing = (from: readonly string[], to: readonly string[]) =>
    from.filter((entry) => !to.includes(entry));
  const counts = one.length === other.length ? [] : [`${what}: ${one.length} here, ${other.length} there`];
  return [
    ...missing(one, other).map((entry) => `${what} in the first alone: ${entry}`),
    ...missing(other, one).map((entry) => `${what} in the second alone: ${entry}`),
    ...counts,
  ];
}
