import { formatIssue, type Sentences, type Told } from "../../src/locales/format.ts";
import { controlOf, type State } from "./state.ts";

/** What stands in the form, as typed. */
export function readForm(root: HTMLElement): State {
  const data = new FormData(root.querySelector("form") as HTMLFormElement);
  return { bias: "", perAxis: "", ...Object.fromEntries(data as never) };
}

/** Writes a state into the form. */
export function writeForm(form: HTMLElement, state: State): void {
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
  const shared = (name: string) => name.replace(/^(?!input)(.+)-.$/, "$1-w");
  return Object.fromEntries(Object.keys(state).map((name) => [name, state[shared(name)] as string]));
}

/** Sets each sentence beside its field, once, and marks the inputs it is about. */
export function complain<Found extends Told & { readonly axis?: number }>(
  form: HTMLElement,
  state: State,
  issues: readonly Found[],
  words: Sentences<Found>,
): void {
  const marked = new Set(
    issues.flatMap(({ field, axis }) => [controlOf(state, field, axis), `${field}Mode`]),
  );
  for (const error of form.querySelectorAll(".error")) {
    const field = (error.parentElement as HTMLElement).dataset.field;
    const sentences = issues
      .filter((issue) => issue.field === field)
      .map((issue) => formatIssue(words, issue));
    error.textContent = [...new Set(sentences)].join(" ");
  }
  for (const control of controlsOf(form)) {
    control.ariaInvalid = marked.has(control.name) ? "true" : null;
    // What is no number is no value to tell.
    control.ariaValueNow = control.role && /^\d+$/.test(control.value) ? control.value : null;
  }
}

/** The text a key steps to: arrows by one, Page keys by ten, never below nothing; undefined for other keys and texts. */
export function stepped(text: string, key: string): string | undefined {
  const by = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[key];
  const next = Number(text.normalize("NFKC")) + (by as number);
  return Number.isSafeInteger(next) ? String(Math.max(0, next)) : undefined;
}

function controlsOf(form: HTMLElement): NodeListOf<HTMLInputElement> {
  return form.querySelectorAll("[name]");
}
