import type { Phrases, PlayWords } from "../../src/locales/index.ts";

/** What the groups say in the language of a page, which hands it to the browser. */
export function groupsWordsOf(phrases: Phrases, { groups }: PlayWords) {
  const { issue, field, stale, impossible, copied, copyFailed, betweenSentences } = phrases.live;
  const { kernelWeights, parameters, macs } = phrases.quantity;
  const { inputSize, kernelSize, inChannels, outChannels } = field;
  return {
    ...groups.live,
    stale,
    impossible,
    copied,
    copyFailed,
    betweenSentences,
    issue: {
      missing: issue.missing,
      "not-a-whole-number": issue["not-a-whole-number"],
      "out-of-range": issue["out-of-range"],
      "channels-not-divisible": issue["channels-not-divisible"],
      "count-not-exact": issue["count-not-exact"],
    } as typeof issue,
    field: { inputSize, kernelSize, inChannels, outChannels, groups: field.groups } as typeof field,
    quantity: { kernelWeights, parameters, macs },
  };
}
export type GroupsWords = ReturnType<typeof groupsWordsOf>;
