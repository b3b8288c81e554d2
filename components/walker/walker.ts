import { update } from "../../src/formula/markup.ts";
import { format } from "../../src/locales/format.ts";
import { marksOf, nameInputs, toldApart } from "../calculator/state.ts";
import {
  entriesOf,
  readForm,
  readText,
  type State,
  showComplaints,
  stateFrom,
  writeForm,
} from "../form/state.ts";
import { arrow } from "../widget/board.ts";
import type { Node } from "../widget/node.ts";
import { Player } from "../widget/player.ts";
import { Widget } from "../widget/widget.ts";
import { editsOf, editsText } from "./edits.ts";
import type { Pointed, View } from "./lights.ts";
import { walkNode } from "./nodes.ts";
import { beside, cellAt, firstCell, isOn, pulled } from "./places.ts";
import { cellName, sayPlace, sayPointed, sayWalk } from "./say.ts";
import { fitted, kindsOf, mostInCell, moved, readWalk, type Walk, withCell } from "./state.ts";
import type { walkerWordsOf } from "./words.ts";

type Words = ReturnType<typeof walkerWordsOf> & { readonly preset: State };

/** A window that a reader moves: by dragging it, by keys on the output, by the slider, or step by step. */
export default class Walker extends Widget<Words> {
  #state!: State;
  #walk!: Walk;
  #view: View = { open: 0, isLive: true };
  /** What the page shows; it was built with the opening place. */
  #node: Node | undefined;
  #player!: Player;
  /** Where a drag began: the pointer, the walk then, and how large a cell is. */
  #drag: { readonly x: number; readonly y: number; readonly walk: Walk; readonly cell: number } | undefined;

  override connectedCallback(): void {
    this.words = JSON.parse(this.one("script").textContent as string);
    this.#state = this.words.preset;
    this.#walk = readWalk(this.#state, this.words).walk as Walk;
    this.#player = new Player(
      this,
      this.words,
      (by) => this.#step(by),
      () => this.#answer(),
    );
    const on = this.addEventListener.bind(this);
    on("click", ({ target }) => this.#choose(target as Element));
    on("pointerover", ({ target }) => this.#point(target as Element));
    on("pointerleave", () => this.#point(undefined));
    on("keydown", (event) => this.#key(event));
    on("pointerdown", (event) => this.#grab(event));
    on("pointermove", (event) => this.#pull(event));
    for (const type of ["pointerup", "pointercancel"])
      this.addEventListener(type, () => (this.#drag = undefined));
    super.connectedCallback();
    if (this.#node === undefined) this.#show();
  }

  protected override ask(query: URLSearchParams): void {
    const state = stateFrom(query, this.words.preset);
    this.#player.stop();
    writeForm(this, state);
    this.#answer(state);
  }

  protected override answer(changed?: HTMLInputElement): void {
    this.#player.stop();
    const { name = "" } = changed ?? {};
    const { does = "", cell = "", ...typed } = readForm(this);
    const state = { ...this.#state, ...typed };
    if (name === "cell") this.#edit(cell);
    else if (name === "does") this.#answer(this.#withKind(state, does));
    else if (name === "n") this.#answer({ ...state, part: "" });
    else this.#answer(fitted(name === "perAxis" ? toldApart(state) : state, this.words));
  }

  /** Answers a state: shows its walk, or says what is wrong beside the last one. */
  #answer(state: State = this.#state): void {
    this.#state = state;
    const { walk, complaints } = readWalk(state, this.words);
    showComplaints(this, complaints);
    for (const [name, text] of Object.entries(marksOf(state)))
      if (this.getAttribute(name) !== text) this.setAttribute(name, text);
    nameInputs(this, state, this.words.field, this.words as never);
    if (walk) {
      this.#walk = walk;
      this.#fitControls(walk);
      this.#show();
    }
    // While it plays, a voice would fall behind: it says where it came to rest.
    const said =
      walk && (this.#player.isPlaying ? this.one(".status").textContent : sayWalk(walk, this.words));
    this.conclude(entriesOf(state, this.words.preset), said ?? undefined);
  }

  #fitControls(walk: Walk): void {
    const { count, at, kinds, channel, account } = walk;
    const slider = this.one<HTMLInputElement>("[name=n]");
    slider.max = String(count);
    slider.value = String(at + 1);
    const place = sayPlace(walk, this.words);
    slider.ariaValueText = place;
    this.#say("place", place);
    this.one<HTMLSelectElement>("[name=does]").value = kinds[channel] as string;
    for (const button of this.querySelectorAll<HTMLElement>("[data-account]"))
      button.ariaPressed = String(button.dataset.account === account);
  }

  #show(): void {
    const { words } = this;
    const built = () =>
      walkNode(readWalk(words.preset, words).walk as Walk, { open: 0, isLive: false }, words);
    const node = walkNode(this.#walk, this.#view, words);
    update(this.one(".walk"), this.#node ?? built(), node);
    this.#node = node;
  }

  /** One step on or back: the next slice's products, the bias, the sum, then the next place. Whether there was one. */
  #step(by: number): boolean {
    const { at, count, part, parts } = this.#walk;
    const next = part + by;
    const isInside = next > 0 && next <= parts;
    if (!isInside && (at + by < 0 || at + by >= count)) return false;
    const [n, shown] = isInside ? [at, next] : [at + by, by > 0 ? 1 : parts];
    this.#answer({ ...this.#state, n: String(n + 1), part: shown === parts ? "" : String(shown) });
    return true;
  }

  #go(at: number): void {
    this.#player.stop();
    if (at !== this.#walk.at || this.#state.part)
      this.#answer({ ...this.#state, n: String(at + 1), part: "" });
  }

  #withKind(state: State, kind: string): State {
    const { channel, layer } = this.#walk;
    const kinds = kindsOf(state.does, layer.outChannels).map((known, at) => (at === channel ? kind : known));
    const edits = [...(editsOf(state.w) ?? [])].filter(([place]) => !place.startsWith(`${channel + 1}.`));
    return { ...state, does: kinds.join("_"), w: editsText(new Map(edits)) };
  }

  #choose(target: Element): void {
    const { kernel, open, account } = target.closest<HTMLElement>("button")?.dataset ?? {};
    if (kernel !== undefined) {
      this.#setView({ chosen: undefined });
      this.#answer({ ...this.#state, c: String(Number(kernel) + 1) });
    }
    if (account !== undefined) this.#answer({ ...this.#state, account });
    if (open !== undefined) this.#setView({ open: Number(open) });
    const cell = this.#pointedOf(target);
    if (cell?.board === "output") this.#go(cell.place);
    else if (cell && cell.board !== "product") this.#choosing(cell);
  }

  #point(target: Element | undefined): void {
    const pointed = target && this.#pointedOf(target);
    const before = this.#view.pointed;
    if (pointed?.board === before?.board && pointed?.place === before?.place) return;
    this.#setView({ pointed });
    this.#tell();
  }

  #choosing(chosen: Pointed | undefined): void {
    if (!chosen) return;
    this.#setView({ chosen });
    const { operands } = this.#walk;
    const tensor = chosen.board === "input" ? operands.input : operands.weights;
    const field = this.one<HTMLInputElement>("[name=cell]");
    field.disabled = false;
    field.value = String(tensor.data[chosen.place]);
    field.ariaLabel = cellName(this.#walk, chosen, this.words);
    this.#say("cell", field.ariaLabel);
    showComplaints(this, []);
    this.#tell();
  }

  #setView(change: Partial<View>): void {
    this.#view = { ...this.#view, ...change };
    this.#show();
  }

  #tell(): void {
    this.#say("pointed", sayPointed(this.#walk, this.#view.pointed ?? this.#view.chosen, this.words));
  }

  // What follows the pointer is not marked as changed: it always is.
  #say(name: string, text: string): void {
    this.one(`[data-out=${name}]`).textContent = text;
  }

  /** A number typed into the chosen cell: of the input or of a kernel. */
  #edit(text: string): void {
    const { chosen } = this.#view;
    const value = readText(text.replace("−", "-"));
    if (!chosen || typeof value !== "number" || Math.abs(value) > mostInCell) {
      const sentence = format(this.words.cellRange, { most: mostInCell, got: text });
      showComplaints(this, [{ field: "cell", sentence, controls: ["cell"] }]);
      this.conclude(entriesOf(this.#state, this.words.preset), undefined);
      return;
    }
    this.#answer(withCell(this.#state, this.#walk, chosen, value));
  }

  /** The cell under an element; none in the padding, and on what is no cell. */
  #pointedOf(target: Element): Pointed | undefined {
    const cell = target.closest<HTMLElement>("[data-at]");
    const board = cell?.closest<HTMLElement>("[data-board]")?.dataset.board;
    return board === undefined ? undefined : cellAt(this.#walk, board, Number(cell?.dataset.at));
  }

  #grab(event: PointerEvent): void {
    const cell = (event.target as Element).closest("td");
    const board = cell?.closest<HTMLElement>("[data-board]")?.dataset.board ?? "";
    if (!cell || !board.startsWith("input")) return;
    this.#drag = { x: event.clientX, y: event.clientY, walk: this.#walk, cell: cell.offsetWidth };
  }

  /** The window goes with the pointer, by whole strides. */
  #pull(event: PointerEvent): void {
    if (!this.#drag || event.buttons === 0) return;
    const { x, y, walk, cell } = this.#drag;
    this.#go(pulled(walk, [(event.clientY - y) / cell, (event.clientX - x) / cell]));
  }

  /** Arrows move the window on the output, and what is chosen on the input and the kernel; digits change what is chosen. */
  #key(event: KeyboardEvent): void {
    const name = (event.target as HTMLElement).dataset.board;
    if (name === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const walk = this.#walk;
    const { chosen } = this.#view;
    const [back, by] = arrow(event.key) ?? [];
    if (back !== undefined && by !== undefined) {
      event.preventDefault();
      const { outputSize } = walk.derivation;
      if (name === "output") this.#go(moved(walk.at, outputSize, outputSize.length + back, by));
      else
        this.#choosing(
          chosen && isOn(walk, name, chosen) ? beside(walk, chosen, back, by) : firstCell(walk, name),
        );
    } else if (chosen && name !== "output" && /^[-\d]$/.test(event.key)) {
      const field = this.one<HTMLInputElement>("[name=cell]");
      field.focus();
      field.select(); // the digit that was pressed is typed into it
    }
  }
}
