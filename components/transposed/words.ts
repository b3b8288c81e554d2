import type { LiveTransposedWords, Phrases } from "../../src/locales/index.ts";

/** What the transposed convolution says in the language of a page, which hands it to the browser. */
export function turnedWordsOf(phrases: Phrases, live: LiveTransposedWords) {
  const { stale, impossible, copied, copyFailed } = phrases.live;
  const { issue, field } = phrases.layerWords;
  const codes = ["output-not-positive", "output-padding-too-large"] as const;
  return {
    ...live,
    stale,
    impossible,
    copied,
    copyFailed,
    // What the ranges of the fields leave possible.
    issue: Object.fromEntries(codes.map((code) => [code, issue[code]])) as typeof issue,
    field: {
      inputSize: field.inputSize,
      kernelSize: field.kernelSize,
      stride: field.stride,
      padding: field.padding,
      outputPadding: field.outputPadding,
    } as typeof field,
  };
}
