import type { FieldIssue, LayerField, LayerIssue } from "./issues.ts";
import type { PaddingPair } from "./window.ts";

/** The most spatial axes a layer may have: more than anyone needs, so that a list of millions is refused at once. */
export const maximumRank = 8;

/** Where a spec keeps the fields that what comes into a layer gives it; beside them, its own could only contradict. */
export const entering = Symbol("entering");

/** A spec whose fields may hold anything. */
type Unread<Name extends string> = { readonly [name in Name | "kind"]?: unknown } & {
  readonly [entering]?: object;
};

/** A spec being read: how many axes it has, and what was wrong with its fields so far. */
export interface Reading<Name extends string> {
  readonly given: Unread<Name>;
  readonly rank: number;
  /** The most that a number may be, where that is less than 2^53 - 1. */
  readonly maximum?: number;
  readonly issues: FieldIssue<Name>[];
  /** The fields that were read. */
  readonly fields: Set<string>;
}

/**
 * Refuses every field of a spec that was not read, each with that which begins most like it: a mistyped `strides` must not
 * pass for the default stride. What it was made of may stand in
 * `kind`.
 */
export function refuseOthers<Name extends string>(
  { given: spec, issues, fields }: Reading<Name>,
  kind?: string,
): void {
  const own = [...fields].filter((field) => !(field in (spec[entering] ?? {})));
  for (const given of Object.keys(spec)) {
    if (own.includes(given) || (given === "kind" && spec.kind === kind)) continue;
    const [nearest] = [...own].sort((a, b) => alike(given, b) - alike(given, a));
    issues.push({ code: "unknown-field", field: nearest as Name, given, fields: own.join(", ") });
  }
}

/** How many letters two names have in common at their beginning. */
function alike(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
}

/** What is read field by field; where it is no object, an issue says so, and it has no fields. */
export function readObject<Name extends string>(
  value: unknown,
  field: Name,
  issues: FieldIssue<Name>[],
): Unread<Name> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  issues.push({ code: "not-an-object", field, value });
  return {};
}

/** Begins to read a spec, which may be anything, with the field that says how many axes there are. */
export function beginWith<Name extends string>(
  field: Name,
  unread: unknown,
): { reading: Reading<Name>; spec: Unread<Name>; size: readonly number[] } {
  const issues: FieldIssue<Name>[] = [];
  const given = readObject(unread, field, issues);
  const spec: Unread<Name> = given[entering] ? { ...given, ...given[entering] } : given;
  const value = spec[field];
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  const rank = list.length;
  const reading = { given, rank, issues, fields: new Set([field]) };
  if (value === undefined) issues.push({ code: "missing", field });
  else if (rank === 0) issues.push({ code: "no-axis", field });
  else if (rank > maximumRank) issues.push({ code: "too-many-axes", field, rank, maximum: maximumRank });
  return { reading, spec, size: entries(list).map((entry, axis) => count(reading, field, entry, 1, axis)) };
}

/** A whole number from a minimum to the most that the reading allows. */
export function count<Name extends string>(
  { issues, fields, maximum = Number.MAX_SAFE_INTEGER }: Reading<Name>,
  field: Name,
  value: unknown,
  minimum = 1,
  axis?: number,
): number {
  fields.add(field);
  const at = axis === undefined ? { field } : { field, axis };
  // A field that was cleared is missing too.
  if (value === undefined || value === "") issues.push({ code: "missing", ...at });
  else if (typeof value !== "number" || !Number.isInteger(value)) {
    issues.push({ code: "not-a-whole-number", ...at, value });
  } else if (value < minimum || value > maximum) {
    issues.push({ code: "out-of-range", ...at, value, minimum, maximum });
  }
  return value === 0 ? 0 : (value as number); // no negative zero
}

/** One whole number an axis; a scalar stands for all of them. */
export function countPerAxis<Name extends string>(
  reading: Reading<Name>,
  field: Name,
  value: unknown,
  minimum = 1,
): readonly number[] {
  return each(reading, field, value, (entry, axis) => count(reading, field, entry, minimum, axis));
}

/** Padding by one of the words, by one number an axis, or by a pair an axis; a scalar stands for all of them. */
export function sides<Name extends string, Word extends string>(
  reading: Reading<Name>,
  field: Name,
  value: unknown,
  words: readonly Word[],
): Word | readonly PaddingPair[] {
  const { issues, fields } = reading;
  fields.add(field);
  if (typeof value === "string") {
    if (!words.includes(value as Word)) issues.push({ code: "unknown-padding", field, value });
    return value as Word;
  }
  return each(reading, field, value, (entry, axis): PaddingPair => {
    const side = (size: unknown) => count(reading, field, size, 0, axis);
    if (!Array.isArray(entry)) {
      const both = side(entry);
      return [both, both];
    }
    if (entry.length === 2) return [side(entry[0]), side(entry[1])];
    issues.push({ code: "unknown-padding", field, axis: axis as number, value: entry });
    return [0, 0];
  });
}

/** True or false. */
export function flag<Name extends string>(
  { issues, fields }: Reading<Name>,
  field: Name,
  value: unknown,
): boolean {
  fields.add(field);
  if (typeof value !== "boolean") issues.push({ code: "not-a-boolean", field, value });
  return value as boolean;
}

/** What is wrong with a field that holds one of a few words. */
export function choiceIssues(
  field: LayerField,
  value: unknown,
  choices: readonly string[],
): readonly LayerIssue[] {
  if (value === undefined) return [{ code: "missing", field }];
  return choices.some((choice) => choice === value) ? [] : [{ code: "not-one-of", field, value, choices }];
}

/** A list read entry by entry, or a scalar read once for every axis. */
function each<Name extends string, Value>(
  { issues, rank, fields }: Reading<Name>,
  field: Name,
  value: unknown,
  read: (entry: unknown, axis?: number) => Value,
): readonly Value[] {
  fields.add(field);
  if (!Array.isArray(value)) {
    const all = read(value);
    return entries(Array(rank)).map(() => all);
  }
  const { length } = value;
  if (length !== rank) issues.push({ code: "wrong-length", field, length, rank });
  return entries(value).map(read);
}

// An array may have holes and any length: holes are read as undefined, and nothing past the last possible axis.
function entries(values: readonly unknown[]): readonly unknown[] {
  return Array.from(values.slice(0, maximumRank));
}
