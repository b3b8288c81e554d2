/** What is wrong with a field, as data; its other facts fill the places of its sentence. */
export interface Told {
  readonly code: string;
  readonly field: string;
}

/** The sentences of what can be wrong, and the names of the fields. */
export interface Sentences<Found extends Told> {
  readonly issue: Readonly<Record<Found["code"], string>>;
  readonly field: Readonly<Record<Found["field"], string>>;
}

/** A sentence with facts put in its places, "{value}"; several numbers are joined as a shape. */
export function format(sentence: string, facts: Readonly<Record<string, unknown>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => [facts[name]].flat().map(String).join(" × "));
}

/** An issue in words: the rule, what came, and a remedy. */
export function formatIssue<Found extends Told>(
  { issue: sentences, field }: Sentences<Found>,
  issue: Found,
): string {
  return format(sentences[issue.code as Found["code"]], {
    ...(issue as Readonly<Record<string, unknown>> & Found),
    name: field[issue.field as Found["field"]],
  });
}
