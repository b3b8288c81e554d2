import { update } from "../../src/formula/markup.ts";
import { format } from "../../src/locales/format.ts";
import type { Network } from "../../src/networks/network.ts";
import { type Summary, summarize } from "../../src/networks/summarize.ts";
import type { Node } from "../widget/node.ts";
import { Widget } from "../widget/widget.ts";
import { chartNode } from "./chart.ts";
import { type Addresses, csvOf, derivationsOf, exportNetwork } from "./export.ts";
import {
  entriesOf,
  type InputTexts,
  type IssueWords,
  sayNetworkIssue,
  summaryOn,
  textsFrom,
} from "./input.ts";
import { openAtFirst, stageKeys, type TableWords, tableRows, updateRows } from "./rows.ts";
import { countedTexts, totalTexts } from "./totals.ts";

/** What the page hands over: the network as it is declared, where it stands, and the words. */
export interface NetworkPageWords extends TableWords, IssueWords {
  readonly network: Network;
  readonly addresses: Addresses;
}

/** What stands on the page. */
interface Shown {
  readonly summary: Summary;
  readonly chart: Node;
  readonly rows: ReadonlyMap<string, Node>;
}

/** A network on any input: totals, chart, and stages that open to their layers, each of which opens to its derivation. */
class NetworkPage extends Widget<NetworkPageWords> {
  #standing: Shown | undefined;
  /** The stages and layers that are open, by the keys of their rows; they stay so while the input changes. */
  #open = new Set<string>();
  /** What the links of the files hold; none while they lead to the published ones. */
  #offered: Summary | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener("click", ({ target }) => this.#toggle(target as Element));
    // What the page was built with is worked out before the first key, not with it.
    this.addEventListener("focusin", () => setTimeout(() => this.#shown), { once: true });
    for (const type of ["pointerdown", "focusin", "click"])
      this.addEventListener(type, ({ target }) => {
        if ((target as Element).closest("[data-file]")) this.#offer();
      });
  }

  protected override ask(query: URLSearchParams): void {
    const texts = textsFrom(query, this.#opening());
    this.#fields().forEach((field, at) => {
      field.value = texts[at] as string;
    });
    this.answer();
  }

  protected override answer(changed?: HTMLInputElement): void {
    // To leave out rows asks nothing new.
    if (changed && changed.name !== "input") return;
    const texts = this.#fields().map(({ value }) => value);
    const { summary, issues } = summaryOn(this.words.network, texts);
    // Of the layers that cannot be, the first is the cause.
    const [issue] = issues;
    const sentence = issue ? sayNetworkIssue(this.words, issue) : "";
    const error = this.one(".error");
    if (error.textContent !== sentence) error.textContent = sentence;
    this.#fields().forEach((field, at) => {
      const isWrong = issues.some((issue) => issue.code === "input-shape" && issue.issue.axis === at);
      field.ariaInvalid = isWrong ? "true" : null;
      field.ariaValueNow = isWrong ? null : field.value;
    });
    this.conclude(entriesOf(texts, this.#opening()), summary && this.#tell(summary));
  }

  #tell(summary: Summary): string {
    const { lang } = document.documentElement;
    const texts = totalTexts(summary, lang);
    this.write({ ...texts, ...countedTexts(summary, lang) });
    this.#show(summary);
    return format(this.words.answer, texts);
  }

  /** Brings chart and table to a summary and to what is open. */
  #show(summary: Summary): void {
    const { lang } = document.documentElement;
    const before = this.#shown;
    const chart = summary === before.summary ? before.chart : chartNode(summary, this.words, lang);
    const rows = tableRows(summary, this.#open, this.words, lang);
    update(this.one(".chart svg"), before.chart, chart);
    updateRows(this.one("[data-layers]"), before.rows, rows);
    this.#standing = { summary, chart, rows };
  }

  get #shown(): Shown {
    if (this.#standing) return this.#standing;
    const { lang } = document.documentElement;
    const summary = summarize(this.words.network);
    this.#open = new Set(openAtFirst(summary.rows));
    this.#standing = {
      summary,
      chart: chartNode(summary, this.words, lang),
      rows: tableRows(summary, this.#open, this.words, lang),
    };
    // The published files are of this input.
    this.#offered = summary;
    return this.#standing;
  }

  #toggle(target: Element): void {
    const button = target.closest("button");
    const { row, stage } = button?.closest("tr")?.dataset ?? {};
    const { summary } = this.#shown;
    const all = stageKeys(summary.rows);
    const isFold = all.every((key) => this.#open.has(key));
    if (button?.matches(".stages")) for (const key of all) this.#set(key, !isFold);
    else if (row || stage) {
      const key = row ? `row-${row}` : `stage-${stage}`;
      this.#set(key, !this.#open.has(key));
    } else return;
    this.#show(summary);
    const stages = this.querySelector(".stages");
    const areOpen = all.every((key) => this.#open.has(key));
    if (stages) stages.textContent = areOpen ? this.words.foldStages : this.words.openStages;
  }

  #set(key: string, open: boolean): void {
    if (open) this.#open.add(key);
    else this.#open.delete(key);
  }

  /** Puts files with the rows as they stand behind their links, before one is followed or its menu opened. */
  #offer(): void {
    const { summary } = this.#shown;
    if (summary === this.#offered) return;
    const { network, addresses } = this.words;
    this.#offered = summary;
    this.#put("csv", csvOf(summary), "text/csv");
    this.#put("json", JSON.stringify(exportNetwork(network, summary, addresses)), "application/json");
    this.#put("txt", derivationsOf(summary), "text/plain");
  }

  #put(file: string, text: string, type: string): void {
    const link = this.one<HTMLAnchorElement>(`[data-file="${file}"]`);
    URL.revokeObjectURL(link.href);
    link.href = URL.createObjectURL(new Blob([text], { type }));
  }

  #opening(): InputTexts {
    return this.words.network.inputShape.map(String);
  }

  #fields(): readonly HTMLInputElement[] {
    return [...this.querySelectorAll<HTMLInputElement>("[name=input]")];
  }
}

customElements.define("vc-network", NetworkPage);
