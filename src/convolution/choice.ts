import type { LayerField, LayerIssue } from "./issues.ts";

/** What is wrong with a field that holds one of a few words. */
export function choiceIssues(
  field: LayerField,
  value: unknown,
  choices: readonly string[],
): readonly LayerIssue[] {
  if (value === undefined) return [{ code: "missing", field }];
  return choices.some((choice) => choice === value) ? [] : [{ code: "not-one-of", field, value, choices }];
}
