import { update } from "../../src/formula/markup.ts";
import type { lineNode } from "../derivation/line.ts";
import { readForm, showComplaints, sizesIn, stateFrom, writeForm } from "../form/state.ts";
import { onceNear } from "../widget/near.ts";
import type { Node } from "../widget/node.ts";
import { Widget } from "../widget/widget.ts";
import { type Answer, answer } from "./answer.ts";
import {
  complaintOf,
  countText,
  firstText,
  type RowWords,
  sharedText,
  tableBody,
  windowText,
} from "./rows.ts";
import { linkOf, opening } from "./state.ts";

/** The solver: every window that takes one size to another, a row each, opened to its derivation. */
class Solver extends Widget<RowWords> {
  /** What stands on the page, and the rows that show it; the page was built with the opening question. */
  #found: Answer | undefined;
  #rows: Node | undefined;
  /** The windows whose rows are open, which stay so while the question changes. */
  readonly #open = new Set<string>();
  /** What sets a line of a derivation, fetched when the first row is opened. */
  #lineNode: typeof lineNode | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener("click", ({ target }) => void this.#toggle(target as Element));
    onceNear(this, () => this.#built());
  }

  /** The rows that stand on the page; those it was built with are made anew, to compare with. */
  #built(): Node {
    this.#rows ??= tableBody(answer(opening), () => "plain", this.words, this.language);
    return this.#rows;
  }

  protected override ask(query: URLSearchParams): void {
    writeForm(this, stateFrom(query, opening));
    this.answer();
  }

  protected override answer(changed?: HTMLInputElement): void {
    // A shape that is typed says how many axes there are; one of more than the choices leaves the choice.
    const { length } = changed?.type === "text" ? sizesIn(changed.value) : [];
    if (length > 1) writeForm(this, { ...readForm(this), rank: String(length) });
    const state = readForm(this);
    const found = answer(state);
    showComplaints(
      this,
      found.issues.map((issue) => complaintOf(state, issue, this.words)),
    );
    const works = found.issues.length === 0;
    if (works) {
      const shared = sharedText(found, this.words);
      const [count, first] = [countText(found, this.language, this.words), firstText(found, this.words)];
      this.write({ count, first, shared });
      this.one("[aria-labelledby=several]").hidden = shared === "";
      this.one(".answers").dataset.kind = state.kind as string;
      this.one("table").hidden = found.count === 0;
      this.#show(found);
    }
    this.conclude(linkOf(state), works ? "" : undefined);
  }

  #show(found: Answer): void {
    const derived = (window: string) => (this.#open.has(window) && this.#lineNode) || "closed";
    const rows = tableBody(found, derived, this.words, this.language);
    update(this.one("tbody"), this.#built(), rows);
    for (const button of this.querySelectorAll("button")) button.disabled = false;
    this.#found = found;
    this.#rows = rows;
  }

  async #toggle(target: Element): Promise<void> {
    const row = target.closest("button")?.closest<HTMLElement>("[data-row]");
    if (!row) return;
    const found = this.#found ?? answer(opening);
    const window = windowText(found.rows[Number(row.dataset.row)] as Answer["rows"][number], this.words);
    if (!this.#open.delete(window)) this.#open.add(window);
    this.#lineNode ??= (await import("../derivation/line.ts")).lineNode;
    this.#show(this.#found ?? found); // a key may have been answered meanwhile
  }
}

customElements.define("vc-solver", Solver);
