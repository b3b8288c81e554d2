import { type Derivation, derive, type Layer, read } from "../../src/convolution/index.ts";
import { type ChannelOrder, kerasCode, pytorchCode, shapeIn } from "../../src/frameworks/index.ts";
import type { LiveWords } from "../../src/locales/index.ts";
import { say } from "../../src/locales/say.ts";
import { drawLayer } from "../picture/picture.ts";
import { sayPicture, shape } from "../picture-text.ts";
import { writeSlots } from "../slots.ts";
import { codeNote, codeText } from "./code.ts";
import { complain, readForm, stepped, toldApart, writeForm } from "./form.ts";
import { redraw } from "./redraw.ts";
import { queryOf, type State, specOf, stateFrom } from "./state.ts";
import { isIdle, lineKey } from "./steps.ts";

/**
 * Takes over a calculator that stands finished in the page. Each input event is answered in one task, by writing text
 * and attributes into what is there; nothing is read back from the layout, and lines the page has typeset are cloned.
 */
export class Calculator extends HTMLElement {
  /** What the page hands over: its words, and the state the form opens with. */
  #words!: LiveWords & { readonly preset: State };
  readonly #lines = new Map<string, HTMLTemplateElement>();

  connectedCallback(): void {
    this.#words = JSON.parse(this.#one("script").textContent as string);
    for (const line of this.querySelectorAll("template")) this.#lines.set(line.dataset.key as string, line);
    for (const control of this.querySelectorAll<HTMLButtonElement>("fieldset, button"))
      control.disabled = false;
    this.addEventListener("input", (event) => this.#answer(event.target as HTMLInputElement));
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

  #answer(changed?: HTMLInputElement): void {
    if (changed?.name === "perAxis") writeForm(this, toldApart(readForm(this)));
    const state = readForm(this);
    const { layer, issues } = read(specOf(state));
    complain(this, state, issues, this.#words);
    this.classList.toggle("is-stale", !layer);
    if (layer) this.#show(layer, derive(layer));
    else this.#tell(this.#words.stale);
    const address = new URL(location.href);
    address.search = queryOf(state, this.#words.preset);
    history.replaceState(null, "", address);
  }

  #show(layer: Layer, derivation: Derivation): void {
    const { outputChannels, outputSize, parameters, macs } = derivation;
    const inOrder = (order: ChannelOrder) => `(${shapeIn(order, outputChannels, outputSize).join(", ")})`;
    const { lang } = document.documentElement;
    const answer = {
      output: shape([outputChannels, ...outputSize]),
      parameters: parameters.toLocaleString(lang),
      macs: macs.toLocaleString(lang),
      "channels-first": inOrder("channels-first"),
      "channels-last": inOrder("channels-last"),
    };
    for (const [name, text] of Object.entries(answer)) this.#write(name, text);
    this.#tell(say(this.#words.answer, answer));
    for (const place of this.querySelectorAll<HTMLElement>("[data-place]"))
      this.#derive(place, layer, derivation);
    redraw(this, drawLayer(layer, derivation), this.#words);
    this.#one(".drawings").ariaLabel = sayPicture(this.#words, layer, derivation);
    for (const built of [pytorchCode(layer, derivation), kerasCode(layer, derivation)]) {
      const figure = `[data-code="${built.framework}"] `;
      this.#one(`${figure}code`).textContent = codeText(built);
      this.#one(`${figure}.note`).textContent = codeNote(built, this.#words);
    }
  }

  /** Sets the lines of one place, an axis or the whole layer: one for each step that the page has typeset a line for. */
  #derive(place: HTMLElement, { inputSize }: Layer, { steps }: Derivation): void {
    const name = place.dataset.place as string;
    const axis = name === "layer" ? undefined : "dhw".indexOf(name) - 3 + inputSize.length;
    const own = steps.filter((step) => step.axis === axis && this.#lines.has(lineKey(step)));
    place.querySelectorAll<HTMLElement>(".line").forEach((line, index) => {
      const step = own[index];
      line.hidden = !step || isIdle(step);
      if (!step) return;
      const key = lineKey(step);
      if (line.dataset.key !== key) {
        line.replaceChildren((this.#lines.get(key) as HTMLTemplateElement).content.cloneNode(true));
        line.dataset.key = key;
      }
      writeSlots(line, { ...step.values, value: step.value });
    });
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
