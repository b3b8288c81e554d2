import {
  type Convolution,
  deriveConvolution,
  deriveTransposed,
  type LayerIssue,
  outputPaddingFor,
  paddingBounds,
  type QuestionIssue,
  type QuestionSpec,
  type Range,
  type Solution,
  type Step,
  safeParse,
  safeParseTransposed,
  solutions,
  type TransposedConvolution,
} from "../../src/convolution/index.ts";
import { checkQuestion } from "../../src/convolution/question.ts";
import { isIdle } from "../calculator/places.ts";
import { readText, type State } from "../form/state.ts";
import { type Shortfall, shortfallOf } from "./shortfall.ts";
import { questionOf } from "./state.ts";

/** A question of which every range is a pair. */
export type Asked = QuestionSpec &
  Readonly<Record<"kernelSize" | "stride" | "padding" | "dilation", Range>> & {
    readonly outputPadding?: Range;
  };

/** One solution: its layer, what follows from it, and the lines that derive it. */
export interface Row {
  readonly solution: Solution;
  readonly layer: Convolution | TransposedConvolution;
  readonly parameters: number;
  /** Elements left over at the end of an axis; a transposed layer leaves none. */
  readonly unused: number | undefined;
  readonly steps: readonly Step[];
}

export type SolverIssue = QuestionIssue | LayerIssue;

/** What a state comes to: everything wrong with it, or how many solutions there are, and the first of them. */
export interface Answer {
  readonly issues: readonly SolverIssue[];
  readonly count: number;
  readonly rows: readonly Row[];
  /** Why there are none. */
  readonly shortfall?: Shortfall;
}

/** The most rows the page shows. */
export const shownRows = 40;

/** The solutions to what a state asks, fewest parameters first, at most `shownRows` of them worked out. */
export function answer(state: State): Answer {
  const question = questionOf(state);
  const none = (issues: readonly SolverIssue[]) => ({ issues, count: 0, rows: [] });
  const channels = channelsOf(state);
  const issues = [
    ...checkQuestion(question),
    ...safeParse({ inputSize: [1], kernelSize: 1, ...channels }).issues,
  ];
  if (issues.length > 0) return none(issues);
  const asked = question as Asked;
  const found = solutions(asked);
  const count = found.count - repeatedIn(asked);
  const rows: Row[] = [];
  // The smallest kernels come first, and with the same channels they have the fewest parameters.
  for (const solution of found) {
    if (rows.length === shownRows) break;
    if (isRepeated(asked, solution)) continue;
    const { row, issues } = rowOf(asked, solution, { ...channels, rank: Number(state.rank) });
    if (!row) return none(issues);
    rows.push(row);
  }
  const shortfall = count === 0 ? { shortfall: shortfallOf(asked) } : {};
  return { issues: [], count, rows, ...shortfall };
}

// A kernel of one has nothing to dilate: it is listed with its least dilation alone.
function isRepeated({ dilation: [least] }: Asked, { kernelSize, dilation }: Solution): boolean {
  return kernelSize === 1 && dilation > least;
}

function repeatedIn({ dilation: [least, most], ...asked }: Asked): number {
  if (asked.kernelSize[0] > 1 || least === most) return 0;
  return solutions({ ...asked, kernelSize: 1, dilation: [least + 1, most] }).count;
}

function channelsOf(state: State) {
  return {
    inChannels: readText(state.inChannels as string),
    outChannels: readText(state.outChannels as string),
    bias: state.bias !== "",
  };
}

interface Around {
  readonly rank: number;
  readonly inChannels: unknown;
  readonly outChannels: unknown;
  readonly bias: boolean;
}

function rowOf(asked: Asked, solution: Solution, { rank, ...channels }: Around) {
  const { same: _, ...window } = solution;
  const spec = { inputSize: Array<number>(rank).fill(asked.from), ...window, ...channels };
  if (asked.kind === "transposed-convolution") {
    const { layer, issues } = safeParseTransposed(spec);
    if (!layer) return { issues };
    const { parameters, steps } = deriveTransposed(layer);
    return {
      issues,
      row: { solution, layer, parameters, unused: undefined, steps: linesOf(asked, solution, steps) },
    };
  }
  const { layer, issues } = safeParse(spec);
  if (!layer) return { issues };
  const { parameters, steps, unusedInput } = deriveConvolution(layer);
  return {
    issues,
    row: { solution, layer, parameters, unused: unusedInput[0], steps: linesOf(asked, solution, steps) },
  };
}

/** The lines of a row: which paddings do, which output padding, and then the layer forwards; every axis is alike, so one is told. */
function linesOf(asked: Asked, solution: Solution, forwards: readonly Step[]): readonly Step[] {
  const { from, to, kind = "convolution", outputPadding: [least, most] = [0, 0] } = asked;
  const { stride, dilation } = solution;
  const outputPadding: Range = [least, Math.min(most, Math.max(stride, dilation) - 1)];
  const { steps } = paddingBounds({ ...solution, kind, from, to, outputPadding });
  const made = solution.outputPadding ? [outputPaddingFor({ ...solution, from, to })] : [];
  const told = forwards.filter(
    ({ quantity, axis = 0 }) => axis === 0 && ["outputSize", "unusedInput", "parameters"].includes(quantity),
  );
  return [...steps, ...made, ...told].filter((step) => !isIdle(step));
}
