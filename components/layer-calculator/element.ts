import { format } from "../../src/locales/format.ts";
import type { LayerWords } from "../../src/locales/index.ts";
import { writeCodes } from "../calculator/code.ts";
import { complain, toldApart, writeForm } from "../calculator/form.ts";
import { lightTogether } from "../calculator/light.ts";
import { redraw } from "../calculator/redraw.ts";
import { writeSlots } from "../slots.ts";
import { Widget } from "../widget.ts";
import { codesOf } from "./codes.ts";
import { findingOf } from "./findings.ts";
import { fitForm, namesUnder, readLayerForm } from "./fit-form.ts";
import { keyOf, type Place, stepsAt } from "./lines.ts";
import type { Answer } from "./parts.ts";
import { depict, sayPart } from "./picture.ts";
import { type Reading, readState } from "./reading.ts";
import { applyDefaults, queryOf, type State, stateFrom } from "./state.ts";
import { textsOf } from "./texts.ts";

/** What the page hands over: its words, and the state the form opens with. */
type Handed = LayerWords & { readonly preset: State };

/** The calculator of every kind of layer: what the lessons' has, by a framework's conventions and a counting. */
export class LayerCalculator extends Widget<Handed> {
  /** What the form held when it was last read, kinds and frameworks being chosen over it; none while it is as it was built. */
  #state: State | undefined;

  constructor() {
    super();
    lightTogether(this);
  }

  protected override ask(query: string): void {
    writeForm(this, stateFrom(query, this.handed.preset));
    this.answer();
  }

  protected override answer(changed?: HTMLInputElement): void {
    const state = readLayerForm(this);
    const next = this.#next(state, changed?.name);
    if (next) {
      writeForm(this, next);
      this.answer();
      return;
    }
    this.#state = state;
    const reading = readState(state);
    const { answer, issues } = reading;
    const field = namesUnder(state.kind as string, this.handed);
    fitForm(this, state, field);
    complain(this, state, issues, { ...this.handed, field });
    const said = answer && this.#show(answer, reading, state.counting as string);
    this.conclude(queryOf(state, this.handed.preset), said);
  }

  /** The state that a change leads to, where it takes more of the form along. */
  #next(state: State, changed: string | undefined): State | undefined {
    if (changed === "perAxis") return toldApart(state);
    if (changed === "kind" || changed === "framework")
      return applyDefaults(state, this.#state ?? this.handed.preset);
    return undefined;
  }

  #show(answer: Answer, reading: Reading, counting: string): string {
    const words = this.handed;
    const { lang } = document.documentElement;
    const texts = textsOf(answer, counting, words, lang);
    const { witness, verdict, sentences, agrees } = findingOf(reading, words, lang);
    this.write({ ...texts, witness, verdict, sentences });
    this.one(".finding").hidden = verdict + sentences === "";
    this.one(".finding").classList.toggle("differs", !agrees);
    for (const place of this.querySelectorAll<HTMLElement>("[data-place]")) this.#derive(place, reading);
    this.querySelectorAll<HTMLElement>(".part-picture").forEach((figure, at) => {
      const part = answer.parts[at];
      figure.hidden = !part;
      if (!part) return;
      figure.dataset.kind = part.layer.kind;
      redraw(figure, depict(part), words);
      (figure.querySelector(".drawings") as HTMLElement).ariaLabel = sayPart(words, part);
    });
    writeCodes(this, codesOf(answer), words);
    return `${format(words.answer, texts)} ${verdict}`.trim();
  }

  /** Sets the lines of one place: a clone for each step, kept as long as its formula stays. */
  #derive(place: HTMLElement, reading: Reading): void {
    const lines = [...place.querySelectorAll<HTMLElement>(".line")];
    const steps = stepsAt(place.dataset.place as Place, reading);
    for (const [index, step] of steps.entries()) {
      const key = keyOf(step);
      let line = lines[index];
      if (line?.dataset.key !== key) {
        const fresh = this.typeset(key)?.firstElementChild?.cloneNode(true) as HTMLElement;
        if (line) line.replaceWith(fresh);
        else place.append(fresh);
        line = fresh;
      }
      writeSlots(line, { ...step.values, value: step.value });
    }
    for (const line of lines.slice(steps.length)) line.remove();
  }
}
