import type { LiveSolverWords } from "../../src/locales/solver-words.ts";
import { writeForm } from "../calculator/form.ts";
import type { State as CalculatorState } from "../calculator/state.ts";
import { lineKey } from "../calculator/steps.ts";
import { writeSlots } from "../slots.ts";
import { Widget } from "../widget.ts";
import { type Answer, answer, type Row } from "./answer.ts";
import { complain } from "./complain.ts";
import { calculatorQuery } from "./link.ts";
import { opening, queryOf, type State, stateFrom } from "./state.ts";
import { cellTexts, countText, type IssueWords, windowText } from "./texts.ts";

/** What the page hands over: its words, and where a solution opens in the calculator. */
type Handed = LiveSolverWords &
  IssueWords & { readonly calculator: { readonly address: string; readonly preset: CalculatorState } };

/** The solver: every window that takes one size to another, a row each, opened to its derivation. */
export class Solver extends Widget<Handed> {
  /** The rows asked for last; none while the page stands as it was built. */
  #rows: readonly Row[] | undefined;
  /** The windows whose rows are open, which stay so while the question changes. */
  readonly #open = new Set<string>();

  constructor() {
    super();
    this.addEventListener("click", ({ target }) => this.#press(target as Element));
  }

  protected override ask(query: string): void {
    writeForm(this, stateFrom(query));
    this.answer();
  }

  protected override answer(): void {
    const data = new FormData(this.one<HTMLFormElement>("form"));
    const state: State = { bias: "", ...Object.fromEntries(data as never) };
    const found = answer(state);
    const stale = found.issues.length > 0;
    complain(this, state, found.issues, this.handed);
    if (!stale) this.#show(found, state);
    this.conclude(queryOf(state), stale ? undefined : "");
  }

  #show(found: Answer, { kind }: State): void {
    this.#rows = found.rows;
    this.write({ count: countText(found, document.documentElement.lang, this.handed) });
    const table = this.one("table");
    table.dataset.kind = kind;
    table.hidden = found.count === 0;
    this.one("tbody").replaceChildren(...found.rows.map((row, at) => this.#row(row, at)));
  }

  #row(row: Row, at: number): DocumentFragment {
    const { calculator } = this.handed;
    const copy = this.#clone("row");
    const [line, why] = copy.children as unknown as readonly [HTMLElement, HTMLElement];
    const [button, link] = [line.querySelector("button"), why.querySelector("a")] as [
      HTMLElement,
      HTMLAnchorElement,
    ];
    const { kernelSize, ...cells } = cellTexts(row, document.documentElement.lang, this.handed);
    (button as HTMLButtonElement).disabled = false;
    button.textContent = kernelSize;
    button.ariaLabel = windowText(row, this.handed);
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

  #press(target: Element): void {
    const button = target.closest("button");
    const line = button?.closest<HTMLElement>("[data-row]");
    if (button && line) this.#toggle(button, line);
  }

  #toggle(button: HTMLElement, line: HTMLElement): void {
    const key = button.ariaLabel as string;
    if (this.#open.delete(key)) {
      line.classList.remove("open");
      button.ariaExpanded = "false";
      return;
    }
    this.#open.add(key);
    this.#rows ??= answer(opening).rows;
    const at = [...this.querySelectorAll("[data-row]")].indexOf(line);
    this.#unfold(line, line.nextElementSibling as Element, this.#rows[at] as Row);
  }

  #clone(key: string): DocumentFragment {
    return this.typeset(key)?.cloneNode(true) as DocumentFragment;
  }
}
