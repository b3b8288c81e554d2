import { Calculator } from "../calculator/calculator.ts";
import { type ConvolutionWords, convolutionModel } from "../calculator/convolution.ts";
import { entriesOf, queryOf, type State } from "../form/state.ts";
import { Exercise } from "./exercise.ts";

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

customElements.define("vc-calculator", LessonCalculator);
customElements.define("vc-exercise", Exercise);
