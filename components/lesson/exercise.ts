import { toElement } from "../../src/formula/markup.ts";
import { numbersNode, ruleNode } from "../derivation/line.ts";
import type { SharedStep } from "../derivation/steps.ts";
import { type Node, node } from "../widget/node.ts";

/** The lines that derive an exercise's answer, each with its rule and its numbers. */
export function answerLines(lines: readonly SharedStep[], rank: number): readonly Node[] {
  return lines.map((shared) =>
    node("div", { class: "line" }, ruleNode(shared, rank), " ", numbersNode(shared)),
  );
}

/** An exercise: its answer is derived when it is opened. */
export class Exercise extends HTMLElement {
  connectedCallback(): void {
    const details = this.querySelector("details") as HTMLDetailsElement;
    const derive = () => {
      const { lines, rank } = JSON.parse((this.querySelector("script") as Element).textContent);
      details.append(...answerLines(lines, rank).map((line) => toElement(line, document)));
    };
    if (details.open) derive();
    else details.addEventListener("toggle", derive, { once: true });
  }
}
