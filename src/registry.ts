/** The entry of an id; throws RangeError that lists the known ids, where there is none. */
export function entryOf<Entry extends { readonly id: string }>(
  registry: readonly Entry[],
  id: string,
  noun: string,
): Entry {
  const entry = registry.find((candidate) => candidate.id === id);
  if (entry) return entry;
  const known = registry.map((candidate) => candidate.id).join(", ");
  throw new RangeError(
    `There is no ${noun} "${typeof id === "string" ? id : typeof id}"; the known ids are: ${known}.`,
  );
}
