import type { LiveSeenWords, Phrases } from "../../src/locales/index.ts";

/** What the receptive field says in the language of a page, which hands it to the browser. */
export function seenWordsOf(phrases: Phrases, live: LiveSeenWords) {
  const { issue, stale, impossible, copied, copyFailed } = phrases.live;
  // The ranges of the fields leave nothing else to be wrong.
  const fits = "kernel-larger-than-input";
  const own = { issue: { [fits]: issue[fits] } as typeof issue, field: {} as typeof phrases.live.field };
  return { ...live, ...own, stale, impossible, copied, copyFailed };
}
