/** What a page hands to its script, as JSON for a data element; "<" is escaped, since "</script>" would end the element. */
export function serializeProps(data: unknown): string {
  return JSON.stringify(data).replaceAll("<", "\\u003c");
}

/** Words without the keys of these names, at any depth. */
export function without<Words>(words: Words, names: ReadonlySet<string>): Words {
  return JSON.parse(JSON.stringify(words, (name, value) => (names.has(name) ? undefined : value)));
}
