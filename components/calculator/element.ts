import { type Derivation, derive, type Layer, read } from "../../src/convolution/index.ts";
import { keras, pytorch, shapeIn } from "../../src/frameworks/index.ts";
import type { LiveWords } from "../../src/locales/index.ts";
import { say, sayIssue } from "../../src/locales/say.ts";
import { sayPicture, shape } from "../picture-text.ts";
import { writeSlots } from "../slots.ts";
import { codeNote, codeText } from "./code.ts";
import { arrangeForm, complain, readForm, stepped, toldApart, writeForm } from "./form.ts";
import { redraw } from "./redraw.ts";
import { queryOf, type State, specOf, stateFrom } from "./state.ts";
import { isIdle, isLeftOut, lineKey } from "./steps.ts";

/**
 * Takes over a calculator that stands finished in the page. Each input event is answered in one task, by writing text
 * and attributes into what is there; nothing is read back from the layout, and lines the page has typeset are cloned.
 */
export class Calculator extends HTMLElement {
  #form!: HTMLFormElement;
  #preset!: State;
  #words!: LiveWords;
  #number!: Intl.NumberFormat;

  connectedCallback(): void {
    const form = this.#one<HTMLFormElement>("form");
    this.#form = form;
    this.#preset = JSON.parse(this.dataset.state as string);
    this.#words = JSON.parse(this.#one("script").textContent as string);
    this.#number = new Intl.NumberFormat(document.documentElement.lang);
    for (const control of this.querySelectorAll<HTMLButtonElement>("fieldset, button"))
      control.disabled = false;
    form.addEventListener("input", (event) => this.#answer(event.target as HTMLInputElement));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("keydown", (event) => this.#step(event));
    this.addEventListener("click", (event) => this.#press(event));
    for (const kind of ["focusin", "pointerover"]) this.addEventListener(kind, (event) => this.#light(event));
    if (location.search) {
      this.#ask(stateFrom(location.search, this.#preset));
    }
  }

  #ask(state: State): void {
    writeForm(this.#form, state);
    this.#answer();
  }

  #answer(changed?: HTMLInputElement): void {
    if (changed?.name === "perAxis") writeForm(this.#form, toldApart(readForm(this.#form)));
    const state = readForm(this.#form);
    arrangeForm(this.#form, state);
    const { layer, issues } = read(specOf(state));
    complain(this.#form, state, issues, (issue) => sayIssue(this.#words, issue));
    this.#one(".stale").hidden = layer !== undefined;
    this.#one(".status").classList.remove("shown");
    this.classList.toggle("is-stale", !layer);
    if (layer) this.#show(layer, derive(layer));
    else this.#write("status", this.#words.stale);
    const query = queryOf(state, this.#preset);
    history.replaceState(null, "", `${location.pathname}${query && `?${query}`}${location.hash}`);
  }

  #show(layer: Layer, derivation: Derivation): void {
    const { outputChannels, outputSize } = derivation;
    const answer = {
      output: shape([outputChannels, ...outputSize]),
      parameters: this.#number.format(derivation.parameters),
      macs: this.#number.format(derivation.macs),
    };
    for (const [name, text] of Object.entries(answer)) this.#write(name, text);
    for (const order of ["channels-first", "channels-last"] as const) {
      this.#write(order, `(${shapeIn(order, outputChannels, outputSize).join(", ")})`);
    }
    this.#write("status", say(this.#words.answer, answer));
    for (const place of this.querySelectorAll<HTMLElement>("[data-place]"))
      this.#derive(place, layer, derivation);
    redraw(this, layer, this.#words);
    this.#one(".drawings").setAttribute("aria-label", sayPicture(this.#words, layer, derivation));
    for (const built of [pytorch(layer), keras(layer)]) {
      const figure = this.#one(`[data-code="${built.framework}"]`);
      const [code, note] = [codeText(built), codeNote(built, this.#words)];
      (figure.querySelector("code") as HTMLElement).textContent = code;
      (figure.querySelector("pre") as HTMLElement).hidden = !code;
      (figure.querySelector("button") as HTMLElement).hidden = !code;
      (figure.querySelector(".note") as HTMLElement).textContent = note;
    }
  }

  /** Sets the lines of one place: an axis, or the whole layer. */
  #derive(place: HTMLElement, { inputSize }: Layer, { steps }: Derivation): void {
    const name = place.dataset.place as string;
    const axis = "dhw".indexOf(name) - 3 + inputSize.length;
    const own = steps.filter((step) =>
      step.axis === undefined ? name === "layer" && !isLeftOut(step) : step.axis === axis,
    );
    const lines = place.querySelectorAll<HTMLElement>(".line");
    place.hidden = own.length === 0;
    lines.forEach((line, index) => {
      const step = own[index];
      line.hidden = !step || isIdle(step);
      if (!step) return;
      const key = lineKey(step);
      if (line.dataset.key !== key) {
        const template = this.#one(`template[data-key="${key}"]`) as HTMLTemplateElement;
        line.replaceChildren(template.content.cloneNode(true));
        line.dataset.key = key;
      }
      writeSlots(line, { ...step.values, value: step.value });
    });
  }

  #step(event: KeyboardEvent): void {
    const input = event.target as HTMLInputElement;
    const text = input.role === "spinbutton" ? stepped(input.value, event.key) : undefined;
    if (text === undefined) return;
    event.preventDefault();
    input.value = text;
    this.#answer();
  }

  #press(event: Event): void {
    const { action } = (event.target as Element).closest("button")?.dataset ?? {};
    if (action === "reset") this.#ask(this.#preset);
    else if (action) {
      const text = action === "link" ? location.href : this.#one(`[data-code="${action}"] code`).textContent;
      navigator.clipboard.writeText(text as string).then(
        () => this.#tell(this.#words.copied),
        () => this.#tell(this.#words.copyFailed),
      );
    }
  }

  /** Lights up a field, its symbol in every formula and its part of the picture together. */
  #light(event: Event): void {
    const symbol = (event.target as Element).closest<HTMLElement>("[data-symbol]")?.dataset.symbol;
    for (const part of this.querySelectorAll<HTMLElement>("[data-symbol]")) {
      part.classList.toggle("lit", part.dataset.symbol === symbol);
    }
  }

  // The answer stands on the page already; what was copied is said for everyone to see.
  #tell(text: string): void {
    this.#write("status", text);
    this.#one(".status").classList.add("shown");
  }

  #write(name: string, text: string): void {
    const place = this.#one(`[data-out="${name}"]`);
    place.classList.toggle("changed", place.textContent !== text);
    place.textContent = text;
  }

  #one<T extends HTMLElement = HTMLElement>(selector: string): T {
    return this.querySelector(selector) as T;
  }
}
