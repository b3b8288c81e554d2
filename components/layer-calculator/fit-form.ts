import type { State } from "../calculator/state.ts";
import { hasField, offeredModes, type PaddingMode } from "./kinds.ts";

/** Shows of a form the fields that the kind of layer has, and the paddings that the framework has words or numbers for. */
export function fitForm(form: HTMLElement, { kind = "", framework }: State): void {
  for (const field of form.querySelectorAll<HTMLElement>("[data-field]"))
    field.hidden = !hasField(kind, field.dataset.field as string);
  const modes = offeredModes(kind, framework);
  for (const option of form.querySelectorAll<HTMLOptionElement>('[name="paddingMode"] > option')) {
    const mode = option.value as PaddingMode;
    option.hidden = !modes.has(mode);
    option.textContent = modes.get(mode) || (option.dataset.name as string);
  }
}
