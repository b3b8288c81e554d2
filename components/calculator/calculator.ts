import { update } from "../../src/formula/markup.ts";
import {
  type Complaint,
  type entriesOf,
  readForm,
  type State,
  showComplaints,
  type stateFrom,
  writeForm,
} from "../form/state.ts";
import { NearFirst, onceNear } from "../widget/near.ts";
import type { Node } from "../widget/node.ts";
import { Widget, type WidgetWords } from "../widget/widget.ts";
import { type AnswerWords, type Shown, totalsNode } from "./shown.ts";
import { type FieldNames, fieldOf, marksOf, nameInputs, spreadShape, toldApart } from "./state.ts";

/** The answer to a state: what to show of it, or what is wrong with it. */
export interface Answered {
  readonly shown?: Shown;
  readonly complaints: readonly Complaint[];
}

/** What the page hands over: the words, and the state the form opens with. */
export type CalculatorWords = WidgetWords & { readonly answers: AnswerWords; readonly preset: State };

/** What one calculator knows and the other does not: how a state is answered, and how its form follows what is chosen. */
export interface Model<Words> {
  answer(state: State, words: Words, lang: string): Answered;
  /**
   * The state after a choice that changes other fields too: with Keras chosen, the padding becomes `valid`. Fields that a
   * reader set stay.
   */
  follow?(state: State, before: State, changed: string, set: ReadonlySet<string>): State;
  /** What the fields of the form are called. */
  names(state: State, words: Words): FieldNames;
  /** Hides the fields that a state does not use, and shows the others. */
  fit(form: HTMLElement, state: State, words: Words): void;
  /** The query entries of a state, and the state of a query. */
  readonly link: { readonly entriesOf: typeof entriesOf; readonly stateFrom: typeof stateFrom };
}

/** A calculator: its form is read, answered by its model, and the answer written into the page where it changed. */
export abstract class Calculator<Words extends CalculatorWords> extends Widget<Words> {
  protected abstract readonly model: Model<Words>;
  /** What shows the sections of an answer that stand on this page besides, by their class: `finding`, `codes`. */
  protected readonly sections: Readonly<Record<string, (shown: Shown, words: Words["answers"]) => Node>> = {};
  /** The state that was last answered; none while the form is as it was built. */
  #state: State | undefined;
  /** The fields that a reader set, or the address, by their names without an axis: they follow no default. */
  readonly #set = new Set<string>();
  /** The last answer; none while the page is as it was built. */
  #shown: Shown | undefined;
  /** What each section shows, by its class; none while it is as it was built. */
  readonly #nodes = new Map<string, Node>();
  /** The answer that the page was built with. */
  #first: Shown | undefined;
  #drawing: Promise<typeof import("./drawn.ts")> | undefined;
  /** The sections of the answer below its numbers. */
  #below!: NearFirst;

  override connectedCallback(): void {
    const sections = [...this.querySelectorAll(".answers > :not(.bar, .head, .stale, .hint), .finding")];
    this.#below = new NearFirst(sections, ({ classList: [name = ""] }) => void this.#showSection(name));
    onceNear(this, () => this.#prepare());
    this.addEventListener("focusin", () => this.#drawn(), { once: true });
    // A pasted shape is spread at once, a typed one when its field is left: half of it is no shape yet.
    this.addEventListener("input", (event) => {
      if ((event as InputEvent).inputType === "insertFromPaste")
        this.#spread(event.target as HTMLInputElement);
    });
    this.addEventListener("change", ({ target }) => {
      if (this.#spread(target as HTMLInputElement)) this.answer(target as HTMLInputElement);
    });
    linkHighlight(this);
    super.connectedCallback();
  }

  protected override finish(): void {
    super.finish();
    this.#below.finish();
  }

  protected override ask(query: URLSearchParams): void {
    this.#set.clear();
    for (const name of query.keys()) this.#set.add(fieldOf(name));
    writeForm(this, this.model.link.stateFrom(query, this.words.preset));
    this.answer();
  }

  protected override answer(changed?: HTMLInputElement): void {
    const { model, words } = this;
    const typed = this.#typed();
    const state = changed ? this.#follow(typed, changed.name) : typed;
    if (state !== typed) writeForm(this, state);
    this.#state = state;
    this.#fit(state);
    const { shown, complaints } = model.answer(state, words, this.language);
    showComplaints(this, complaints);
    if (shown) this.#show(shown);
    this.conclude(model.link.entriesOf(state, words.preset), shown?.said);
    if (shown) this.answered(state);
  }

  /** What else follows an answer: a lesson's calculator sets its link here. */
  protected answered(_state: State): void {}

  #typed(): State {
    return { ...this.words.preset, ...readForm(this) };
  }

  #follow(state: State, changed: string): State {
    this.#set.add(fieldOf(changed));
    if (changed === "perAxis") return toldApart(state);
    return this.model.follow?.(state, this.#state ?? this.words.preset, changed, this.#set) ?? state;
  }

  /** Spreads a shape that stands in a control over the axes; whether it did. */
  #spread({ name }: HTMLInputElement): boolean {
    const typed = this.#typed();
    const spread = spreadShape(typed, name);
    if (spread !== typed) writeForm(this, spread);
    return spread !== typed;
  }

  #fit(state: State): void {
    const { model, words } = this;
    nameInputs(this, state, model.names(state, words), words.answers);
    for (const [name, text] of Object.entries(marksOf(state)))
      if (this.getAttribute(name) !== text) this.setAttribute(name, text);
    model.fit(this, state, words);
  }

  #show(shown: Shown): void {
    const before = this.#shown ?? this.#built();
    this.#shown = shown;
    this.#write("head", (of, words) => totalsNode(of, words, of === shown ? before : of));
    this.#below.change();
  }

  /** Makes what the page was built with anew, so that the first key has it to compare with and need not wait for what draws. */
  async #prepare(): Promise<void> {
    if (this.#shown) return;
    this.#shown = this.#built();
    this.#write("head", (of, words) => totalsNode(of, words, of));
    for (const { classList } of this.#below.parts) await this.#showSection(classList[0] as string);
  }

  /** Writes a section below the numbers. The code of pictures and derivations is a file of its own, fetched at the first focus. */
  async #showSection(name: string): Promise<void> {
    const own = this.sections[name];
    if (own) this.#write(name, own);
    else {
      const { picturesNode, whyNode } = await this.#drawn();
      this.#write(name, name === "why" ? whyNode : picturesNode);
    }
  }

  #drawn(): Promise<typeof import("./drawn.ts")> {
    this.#drawing ??= import("./drawn.ts");
    return this.#drawing;
  }

  #write(name: string, nodeOf: (shown: Shown, words: AnswerWords) => Node): void {
    const { answers } = this.words;
    const before = this.#nodes.get(name) ?? nodeOf(this.#built(), answers);
    const node = nodeOf(this.#shown as Shown, answers);
    update(this.one(`.${name}`), before, node);
    this.#nodes.set(name, node);
  }

  // The page holds only its elements; their nodes are made anew here, once, to compare with.
  #built(): Shown {
    this.#first ??= this.model.answer(this.words.preset, this.words, this.language).shown as Shown;
    return this.#first;
  }
}

/** Lights up everything with one `data-symbol` together, a field, its symbol in formulas, its drawing, when one of them is pointed at or focused. */
function linkHighlight(root: HTMLElement): void {
  let lit: string | undefined;
  const light = (event: Event) => {
    const symbol = (event.target as Element).closest<HTMLElement>("[data-symbol]")?.dataset.symbol;
    if (symbol === lit) return;
    for (const part of root.querySelectorAll<HTMLElement>("[data-symbol]"))
      part.classList.toggle("lit", part.dataset.symbol === symbol);
    lit = symbol;
  };
  root.addEventListener("focusin", light);
  root.addEventListener("pointerover", light);
}
