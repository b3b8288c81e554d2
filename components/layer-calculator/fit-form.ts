import type { LayerWords } from "../../src/locales/index.ts";
import type { State } from "../calculator/state.ts";
import { readForm } from "../form/form.ts";
import { hasField, offeredModes, type PaddingMode } from "./kinds.ts";

/** What stands in the form, as typed; a box that is not ticked is an empty text. */
export function readLayerForm(form: HTMLElement): State {
  return { ceilMode: "", countPadding: "", depthwiseBias: "", ...readForm(form) };
}

/** The names of a form's fields under a kind of layer. */
export function namesUnder(kind: string, { field, windowSize }: Pick<LayerWords, "field" | "windowSize">) {
  return kind.endsWith("-pooling") ? { ...field, kernelSize: windowSize } : field;
}

/** Shows of a form the fields that the kind of layer has, and the paddings that the framework has words or numbers for. */
export function fitForm(
  form: HTMLElement,
  { kind = "", framework }: State,
  names: LayerWords["field"],
): void {
  for (const label of form.querySelectorAll('[data-field="kernelSize"] :is(.label, .visually-hidden)'))
    (label.firstChild as ChildNode).textContent = names.kernelSize;
  for (const field of form.querySelectorAll<HTMLElement>("[data-field]"))
    field.hidden = !hasField(kind, field.dataset.field as string);
  const modes = offeredModes(kind, framework);
  for (const option of form.querySelectorAll<HTMLOptionElement>('[name="paddingMode"] > option')) {
    const mode = option.value as PaddingMode;
    option.hidden = !modes.has(mode);
    option.textContent = modes.get(mode) || (option.dataset.name as string);
  }
}
