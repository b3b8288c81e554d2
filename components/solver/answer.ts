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
import type { LiveSolverWords } from "../../src/locales/index.ts";
import { isIdle } from "../derivation/steps.ts";
import { readText, type State } from "../form/state.ts";
import { questionOf } from "./state.ts";

/** One solution: its layer, what follows from it, and the steps that derive it. */
export interface Row {
  readonly solution: Solution;
  readonly layer: WindowedLayer;
  readonly parameters: number;
  readonly macs: number;
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
  /** Another size that some of the rows take to the same; none where no row does, as never in a transposed layer. */
  readonly shared?: Shared;
  /** Why there are none. */
  readonly shortfall?: Shortfall;
}

/** The most rows the page shows. */
export const shownRows = 40;

/** How many of the rows take another size to the same one. */
export type Shared = Readonly<Record<"rows" | "from" | "other" | "to", number>>;

/** The solutions to what a state asks, the usual ones first, at most `shownRows` of them derived. */
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
  for (const solution of all) {
    const { same, ...window } = solution;
    if (rows.length === shownRows) break;
    const inputSize = Array<number>(Number(state.rank)).fill(from);
    const { layer, issues } = safeParseWindowed({ ...window, ...channels, kind, inputSize });
    if (!layer) return { issues, count: 0, rows: [] };
    rows.push(rowOf(question, solution, layer));
  }
  const { count } = all;
  const shared = sharedBy(rows, question);
  const shortfall = count === 0 && { shortfall: shortfallOf(question) };
  return { issues: [], count, rows, ...(shared && { shared }), ...shortfall };
}

// The size larger by one, else the one smaller by one; a third is taken to the same only where one of them is.
function sharedBy(rows: readonly Row[], { from, to }: Question): Shared | undefined {
  for (const other of [from + 1, from - 1]) {
    const as = rows.filter(({ layer }) => {
      const { layer: found } = safeParseWindowed({ ...layer, inputSize: layer.inputSize.map(() => other) });
      return found && derive(found).outputSize[0] === to;
    });
    if (as.length > 0) return { rows: as.length, from, other, to };
  }
  return undefined;
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
    macs: derived.macs,
    unused: "unusedInput" in derived ? derived.unusedInput[0] : undefined,
    steps: [...solvingSteps(question, solution), ...told].filter((step) => !isIdle(step)),
  };
}

type Shortfall = Pick<Question, "from" | "to"> & {
  readonly code: keyof LiveSolverWords["none"];
  readonly reached?: number;
};

/**
 * Why a question has no solution: the ranges stay below the size, or above it, or pass it by; or no layer in them can be.
 * A convolution puts out most with the smallest kernel and stride and the largest padding, a transposed one with the largest
 * kernel, stride and output padding and the smallest padding; and least the other way. `reached` is that most or least.
 */
function shortfallOf(question: Question): Shortfall {
  const { from, to, kind } = question;
  const isTransposed = kind === "transposed-convolution";
  const most = reach(question, isTransposed ? 1 : 0);
  const least = reach(question, isTransposed ? 0 : 1);
  if (most !== undefined && to > most)
    return { code: isTransposed ? "too-large-transposed" : "too-large", from, to, reached: most };
  if (least !== undefined && to < least)
    return { code: isTransposed ? "too-small-transposed" : "too-small", from, to, reached: least };
  return { code: most === undefined && !isTransposed ? "no-layer" : "passed-by", from, to };
}

/** The output of the layer at one end of every range, the padding at the other; undefined where it cannot be. */
function reach(question: Question, end: 0 | 1): number | undefined {
  const { from, kind } = question;
  const [stride, dilation] = [question.stride[end], question.dilation[end]];
  const { layer } = safeParseWindowed({
    ...{ kind, inputSize: [from], inChannels: 1, outChannels: 1, stride, dilation },
    kernelSize: question.kernelSize[end],
    padding: question.padding[1 - end],
    ...(kind === "transposed-convolution" && {
      outputPadding: Math.min(question.outputPadding[end], Math.max(stride, dilation) - 1),
    }),
  });
  return layer && derive(layer).outputSize[0];
}
