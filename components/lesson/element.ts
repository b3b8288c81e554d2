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

/** What a reader moves, by its element: its class is fetched when the first of them comes near. */
const near: Readonly<Record<string, () => Promise<CustomElementConstructor>>> = {
  "vc-walker": async () => (await import("../walker/walker.ts")).Walker,
  "vc-ruler": async () => (await import("../ruler/ruler.ts")).Ruler,
  "vc-groups": async () => (await import("../groups/groups.ts")).Groups,
};
for (const [name, load] of Object.entries(near))
  for (const element of document.querySelectorAll(name))
    onceNear(element, async () => {
      const widget = await load();
      if (!customElements.get(name)) customElements.define(name, widget);
    });
customElements.define("vc-calculator", LessonCalculator);
customElements.define("vc-exercise", Exercise);
