import { frameworks } from "../../src/frameworks/index.ts";
import type { Phrases, PlayWords } from "../../src/locales/index.ts";
import { type Asked, conventions } from "./frameworks.ts";

const codes = [
  "missing",
  "not-a-whole-number",
  "out-of-range",
  "kernel-larger-than-input",
  "causal-needs-one-axis",
  "count-not-exact",
] as const;
const fields = ["inputSize", "kernelSize", "stride", "dilation", "padding"] as const;
const quantities = [
  "effectiveKernel",
  "totalPadding",
  "padding",
  "paddingBefore",
  "paddingAfter",
  "outputSize",
] as const;

/** What a ruler says in the language of a page, which hands it to the browser: no word that it never says. */
export function rulerWordsOf(phrases: Phrases, { ruler }: PlayWords) {
  const { live, paddingMode, quantity } = phrases;
  const { stale, impossible, copied, copyFailed } = live;
  const { sides, ...modes } = paddingMode;
  const names = frameworks
    .filter(({ id }) => Object.hasOwn(conventions, id))
    .map(({ id, name }) => [id, name] as const);
  return {
    ...ruler.live,
    stale,
    impossible,
    copied,
    copyFailed,
    betweenSentences: live.betweenSentences,
    paddingMode: modes,
    issue: pick(live.issue, codes) as typeof live.issue,
    field: pick(live.field, fields) as typeof live.field,
    quantity: pick(quantity, quantities),
    frameworks: Object.fromEntries(names) as Readonly<Record<Asked, string>>,
  };
}
export type RulerWords = ReturnType<typeof rulerWordsOf>;

function pick<Words extends object, Key extends keyof Words>(
  words: Words,
  keys: readonly Key[],
): Pick<Words, Key> {
  return Object.fromEntries(keys.map((key) => [key, words[key]])) as Pick<Words, Key>;
}
