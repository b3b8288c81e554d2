import { stepped } from "../form/form.ts";

/** What every widget has to say, of its link and of an answer that no longer is one. */
interface Spoken {
  readonly stale: string;
  readonly copied: string;
  readonly copyFailed: string;
}

/**
 * A widget that takes over what stands finished in its page: it lets the controls be used, answers each input event in one
 * task, and only writes text and attributes into what is there, or clones what the page has typeset.
 */
export abstract class Widget<Handed extends Spoken> extends HTMLElement {
  /** What the page hands over. */
  protected handed!: Handed;

  connectedCallback(): void {
    this.handed = JSON.parse(this.one("script").textContent as string);
    for (const control of this.querySelectorAll<HTMLButtonElement>("fieldset, button"))
      control.disabled = false;
    this.addEventListener("input", ({ target }) => this.answer(target as HTMLInputElement));
    this.addEventListener("keydown", (event) => this.#step(event));
    this.addEventListener("click", ({ target }) => this.#press(target as Element));
    if (location.search) this.ask(location.search);
  }

  /** Answers what the form asks, after a control has changed where one has. */
  protected abstract answer(changed?: HTMLInputElement): void;

  /** Asks what a query asks, which for an empty one is what the page was built with. */
  protected abstract ask(query: string): void;

  /** The first element that matches, which is there. */
  protected one<T extends Element = HTMLElement>(selector: string): T {
    return this.querySelector(selector) as T;
  }

  /** Writes texts into the places of their names, which are marked where they changed. */
  protected write(texts: Readonly<Record<string, string>>): void {
    for (const [name, text] of Object.entries(texts)) {
      const place = this.one(`[data-out="${name}"]`);
      place.classList.toggle("changed", place.textContent !== text);
      place.textContent = text;
    }
  }

  /** Ends an answer: the query of its link, and a sentence that says it; none where what is asked for cannot be. */
  protected conclude(query: string, sentence: string | undefined): void {
    this.classList.toggle("is-stale", sentence === undefined);
    this.#tell(sentence ?? this.handed.stale);
    const address = new URL(location.href);
    address.search = query;
    history.replaceState(null, "", address);
  }

  /** What the page has typeset under a key, to be cloned; nothing where it has no such thing. */
  protected typeset(key: string): DocumentFragment | undefined {
    return this.querySelector<HTMLTemplateElement>(`template[data-key="${key}"]`)?.content;
  }

  // The answer stands on the page already; what was copied is said for everyone to see.
  #tell(text: string, shown = false): void {
    this.write({ status: text });
    this.one(".status").classList.toggle("shown", shown);
  }

  #step(event: KeyboardEvent): void {
    const input = event.target as HTMLInputElement;
    const text = input.role === "spinbutton" && stepped(input.value, event.key);
    if (!text) return;
    event.preventDefault();
    input.value = text;
    this.answer();
  }

  #press(target: Element): void {
    const action = target.closest("button")?.dataset.action;
    if (action === "reset") this.ask("");
    else if (action) {
      const text = action === "link" ? location.href : this.one(`[data-code="${action}"] code`).textContent;
      navigator.clipboard.writeText(text as string).then(
        () => this.#tell(this.handed.copied, true),
        () => this.#tell(this.handed.copyFailed, true),
      );
    }
  }
}
