import { bodyOf, frontmatterOf, proseOf, without } from "./lesson.ts";

// Names that carry a digit; every other number of a lesson comes from an example.
const names = /\b(1 × 1(?= convolution| ?卷积)|Conv[123]D|[234]-D|nn\.Conv[123]d|CS231n)(?![\w-])/g;
// What a reader types into a field or finds in a shape, set as code: given, and no result.
const typed = /`\d`/g;
// What a source goes by may stand in a margin note.
const citations = /#\d+\b|\b(19|20)\d\d\b/g;

/** The numerals a lesson writes itself, each with the words around it. */
export function bareNumerals(text: string): readonly string[] {
  const { order, ...head } = frontmatterOf(text);
  const body = bodyOf(text);
  const asides = [...body.matchAll(/<Aside>([\s\S]*?)<\/Aside>/g)].map(([, aside = ""]) => aside);
  return [
    ...Object.values(head).flatMap((words) => numeralsIn(words)),
    ...numeralsIn(proseOf(without("Aside", body))),
    ...asides.flatMap((aside) => numeralsIn(proseOf(aside).replace(citations, ""))),
  ];
}

function numeralsIn(prose: string): readonly string[] {
  // Full-width digits are digits too.
  const plain = prose.replace(names, "").replace(typed, "").normalize("NFKC");
  return [...plain.matchAll(/.{0,20}\d+.{0,20}/g)].map(([around]) => around.trim());
}
