import type { Issue } from "../../src/convolution/index.ts";
import { controlOf, letters, type State } from "./state.ts";

/** What stands in the form, as typed. */
export function readForm(form: HTMLFormElement): State {
  return Object.fromEntries(
    controlsOf(form).map((control) => [
      control.name,
      control.type === "checkbox" ? yes(control.checked) : control.value,
    ]),
  );
}

/** Writes a state into the form. */
export function writeForm(form: HTMLFormElement, state: State): void {
  for (const control of controlsOf(form)) {
    const text = state[control.name] as string;
    const before = control.value;
    if (control.type === "checkbox") control.checked = text !== "";
    else control.value = text;
    // A choice that a select does not have leaves it as it was.
    control.value ||= text && before;
  }
}

/** A state in which every axis has the number they shared, so that telling them apart starts from there. */
export function toldApart(state: State): State {
  const shared = (name: string) => (/^inputSize/.test(name) ? name : name.replace(/-.$/, "-w"));
  return Object.fromEntries(Object.keys(state).map((name) => [name, state[shared(name)] as string]));
}

/** Shows the inputs a state uses and hides the others. */
export function arrangeForm(form: HTMLFormElement, { rank, perAxis, paddingMode }: State): void {
  const sides = paddingMode === "sides";
  const hiddenFields = { padding: !sides && paddingMode !== "number", paddingAfter: !sides };
  for (const control of controlsOf(form)) {
    const [field = "", letter = ""] = control.name.split("-");
    const index = letters.indexOf(letter as never);
    if (index < 0) continue;
    const one = field !== "inputSize" && !perAxis;
    const shared = one || rank === "1";
    const holder = control.parentElement as HTMLElement;
    holder.hidden =
      index < letters.length - Number(rank) ||
      (one && index < 2) ||
      (hiddenFields[field as "padding"] ?? false);
    holder.classList.toggle("shared", shared);
    control.ariaLabel = control.dataset[shared ? "shared" : "own"] as string;
  }
}

/** Sets each sentence beside its field, once, and marks the inputs it is about. */
export function complain(
  form: HTMLFormElement,
  state: State,
  issues: readonly Issue[],
  say: (issue: Issue) => string,
): void {
  const marked = new Set(issues.map(({ field, axis }) => controlOf(state, field, axis)));
  for (const error of form.querySelectorAll(".error")) {
    const field = (error.parentElement as HTMLElement).dataset.field;
    const sentences = issues.filter((issue) => issue.field === field).map(say);
    error.textContent = [...new Set(sentences)].join(" ");
  }
  for (const control of controlsOf(form)) {
    control.ariaInvalid = marked.has(control.name) ? "true" : null;
    if (control.role === "spinbutton") control.ariaValueNow = control.ariaValueText = control.value;
  }
}

/** The text a key steps to: arrows by one, Page keys by ten, never below nothing; undefined for other keys and texts. */
export function stepped(text: string, key: string): string | undefined {
  const by = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[key];
  const now = Number(text.normalize("NFKC"));
  return by && Number.isSafeInteger(now) ? String(Math.max(0, now + by)) : undefined;
}

function controlsOf(form: HTMLFormElement): readonly HTMLInputElement[] {
  return [...form.querySelectorAll<HTMLInputElement>("[name]")];
}

function yes(on: boolean): string {
  return on ? "yes" : "";
}
