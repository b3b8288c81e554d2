/** The words of the solver; those in `live` go along into the page, as sentences with places for numbers. */
export interface SolverWords {
  readonly solver: string;
  readonly title: string;
  readonly description: string;
  readonly lead: string;
  readonly noScript: string;
  readonly kind: string;
  readonly convolution: string;
  readonly transposed: string;
  readonly rank: string;
  readonly ranges: string;
  readonly rangesLead: string;
  readonly minimum: string;
  readonly maximum: string;
  readonly solutions: string;
  readonly solutionsLead: string;
  readonly kernel: string;
  readonly parameters: string;
  readonly asSame: string;
  readonly unused: string;
  /** The quantities of a derivation that a single layer does not have. */
  readonly quantity: Readonly<Record<"leastPadding" | "mostPadding" | "outputPadding", string>>;
  readonly toCalculator: string;
  readonly severalTitle: string;
  /** How many of the windows do as much for a neighbouring size. */
  readonly several: (shared: number, from: number, other: number, to: number) => string;
  readonly severalWhy: string;
  readonly triesTitle: string;
  readonly tried: (from: string, to: string, transposed: boolean) => string;
  readonly live: LiveSolverWords;
}

/** What the solver says while it runs. */
export interface LiveSolverWords {
  readonly field: Readonly<Record<SolverField, string>>;
  readonly issue: Readonly<
    Record<"minimum-above-maximum" | "too-many-combinations" | "count-not-exact", string>
  >;
  readonly one: string;
  readonly many: string;
  readonly more: string;
  /** Why there is no solution. */
  readonly none: Readonly<Record<"too-large" | "too-small" | "passed-by" | "no-layer", string>>;
  /** A row's window, for those who hear its button. */
  readonly window: string;
  readonly windowAdded: string;
  readonly same: string;
  readonly stale: string;
  readonly copied: string;
  readonly copyFailed: string;
}

export type SolverField =
  | "from"
  | "to"
  | "inChannels"
  | "outChannels"
  | "kernelSize"
  | "stride"
  | "padding"
  | "dilation"
  | "outputPadding";
