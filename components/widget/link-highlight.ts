/** Lights up everything with one `data-symbol` together, a field, its symbol in formulas, its drawing, when one of them is pointed at or focused. */
export function linkHighlight(root: HTMLElement): void {
  let lit: string | undefined;
  const light = (event: Event) => {
    const symbol = (event.target as Element).closest<HTMLElement>("[data-symbol]")?.dataset.symbol;
    if (symbol === lit) return;
    for (const part of root.querySelectorAll<HTMLElement>("[data-symbol]"))
      part.classList.toggle("lit", part.dataset.symbol === symbol);
    lit = symbol;
  };
  root.addEventListener("focusin", light);
  root.addEventListener("pointerover", light);
}
