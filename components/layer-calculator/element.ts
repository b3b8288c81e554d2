import type { LayerWords } from "../../src/locales/index.ts";
import { say } from "../../src/locales/say.ts";
import { codeNote, codeText } from "../calculator/code.ts";
import { complain, stepped, toldApart, writeForm } from "../calculator/form.ts";
import { redraw } from "../calculator/redraw.ts";
import { writeSlots } from "../slots.ts";
import { codesOf } from "./codes.ts";
import { findingOf } from "./findings.ts";
import { fitForm, namesUnder, readLayerForm } from "./fit-form.ts";
import { keyOf, type Place, stepsAt } from "./lines.ts";
import type { Answer } from "./parts.ts";
import { depict, sayPart } from "./picture.ts";
import { type Reading, readState } from "./reading.ts";
import { followed, queryOf, type State, stateFrom } from "./state.ts";
import { textsOf } from "./texts.ts";

/**
 * Takes over a calculator of every kind of layer that stands finished in the page, as the lessons' calculator does: it
 * writes text, attributes and path data into what is there, and clones lines that the page has typeset.
 */
export class LayerCalculator extends HTMLElement {
  /** What the page hands over: its words, and the state the form opens with. */
  #words!: LayerWords & { readonly preset: State };
  /** What the form held when it was last read, kinds and frameworks being chosen over it. */
  #state!: State;
  readonly #lines = new Map<string, HTMLTemplateElement>();

  connectedCallback(): void {
    this.#words = JSON.parse(this.#one("script").textContent as string);
    this.#state = this.#words.preset;
    for (const line of this.querySelectorAll("template")) this.#lines.set(line.dataset.key as string, line);
    for (const control of this.querySelectorAll<HTMLButtonElement>("fieldset, button"))
      control.disabled = false;
    this.addEventListener("input", (event) => this.#typed(event.target as HTMLInputElement));
    this.addEventListener("keydown", (event) => this.#step(event));
    this.addEventListener("click", (event) => this.#press(event));
    this.addEventListener("focusin", (event) => this.#light(event));
    this.addEventListener("pointerover", (event) => this.#light(event));
    if (location.search) this.#ask(stateFrom(location.search, this.#words.preset));
  }

  #ask(state: State): void {
    writeForm(this, state);
    this.#answer();
  }

  #typed({ name }: HTMLInputElement): void {
    const state = readLayerForm(this);
    if (name === "perAxis") this.#ask(toldApart(state));
    else if (name === "kind" || name === "framework") this.#ask(followed(state, this.#state));
    else this.#answer();
  }

  #answer(): void {
    const state = readLayerForm(this);
    this.#state = state;
    const reading = readState(state);
    const { answer, issues } = reading;
    const field = namesUnder(state.kind as string, this.#words);
    fitForm(this, state, field);
    complain(this, state, issues, { ...this.#words, field });
    // What is no number is no value to tell.
    for (const input of this.querySelectorAll('[role="spinbutton"]'))
      if (!Number.isFinite(Number(input.ariaValueNow))) input.ariaValueNow = null;
    this.classList.toggle("is-stale", !answer);
    if (answer) this.#show(answer, reading, state.counting as string);
    else this.#tell(this.#words.stale);
    const address = new URL(location.href);
    address.search = queryOf(state, this.#words.preset);
    history.replaceState(null, "", address);
  }

  #show(answer: Answer, reading: Reading, counting: string): void {
    const words = this.#words;
    const { lang } = document.documentElement;
    const texts = textsOf(answer, counting, words, lang);
    for (const [name, text] of Object.entries(texts)) this.#write(name, text);
    const { witness, verdict, sentences, agrees } = findingOf(reading, words, lang);
    for (const [name, text] of Object.entries({ witness, verdict, sentences })) this.#write(name, text);
    this.#one(".finding").hidden = verdict + sentences === "";
    this.#one(".finding").classList.toggle("differs", !agrees);
    this.#tell(`${say(words.answer, texts)} ${verdict}`.trim());
    for (const place of this.querySelectorAll<HTMLElement>("[data-place]")) this.#derive(place, reading);
    this.querySelectorAll<HTMLElement>(".part-picture").forEach((figure, at) => {
      const part = answer.parts[at];
      figure.hidden = !part;
      if (!part) return;
      figure.dataset.kind = part.layer.kind;
      redraw(figure, depict(part), words);
      (figure.querySelector(".drawings") as HTMLElement).ariaLabel = sayPart(words, part);
    });
    for (const built of codesOf(answer)) {
      const figure = `[data-code="${built.framework}"] `;
      this.#one(`${figure}code`).textContent = codeText(built);
      this.#one(`${figure}.note`).textContent = codeNote(built, words);
    }
  }

  /** Sets the lines of one place: a clone for each step, kept as long as its formula stays. */
  #derive(place: HTMLElement, reading: Reading): void {
    const lines = [...place.querySelectorAll<HTMLElement>(".line")];
    const steps = stepsAt(place.dataset.place as Place, reading);
    for (const [index, step] of steps.entries()) {
      const key = keyOf(step);
      let line = lines[index];
      if (line?.dataset.key !== key) {
        const set = this.#lines.get(key) as HTMLTemplateElement;
        const fresh = (set.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement;
        if (line) line.replaceWith(fresh);
        else place.append(fresh);
        line = fresh;
      }
      writeSlots(line, { ...step.values, value: step.value });
    }
    for (const line of lines.slice(steps.length)) line.remove();
  }

  #step(event: KeyboardEvent): void {
    const input = event.target as HTMLInputElement;
    const text = input.role === "spinbutton" && stepped(input.value, event.key);
    if (!text) return;
    event.preventDefault();
    input.value = text;
    this.#answer();
  }

  #press(event: Event): void {
    const { action } = dataOf(event, "button");
    if (action === "reset") this.#ask(this.#words.preset);
    else if (action) {
      const text = action === "link" ? location.href : this.#one(`[data-code="${action}"] code`).textContent;
      navigator.clipboard.writeText(text as string).then(
        () => this.#tell(this.#words.copied, true),
        () => this.#tell(this.#words.copyFailed, true),
      );
    }
  }

  /** Lights up a field, its symbol in every formula and its part of the picture together. */
  #light(event: Event): void {
    const { symbol } = dataOf(event, "[data-symbol]");
    for (const part of this.querySelectorAll<HTMLElement>("[data-symbol]")) {
      part.classList.toggle("lit", part.dataset.symbol === symbol);
    }
  }

  // The answer stands on the page already; what was copied is said for everyone to see.
  #tell(text: string, shown = false): void {
    this.#write("status", text).classList.toggle("shown", shown);
  }

  #write(name: string, text: string): HTMLElement {
    const place = this.#one(`[data-out="${name}"]`);
    place.classList.toggle("changed", place.textContent !== text);
    place.textContent = text;
    return place;
  }

  #one<T extends HTMLElement = HTMLElement>(selector: string): T {
    return this.querySelector(selector) as T;
  }
}

/** The data of the element around the target of an event. */
function dataOf(event: Event, selector: string): DOMStringMap {
  return (event.target as Element).closest<HTMLElement>(selector)?.dataset ?? {};
}
