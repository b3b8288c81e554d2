import type { Field, Issue, PaddingWord } from "../convolution/index.ts";
import type { Source } from "../examples/example.ts";
import type { CodeRefusal, Note } from "../frameworks/index.ts";
import type { LayerPageWords, LiveLayerWords } from "./layer-words.ts";

/**
 * What the lessons' calculator says while it runs. `Live...Words` go into a page as data, so they are plain sentences with
 * places, as `{value}`, which format.ts fills; the other words stay at the build.
 */
export interface LiveWords {
  readonly field: Readonly<Record<Field, string>>;
  readonly issue: Readonly<Record<Issue["code"], string>>;
  readonly refusal: Readonly<Record<CodeRefusal["code"], string>>;
  readonly note: Readonly<Record<Note["code"], string>>;
  /** Read aloud when the answer changes. */
  readonly answer: string;
  readonly stale: string;
  readonly toScale: string;
  readonly notToScale: string;
  readonly copied: string;
  readonly copyFailed: string;
  /** The text alternative of a picture. */
  readonly picture: string;
  readonly everyChannel: string;
  readonly oneGroup: string;
  /** "one axis", "two axes", "three axes". */
  readonly axes: readonly string[];
}

/** Every word of the site in one language; every locale has the same keys, and a test sees to it. */
export interface Phrases {
  /** BCP 47, for the lang attribute. */
  readonly lang: string;
  /** What the language calls itself. */
  readonly ownName: string;
  readonly siteName: string;
  readonly siteDescription: string;
  readonly homeTitle: string;
  readonly homeLead: string;
  readonly homeRule: string;
  readonly homePromise: string;
  readonly skipToContent: string;
  readonly menu: string;
  readonly theme: string;
  readonly themes: Readonly<Record<"system" | "light" | "dark", string>>;
  readonly lessons: string;
  readonly lessonsLead: string;
  readonly lesson: (order: number) => string;
  readonly example: string;
  readonly exampleDescription: (title: string) => string;
  readonly examples: string;
  readonly examplesLead: string;
  readonly calculator: string;
  readonly calculatorLead: string;
  readonly onThisPage: string;
  readonly previous: string;
  readonly next: string;
  readonly home: string;
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
  readonly cite: string;
  readonly citeTitle: string;
  readonly citeLead: string;
  readonly openInCalculator: string;
  readonly json: string;
  readonly input: string;
  readonly kernel: string;
  readonly output: string;
  readonly withBias: string;
  readonly withoutBias: string;
  readonly quantity: Readonly<Record<QuantityName, string>>;
  /** A counted quantity as the result of a cell: "140 parameters". */
  readonly counted: (quantity: "parameters" | "macs", value: string) => string;
  readonly axis: Readonly<Record<"d" | "h" | "w", string>>;
  readonly alongAxes: string;
  readonly wholeLayer: string;
  readonly layerKind: string;
  readonly perAxis: string;
  readonly paddingMode: Readonly<Record<PaddingWord | "number" | "sides", string>>;
  readonly before: string;
  readonly after: string;
  /** The name of a framework, and the order of channels that its code is for. */
  readonly codeInOrder: (framework: string, order: string) => string;
  readonly fieldOnAxis: string;
  readonly channelsFirst: string;
  readonly channelsLast: string;
  readonly derivation: string;
  readonly derivationLead: string;
  readonly code: string;
  readonly copy: string;
  readonly copyLink: string;
  readonly reset: string;
  readonly changeIt: string;
  readonly allFields: string;
  readonly noScript: string;
  readonly sourceOf: (source: Source) => string;
  readonly live: LiveWords;
  /** What the calculator of every kind of layer says, as it runs and as it stands. */
  readonly layerWords: LiveLayerWords;
  readonly layerPage: LayerPageWords;
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
  | "windows"
  | "droppedWindows"
  | "outputPadding"
  | "operations"
  | "inputElements"
  | "outputElements";
