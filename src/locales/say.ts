import type { Issue } from "../convolution/index.ts";
import type { LiveWords } from "./phrases.ts";

/** A sentence with what it speaks of put in its places; several numbers are joined as a shape. */
export function say(sentence: string, facts: Readonly<Record<string, unknown>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => [facts[name]].flat().map(String).join(" × "));
}

/** An issue in words: the rule, what came, and a remedy. */
export function sayIssue({ issue: sentences, field }: LiveWords, issue: Issue): string {
  return say(sentences[issue.code], { ...issue, name: field[issue.field] });
}
