import type { LiveSolverWords } from "../../src/locales/solver-words.ts";
import { readText } from "../calculator/state.ts";
import type { SolverIssue } from "./answer.ts";
import { boxesOf, type State } from "./state.ts";
import { fieldOf, type IssueWords, sayIssue } from "./texts.ts";

/** The names of the boxes an issue is about: of a range, those that hold what is wrong, or both. */
export function markedBoxes(state: State, issue: SolverIssue): readonly string[] {
  const boxes = boxesOf(fieldOf(issue));
  const wrong = "value" in issue ? issue.value : undefined;
  const own = boxes.filter((name) => readText(state[name] as string) === wrong);
  return own.length > 0 ? own : boxes;
}

/** Sets each sentence beside its field, once, and marks the boxes it is about. */
export function complain(
  root: HTMLElement,
  state: State,
  issues: readonly SolverIssue[],
  words: LiveSolverWords & IssueWords,
): void {
  const marked = new Set(issues.flatMap((issue) => markedBoxes(state, issue)));
  for (const error of root.querySelectorAll(".error")) {
    const { field } = (error.parentElement as HTMLElement).dataset;
    const own = issues.filter((issue) => fieldOf(issue) === field).map((issue) => sayIssue(words, issue));
    error.textContent = [...new Set(own)].join(" ");
  }
  for (const box of root.querySelectorAll<HTMLInputElement>("[name]")) {
    box.ariaInvalid = marked.has(box.name) ? "true" : null;
    // What is no number is no value to tell.
    box.ariaValueNow = box.role && /^\d+$/.test(box.value) ? box.value : null;
  }
}
