import { toElement } from "../../src/formula/markup.ts";
import { Calculator } from "../calculator/calculator.ts";
import { type ConvolutionWords, convolutionModel } from "../calculator/convolution.ts";
import { entriesOf, queryOf, type State } from "../form/state.ts";
import { onceNear } from "../widget/near.ts";

/** What a lesson's calculator is handed besides: the address of the calculator's page, and the state that page opens with. */
type Words = ConvolutionWords & { readonly all: { readonly address: string; readonly preset: State } };

/** The calculator in a lesson: of a convolution, with a link to the same layer on the calculator's page. */
class LessonCalculator extends Calculator<Words> {
  protected override readonly model = convolutionModel;

  protected override answered(state: State): void {
    const { address, preset } = this.words.all;
    this.one<HTMLAnchorElement>("[data-all-fields]").href = address + queryOf(entriesOf(state, preset));
  }
}

/** An exercise: the derivation of its answer is made when it is opened, by code fetched then. */
class Exercise extends HTMLElement {
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

/** What is fetched when one of it comes near. */
const moved = {
  "vc-walker": () => import("../walker/walker.ts"),
  "vc-receptive-field": () => import("../receptive-field/receptive-field.ts"),
  "vc-transposed": () => import("../transposed/transposed.ts"),
};

for (const [name, load] of Object.entries(moved))
  for (const element of document.querySelectorAll(name))
    onceNear(element, async () => {
      const made = await load();
      if (!customElements.get(name)) customElements.define(name, made.default);
    });
customElements.define("vc-calculator", LessonCalculator);
customElements.define("vc-exercise", Exercise);
