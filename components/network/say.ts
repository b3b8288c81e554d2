import type { LiveNetworkWords } from "../../src/locales/networks/words.ts";
import { say } from "../../src/locales/say.ts";
import type { NetworkIssue } from "../../src/networks/index.ts";

/** The words for what can be wrong with any layer. */
export interface IssueWords {
  readonly field: Readonly<Record<string, string>>;
  readonly issue: Readonly<Record<string, string>>;
  /** The entries of the input's shape, by name: channels, then each axis. */
  readonly entries: readonly string[];
}

/** An issue of an input in words: the rule, what came, and a remedy; a layer's issue names the layer. */
export function sayNetworkIssue(words: LiveNetworkWords & IssueWords, found: NetworkIssue): string {
  if (!("issue" in found)) return words.tooLarge;
  const { issue } = found;
  const own = found.code === "input-shape" ? words.entries[issue.axis ?? 0] : undefined;
  const name = own ?? words.field[issue.field];
  const sentence = say(words.issue[issue.code] as string, { ...issue, name });
  return found.code === "layer" ? say(words.cannotBe, { layer: found.node, reason: sentence }) : sentence;
}
