/** Writes new numbers into the live formulas below `root`, in both their halves; numbers not named stay. */
export function writeSlots(root: Element, values: Readonly<Record<string, string | number>>): void {
  for (const slot of root.querySelectorAll<HTMLElement>("[data-slot]")) {
    const value = values[slot.dataset.slot as string];
    if (value !== undefined) slot.textContent = String(value);
  }
}
