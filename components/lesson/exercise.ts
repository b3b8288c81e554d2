import { toElement } from "../../src/formula/markup.ts";

/** An exercise: the derivation of its answer is made when it is opened, by code fetched then. */
export class Exercise extends HTMLElement {
  connectedCallback(): void {
    const details = this.querySelector("details") as HTMLDetailsElement;
    const derive = async () => {
      const { pairNode } = await import("../derivation/line.ts");
      const { lines, rank } = JSON.parse((this.querySelector("script") as Element).textContent);
      for (const line of lines) details.append(toElement(pairNode(line, rank), document));
    };
    if (details.open) void derive();
    else details.addEventListener("toggle", derive, { once: true });
  }
}
