import {
  derive,
  type LayerIssue,
  type PaddingPair,
  type Question,
  type QuestionIssue,
  type Solution,
  safeParseQuestion,
  safeParseWindowed,
  solutions,
  solvingSteps,
  type WindowedLayer,
} from "../../src/convolution/index.ts";
import type { LiveSolverWords } from "../../src/locales/index.ts";
import { isIdle, type SharedStep, shareAxes } from "../derivation/steps.ts";
import { readText, type State } from "../form/state.ts";
import { questionOf } from "./state.ts";

/** One solution: its layer, what follows from it, and the steps that derive it. */
export interface Row {
  readonly solution: Solution;
  readonly layer: WindowedLayer;
  readonly parameters: number;
  readonly macs: number;
  /** What each axis is padded with. */
  readonly padding: readonly PaddingPair[];
  /** Elements left over at the end of each axis; a transposed layer leaves none. */
  readonly unused: readonly number[] | undefined;
  readonly steps: readonly SharedStep[];
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
  const [rank, channels] = [Number(state.rank), channelsOf(state)];
  const kind = state.kind as string;
  const { issues: others } = safeParseWindowed({ kind, inputSize: [1], kernelSize: 1, ...channels });
  const { from = [] } = question ?? {};
  const length = from.length;
  const axes =
    length > 1 && length !== rank ? [{ code: "wrong-length", field: "from", length, rank } as const] : [];
  const found = [...issues, ...axes, ...others];
  if (!question || found.length > 0) return { issues: found, count: 0, rows: [] };
  const inputSize = length > 1 ? from : Array<number>(rank).fill(from[0] as number);
  const all = solutions(question);
  const rows: Row[] = [];
  for (const solution of all) {
    const { same, ...window } = solution;
    if (rows.length === shownRows) break;
    const { layer, issues } = safeParseWindowed({ ...window, ...channels, kind, inputSize });
    if (!layer) return { issues, count: 0, rows: [] };
    rows.push(rowOf(question, solution, layer));
  }
  const { count } = all;
  const shared = sharedBy(rows, question);
  const shortfall = count === 0 && { shortfall: shortfallOf(question) };
  return { issues: [], count, rows, ...(shared && { shared }), ...shortfall };
}

function channelsOf(state: State) {
  const inChannels = readText(state.inChannels as string);
  if (state.kind === "max-pooling") return { channels: inChannels };
  return { inChannels, outChannels: readText(state.outChannels as string), bias: state.bias !== "" };
}

// The size larger by one, else the one smaller by one; a third is taken to the same only where one of them is. Of axes that
// differ none is told.
function sharedBy(rows: readonly Row[], question: Question): Shared | undefined {
  const [[from = 0, ...others], [to = 0]] = [question.from, question.to];
  if (others.length > 0) return undefined;
  for (const other of [from + 1, from - 1]) {
    const as = rows.filter(({ layer }) => {
      const { layer: found } = safeParseWindowed({ ...layer, inputSize: layer.inputSize.map(() => other) });
      return found && derive(found).outputSize[0] === to;
    });
    if (as.length > 0) return { rows: as.length, from, other, to };
  }
  return undefined;
}

const told = ["totalPadding", "paddingBefore", "paddingAfter", "outputSize", "unusedInput", "parameters"];

/** A row's steps: which paddings do, which output padding, and then the layer forwards; axes that are alike are told once. */
function rowOf(question: Question, solution: Solution, layer: WindowedLayer): Row {
  const derived = derive(layer);
  const steps = derived.steps.filter(({ quantity }) => told.includes(quantity));
  return {
    solution,
    layer,
    parameters: derived.parameters,
    macs: derived.macs,
    padding: derived.padding,
    unused: "unusedInput" in derived ? derived.unusedInput : undefined,
    steps: shareAxes([...solvingSteps(question, solution), ...steps].filter((step) => !isIdle(step))),
  };
}

/** What is told where there is none: of the sizes, or of one axis whose sizes no layer joins. */
type Shortfall = {
  readonly code: keyof LiveSolverWords["none"];
  readonly from: number | readonly number[];
  readonly to: number | readonly number[];
  readonly reached?: number;
};

/**
 * Why a question has no solution: on an axis the ranges stay below the size, or above it, or pass it by, or no layer in them can
 * be; or what does it on one axis does not on another. A convolution puts out most with the smallest kernel and stride and the
 * largest padding, a transposed one with the largest kernel, stride and output padding and the smallest padding; and least the
 * other way. `reached` is that most or least.
 */
function shortfallOf(question: Question): Shortfall {
  const [[from = 0, ...others], [to = 0]] = [question.from, question.to];
  if (others.length > 0) {
    const alone = question.from.flatMap(
      (from, axis) => safeParseQuestion({ ...question, from, to: question.to[axis] }).layer ?? [],
    );
    const none = alone.find((one) => solutions(one).count === 0);
    return none ? shortfallOf(none) : { code: "apart", from: question.from, to: question.to };
  }
  const isScattered = question.kind === "transposed-convolution";
  const most = reach(question, from, isScattered ? 1 : 0);
  const least = reach(question, from, isScattered ? 0 : 1);
  if (most !== undefined && to > most)
    return { code: isScattered ? "too-large-transposed" : "too-large", from, to, reached: most };
  if (least !== undefined && to < least)
    return { code: isScattered ? "too-small-transposed" : "too-small", from, to, reached: least };
  return { code: most === undefined && !isScattered ? "no-layer" : "passed-by", from, to };
}

/** The output of the layer at one end of every range, the padding at the other; undefined where it cannot be. */
function reach(question: Question, from: number, end: 0 | 1): number | undefined {
  const { kind, kernelSize } = question;
  const [stride, dilation] = [question.stride[end], question.dilation[end]];
  const window = { kind, inputSize: [from], stride, dilation };
  const sizeOf = (layer: WindowedLayer | undefined) => layer && derive(layer).outputSize[0];
  if (kind !== "max-pooling") {
    const channels = { inChannels: 1, outChannels: 1 };
    const outputPadding = Math.min(question.outputPadding[end], Math.max(stride, dilation) - 1);
    const extra = kind === "transposed-convolution" && { outputPadding };
    const rest = { ...channels, kernelSize: kernelSize[end], padding: question.padding[1 - end], ...extra };
    return sizeOf(safeParseWindowed({ ...window, ...rest }).layer);
  }
  // Padded by half its kernel at most, an even one reaches further than the odd one before it.
  const [[, largest], [minimum, maximum]] = [kernelSize, question.padding];
  const first = Math.max(kernelSize[0], 2 * minimum);
  const sizes = (end === 1 ? [largest] : [first, first + 1]).map((kernelSize) => {
    const padding = end === 1 ? minimum : Math.min(maximum, Math.floor(kernelSize / 2));
    const isPossible = kernelSize <= largest && 2 * minimum <= kernelSize;
    return isPossible
      ? sizeOf(safeParseWindowed({ ...window, channels: 1, kernelSize, padding }).layer)
      : undefined;
  });
  return sizes.reduce((most, size) => (size === undefined || (most ?? 0) > size ? most : size), undefined);
}
