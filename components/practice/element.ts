import { toElement, update } from "../../src/formula/markup.ts";
import { format } from "../../src/locales/format.ts";
import {
  answered,
  due,
  type Exercise,
  type ExerciseKind,
  exerciseKinds,
  exerciseOf,
  type Level,
  lastSeed,
  levels,
  nothingDone,
  type Progress,
  progressText,
  readProgress,
} from "../../src/practice/index.ts";
import { readForm, readText, type State, showComplaints, stateFrom, writeForm } from "../form/state.ts";
import type { Node } from "../widget/node.ts";
import { Widget } from "../widget/widget.ts";
import { type ExerciseWords, exerciseNode, progressNode } from "./nodes.ts";

type Words = ExerciseWords & { readonly preset: State };

/** Where progress is kept on the device. */
const place = "practice";

/** The exercises: one at a time, answered, and what was missed again when it is due. */
class Practice extends Widget<Words> {
  #asked!: {
    readonly kind: ExerciseKind;
    readonly level: Level;
    readonly seed: number;
    readonly exercise: Exercise;
  };
  #node!: Node;
  /** Whether the exercise that stands here was answered before: only the first answer counts. */
  #isCounted = false;
  #progress: Progress = nothingDone;

  override connectedCallback(): void {
    this.words = JSON.parse(this.one("script").textContent as string);
    this.#ask(this.words.preset);
    this.#node = this.#made();
    try {
      this.#progress = readProgress(localStorage.getItem(place));
    } catch {} // a device may refuse to keep anything; then this page is all there is
    this.#tellProgress();
    this.addEventListener("click", ({ target }) => this.#choose(target as HTMLElement));
    const form = this.one(".try");
    const answering = () => import("./answering.ts");
    form.addEventListener("focusin", answering, { once: true });
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const { exercise } = this.#asked;
      const { outcome } = await (await answering()).giveVerdict(this, exercise);
      if (outcome !== "unread") this.#count(outcome === "right");
    });
    super.connectedCallback();
  }

  protected override ask(query: URLSearchParams): void {
    writeForm(this.one("form"), stateFrom(query, this.words.preset));
    this.answer();
  }

  protected override answer(changed?: HTMLInputElement): void {
    if (changed?.name === "guess") return;
    const state = readForm(this.one("form"));
    const works = this.#ask(state);
    const sentence = format(this.words.noSuch, { most: lastSeed, got: state.seed });
    showComplaints(this, works ? [] : [{ field: "seed", sentence, controls: ["seed"] }]);
    if (works) this.#show();
    this.conclude(Object.entries(state), works ? "" : undefined);
  }

  /** Takes up the exercise of a state; whether there is one. */
  #ask(state: State): boolean {
    const kind = exerciseKinds.find((known) => known === state.kind);
    const level = levels.find((known) => String(known) === state.level);
    const seed = readText(state.seed ?? "");
    if (!kind || !level || typeof seed !== "number" || seed < 1 || seed > lastSeed) return false;
    this.#asked = { kind, level, seed, exercise: exerciseOf(kind, level, seed) };
    return true;
  }

  #made(): Node {
    const { exercise, kind, level } = this.#asked;
    return exerciseNode(exercise, kind, level, this.words);
  }

  #show(): void {
    const node = this.#made();
    update(this.one(".asked"), this.#node, node);
    this.#node = node;
    this.#isCounted = false;
    this.one(".verdict").replaceChildren();
    delete this.one(".verdict").dataset.hints;
    this.one<HTMLInputElement>("[name=guess]").value = "";
  }

  #choose(target: HTMLElement): void {
    const { next, erase } = target.closest("button")?.dataset ?? {};
    if (next !== undefined) this.#next();
    if (erase !== undefined) this.#keep(nothingDone);
  }

  /** What is due, else a new exercise of the kind and level that are chosen. */
  #next(): void {
    const { kind, level } = readForm(this.one("form"));
    const [again, atLevel, seed] = due(this.#progress, today())?.exercise.split(".") ?? [];
    const fresh = String(1 + Math.floor(Math.random() * lastSeed));
    writeForm(this.one("form"), {
      kind: again ?? kind ?? "",
      level: atLevel ?? level ?? "",
      seed: seed ?? fresh,
    });
    this.answer();
    this.finish();
    this.one("[name=guess]").focus();
  }

  #count(wasRight: boolean): void {
    if (this.#isCounted) return;
    this.#isCounted = true;
    const { kind, level, seed } = this.#asked;
    this.#keep(answered(this.#progress, `${kind}.${level}.${seed}`, kind, wasRight, today()));
  }

  #keep(progress: Progress): void {
    this.#progress = progress;
    try {
      if (progress === nothingDone) localStorage.removeItem(place);
      else localStorage.setItem(place, progressText(progress));
    } catch {} // as above
    this.#tellProgress();
  }

  #tellProgress(): void {
    this.one(".progress").replaceChildren(toElement(progressNode(this.#progress, this.words), document));
  }
}

function today(): number {
  return Math.floor(Date.now() / 86_400_000);
}

customElements.define("vc-practice", Practice);
