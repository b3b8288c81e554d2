import type { Field, Issue, PaddingWord } from "../convolution/index.ts";
import type { Source } from "../examples/example.ts";
import type { Note, Refusal } from "../frameworks/index.ts";

/** Says an issue of a layer: the rule, what came, and a remedy. */
export type IssueSentence = (issue: Issue) => string;

/** What the calculator says while it runs; it alone is sent to the browser, with the sentences. */
export interface LiveWords {
  readonly issue: IssueSentence;
  /** Read aloud when the answer changes. */
  readonly answer: (answer: {
    readonly output: string;
    readonly parameters: string;
    readonly macs: string;
  }) => string;
  readonly stale: string;
  readonly notToScale: string;
  readonly toScale: string;
  readonly copied: string;
  readonly copyFailed: string;
  readonly refusal: (refusal: Refusal) => string;
  readonly note: (note: Note) => string;
  readonly picture: (facts: PictureFacts) => string;
}

/** What the text alternative of a picture tells. */
export interface PictureFacts {
  readonly input: string;
  readonly kernel: string;
  readonly output: string;
  readonly outChannels: number;
  readonly groups: number;
  readonly rank: number;
}

/** Every word of the site in one language; the two locales have the same keys, and a test sees to it. */
export interface Phrases {
  /** BCP 47, for the lang attribute. */
  readonly lang: string;
  readonly languageName: string;
  readonly siteName: string;
  readonly siteDescription: string;
  readonly homeTitle: string;
  readonly homeLead: string;
  readonly homeRule: string;
  readonly homePromise: string;
  readonly skipToContent: string;
  readonly menu: string;
  readonly lessons: string;
  readonly lessonsLead: string;
  readonly lesson: (order: number) => string;
  readonly example: string;
  readonly exampleDescription: (title: string) => string;
  readonly examples: string;
  readonly examplesLead: string;
  readonly calculator: string;
  readonly calculatorLead: string;
  readonly otherLanguage: string;
  readonly onThisPage: string;
  readonly previous: string;
  readonly next: string;
  readonly home: string;
  readonly source: string;
  readonly licence: string;
  readonly notFound: string;
  readonly notFoundLead: string;
  readonly guess: string;
  readonly exercise: string;
  readonly showAnswer: string;
  readonly given: string;
  readonly rule: string;
  readonly numbersPutIn: string;
  readonly result: string;
  readonly checkedAgainst: string;
  readonly everyStep: string;
  readonly usedIn: string;
  readonly cite: string;
  readonly citeTitle: string;
  readonly citeLead: string;
  readonly openInCalculator: string;
  readonly json: string;
  readonly input: string;
  readonly kernel: string;
  readonly kernels: string;
  readonly output: string;
  readonly convolvedWith: string;
  readonly gives: string;
  readonly withBias: string;
  readonly withoutBias: string;
  readonly byHand: string;
  readonly quantity: Readonly<Record<QuantityName, string>>;
  /** A counted quantity as the result of a cell: "140 parameters". */
  readonly counted: (quantity: "parameters" | "macs", value: string) => string;
  readonly axis: Readonly<Record<"d" | "h" | "w", string>>;
  readonly alongAxis: (axis: string) => string;
  readonly wholeLayer: string;
  readonly field: Readonly<Record<Field, string>>;
  readonly layerKind: string;
  readonly perAxis: string;
  readonly paddingMode: Readonly<Record<PaddingWord | "number" | "sides", string>>;
  readonly before: string;
  readonly after: string;
  readonly fieldOnAxis: (field: string, axis: string) => string;
  readonly channelsFirst: string;
  readonly channelsLast: string;
  readonly derivation: string;
  readonly derivationLead: string;
  readonly otherSteps: string;
  readonly code: string;
  readonly copy: string;
  readonly copyLink: string;
  readonly reset: string;
  readonly changeIt: string;
  readonly noScript: string;
  readonly sourceOf: (source: Source) => string;
  readonly live: LiveWords;
}

export type QuantityName =
  | "effectiveKernel"
  | "totalPadding"
  | "paddingBefore"
  | "paddingAfter"
  | "padding"
  | "outputSize"
  | "outputShape"
  | "unusedInput"
  | "kernelWeights"
  | "weights"
  | "biases"
  | "parameters"
  | "macs"
  | "inputElements"
  | "outputElements";
