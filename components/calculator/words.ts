import type { LiveWords, Phrases } from "../../src/locales/index.ts";

/** The labels of an answer, of the site's words. */
export type AnswerWords = Pick<
  Phrases,
  | "quantity"
  | "axis"
  | "alongAxes"
  | "wholeLayer"
  | "fieldOnAxis"
  | "after"
  | "derivation"
  | "derivationLead"
  | "input"
  | "kernel"
  | "output"
> &
  Pick<LiveWords, "toScale" | "notToScale"> &
  Readonly<Record<"channels-first" | "channels-last", string>>;

/** The labels of an answer in the language of a page, which hands them to the browser too. */
export function answerWordsOf(phrases: Phrases): AnswerWords {
  const { quantity, axis, alongAxes, fieldOnAxis, after, wholeLayer, derivation, derivationLead } = phrases;
  const { input, kernel, output, channelsFirst, channelsLast } = phrases;
  const { toScale, notToScale } = phrases.live;
  return {
    ...{ quantity, axis, alongAxes, fieldOnAxis, after, wholeLayer, derivation, derivationLead },
    ...{ input, kernel, output, toScale, notToScale },
    ...{ "channels-first": channelsFirst, "channels-last": channelsLast },
  };
}
