/** What a page hands to its script, as the text of a data element, where a "<" would be read as a tag; `unsaid` names stay out. */
export function serializeProps(data: unknown, unsaid: ReadonlySet<string> = new Set()): string {
  const text = JSON.stringify(data, (name, value) => (unsaid.has(name) ? undefined : value));
  return text.replaceAll("<", "\\u003c");
}
