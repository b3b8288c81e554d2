import { update } from "../../src/formula/markup.ts";
import { type Complaint, showComplaints } from "../form/issues.ts";
import { entriesOf, readForm, type State, stateFrom, writeForm } from "../form/state.ts";
import { linkHighlight } from "../widget/link-highlight.ts";
import type { Node } from "../widget/node.ts";
import { Widget, type WidgetWords } from "../widget/widget.ts";
import { type FieldNames, nameInputs } from "./inputs.ts";
import { type Shown, totalsNode } from "./shown.ts";
import { toldApart } from "./state.ts";
import type { AnswerWords } from "./words.ts";

/** What a state comes to: what is shown of it, or what is wrong. */
export interface Answered {
  readonly shown?: Shown;
  readonly complaints: readonly Complaint[];
}

/** What the page hands over: the words, and the state the form opens with. */
export type CalculatorWords = WidgetWords & { readonly answers: AnswerWords; readonly preset: State };

/** What a calculator knows of its layers: what a state comes to, and how its form follows the choices made in it. */
export interface Model<Words> {
  answer(state: State, words: Words, lang: string): Answered;
  /** The state that a choice leads to, which takes more of the form along. */
  follow?(state: State, before: State, changed: string): State;
  /** What the fields of the form are called. */
  names(state: State, words: Words): FieldNames;
  /** Shows of the form what a state leaves in use. */
  fit(form: HTMLElement, state: State, words: Words): void;
  /** What of a state a link has to say, and the state that a link leads to. */
  readonly link?: {
    entriesOf(state: State, preset: State): readonly (readonly [string, string])[];
    stateFrom(query: URLSearchParams, preset: State): State;
  };
}

/** A calculator: what stands in its form goes through a model to shapes, counts, pictures, formulas and lines of code. */
export abstract class Calculator<Words extends CalculatorWords> extends Widget<Words> {
  protected abstract readonly model: Model<Words>;
  /** What shows the other parts of an answer that stand on the page, by the class of the part. */
  protected readonly parts: Readonly<Record<string, (shown: Shown, words: Words["answers"]) => Node>> = {};
  /** What the form held when it was last answered; none while it is as it was built. */
  #state: State | undefined;
  /** What was answered last; none while the page is as it was built. */
  #shown: Shown | undefined;
  /** The elements that stand on the page, by the class of the outermost; none while they are as they were built. */
  readonly #nodes = new Map<string, Node>();
  #first: Shown | undefined;
  #drawing: Promise<typeof import("./drawn.ts")> | undefined;

  constructor() {
    super();
    linkHighlight(this);
    this.addEventListener("focusin", () => this.#drawn(), { once: true });
  }

  protected override ask(query: URLSearchParams): void {
    const { link = { stateFrom } } = this.model;
    writeForm(this, link.stateFrom(query, this.words.preset));
    this.answer();
  }

  protected override answer(changed?: HTMLInputElement): void {
    const { model, words } = this;
    const { lang } = document.documentElement;
    const typed = { ...words.preset, ...readForm(this) };
    const state = changed ? this.#follow(typed, changed.name) : typed;
    if (state !== typed) writeForm(this, state);
    this.#state = state;
    this.#fit(state);
    const { shown, complaints } = model.answer(state, words, lang);
    showComplaints(this, complaints);
    if (shown) this.#show(shown, lang);
    const { link = { entriesOf } } = model;
    this.conclude(link.entriesOf(state, words.preset), shown?.said);
    if (shown) this.answered(state);
  }

  /** What a page does besides, once a state has been answered. */
  protected answered(_state: State): void {}

  #follow(state: State, changed: string): State {
    if (changed === "perAxis") return toldApart(state);
    return this.model.follow?.(state, this.#state ?? this.words.preset, changed) ?? state;
  }

  #fit(state: State): void {
    const { model, words } = this;
    nameInputs(this, state, model.names(state, words), words.answers);
    model.fit(this, state, words);
  }

  #show(shown: Shown, lang: string): void {
    const before = this.#shown ?? this.#built(lang);
    this.#shown = shown;
    this.#write("head", (of, words) => totalsNode(of, words, of === shown ? before : of));
    for (const [name, nodeOf] of Object.entries(this.parts)) this.#write(name, nodeOf);
    void this.#draw();
  }

  /** Draws the pictures and sets the lines of the derivation; what does so is fetched when a reader first turns to the form. */
  async #draw(): Promise<void> {
    const { picturesNode, whyNode } = await this.#drawn();
    if (!this.#shown) return;
    this.#write("pictures", picturesNode);
    if (this.one(".why")) this.#write("why", whyNode);
  }

  #drawn(): Promise<typeof import("./drawn.ts")> {
    this.#drawing ??= import("./drawn.ts");
    return this.#drawing;
  }

  #write(name: string, nodeOf: (shown: Shown, words: AnswerWords) => Node): void {
    const { answers } = this.words;
    const before = this.#nodes.get(name) ?? nodeOf(this.#built(document.documentElement.lang), answers);
    const node = nodeOf(this.#shown as Shown, answers);
    update(this.one(`.${name}`), before, node);
    this.#nodes.set(name, node);
  }

  // What the page was built with, worked out anew for once.
  #built(lang: string): Shown {
    this.#first ??= this.model.answer(this.words.preset, this.words, lang).shown as Shown;
    return this.#first;
  }
}
