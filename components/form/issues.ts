import { markControls } from "./state.ts";

/** A sentence about a field, and the names of the controls that are wrong: of a range, perhaps only its end. */
export interface Complaint {
  readonly field: string;
  readonly sentence: string;
  readonly controls: readonly string[];
}

/** Writes each sentence beside its field, equal ones once, and marks the controls that are wrong. */
export function showComplaints(form: ParentNode, complaints: readonly Complaint[]): void {
  for (const error of form.querySelectorAll(".error")) {
    const { field } = (error.parentElement as HTMLElement).dataset;
    const own = complaints.filter((complaint) => complaint.field === field).map(({ sentence }) => sentence);
    const text = [...new Set(own)].join(" ");
    if (error.textContent === text) continue;
    error.textContent = text;
    (error.parentElement as HTMLElement).classList.toggle("wrong", text !== "");
  }
  markControls(form, new Set(complaints.flatMap(({ controls }) => controls)));
}
