import {
  choiceIssues,
  count,
  countPerAxis,
  flag,
  maximumRank,
  type Reading,
  readObject,
  refuseOthers,
} from "./fields.ts";
import type { At, FieldIssue } from "./issues.ts";
import type { Result } from "./validate.ts";
import type { PerAxis } from "./window.ts";

/** The kinds of layer to ask for; the windows of a max pooling are those of any pooling. */
export const questionKinds = ["convolution", "transposed-convolution", "max-pooling"] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** Whole numbers from a minimum to a maximum, both among them. */
export type Range = readonly [minimum: number, maximum: number];

/** Which layers take so many elements to so many, on one axis or by one window on each; a number alone is a range of itself. */
export interface QuestionSpec {
  readonly kind?: QuestionKind;
  /** Elements before the layer, on one axis or on each. */
  readonly from: PerAxis;
  /** Elements after it. */
  readonly to: PerAxis;
  readonly kernelSize: number | Range;
  /** 1 where it is not given. */
  readonly stride?: number | Range;
  /** The same on both sides; 0 where it is not given. */
  readonly padding?: number | Range;
  readonly dilation?: number | Range;
  /** Of transposed layers alone, which allow less than the stride or the dilation; 0 where it is not given. */
  readonly outputPadding?: number | Range;
  /** Whether the word `same` answers too where it pads one end more than the other, as no number does; false where it is not given. */
  readonly same?: boolean;
}

declare const checked: unique symbol;

/** A question whose every range is checked: `safeParseQuestion` alone makes it. */
export interface Question
  extends Readonly<Record<"kernelSize" | "stride" | "padding" | "dilation" | "outputPadding", Range>> {
  readonly [checked]: true;
  readonly kind: QuestionKind;
  /** An entry an axis, in both alike. */
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly same: boolean;
}

export type QuestionField = keyof QuestionSpec;

/** What is wrong with a question, as data. */
export type QuestionIssue =
  | FieldIssue<QuestionField>
  | (At<QuestionField> &
      (
        | { readonly code: "not-one-of"; readonly value: unknown; readonly choices: readonly string[] }
        | { readonly code: "not-a-range"; readonly value: unknown }
        | { readonly code: "minimum-above-maximum"; readonly minimum: number; readonly maximum: number }
        /** More kernels, strides and dilations together than are looked through. */
        | { readonly code: "too-many-combinations"; readonly combinations: number; readonly maximum: number }
        | { readonly code: "output-padding-needs-transposed" }
      ));

/** Kernels, strides and dilations together that are looked through; paddings are solved for, so they do not count. */
export const maximumCombinations = 20_000;

/** The most elements on an axis, and the most in a range: every number on the way stays far below 2^53. */
export const maximumLength = 1_000_000_000;
export const maximumOfRange = 1_000_000;

const questions = new WeakSet<object>();

/** Whether `safeParseQuestion` made it. */
export function isQuestion(value: unknown): value is Question {
  return questions.has(value as object);
}

/** The question a spec asks, or everything wrong with it, all at once. */
export function safeParseQuestion(
  unread: { readonly [field in QuestionField]?: unknown },
): Result<Question, QuestionIssue> {
  const found: QuestionIssue[] = [];
  const issues = found as FieldIssue<QuestionField>[];
  const spec = readObject(unread, "from", issues);
  const rank = Math.max(1, ...[spec.from, spec.to].map((sizes) => (Array.isArray(sizes) ? sizes.length : 1)));
  if (rank > maximumRank) issues.push({ code: "too-many-axes", field: "from", rank, maximum: maximumRank });
  const reading: Reading<QuestionField> = { given: spec, rank, issues, fields: new Set(["kind"]) };
  const kind = spec.kind ?? "convolution";
  const sizes = (field: QuestionField) =>
    countPerAxis({ ...reading, maximum: maximumLength }, field, spec[field]);
  const range = (field: QuestionField, least: number, standard?: number) =>
    rangeOf(reading, field, spec[field] ?? standard, (entry) =>
      count({ ...reading, maximum: maximumOfRange }, field, entry, least),
    );
  const fields = {
    kind,
    from: sizes("from"),
    to: sizes("to"),
    kernelSize: range("kernelSize", 1),
    stride: range("stride", 1, 1),
    padding: range("padding", 0, 0),
    dilation: range("dilation", 1, 1),
    outputPadding: range("outputPadding", 0, 0),
    same: flag(reading, "same", spec.same ?? false),
  };
  refuseOthers(reading);
  const all = [...(choiceIssues("kind", kind, questionKinds) as QuestionIssue[]), ...found];
  const question = fields as unknown as Question;
  const wrong = all.length > 0 ? all : misfits(question);
  if (wrong.length > 0) return { issues: wrong };
  questions.add(question);
  return { layer: question, issues: [] };
}

function misfits({ kind, kernelSize, stride, dilation, outputPadding }: Question): readonly QuestionIssue[] {
  const combinations = [kernelSize, stride, dilation].map(sizeOf).reduce((all, size) => all * size);
  const issues: QuestionIssue[] = [];
  if (combinations > maximumCombinations) {
    const maximum = maximumCombinations;
    issues.push({ code: "too-many-combinations", field: "kernelSize", combinations, maximum });
  }
  if (kind !== "transposed-convolution" && outputPadding[1] > 0)
    issues.push({ code: "output-padding-needs-transposed", field: "outputPadding" });
  return issues;
}

function rangeOf(
  { fields, issues }: { readonly fields: Set<string>; readonly issues: QuestionIssue[] },
  field: QuestionField,
  value: unknown,
  read: (entry: unknown) => number,
): Range {
  fields.add(field);
  if (!Array.isArray(value)) {
    const only = read(value);
    return [only, only];
  }
  if (value.length !== 2) {
    issues.push({ code: "not-a-range", field, value });
    return [0, 0];
  }
  const [minimum, maximum] = [read(value[0]), read(value[1])];
  if (minimum > maximum) issues.push({ code: "minimum-above-maximum", field, minimum, maximum });
  return [minimum, maximum];
}

function sizeOf([minimum, maximum]: Range): number {
  return maximum - minimum + 1;
}
