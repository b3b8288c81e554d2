import { update } from "../../src/formula/markup.ts";
import {
  entriesOf,
  readForm,
  readText,
  type State,
  showComplaints,
  stateFrom,
  writeForm,
} from "../form/state.ts";
import type { Node } from "../widget/node.ts";
import { Widget } from "../widget/widget.ts";
import { sayTurned, turnedNode } from "./nodes.ts";
import { readTurned, type Turned } from "./state.ts";
import type { turnedWordsOf } from "./words.ts";

type Words = ReturnType<typeof turnedWordsOf> & { readonly preset: State };

/** A transposed convolution that a reader steps through, input cell by input cell, and sees in three ways. */
export default class Transposed extends Widget<Words> {
  #state!: State;
  #node: Node | undefined;

  override connectedCallback(): void {
    this.words = JSON.parse(this.one("script").textContent as string);
    this.#state = this.words.preset;
    this.addEventListener("click", ({ target }) => {
      const cell = (target as Element).closest<HTMLElement>("[data-board=input] [data-at]")?.dataset.at;
      const view = (target as Element).closest<HTMLElement>("[data-view]")?.dataset.view;
      if (cell !== undefined) this.#answer({ ...this.#state, n: String(Number(cell) + 1) });
      if (view !== undefined) this.#answer({ ...this.#state, view });
    });
    super.connectedCallback();
  }

  protected override ask(query: URLSearchParams): void {
    const state = stateFrom(query, this.words.preset);
    writeForm(this, state);
    this.#answer(state);
  }

  protected override answer(changed?: HTMLInputElement): void {
    const state = { ...this.#state, ...readForm(this) };
    // An input that has become shorter ends in the cell that is looked at.
    const size = readText(state.inputSize as string);
    const isShorter = changed?.name === "inputSize" && Number(state.n) > Number(size) && Number(size) > 0;
    this.#answer(isShorter ? { ...state, n: String(size) } : state);
  }

  #answer(state: State): void {
    this.#state = state;
    const { words } = this;
    const { turned, complaints } = readTurned(state, words);
    showComplaints(this, complaints);
    if (turned) this.#show(turned);
    for (const button of this.querySelectorAll<HTMLElement>("[data-view]"))
      button.ariaPressed = String(button.dataset.view === state.view);
    this.conclude(entriesOf(state, words.preset), turned && sayTurned(turned, words));
  }

  #show(turned: Turned): void {
    const { words } = this;
    const slider = this.one<HTMLInputElement>("[name=n]");
    slider.max = String(turned.input.data.length);
    slider.value = String(turned.at + 1);
    slider.ariaValueText = sayTurned(turned, words);
    const before = this.#node ?? turnedNode(readTurned(words.preset, words).turned as Turned, words);
    this.#node = turnedNode(turned, words);
    update(this.one(".turned-view"), before, this.#node);
  }
}
