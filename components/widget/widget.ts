import { stepped } from "../form/state.ts";

/** What every widget says: that the link was copied, that an answer is the last one that worked, that there is none. */
export interface WidgetWords {
  readonly stale: string;
  readonly impossible: string;
  readonly copied: string;
  readonly copyFailed: string;
}

/**
 * A widget takes over what the build wrote finished: it enables the controls, answers each input event in the same task,
 * and writes what changed. Its state is in the address, under its id.
 */
export abstract class Widget<Words extends WidgetWords> extends HTMLElement {
  /** What the page hands over, read from its JSON. */
  protected words!: Words;
  /** What the address has yet to say. */
  #entries: readonly (readonly [string, string])[] | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    this.words = this.read(JSON.parse(this.one("script").textContent as string));
    for (const control of this.querySelectorAll<HTMLButtonElement>("fieldset, button"))
      control.disabled = false;
    this.addEventListener("input", ({ target }) => this.answer(target as HTMLInputElement));
    this.addEventListener("keydown", (event) => this.#step(event));
    this.addEventListener("click", ({ target }) => this.#press(target as HTMLInputElement));
    // A choice that is made, and a field that is left, are in the address at once.
    for (const type of ["change", "focusout"]) this.addEventListener(type, () => this.finish());
    const query = this.#query();
    if (query.size === 0) return;
    // What the page was built with is no answer to an address that asks for something else.
    this.classList.add("is-empty");
    this.ask(query);
  }

  /** The words of what the page hands over. */
  protected read(handed: Words): Words {
    return handed;
  }

  /** Answers the form; `changed` is the control that a reader changed, absent where a query was written into it. */
  protected abstract answer(changed?: HTMLInputElement): void;

  /** Writes a query into the form and answers it; an empty query is the form as it was built. */
  protected abstract ask(query: URLSearchParams): void;

  /** Does at once what waits until typing rests. */
  protected finish(): void {
    this.#writeAddress();
  }

  /** The language of the page. */
  protected get language(): string {
    return document.documentElement.lang;
  }

  /** The first element that matches, which is there. */
  protected one<T extends Element = HTMLElement>(selector: string): T {
    return this.querySelector(selector) as T;
  }

  /** Writes texts into the elements with these names as `data-out`, and marks those that changed. */
  protected write(texts: Readonly<Record<string, string>>): void {
    for (const [name, text] of Object.entries(texts)) {
      for (const place of this.querySelectorAll(`[data-out="${name}"]`)) {
        place.classList.toggle("changed", place.textContent !== text);
        if (place.textContent !== text) place.textContent = text;
      }
    }
  }

  /** Ends an answer: its entries go into the address once typing rests; its sentence is read aloud, none marks it as stale. */
  protected conclude(entries: readonly (readonly [string, string])[], sentence: string | undefined): void {
    this.classList.toggle("is-stale", sentence === undefined);
    if (sentence !== undefined) this.classList.remove("is-empty");
    const { stale, impossible } = this.words;
    const old = this.classList.contains("is-empty") ? impossible : stale;
    this.one(".stale").textContent = old;
    this.#tell(sentence ?? old);
    this.#entries = entries;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#writeAddress(), 200);
  }

  // Once typing rests: it takes a browser some milliseconds, and one that is asked too often refuses.
  #writeAddress(): void {
    clearTimeout(this.#timer);
    if (!this.#entries) return;
    const prefix = this.#prefix();
    const address = new URL(location.href);
    const others = [...address.searchParams].filter(([name]) => !isOwn(name, prefix));
    const own = this.#entries.map(([name, text]) => [prefix + name, text]);
    address.search = String(new URLSearchParams([...own, ...others]));
    if (address.href !== location.href) history.replaceState(null, "", address);
    this.#entries = undefined;
  }

  // The first calculator, solver or network of a page, else its first widget, has the plain names of its controls, as old
  // links do; any other has its id before them:
  // "calculator-conv2d-rgb-5-kernels.stride-w=2".
  #prefix(): string {
    return (document.querySelector("[data-widget=true]") ?? document.querySelector("[data-widget]")) === this
      ? ""
      : `${this.id}.`;
  }

  #query(): URLSearchParams {
    const prefix = this.#prefix();
    const own = [...new URLSearchParams(location.search)].filter(([name]) => isOwn(name, prefix));
    return new URLSearchParams(own.map(([name, text]) => [name.slice(prefix.length), text]));
  }

  // For screen readers alone: what is said stands on the page already.
  #tell(text: string): void {
    const status = this.one(".status");
    if (status.textContent !== text) status.textContent = text;
  }

  #step(event: KeyboardEvent): void {
    const input = event.target as HTMLInputElement;
    const text = input.role === "spinbutton" && stepped(input.value, event.key, Number(input.ariaValueMin));
    if (!text) return;
    event.preventDefault();
    // As if it were typed, so that it can be undone; the input event that comes of it is answered.
    input.select();
    document.execCommand("insertText", false, text);
  }

  #press(target: HTMLInputElement): void {
    // The next digit replaces the number that was clicked.
    if (target.role === "spinbutton") target.select();
    const button = target.closest("button");
    const action = button?.dataset.action;
    this.finish();
    if (action === "reset") {
      this.ask(new URLSearchParams());
      this.finish();
    } else if (action) {
      const text = action === "link" ? location.href : this.one(`[data-code="${action}"] code`).textContent;
      const say = (said: string) => {
        this.#tell(said);
        button.dataset.said = said;
        setTimeout(() => delete button.dataset.said, 2000);
      };
      const { copied, copyFailed } = this.words;
      navigator.clipboard.writeText(text as string).then(
        () => say(copied),
        () => say(copyFailed),
      );
    }
  }
}

function isOwn(name: string, prefix: string): boolean {
  return prefix ? name.startsWith(prefix) : !name.includes(".");
}
