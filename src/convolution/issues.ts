import type { ConvolutionSpec } from "./convolution.ts";
import type { PoolingSpec } from "./pooling.ts";
import type { TransposedConvolutionSpec } from "./transposed.ts";

/** The fields of a convolution that a reader fills in. */
export type Field = keyof ConvolutionSpec;

/** The fields of any layer: of the kinds that move a window, and those that only others have. */
export type LayerField =
  | Field
  | keyof TransposedConvolutionSpec
  | keyof PoolingSpec
  | "pool"
  | "inputShape"
  | "outputSize"
  | "outFeatures"
  | "affine"
  | "scale"
  | "over"
  | "name"
  | "slopes"
  | "factor"
  | "interpolation"
  | "multiplier"
  | "divisor"
  | "cropping";

/** Where an issue is. */
export interface At<Name extends string> {
  readonly field: Name;
  readonly axis?: number;
}

/** What can be wrong with a field, whatever the others hold. */
export type FieldIssue<Name extends string> = At<Name> &
  (
    | { readonly code: "missing" }
    | { readonly code: "not-a-whole-number"; readonly value: unknown }
    | {
        readonly code: "out-of-range";
        readonly value: number;
        readonly minimum: number;
        readonly maximum: number;
      }
    | { readonly code: "wrong-length"; readonly length: number; readonly rank: number }
    | { readonly code: "no-axis" }
    | { readonly code: "too-many-axes"; readonly rank: number; readonly maximum: number }
    | { readonly code: "not-a-boolean"; readonly value: unknown }
    | { readonly code: "unknown-padding"; readonly value: unknown }
    /** What should hold the fields is no object. */
    | { readonly code: "not-an-object"; readonly value: unknown }
    /** A field that the layer does not have; `field` is the one whose name is nearest. */
    | { readonly code: "unknown-field"; readonly given: string; readonly fields: string }
  );

/** A count that passes 2^53 - 1. */
export type CountIssue<Name extends string> = At<Name> & {
  readonly code: "count-not-exact";
  readonly quantity: string;
};

type ConvolutionMisfit =
  | {
      readonly code: "kernel-larger-than-input";
      readonly effectiveKernel: number;
      readonly paddedInput: number;
    }
  | { readonly code: "channels-not-divisible"; readonly channels: number; readonly groups: number }
  | { readonly code: "causal-needs-one-axis"; readonly rank: number };

/** What is wrong with a convolution, as data: the sentence that says so lives in a locale. */
export type Issue = FieldIssue<Field> | CountIssue<Field> | (At<Field> & ConvolutionMisfit);

type Misfit =
  | ConvolutionMisfit
  | { readonly code: "not-one-of"; readonly value: unknown; readonly choices: readonly string[] }
  /** A transposed layer cut down to nothing, a window that never starts, a volume cropped away. */
  | { readonly code: "output-not-positive"; readonly outputSize: number }
  | {
      readonly code: "output-padding-too-large";
      readonly outputPadding: number;
      readonly stride: number;
      readonly dilation: number;
    }
  | { readonly code: "output-padding-beside-same"; readonly outputPadding: readonly number[] }
  | { readonly code: "wrong-rank"; readonly rank: number; readonly minimum: number; readonly maximum: number }
  | { readonly code: "wrong-input-count"; readonly inputs: number; readonly minimum: number }
  | { readonly code: "shapes-differ"; readonly shapes: readonly (readonly number[])[] }
  /** Of so many channels a pixel shuffle makes one: the factor once for every axis. */
  | { readonly code: "channels-not-for-factor"; readonly channels: number; readonly many: number }
  | { readonly code: "not-a-number"; readonly value: unknown }
  | { readonly code: "no-such-channel"; readonly channel: number; readonly channels: number };

/** What is wrong with a layer of any kind. */
export type LayerIssue = FieldIssue<LayerField> | CountIssue<LayerField> | (At<LayerField> & Misfit);

/** Thrown for a layer that cannot be; `issues` holds everything wrong with it. */
export class LayerError<Found extends LayerIssue = Issue> extends Error {
  override readonly name = "LayerError";
  readonly issues: readonly Found[];

  constructor(issues: readonly Found[]) {
    super(`This layer cannot be: ${issues.map(issueText).join("; ")}`);
    this.issues = issues;
  }
}

/** An issue in one line, for programs: its code and its facts. */
export function issueText({ code, ...facts }: LayerIssue): string {
  return `${code} (${Object.entries(facts)
    .map(([name, fact]) => `${name}: ${shown(fact)}`)
    .join(", ")})`;
}

// A fact may be anything a caller put into a field, even what has no words of its own: a bare object, a circle.
function shown(fact: unknown, depth = 0): string {
  if (typeof fact === "string") return JSON.stringify(fact);
  if (Array.isArray(fact)) {
    const isShort = depth < 2 && fact.length <= 24;
    return isShort ? `[${Array.from(fact, (entry) => shown(entry, depth + 1)).join(", ")}]` : "an array";
  }
  if (typeof fact === "function") return "a function";
  return typeof fact === "object" && fact !== null ? "an object" : String(fact);
}
