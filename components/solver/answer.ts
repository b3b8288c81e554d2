import {
  derive,
  type LayerIssue,
  type Question,
  type QuestionIssue,
  type Solution,
  type Step,
  safeParse,
  safeParseQuestion,
  safeParseWindowed,
  solutions,
  solvingSteps,
  type WindowedLayer,
} from "../../src/convolution/index.ts";
import { isIdle } from "../derivation/steps.ts";
import { readText, type State } from "../form/state.ts";
import { type Shortfall, shortfallOf } from "./shortfall.ts";
import { questionOf } from "./state.ts";

/** One solution: its layer, what follows from it, and the steps that derive it. */
export interface Row {
  readonly solution: Solution;
  readonly layer: WindowedLayer;
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

/** The solutions to what a state asks, fewest parameters first, at most `shownRows` of them derived. */
export function answer(state: State): Answer {
  const { layer: question, issues } = safeParseQuestion(questionOf(state));
  const channels = {
    inChannels: readText(state.inChannels as string),
    outChannels: readText(state.outChannels as string),
    bias: state.bias !== "",
  };
  const found = [...issues, ...safeParse({ inputSize: [1], kernelSize: 1, ...channels }).issues];
  if (!question || found.length > 0) return { issues: found, count: 0, rows: [] };
  const { from, kind } = question;
  const all = solutions(question);
  const rows: Row[] = [];
  // The smallest kernels come first, and with the same channels they have the fewest parameters.
  for (const solution of all) {
    if (rows.length === shownRows) break;
    const inputSize = Array<number>(Number(state.rank)).fill(from);
    const { layer, issues } = safeParseWindowed({ ...solution, ...channels, kind, inputSize });
    if (!layer) return { issues, count: 0, rows: [] };
    rows.push(rowOf(question, solution, layer));
  }
  const { count } = all;
  return { issues: [], count, rows, ...(count === 0 && { shortfall: shortfallOf(question) }) };
}

/** A row's steps: which paddings do, which output padding, and then the layer forwards; every axis is alike, so one is told. */
function rowOf(question: Question, solution: Solution, layer: WindowedLayer): Row {
  const derived = derive(layer);
  const told = derived.steps.filter(
    ({ quantity, axis = 0 }) => axis === 0 && ["outputSize", "unusedInput", "parameters"].includes(quantity),
  );
  return {
    solution,
    layer,
    parameters: derived.parameters,
    unused: "unusedInput" in derived ? derived.unusedInput[0] : undefined,
    steps: [...solvingSteps(question, solution), ...told].filter((step) => !isIdle(step)),
  };
}
