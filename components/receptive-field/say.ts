import { format } from "../../src/locales/format.ts";
import type { LiveSeenWords } from "../../src/locales/index.ts";
import type { Stack, StackMap } from "./state.ts";

/** What the chosen output cell sees, in a sentence; how much of it lies in padding, where some does. */
export function sayStack({ maps, at }: Stack, words: LiveSeenWords): string {
  const [input] = maps as readonly [StackMap];
  const { first, last, size } = input;
  const inside = { first: Math.max(0, first) + 1, last: Math.min(size - 1, last) + 1 };
  const wide = last - first + 1;
  const padded = Math.max(0, -first) + Math.max(0, last - size + 1);
  const facts = { n: at + 1, count: maps.at(-1)?.size, wide, padded, ...inside };
  return format(padded === 0 ? words.said : padded === wide ? words.saidOutside : words.saidPadded, facts);
}

/** Which output cell of how many is looked at: "5 of 9". */
export function sayCell({ maps, at }: Stack, words: LiveSeenWords): string {
  return format(words.cell, { n: at + 1, count: maps.at(-1)?.size });
}

/** How many paths lead to the cells of the input: each count, where there are few, else the greatest and the ends'. */
export function sayPaths({ maps }: Stack, words: LiveSeenWords): string {
  const [input] = maps as readonly [StackMap];
  const seen = input.paths.filter((_, at) => at >= input.first && at <= input.last);
  const facts = { most: Math.max(0, ...seen), first: seen[0] ?? 0, last: seen.at(-1) ?? 0 };
  if (seen.length === 0) return words.noPaths;
  return seen.length > 16
    ? format(words.manyPaths, facts)
    : format(words.pathsTo, { counts: seen.join(words.between) });
}
