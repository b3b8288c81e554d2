import { type LabelIssue, readLabel } from "../../src/convolution/label.ts";
import { format } from "../../src/locales/format.ts";
import { queryOfSpec } from "./query.ts";

/** What the page hands over: sentences of what can be wrong, and where the calculator is. */
export interface LabelPageWords {
  readonly issue: Readonly<Record<LabelIssue["code"], string>>;
  readonly tooManyAxes: string;
  readonly betweenSentences: string;
  readonly calculator: string;
}

/** The page of a label: it leads on to the calculator, or says beside the field why it cannot. */
class LayerLabel extends HTMLElement {
  connectedCallback(): void {
    const words = JSON.parse(this.querySelector("script")?.textContent as string) as LabelPageWords;
    const field = this.querySelector("input") as HTMLInputElement;
    (this.querySelector("fieldset") as HTMLFieldSetElement).disabled = false;
    const given = new URLSearchParams(location.search).get("of");
    if (given !== null) {
      field.value = given;
      this.#open(field, words, true);
    }
    this.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#open(field, words, false);
    });
  }

  /** Leads to the calculator; where a link led here, the way back does not lead here again. */
  #open(field: HTMLInputElement, words: LabelPageWords, isLink: boolean): void {
    const { spec, issues } = readLabel(field.value);
    const rank = (spec?.inputSize as readonly number[] | undefined)?.length ?? 0;
    const faults = issues.map((issue) => format(words.issue[issue.code], { ...issue }));
    if (rank > 3) faults.push(format(words.tooManyAxes, { rank }));
    field.setAttribute("aria-invalid", String(faults.length > 0));
    (this.querySelector(".error") as HTMLElement).textContent = faults.join(words.betweenSentences);
    if (!spec || faults.length > 0) return;
    const address = words.calculator + queryOfSpec(spec);
    if (isLink) location.replace(address);
    else location.assign(address);
  }
}

customElements.define("vc-layer-label", LayerLabel);
