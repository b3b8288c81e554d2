import type { FieldIssue } from "./issues.ts";
import type { PaddingPair } from "./layer.ts";

/** The most spatial axes a layer may have: more than anyone needs, and a list of millions is not walked through. */
const maximumRank = 8;

/** A spec being read: how many axes it has, and what was wrong with its fields so far. */
export interface Reading<Name extends string> {
  readonly rank: number;
  readonly issues: FieldIssue<Name>[];
}

/** Begins to read a spec with the field that says how many axes there are. */
export function beginWith<Name extends string>(
  field: Name,
  value: unknown,
): { reading: Reading<Name>; size: readonly number[] } {
  const list = Array.isArray(value) ? value : [];
  const rank = list.length;
  const reading: Reading<Name> = { rank, issues: [] };
  if (value === undefined) reading.issues.push({ code: "missing", field });
  else if (rank === 0) reading.issues.push({ code: "no-axis", field });
  else if (rank > maximumRank)
    reading.issues.push({ code: "too-many-axes", field, rank, maximum: maximumRank });
  return { reading, size: entries(list).map((entry, axis) => count(reading, field, entry, 1, axis)) };
}

/** A whole number that is not below a minimum. */
export function count<Name extends string>(
  { issues }: Reading<Name>,
  field: Name,
  value: unknown,
  minimum = 1,
  axis?: number,
): number {
  const at = axis === undefined ? { field } : { field, axis };
  if (value === undefined) issues.push({ code: "missing", ...at });
  else if (typeof value !== "number" || !Number.isInteger(value)) {
    issues.push({ code: "not-a-whole-number", ...at, value });
  } else if (value < minimum || value > Number.MAX_SAFE_INTEGER) {
    issues.push({ code: "out-of-range", ...at, value, minimum, maximum: Number.MAX_SAFE_INTEGER });
  }
  return value === 0 ? 0 : (value as number); // no negative zero
}

/** One whole number an axis; a scalar is spread. */
export function perAxis<Name extends string>(
  reading: Reading<Name>,
  field: Name,
  value: unknown,
  minimum = 1,
): readonly number[] {
  if (!Array.isArray(value)) return spread(count(reading, field, value, minimum), reading.rank);
  demandLength(reading, field, value);
  return entries(value).map((entry, axis) => count(reading, field, entry, minimum, axis));
}

/** Padding by one of the words, by one number an axis, or by a pair an axis; a scalar is spread. */
export function sides<Name extends string, Word extends string>(
  reading: Reading<Name>,
  field: Name,
  value: unknown,
  words: readonly Word[],
): Word | readonly PaddingPair[] {
  const { issues, rank } = reading;
  if (typeof value === "string") {
    if (!words.includes(value as Word)) issues.push({ code: "unknown-padding", field, value });
    return value as Word;
  }
  if (!Array.isArray(value)) {
    const both = count(reading, field, value, 0);
    return spread([both, both] as const, rank);
  }
  demandLength(reading, field, value);
  return entries(value).map((entry, axis): PaddingPair => {
    if (!Array.isArray(entry)) {
      const both = count(reading, field, entry, 0, axis);
      return [both, both];
    }
    if (entry.length !== 2) {
      issues.push({ code: "unknown-padding", field, axis, value: entry });
      return [0, 0];
    }
    return [count(reading, field, entry[0], 0, axis), count(reading, field, entry[1], 0, axis)];
  });
}

/** True or false. */
export function flag<Name extends string>({ issues }: Reading<Name>, field: Name, value: unknown): boolean {
  if (typeof value !== "boolean") issues.push({ code: "not-a-boolean", field, value });
  return value as boolean;
}

function demandLength<Name extends string>(
  { issues, rank }: Reading<Name>,
  field: Name,
  { length }: readonly unknown[],
): void {
  if (length !== rank) issues.push({ code: "wrong-length", field, length, rank });
}

// An array may have holes and any length: holes are read as undefined, and nothing past the last possible axis.
function entries(values: readonly unknown[]): readonly unknown[] {
  return Array.from(values.slice(0, maximumRank));
}

function spread<Value>(value: Value, rank: number): readonly Value[] {
  return entries(Array(rank)).map(() => value);
}
