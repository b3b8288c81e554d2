import { format } from "../../src/locales/format.ts";
import type { LiveSolverWords } from "../../src/locales/solver-words.ts";
import { shape } from "../picture-text.ts";
import type { Answer, Row, SolverIssue } from "./answer.ts";

/** The words for what can be wrong with any layer. */
export interface IssueWords {
  readonly field: Readonly<Record<string, string>>;
  readonly issue: Readonly<Record<string, string>>;
}

/** The texts of a row's cells, in the order of the table. */
export function cellTexts(
  { solution, parameters, unused, layer }: Row,
  lang: string,
  words: LiveSolverWords,
) {
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
export function windowText({ solution, layer: { kernelSize } }: Row, words: LiveSolverWords): string {
  return format(solution.outputPadding ? words.windowAdded : words.window, { ...solution, kernelSize });
}

/** How many solutions there are, how many of them stand below, or why there are none. */
export function countText({ count, rows, shortfall }: Answer, lang: string, words: LiveSolverWords): string {
  if (shortfall) return format(words.none[shortfall.code], shortfall as never);
  const facts = {
    count: count.toLocaleString(lang),
    shown: rows.length,
    more: (count - rows.length).toLocaleString(lang),
  };
  if (count > rows.length) return format(words.more, facts);
  return format(count === 1 ? words.one : words.many, facts);
}

/** An issue in words: the rule, what came, and a remedy. */
export function sayIssue(words: LiveSolverWords & IssueWords, issue: SolverIssue): string {
  return format(words.issue[issue.code] as string, { ...issue, name: words.field[fieldOf(issue)] });
}

/** The field an issue stands beside: a layer's input size is where the question starts from. */
export function fieldOf({ field }: SolverIssue): string {
  return field === "inputSize" ? "from" : field;
}
