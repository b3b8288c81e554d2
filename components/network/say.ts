import type { LayerIssue } from "../../src/convolution/index.ts";
import type { LiveNetworkWords } from "../../src/locales/networks/words.ts";
import { type Sentences, say, sayIssue } from "../../src/locales/say.ts";
import type { NetworkIssue } from "../../src/networks/index.ts";

/** What is said of what can be wrong with any layer, and what the entries of the input's shape are called, channels first. */
export interface IssueWords extends Sentences<LayerIssue> {
  readonly entries: readonly string[];
}

/** An issue of an input in words: the rule, what came, and a remedy; a layer's issue names the layer. */
export function sayNetworkIssue(words: LiveNetworkWords & IssueWords, found: NetworkIssue): string {
  if (!("issue" in found)) return words.tooLarge;
  const { issue } = found;
  if (found.code === "layer")
    return say(words.cannotBe, { layer: found.node, reason: sayIssue(words, issue) });
  const inputShape = words.entries[issue.axis ?? 0] ?? words.field.inputShape;
  return sayIssue({ ...words, field: { ...words.field, inputShape } }, issue);
}
