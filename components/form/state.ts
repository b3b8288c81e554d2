/** The texts of a form as typed, by the names of its controls; an empty box and a box not ticked are "". */
export type State = Readonly<Record<string, string>>;

/**
 * A text as a number where it is a whole one, "1,024" and "1e3" among them, else as it is; undefined where empty. Full-width
 * digits, as Chinese keyboards type them, count.
 */
export function readText(text: string): number | string | undefined {
  const plain = text.normalize("NFKC").trim();
  if (plain === "") return undefined;
  const isNumber = /^[+-]?(\d+|\d{1,3}(,\d{3})+|\d+(\.\d+)?e\+?\d+)$/i.test(plain);
  const number = Number(plain.replaceAll(",", ""));
  return isNumber && Number.isInteger(number) ? number : text;
}

/** The numbers of a shape as somebody writes it, "(224, 224)", "224 x 224", "224,224"; none where the text is one number or no shape. */
export function sizesIn(text: string): readonly string[] {
  const plain = text.normalize("NFKC").trim();
  const isShape = /^[([]?\d+([,x×*\s]+\d+)+[)\]]?$/i.test(plain);
  const sizes = isShape ? (plain.match(/\d+/g) as string[]) : [];
  // "1,024" is a number with its thousands marked; "224,224" names a size twice.
  return typeof readText(text) === "number" && new Set(sizes).size > 1 ? [] : sizes;
}

/** The text after a key: an arrow steps by 1, a Page key by 10, never below `least`; undefined for other keys and texts. */
export function stepped(text: string, key: string, least = 0): string | undefined {
  const by = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[key];
  const next = Number(readText(text) ?? 0) + (by as number);
  return Number.isSafeInteger(next) ? String(Math.max(least, next)) : undefined;
}

/** The query entries of a state: what differs from the preset, or is not in it. */
export function entriesOf(state: State, preset: State): readonly [string, string][] {
  return Object.entries(state).filter(([name, text]) => text !== preset[name]);
}

/** Entries as a query with its question mark; empty where there are none. */
export function queryOf(entries: readonly (readonly [string, string])[]): string {
  return entries.length === 0 ? "" : `?${new URLSearchParams(entries.map(([name, text]) => [name, text]))}`;
}

/** The state of a query over a preset; any text is kept, names that the preset lacks are not. */
export function stateFrom(query: URLSearchParams, preset: State): State {
  return Object.fromEntries(Object.entries(preset).map(([name, text]) => [name, query.get(name) ?? text]));
}

/** What stands in the controls of a form. */
export function readForm(root: ParentNode): State {
  const textOf = ({ type, checked, value }: HTMLInputElement) =>
    type === "checkbox" && !checked ? "" : value;
  return Object.fromEntries(controlsIn(root).map((control) => [control.name, textOf(control)]));
}

/** Writes a state into the controls of a form. */
export function writeForm(root: ParentNode, state: State): void {
  for (const control of controlsIn(root)) {
    const text = state[control.name] ?? "";
    const before = control.value;
    if (control.type === "checkbox") control.checked = text !== "";
    else control.value = text;
    // A select that lacks this choice keeps the one it had.
    control.value ||= text && before;
  }
}

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

/** Marks the named controls as wrong, and tells a screen reader the number in each that keys can step. */
function markControls(root: ParentNode, wrong: ReadonlySet<string>): void {
  for (const control of controlsIn(root)) {
    const invalid = wrong.has(control.name) ? "true" : null;
    if (control.ariaInvalid !== invalid) control.ariaInvalid = invalid;
    const value = control.role && /^\d+$/.test(control.value) ? control.value : null;
    if (control.ariaValueNow !== value) control.ariaValueNow = value;
  }
}

function controlsIn(root: ParentNode): readonly HTMLInputElement[] {
  return [...root.querySelectorAll<HTMLInputElement>("[name]")];
}
