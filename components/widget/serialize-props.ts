/** What a page hands to its script, as the text of a data element, where a "<" would be read as a tag. */
export function serializeProps(data: unknown): string {
  return JSON.stringify(data).replaceAll("<", "\\u003c");
}

/** Words without those of some names, wherever they stand. */
export function without<Words>(words: Words, names: ReadonlySet<string>): Words {
  return JSON.parse(JSON.stringify(words, (name, value) => (names.has(name) ? undefined : value)));
}
