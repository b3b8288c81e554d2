import { update } from "../../src/formula/markup.ts";
import { entriesOf, readForm, type State, showComplaints, stateFrom, writeForm } from "../form/state.ts";
import type { Node } from "../widget/node.ts";
import { Widget } from "../widget/widget.ts";
import { placeOf, reachOf } from "./drawn.ts";
import { withMove } from "./moves.ts";
import { stackNode } from "./nodes.ts";
import { sayCell, sayStack } from "./say.ts";
import { most, readStack, type Stack, type StackFacts, type StackMap, stackState } from "./state.ts";
import type { seenWordsOf } from "./words.ts";

type Words = ReturnType<typeof seenWordsOf> & {
  readonly preset: State;
  readonly stacks: Readonly<Record<string, StackFacts>>;
};

/** A stack of layers: its rows are typed into, moved, added and taken out; its output cell is chosen by slider or pointer. */
export default class ReceptiveField extends Widget<Words> {
  #state!: State;
  #stack!: Stack;
  /** The layer whose formulas are shown, from 1; the last where it is not there. */
  #layer = Number.POSITIVE_INFINITY;
  #node: Node | undefined;

  override connectedCallback(): void {
    this.words = JSON.parse(this.one("script").textContent as string);
    this.#state = this.words.preset;
    this.#stack = readStack(this.#state, this.words).stack as Stack;
    this.addEventListener("click", ({ target }) => this.#press(target as Element));
    this.addEventListener("focusin", ({ target }) => this.#look(target as Element));
    for (const type of ["pointerdown", "pointermove"] as const)
      this.addEventListener(type, (event) => this.#point(event));
    super.connectedCallback();
    this.#fitControls();
  }

  protected override ask(query: URLSearchParams): void {
    this.#write(stateFrom(query, this.words.preset));
  }

  protected override answer(changed?: HTMLInputElement): void {
    const { n = "", ...typed } = readForm(this);
    this.#answer({ ...typed, n: changed?.name === "n" ? n : "" });
  }

  #write(state: State): void {
    writeForm(this, state);
    this.#answer(state);
  }

  #answer(state: State): void {
    this.#state = state;
    const { stack, complaints } = readStack(state, this.words);
    if (stack) {
      this.#stack = stack;
      this.#show();
    }
    this.#fitControls();
    showComplaints(this, complaints);
    this.conclude(entriesOf(state, this.words.preset), stack && sayStack(stack, this.words));
  }

  #show(): void {
    const { words } = this;
    const opening = () => {
      const { stack } = readStack(words.preset, words);
      return stackNode(stack as Stack, Number(words.preset.layers), words);
    };
    const node = stackNode(this.#stack, Math.min(this.#layer, this.#stack.windows.length), words);
    update(this.one(".stacked"), this.#node ?? opening(), node);
    this.#node = node;
  }

  #fitControls(): void {
    const { maps, at } = this.#stack;
    const slider = this.one<HTMLInputElement>("[name=n]");
    slider.max = String((maps.at(-1) as StackMap).size);
    slider.value = String(at + 1);
    const cell = sayCell(this.#stack, this.words);
    slider.ariaValueText = cell;
    this.one("[data-out=cell]").textContent = `${slider.ariaLabel}: ${cell}`;
    const count = Number(this.#state.layers);
    this.querySelectorAll<HTMLElement>(".layer-rows > li").forEach((row, nth) => {
      row.hidden = nth >= count;
    });
    for (const button of this.querySelectorAll<HTMLButtonElement>("[data-move]")) {
      const { move, nth } = button.dataset;
      button.disabled =
        (move === "up" && nth === "0") ||
        (move === "down" && Number(nth) === count - 1) ||
        (move === "remove" && count === 1) ||
        (move === "add" && count >= most.layers);
    }
    const own = entriesOf({ ...this.#state, n: "" }, {}).join();
    for (const button of this.querySelectorAll<HTMLElement>("[data-stack]"))
      button.ariaPressed = String(
        own ===
          entriesOf(stackState(this.words.stacks[button.dataset.stack as string] as StackFacts), {}).join(),
      );
  }

  #press(target: Element): void {
    const { stack, move, nth } = target.closest("button")?.dataset ?? {};
    if (stack !== undefined) this.#write(stackState(this.words.stacks[stack] as StackFacts));
    if (move === undefined) return;
    const at = Number(nth);
    this.#write({ ...withMove(this.#state, move, at), n: "" });
    // The layer that was moved keeps the focus, so that it can be moved on.
    const to = { up: at - 1, down: at + 1 }[move];
    const own = this.querySelectorAll<HTMLButtonElement>(`[data-move="${move}"]`)[to ?? at];
    (own && !own.disabled && !own.closest("[hidden]") ? own : this.one("[name=kernel1]")).focus();
  }

  #look(target: Element): void {
    const row = target.closest<HTMLElement>(".layer-rows > li");
    if (!row || target.matches("button")) return;
    this.#layer = Number(row.dataset.field?.replace("layer", ""));
    this.#show();
  }

  /** The output cell whose middle is nearest to a pointer that is held down on the maps. */
  #point(event: PointerEvent): void {
    const drawing = (event.target as Element).closest("[data-cone]");
    if (!drawing || event.buttons === 0) return;
    const { left, width } = drawing.getBoundingClientRect();
    const [from, to] = reachOf(this.#stack);
    const x = from + ((event.clientX - left) / width) * (to - from);
    const output = this.#stack.maps.at(-1) as StackMap;
    const distances = Array.from({ length: output.size }, (_, cell) => {
      const place = placeOf(this.#stack, output, cell);
      return Math.abs(place.left + place.width / 2 - x);
    });
    const nearest = distances.indexOf(Math.min(...distances));
    if (nearest !== this.#stack.at) this.#answer({ ...this.#state, n: String(nearest + 1) });
  }
}
