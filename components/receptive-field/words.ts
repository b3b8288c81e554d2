import type { LiveSeenWords, Phrases } from "../../src/locales/index.ts";

/** What the receptive field says in the language of a page, which hands it to the browser. */
export function seenWordsOf(phrases: Phrases, live: LiveSeenWords) {
  const { issue, field, stale, impossible, copied, copyFailed } = phrases.live;
  return { ...live, issue, field, stale, impossible, copied, copyFailed };
}
