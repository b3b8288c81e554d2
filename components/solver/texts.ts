import { format } from "../../src/locales/format.ts";
import type { LiveSolverWords } from "../../src/locales/solver-words.ts";
import { type Complaint, readText, type State } from "../form/state.ts";
import { shape } from "../picture/text.ts";
import type { Answer, Row, SolverIssue } from "./answer.ts";
import { boxesOf } from "./state.ts";

/** The words of the solver with those for what can be wrong with any layer. */
export type SolverText = LiveSolverWords & {
  readonly field: Readonly<Record<string, string>>;
  readonly issue: Readonly<Record<string, string>>;
};

/** The texts of a row's cells, in the order of the table. */
export function cellTexts({ solution, parameters, unused, layer }: Row, lang: string, words: SolverText) {
  const { stride, padding, dilation, outputPadding = "", same } = solution;
  return {
    kernelSize: shape(layer.kernelSize),
    stride: String(stride),
    padding: String(padding),
    dilation: String(dilation),
    outputPadding: String(outputPadding),
    parameters: parameters.toLocaleString(lang),
    same: same ? words.same : "",
    unused: String(unused ?? ""),
  };
}

/** What a row goes by, for those who hear its button: its window in words. */
export function windowText({ solution, layer: { kernelSize } }: Row, words: SolverText): string {
  return format(solution.outputPadding ? words.windowAdded : words.window, { ...solution, kernelSize });
}

/** How many solutions there are, how many of them stand below, or why there are none. */
export function countText({ count, rows, shortfall }: Answer, lang: string, words: SolverText): string {
  if (shortfall) return format(words.none[shortfall.code], shortfall as never);
  const facts = {
    count: count.toLocaleString(lang),
    shown: rows.length,
    more: (count - rows.length).toLocaleString(lang),
  };
  if (count > rows.length) return format(words.more, facts);
  return format(count === 1 ? words.one : words.many, facts);
}

/** An issue in words, beside its field: a layer's input size is where the question starts from. */
export function complaintOf(state: State, issue: SolverIssue, words: SolverText): Complaint {
  const field = fieldOf(issue);
  const sentence = format(words.issue[issue.code] as string, { ...issue, name: words.field[field] });
  return { field, sentence, controls: wrongBoxes(state, issue) };
}

/** The names of the boxes an issue is about: of a range, those that hold what is wrong, or both. */
export function wrongBoxes(state: State, issue: SolverIssue): readonly string[] {
  const boxes = boxesOf(fieldOf(issue));
  const wrong = "value" in issue ? issue.value : undefined;
  const own = boxes.filter((name) => readText(state[name] as string) === wrong);
  return own.length > 0 ? own : boxes;
}

function fieldOf({ field }: SolverIssue): string {
  return field === "inputSize" ? "from" : field;
}
