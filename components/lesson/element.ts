import { Calculator } from "../calculator/calculator.ts";
import { type ConvolutionWords, convolutionModel } from "../calculator/convolution.ts";
import { entriesOf, queryOf, type State } from "../form/state.ts";
import { onceNear } from "../widget/near.ts";

/**
 * What a lesson's calculator is handed besides: the address of the calculator's page, and the state that page opens with. Of its
 * own opening state a page holds what differs from that.
 */
type Words = ConvolutionWords & { readonly all: { readonly address: string; readonly preset: State } };

/** The calculator in a lesson: of a convolution, with a link to the same layer on the calculator's page. */
class LessonCalculator extends Calculator<Words> {
  protected override readonly model = convolutionModel;

  protected override read(handed: Words): Words {
    return { ...handed, preset: { ...handed.all.preset, ...handed.preset } };
  }

  protected override answered(state: State): void {
    const { address, preset } = this.words.all;
    this.one<HTMLAnchorElement>("[data-all-fields]").href = address + queryOf(entriesOf(state, preset));
  }
}

/** A question: what answers a guess, and sets the derivation of the answer, is fetched when a reader comes to it. */
class Exercise extends HTMLElement {
  connectedCallback(): void {
    const answer = async (event: Event) => {
      event.preventDefault(); // a form is not sent; of the others nothing can be prevented
      const { answerQuestion } = await import("../practice/answering.ts");
      await answerQuestion(this, event.type);
    };
    for (const type of ["focusin", "submit", "toggle"]) this.addEventListener(type, answer, true);
  }
}

/** What a reader moves, by its element: a file with its class alone, which is fetched when the first of them comes near. */
const moved: Readonly<Record<string, () => Promise<Readonly<Record<string, CustomElementConstructor>>>>> = {
  "vc-walker": () => import("../walker/walker.ts"),
  "vc-ruler": () => import("../ruler/ruler.ts"),
  "vc-receptive-field": () => import("../receptive-field/receptive-field.ts"),
  "vc-transposed": () => import("../transposed/transposed.ts"),
  "vc-groups": () => import("../groups/groups.ts"),
};
for (const name in moved)
  for (const element of document.querySelectorAll(name))
    onceNear(element, async () => {
      const [widget] = Object.values((await moved[name]?.()) ?? {});
      if (widget && !customElements.get(name)) customElements.define(name, widget);
    });
customElements.define("vc-calculator", LessonCalculator);
customElements.define("vc-exercise", Exercise);
