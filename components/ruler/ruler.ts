import { update } from "../../src/formula/markup.ts";
import { entriesOf, readForm, type State, showComplaints, stateFrom, writeForm } from "../form/state.ts";
import type { Node } from "../widget/node.ts";
import { Widget } from "../widget/widget.ts";
import { rulerNode, sayRuler } from "./nodes.ts";
import { readRuler, type Ruler as Shown } from "./state.ts";
import type { RulerWords } from "./words.ts";

/** A ruler over the paddings of one axis: its fields, and a padding chosen by its button. */
export class Ruler extends Widget<RulerWords & { readonly preset: State }> {
  #state!: State;
  /** What the page shows; it was built with the opening state. */
  #node!: Node;

  override connectedCallback(): void {
    this.words = JSON.parse(this.one("script").textContent as string);
    const { preset } = this.words;
    this.#state = preset;
    const { ruler } = readRuler(preset, this.words);
    this.#node = rulerNode(ruler as Shown, this.words, false);
    this.#show(ruler as Shown);
    this.addEventListener("click", ({ target }) => {
      const { choose: padding } = (target as Element).closest("button")?.dataset ?? {};
      if (padding !== undefined) this.#answer({ ...this.#state, padding });
    });
    super.connectedCallback();
  }

  protected override ask(query: URLSearchParams): void {
    const state = stateFrom(query, this.words.preset);
    writeForm(this, state);
    this.#answer(state);
  }

  protected override answer(): void {
    this.#answer({ ...this.#state, ...readForm(this) });
  }

  #answer(state: State): void {
    this.#state = state;
    const { ruler, complaints } = readRuler(state, this.words);
    showComplaints(this, complaints);
    if (ruler) this.#show(ruler);
    this.conclude(entriesOf(state, this.words.preset), ruler && sayRuler(ruler, this.words));
  }

  #show(ruler: Shown): void {
    const node = rulerNode(ruler, this.words, true);
    update(this.one(".paddings"), this.#node, node);
    this.#node = node;
  }
}
