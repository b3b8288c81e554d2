import type { LayerIssue } from "../../src/convolution/index.ts";
import { format, formatIssue, type Sentences } from "../../src/locales/format.ts";
import type { LiveNetworkWords } from "../../src/locales/network-words.ts";
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
    return format(words.cannotBe, { layer: found.node, reason: formatIssue(words, issue) });
  const inputShape = words.entries[issue.axis ?? 0] ?? words.field.inputShape;
  return formatIssue({ ...words, field: { ...words.field, inputShape } }, issue);
}
