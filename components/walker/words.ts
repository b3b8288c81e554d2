import type { LiveWalkerWords, Phrases } from "../../src/locales/index.ts";

/** What the walker says in the language of a page, which hands it to the browser. */
export function walkerWordsOf(phrases: Phrases, live: LiveWalkerWords) {
  const { issue, field, stale, impossible, copied, copyFailed } = phrases.live;
  const { axis, fieldOnAxis, after } = phrases;
  return { ...live, issue, field, stale, impossible, copied, copyFailed, axis, fieldOnAxis, after };
}
