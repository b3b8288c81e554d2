import { update } from "../../src/formula/markup.ts";
import { format } from "../../src/locales/format.ts";
import type { Network } from "../../src/networks/network.ts";
import { type Summary, summarize, summarizing } from "../../src/networks/summarize.ts";
import type { lineNode } from "../derivation/line.ts";
import { NearFirst } from "../widget/near.ts";
import type { Node } from "../widget/node.ts";
import { Widget } from "../widget/widget.ts";
import { barText, chartNode, scaleTexts } from "./chart.ts";
import { type Addresses, csvOf, derivationsOf, exportNetwork, fileName } from "./export.ts";
import { openAtFirst, type Rows, type TableWords, tableRows, updateRows } from "./rows.ts";
import { stageKeys, stagesOf } from "./stages.ts";
import {
  countedTexts,
  entriesOf,
  type InputTexts,
  type IssueWords,
  rebuiltText,
  sayNetworkIssue,
  summaryOn,
  textsFrom,
  totalTexts,
} from "./summary.ts";

/** What the page hands over: the network as it is declared, where it stands, and the words. */
export interface NetworkPageWords extends TableWords, IssueWords {
  readonly network: Network;
  /** What its layers were built with on its own input, where another may ask for more. */
  readonly built: Readonly<Record<string, number>>;
  readonly addresses: Addresses;
}

/** The parts of the page below its totals, by what holds each. */
const parts = { chart: ".chart", layers: "[data-layers]", counted: "[data-counted]" } as const;
type Part = keyof typeof parts;
const allParts = Object.keys(parts) as readonly Part[];

/** A network on any input: totals, chart, and stages that open to their layers, each of which opens to its derivation. */
class NetworkPage extends Widget<NetworkPageWords> {
  /** The network on the input asked for last; none until it is needed. */
  #known: Summary | undefined;
  /** What stands in the chart and the table, which the page was built with. */
  #chart!: Node;
  #rows!: Rows;
  /** The stages and layers that are open, by the keys of their rows; they stay so while the input changes. */
  readonly #open = new Set<string>();
  /** What sets a line of a derivation, fetched when the first row is opened. */
  #lineNode: typeof lineNode | undefined;
  #below!: NearFirst;
  /** What the links of the files hold; none while they lead to the published ones. */
  #offered: Summary | undefined;

  override connectedCallback(): void {
    const places = new Map(allParts.map((part) => [this.one(parts[part]) as Element, part]));
    this.#below = new NearFirst([...places.keys()], (place) => this.#write(places.get(place) as Part));
    super.connectedCallback();
    this.addEventListener("click", ({ target }) => void this.#toggle(target as Element));
    for (const type of ["pointerdown", "focusin", "click"])
      this.addEventListener(type, ({ target }) => {
        if ((target as Element).closest("[data-file]")) this.#offer();
      });
    this.one(".chart svg").addEventListener("pointermove", (event) => {
      const { left, width } = this.one(".chart svg").getBoundingClientRect();
      const share = ((event as PointerEvent).clientX - left) / width;
      const field = this.one<HTMLInputElement>("[name=at]");
      field.value = String(Math.floor(share * (Number(field.max) + 1)));
      this.#point();
    });
    this.one(".chart svg").addEventListener("click", () => this.#showRow());
    this.#prepare(summarizing(this.words.network));
  }

  /** Works out what the page was built with while there is nothing else to do, so that the first key need not. */
  #prepare(work: ReturnType<typeof summarizing>): void {
    // Not every browser tells when it is idle.
    window.requestIdleCallback?.((idle) => {
      while (!this.#known && idle.timeRemaining() > 5) {
        const turn = work.next();
        if (turn.done) this.#begin(turn.value);
      }
      if (!this.#known) this.#prepare(work);
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
    // To leave out rows, or to point at one, asks nothing new.
    if (changed?.name === "at") this.#point();
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
    const texts = totalTexts(summary, this.language);
    const rebuilt = rebuiltText(summary, this.words.built, this.words, this.language);
    this.write({ ...texts, rebuilt });
    this.#current();
    this.#known = summary;
    this.#below.change();
    return [format(this.words.answer, texts), rebuilt].filter(Boolean).join(" ");
  }

  #write(part: Part): void {
    const { language, words } = this;
    const summary = this.#current();
    if (part === "counted") this.write(countedTexts(summary, language));
    else if (part === "chart") this.#point();
    else {
      const rows = tableRows(summary, this.#open, words, language, this.#lineNode);
      updateRows(this.one(parts.layers), this.#rows, rows);
      this.#rows = rows;
    }
  }

  /** The network on the input asked for last; where none was, the page is what it was built with. */
  #current(): Summary {
    return this.#known ?? this.#begin(summarize(this.words.network));
  }

  #begin(summary: Summary): Summary {
    const { language, words } = this;
    for (const key of openAtFirst(summary.rows)) this.#open.add(key);
    this.#chart = chartNode(summary, words, language);
    this.#rows = tableRows(summary, this.#open, words, language, this.#lineNode);
    // The published files are of this input.
    this.#offered = summary;
    this.#known = summary;
    return summary;
  }

  /** Draws the chart with a line through the layer pointed at, and says what its bars say. */
  #point(): void {
    const { language, words } = this;
    const summary = this.#current();
    const field = this.one<HTMLInputElement>("[name=at]");
    const chart = chartNode(summary, words, language, Number(field.value));
    update(this.one(".chart svg"), this.#chart, chart);
    this.#chart = chart;
    const bar = barText(summary, Number(field.value), words, language);
    field.setAttribute("aria-valuetext", bar);
    this.write({ ...scaleTexts(summary), bar });
  }

  /** Opens the stage of the layer pointed at, and goes to its row. */
  #showRow(): void {
    const at = Number(this.one<HTMLInputElement>("[name=at]").value);
    const stage = stagesOf(this.#current().rows).findLast(({ first }) => first <= at);
    this.#open.add(`stage-${stage?.first}`);
    this.#write("layers");
    this.one<HTMLInputElement>("[name=bare]").checked = false;
    this.one(`[data-row="${at}"] button`).focus();
  }

  async #toggle(target: Element): Promise<void> {
    const button = target.closest("button");
    if (button?.hasAttribute("data-show")) this.#showRow();
    const { row, stage } = button?.closest("tr")?.dataset ?? {};
    const isAll = button?.matches(".stages");
    if (!isAll && !row && !stage) return;
    const summary = this.#current();
    const stages = stageKeys(summary.rows);
    const keys = isAll ? stages : [row ? `row-${row}` : `stage-${stage}`];
    const isOpen = keys.every((key) => this.#open.has(key));
    for (const key of keys) {
      if (isOpen) this.#open.delete(key);
      else this.#open.add(key);
    }
    if (row) this.#lineNode ??= (await import("../derivation/line.ts")).lineNode;
    this.#write("layers");
    const { foldStages, openStages } = this.words;
    const all = this.querySelector(".stages");
    if (all) all.textContent = stages.every((key) => this.#open.has(key)) ? foldStages : openStages;
  }

  /** Puts files with the rows as they stand behind their links, before one is followed or its menu opened. */
  #offer(): void {
    const summary = this.#current();
    if (summary === this.#offered) return;
    const { network, addresses } = this.words;
    this.#offered = summary;
    this.#put("csv", csvOf(summary), "text/csv");
    this.#put("json", JSON.stringify(exportNetwork(network, summary, addresses)), "application/json");
    this.#put("txt", derivationsOf(summary), "text/plain");
  }

  #put(file: string, text: string, type: string): void {
    const link = this.one<HTMLAnchorElement>(`[data-file="${file}"]`);
    link.download = fileName(this.words.network, this.#current(), file);
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
