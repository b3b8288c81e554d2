import type { LiveSolverWords } from "../../src/locales/solver/words.ts";
import { stepped, writeForm } from "../calculator/form.ts";
import type { State as CalculatorState } from "../calculator/state.ts";
import { lineKey } from "../calculator/steps.ts";
import { writeSlots } from "../slots.ts";
import { type Answer, answer, type Row } from "./answer.ts";
import { complain } from "./complain.ts";
import { calculatorQuery } from "./link.ts";
import { opening, queryOf, type State, stateFrom } from "./state.ts";
import { cellTexts, countText, type IssueWords, windowText } from "./texts.ts";

/** What the page hands over: where a solution opens in the calculator, and the words it needs. */
interface Handed {
  readonly calculator: { readonly address: string; readonly preset: CalculatorState };
  readonly words: LiveSolverWords & IssueWords;
}

/**
 * Takes over a solver that stands finished in the page. Each question is answered on its input event; rows and the typeset
 * lines of an opened row are cloned from the page, and only text and addresses are written into them.
 */
export class Solver extends HTMLElement {
  #handed!: Handed;
  #rows: readonly Row[] = [];
  /** The windows whose rows are open, which stay so while the question changes. */
  readonly #open = new Set<string>();
  readonly #templates = new Map<string, HTMLTemplateElement>();

  connectedCallback(): void {
    this.#handed = JSON.parse(this.#one("script").textContent as string);
    for (const line of this.querySelectorAll("template"))
      this.#templates.set(line.dataset.key as string, line);
    for (const control of this.querySelectorAll<HTMLButtonElement>("fieldset, button"))
      control.disabled = false;
    this.#rows = answer(opening).rows;
    this.addEventListener("input", () => this.#answer());
    this.addEventListener("keydown", (event) => this.#step(event));
    this.addEventListener("click", ({ target }) => this.#press(target as Element));
    if (location.search) this.#ask(stateFrom(location.search));
  }

  #ask(state: State): void {
    writeForm(this, state);
    this.#answer();
  }

  #answer(): void {
    const data = new FormData(this.#one<HTMLFormElement>("form"));
    const state: State = { bias: "", ...Object.fromEntries(data as never) };
    const found = answer(state);
    const stale = found.issues.length > 0;
    complain(this, state, found.issues, this.#handed.words);
    this.classList.toggle("is-stale", stale);
    this.#one("[data-out=status]").classList.remove("shown");
    this.#write("status", stale ? this.#handed.words.stale : "");
    if (!stale) this.#show(found, state);
    const address = new URL(location.href);
    address.search = queryOf(state);
    history.replaceState(null, "", address);
  }

  #show(found: Answer, { kind }: State): void {
    this.#rows = found.rows;
    this.#write("count", countText(found, document.documentElement.lang, this.#handed.words));
    const table = this.#one("table");
    table.dataset.kind = kind;
    table.hidden = found.count === 0;
    this.#one("tbody").replaceChildren(...found.rows.map((row, at) => this.#row(row, at)));
  }

  #row(row: Row, at: number): DocumentFragment {
    const { calculator, words } = this.#handed;
    const copy = this.#clone("row");
    const [line, why] = copy.children as unknown as readonly [HTMLElement, HTMLElement];
    const [button, link] = [line.querySelector("button"), why.querySelector("a")] as [
      HTMLElement,
      HTMLAnchorElement,
    ];
    const { kernelSize, ...cells } = cellTexts(row, document.documentElement.lang, words);
    (button as HTMLButtonElement).disabled = false;
    button.textContent = kernelSize;
    button.ariaLabel = windowText(row, words);
    why.id = `why-${at}`;
    button.setAttribute("aria-controls", why.id);
    Object.values(cells).forEach((text, cell) => {
      (line.children[cell + 1] as Element).textContent = text;
    });
    const query = calculatorQuery(row.layer, calculator.preset);
    link.href = calculator.address + (query && `?${query}`);
    if (this.#open.has(button.ariaLabel)) this.#unfold(line, why, row);
    return copy;
  }

  #unfold(line: HTMLElement, why: Element, { steps }: Row): void {
    line.classList.add("open");
    (line.querySelector("button") as HTMLElement).ariaExpanded = "true";
    const lines = steps.map((step) => {
      const copy = this.#clone(lineKey(step));
      writeSlots(copy.firstElementChild as Element, { ...step.values, value: step.value });
      return copy;
    });
    (why.querySelector(".lines") as Element).replaceChildren(...lines);
  }

  #step(event: KeyboardEvent): void {
    const input = event.target as HTMLInputElement;
    const text = input.role === "spinbutton" && stepped(input.value, event.key);
    if (!text) return;
    event.preventDefault();
    input.value = text;
    this.#answer();
  }

  #press(target: Element): void {
    const button = target.closest("button");
    const line = button?.closest<HTMLElement>("[data-row]");
    if (button && line) this.#toggle(button, line);
    else if (button?.dataset.action === "reset") this.#ask(opening);
    else if (button) {
      const { copied, copyFailed } = this.#handed.words;
      const tell = (text: string) => () => this.#write("status", text).classList.add("shown");
      navigator.clipboard.writeText(location.href).then(tell(copied), tell(copyFailed));
    }
  }

  #toggle(button: HTMLElement, line: HTMLElement): void {
    const key = button.ariaLabel as string;
    if (this.#open.delete(key)) {
      line.classList.remove("open");
      button.ariaExpanded = "false";
      return;
    }
    this.#open.add(key);
    const at = [...this.querySelectorAll("[data-row]")].indexOf(line);
    this.#unfold(line, line.nextElementSibling as Element, this.#rows[at] as Row);
  }

  #clone(key: string): DocumentFragment {
    return (this.#templates.get(key) as HTMLTemplateElement).content.cloneNode(true) as DocumentFragment;
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
