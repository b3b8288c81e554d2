import { update } from "../../src/formula/markup.ts";
import { entriesOf, readForm, type State, showComplaints, stateFrom, writeForm } from "../form/state.ts";
import type { Node } from "../widget/node.ts";
import { Widget } from "../widget/widget.ts";
import { groupsNode, sayGroups } from "./nodes.ts";
import { fitted, type Grouping, readGroups } from "./state.ts";
import type { GroupsWords } from "./words.ts";

/** A layer whose channels fall into groups: a slider over the divisors, and an output channel to light. */
export class Groups extends Widget<GroupsWords & { readonly preset: State }> {
  #state!: State;
  #grouping!: Grouping;
  /** What the page shows; it was built with the opening state. */
  #node!: Node;

  override connectedCallback(): void {
    this.words = JSON.parse(this.one("script").textContent as string);
    this.#state = this.words.preset;
    this.#grouping = readGroups(this.#state, this.words).grouping as Grouping;
    this.#node = groupsNode(this.#grouping, this.words, this.language);
    for (const type of ["pointerover", "click"])
      this.addEventListener(type, ({ target }) => this.#light((target as HTMLElement).dataset.channel));
    super.connectedCallback();
  }

  protected override ask(query: URLSearchParams): void {
    this.#answer(stateFrom(query, this.words.preset));
  }

  protected override answer(changed?: HTMLInputElement): void {
    const { divisor, ...typed } = readForm(this);
    const state = { ...this.#state, ...typed };
    const { divisors } = this.#grouping;
    const groups = String(divisors[Number(divisor)] ?? this.#state.groups);
    this.#answer(fitted(changed?.name === "divisor" ? { ...state, groups } : state), changed);
  }

  #answer(state: State, changed?: HTMLInputElement): void {
    this.#state = state;
    const { grouping, complaints } = readGroups(state, this.words);
    // What is being typed stays as it was typed; the slider and what was fitted follow.
    if (!changed || grouping)
      writeForm(this, { ...state, divisor: this.one<HTMLInputElement>("[name=divisor]").value });
    showComplaints(this, complaints);
    if (grouping) this.#show(grouping);
    this.conclude(entriesOf(state, this.words.preset), grouping && sayGroups(grouping, this.words));
  }

  #show(grouping: Grouping): void {
    this.#grouping = grouping;
    const { divisors, layer } = grouping;
    const slider = this.one<HTMLInputElement>("[name=divisor]");
    slider.max = String(divisors.length - 1);
    slider.value = String(divisors.indexOf(layer.groups));
    slider.ariaValueText = String(layer.groups);
    this.write({ groups: String(layer.groups) });
    const node = groupsNode(grouping, this.words, this.language);
    update(this.one(".grouped"), this.#node, node);
    this.#node = node;
  }

  #light(channel: string | undefined): void {
    const n = String(Number(channel) + 1);
    if (channel !== undefined && n !== this.#state.n) this.#answer({ ...this.#state, n });
  }
}
