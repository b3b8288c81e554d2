import {
  checkQuestion,
  type QuestionField,
  type QuestionSpec,
  solutions,
} from "../../src/convolution/index.ts";
import { say } from "../../src/locales/say.ts";
import type { LiveSolverWords } from "../../src/locales/solver/words.ts";
import { lineKey } from "../calculator/steps.ts";
import { writeSlots } from "../slots.ts";
import { opening, queryOf, questionOf, type Texts, textsFrom } from "./question.ts";
import { calculatorQuery, mostShown, shownOf, stepOf } from "./rows.ts";

/** What the page hands over: its words, and where the calculator is. */
export interface Handed {
  readonly words: LiveSolverWords;
  readonly calculator: string;
}

/** Takes over the solver, which stands answered in the page: every input event is answered by cloned rows. */
export class Solver extends HTMLElement {
  #handed!: Handed;

  connectedCallback(): void {
    this.#handed = JSON.parse(this.#one("script").textContent as string);
    for (const control of this.querySelectorAll<HTMLButtonElement>("fieldset, button"))
      control.disabled = false;
    this.addEventListener("input", () => this.#answer());
    this.addEventListener("click", ({ target }) => this.#press(target as Element));
    const asked = textsFrom(location.search);
    if (queryOf(asked)) this.#ask(asked);
  }

  #ask(texts: Texts): void {
    for (const field of this.#fields()) field.value = texts[field.name as QuestionField];
    this.#answer();
  }

  #answer(): void {
    const { words } = this.#handed;
    const fields = this.#fields();
    const typed = Object.fromEntries(fields.map(({ name, value }) => [name, value])) as Record<
      QuestionField,
      string
    >;
    // A convolution has no output padding, whatever stands in the field that is not shown.
    const texts = typed.kind === "convolution" ? { ...typed, outputPadding: opening.outputPadding } : typed;
    const issues = checkQuestion(questionOf(texts));
    for (const field of fields) {
      const own = issues.filter((issue) => issue.field === field.name);
      field.ariaInvalid = own.length > 0 ? "true" : null;
      const sentences = own.map((issue) =>
        say(words.issue[issue.code], { ...issue, name: words.field[issue.field] }),
      );
      const place = this.querySelector(`#solver-${field.name}-error`);
      if (place) place.textContent = [...new Set(sentences)].join(" ");
    }
    this.classList.toggle("is-stale", issues.length > 0);
    if (issues.length > 0) this.#write("status", words.stale);
    else this.#show(texts);
    const address = new URL(location.href);
    address.search = queryOf(texts);
    history.replaceState(null, "", address);
  }

  #show(texts: Texts): void {
    const { words } = this.#handed;
    const question = questionOf(texts) as unknown as QuestionSpec;
    const asked = { transposed: texts.kind !== "convolution", from: question.from };
    const found = solutions(question);
    const shown = shownOf(found);
    const sentence =
      found.count === 0 ? words.none : found.count > mostShown ? words.foundFirst : words.found;
    const { lang } = document.documentElement;
    const said = say(sentence, {
      count: found.count.toLocaleString(lang),
      shown: shown.length,
      from: texts.from,
      to: texts.to,
    });
    this.#write("found", said);
    this.#write("status", said);
    this.#one("table").hidden = shown.length === 0;
    this.#one("tbody").replaceChildren(
      ...shown.map((solution) => {
        const row = this.#clone("row");
        const { kernelSize, stride, padding, dilation, outputPadding = 0 } = solution;
        for (const [name, value] of Object.entries({
          kernelSize,
          stride,
          padding,
          dilation,
          outputPadding,
        })) {
          (row.querySelector(`[data-cell="${name}"]`) as Element).textContent = String(value);
        }
        (row.querySelector(".same") as HTMLElement).hidden = !solution.same;
        const step = stepOf(asked, solution);
        const line = this.#clone(lineKey(step));
        writeSlots(line, { ...step.values, value: step.value });
        (row.querySelector(".line") as Element).replaceWith(line);
        (row.querySelector("a") as HTMLAnchorElement).href =
          `${this.#handed.calculator}?${calculatorQuery(asked, solution)}`;
        return row;
      }),
    );
  }

  #press(target: Element): void {
    const { action } = target.closest<HTMLElement>("button")?.dataset ?? {};
    if (action === "reset") this.#ask(opening);
    if (action !== "link") return;
    const { copied, copyFailed } = this.#handed.words;
    navigator.clipboard.writeText(location.href).then(
      () => this.#write("status", copied),
      () => this.#write("status", copyFailed),
    );
  }

  #clone(key: string): HTMLElement {
    const template = this.#one<HTMLTemplateElement>(`template[data-key="${CSS.escape(key)}"]`);
    return template.content.firstElementChild?.cloneNode(true) as HTMLElement;
  }

  #write(name: string, text: string): void {
    this.#one(`[data-out="${name}"]`).textContent = text;
  }

  #fields(): readonly HTMLInputElement[] {
    return [...this.querySelectorAll<HTMLInputElement>("[name]")];
  }

  #one<T extends Element = HTMLElement>(selector: string): T {
    return this.querySelector(selector) as T;
  }
}
