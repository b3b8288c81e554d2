/** What stands in a form, as typed, by the names of its controls; a cleared box and a box not ticked are empty. */
export type State = Readonly<Record<string, string>>;

/** A text as a number where it is a whole one, as nothing where it is empty; full-width digits, as Chinese keyboards type them, are digits. */
export function readText(text: string): number | string | undefined {
  const plain = text.normalize("NFKC").trim();
  return /^[+-]?\d+$/.test(plain) ? Number(plain) : plain === "" ? undefined : text;
}

/** The text a key steps to: arrows by one, Page keys by ten, never below nothing; undefined for other keys and texts. */
export function stepped(text: string, key: string): string | undefined {
  const by = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[key];
  const next = Number(text.normalize("NFKC")) + (by as number);
  return Number.isSafeInteger(next) ? String(Math.max(0, next)) : undefined;
}

/** What of a state differs from the preset it is opened over, as entries of a query; `always` names what is said all the same. */
export function entriesOf(
  state: State,
  preset: State,
  always: readonly string[] = [],
): readonly [string, string][] {
  return Object.entries(state).filter(([name, text]) => text !== preset[name] || always.includes(name));
}

/** Entries as a query, its question mark with it; empty where there are none. */
export function queryOf(entries: readonly (readonly [string, string])[]): string {
  return entries.length === 0 ? "" : `?${new URLSearchParams(entries.map(([name, text]) => [name, text]))}`;
}

/** The state a query asks for over a preset; every text is kept, whatever it is, and names the preset lacks are passed over. */
export function stateFrom(query: URLSearchParams, preset: State): State {
  return Object.fromEntries(Object.entries(preset).map(([name, text]) => [name, query.get(name) ?? text]));
}

/** What stands in the controls of a form. */
export function readForm(root: ParentNode): State {
  return Object.fromEntries(
    controlsOf(root).map(({ name, type, checked, value }) => [
      name,
      type === "checkbox" && !checked ? "" : value,
    ]),
  );
}

/** Writes a state into the controls of a form. */
export function writeForm(root: ParentNode, state: State): void {
  for (const control of controlsOf(root)) {
    const text = state[control.name] ?? "";
    const before = control.value;
    if (control.type === "checkbox") control.checked = text !== "";
    else control.value = text;
    // A choice that a select does not have leaves it as it was.
    control.value ||= text && before;
  }
}

/** Marks the controls that are named, and tells what number each one that can be stepped holds. */
export function markControls(root: ParentNode, wrong: ReadonlySet<string>): void {
  for (const control of controlsOf(root)) {
    const invalid = wrong.has(control.name) ? "true" : null;
    if (control.ariaInvalid !== invalid) control.ariaInvalid = invalid;
    // What is no number is no value to tell.
    const value = control.role && /^\d+$/.test(control.value) ? control.value : null;
    if (control.ariaValueNow !== value) control.ariaValueNow = value;
  }
}

function controlsOf(root: ParentNode): readonly HTMLInputElement[] {
  return [...root.querySelectorAll<HTMLInputElement>("[name]")];
}
