import type { QuestionIssue, QuestionKind } from "../../convolution/index.ts";

/** The words of the solver's page; those in `live` go along into it, as sentences with places for numbers. */
export interface SolverWords {
  readonly title: string;
  readonly lead: string;
  readonly description: string;
  readonly noScript: string;
  readonly kinds: Readonly<Record<QuestionKind, string>>;
  readonly kind: string;
  readonly ranges: string;
  readonly rangesLead: string;
  readonly atMost: (field: string) => string;
  readonly answers: string;
  readonly answersLead: string;
  readonly kernelSize: string;
  readonly stride: string;
  readonly padding: string;
  readonly dilation: string;
  readonly outputPadding: string;
  readonly why: string;
  readonly open: string;
  readonly live: LiveSolverWords;
}

/** What the solver says while it runs. */
export interface LiveSolverWords {
  readonly field: Readonly<Record<SolverField, string>>;
  readonly issue: Readonly<Record<QuestionIssue["code"], string>>;
  readonly found: string;
  readonly foundFirst: string;
  readonly none: string;
  readonly stale: string;
  readonly same: string;
  readonly copied: string;
  readonly copyFailed: string;
}

export type SolverField =
  | "kind"
  | "from"
  | "to"
  | "kernelSize"
  | "stride"
  | "padding"
  | "dilation"
  | "outputPadding";
