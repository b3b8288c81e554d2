import type { LayerField, LayerIssue } from "../convolution/index.ts";
import type {
  CodeRefusal,
  ConventionRefusal,
  Difference,
  LayerNote,
  LayerRefusal,
  Note,
} from "../frameworks/index.ts";
import type { LiveWords } from "./phrases.ts";

/**
 * What the calculator of every kind of layer says while it runs, with places for what the sentences speak of, as
 * `{value}`. It goes into that calculator's page alone: the lessons' calculator has words of its own, and few.
 */
export interface LayerWords
  extends Omit<LiveWords, "field" | "issue" | "refusal" | "note" | "picture" | "answer"> {
  readonly field: Readonly<Record<LayerField | "depthMultiplier" | "depthwiseBias", string>>;
  /** What a pooling has for a kernel size. */
  readonly windowSize: string;
  readonly issue: Readonly<Record<LayerIssue["code"], string>>;
  /** Why a line of PyTorch or Keras cannot be given, and what to know beside one. */
  readonly refusal: Readonly<Record<CodeRefusal["code"] | LayerRefusal["code"], string>>;
  readonly note: Readonly<Record<Note["code"] | LayerNote["code"], string>>;
  /** What a framework refuses of the layer as it is written, and why its numbers may be others than expected. */
  readonly conventionRefusal: Readonly<Record<ConventionRefusal["code"], string>>;
  readonly difference: Readonly<Record<Difference["code"], string>>;
  readonly betweenSentences: string;
  /** What a framework makes of the layer: it builds it, it gives another shape, it refuses; and there is none chosen. */
  readonly builds: string;
  readonly reports: string;
  readonly refuses: string;
  /** Read aloud when the answer changes. */
  readonly answer: string;
  readonly counting: Readonly<Record<CountingId, CountingWords>>;
  /** The text alternative of a picture, by what its layer does. */
  readonly pictures: Readonly<Record<"gathers" | "scatters" | "pools", string>>;
  /** What a pooling takes of a window. */
  readonly takes: Readonly<Record<"max-pooling" | "average-pooling", string>>;
}

/** The countings by the names that addresses hold. */
export type CountingId = "macs" | "flops" | "ptflops" | "torchinfo" | "tensorflow-profiler";

/** How a counting is called in the list, what it counts, and who counts so. */
export interface CountingWords {
  readonly name: string;
  readonly unit: string;
  readonly says: string;
}

/** What the calculator's page says that stays as it is. */
export interface LayerPageWords {
  readonly kind: string;
  readonly kinds: Readonly<
    Record<
      "convolution" | "transposed-convolution" | "max-pooling" | "average-pooling" | "separable-convolution",
      string
    >
  >;
  readonly axes: string;
  readonly axisCounts: readonly string[];
  /** What a pooling has for a kernel. */
  readonly window: string;
  readonly framework: string;
  readonly noFramework: string;
  readonly counting: string;
  readonly operations: string;
  /** Headings above the lines of a part of a layer. */
  readonly places: Readonly<Record<"depthwise" | "pointwise" | "total" | "framework", string>>;
  readonly optional: string;
}
