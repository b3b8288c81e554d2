/** Lights up a field, its symbol in every formula and its part of the picture together, wherever one is pointed at. */
export function linkHighlight(root: HTMLElement): void {
  const light = (event: Event) => {
    const symbol = (event.target as Element).closest<HTMLElement>("[data-symbol]")?.dataset.symbol;
    for (const part of root.querySelectorAll<HTMLElement>("[data-symbol]"))
      part.classList.toggle("lit", part.dataset.symbol === symbol);
  };
  root.addEventListener("focusin", light);
  root.addEventListener("pointerover", light);
}
