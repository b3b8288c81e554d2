import type { Shape } from "../../src/layers/index.ts";
import { format } from "../../src/locales/format.ts";
import type { LiveNetworkWords } from "../../src/locales/network-words.ts";
import { NetworkError, type NetworkIssue } from "../../src/networks/issues.ts";
import type { Network } from "../../src/networks/network.ts";
import { type LayerSummary, type Summary, summarize } from "../../src/networks/summarize.ts";
import { lineKey } from "../calculator/steps.ts";
import type { SharedStep } from "../derivation/steps.ts";
import { writeSlots } from "../slots.ts";
import { Widget } from "../widget/widget.ts";
import { largestOf, sharePaths } from "./bars.ts";
import { chartPaths, chartText } from "./chart.ts";
import { countedTexts } from "./counted.ts";
import { csvOf } from "./csv.ts";
import { type Addresses, exportNetwork } from "./export.ts";
import { lineLabel, linesOf, lineText } from "./lines.ts";
import { type InputTexts, queryOf, shapeOf, textsFrom } from "./question.ts";
import { rowTexts } from "./row.ts";
import { type IssueWords, sayNetworkIssue } from "./say.ts";
import { totalTexts } from "./totals.ts";

/** What the page hands over: the network as it is declared, where it stands, and the words. */
interface Handed extends LiveNetworkWords, IssueWords {
  readonly network: Network;
  readonly addresses: Addresses;
  /** What the axes are called, within a sentence. */
  readonly axes: readonly string[];
}

/** A network on any input: totals, chart and rows, each of which opens to its derivation. */
export class NetworkPage extends Widget<Handed> {
  /** The network on the input asked for last; none until it is needed. */
  #summary: Summary | undefined;
  /** What the links of the files hold; none while they lead to the published ones. */
  #offered: Summary | undefined;

  constructor() {
    super();
    this.addEventListener("click", ({ target }) => this.#press(target as Element));
    for (const type of ["pointerdown", "focusin", "click"])
      this.addEventListener(type, ({ target }) => {
        if ((target as Element).closest("[data-file]")) this.#offer();
      });
  }

  protected override ask(query: string): void {
    const texts = textsFrom(query, this.#opening());
    this.#fields().forEach((field, at) => {
      field.value = texts[at] as string;
    });
    this.answer();
  }

  protected override answer(changed?: HTMLInputElement): void {
    // To leave out rows asks nothing new.
    if (changed && changed.name !== "input") return;
    const { network } = this.handed;
    const fields = this.#fields();
    const texts = fields.map(({ value }) => value);
    const { summary, issues } = on(network, shapeOf(texts) as Shape);
    // Of the layers that cannot be, the first is the cause.
    this.one(".error").textContent = issues
      .slice(0, 1)
      .map((issue) => sayNetworkIssue(this.handed, issue))
      .join();
    fields.forEach((field, at) => {
      const own = issues.some((issue) => issue.code === "input-shape" && issue.issue.axis === at);
      field.ariaInvalid = own ? "true" : null;
    });
    this.conclude(queryOf(texts, this.#opening()), summary && this.#show(summary));
  }

  #show(summary: Summary): string {
    const words = this.handed;
    const { lang } = document.documentElement;
    const { rows } = summary;
    const largest = largestOf(rows);
    this.#summary = summary;
    const texts = totalTexts(summary, lang);
    this.write({ ...texts, ...countedTexts(summary, lang) });
    this.querySelectorAll<HTMLElement>("[data-row]").forEach((line, at) => {
      const row = rows[at] as LayerSummary;
      Object.values(rowTexts(row, lang, words)).forEach((text, cell) => {
        (line.children[cell + 1] as Element).textContent = text;
      });
      sharePaths(row, largest).forEach((path, bar) => {
        (line.querySelectorAll("path")[bar] as Element).setAttribute("d", path);
      });
      if (line.classList.contains("open")) this.#explain(line, row);
    });
    for (const [name, path] of Object.entries(chartPaths(summary)))
      this.one(`.chart .${name}`).setAttribute("d", path);
    this.one(".chart svg").ariaLabel = chartText(summary, lang, words);
    return format(words.answer, texts);
  }

  /** Puts files with the rows as they stand behind their links, before one is followed or its menu opened. */
  #offer(): void {
    if (this.#summary === this.#offered) return;
    const summary = this.#summary as Summary;
    const { network, addresses } = this.handed;
    this.#offered = summary;
    this.#put("csv", csvOf(summary), "text/csv");
    this.#put("json", JSON.stringify(exportNetwork(network, summary, addresses)), "application/json");
  }

  #put(file: string, text: string, type: string): void {
    const link = this.one<HTMLAnchorElement>(`[data-file="${file}"]`);
    URL.revokeObjectURL(link.href);
    link.href = URL.createObjectURL(new Blob([text], { type }));
  }

  /** Sets the lines of a row's derivation, each cloned from the one the page has typeset. */
  #explain(line: HTMLElement, row: LayerSummary): void {
    const place = line.nextElementSibling?.firstElementChild as HTMLElement;
    place.replaceChildren(...linesOf(row).map((shared) => this.#line(shared)));
  }

  #line(shared: SharedStep): Element {
    const { step } = shared;
    const typeset = this.typeset(lineKey(step));
    const shape = typeset ?? this.typeset("");
    const copy = shape?.firstElementChild?.cloneNode(true) as HTMLElement;
    // Another input may ask for a rule that no row had: it is told in plain text.
    if (!typeset) copy.textContent = lineText(shared);
    else {
      const label = copy.querySelector(".label") as HTMLElement;
      label.textContent = lineLabel(label.textContent, shared, this.handed.axes, this.handed);
      writeSlots(copy, { ...step.values, value: step.value });
    }
    return copy;
  }

  #press(target: Element): void {
    const button = target.closest("button");
    const line = button?.closest<HTMLElement>("[data-row]");
    if (!button || !line) return;
    const open = line.classList.toggle("open");
    button.ariaExpanded = String(open);
    if (open) this.#explain(line, this.#current().rows[Number(line.dataset.row)] as LayerSummary);
  }

  /** The network on its input, worked out once; of the page's own, the published files are. */
  #current(): Summary {
    if (!this.#summary) {
      this.#summary = summarize(this.handed.network);
      this.#offered = this.#summary;
    }
    return this.#summary;
  }

  #opening(): InputTexts {
    return this.handed.network.inputShape.map(String);
  }

  #fields(): readonly HTMLInputElement[] {
    return [...this.querySelectorAll<HTMLInputElement>("[name=input]")];
  }
}

/** What a network comes to on an input, or what is wrong, by one walk over its layers. */
function on(
  network: Network,
  inputShape: Shape,
): { readonly summary?: Summary; readonly issues: readonly NetworkIssue[] } {
  try {
    return { summary: summarize(network, inputShape), issues: [] };
  } catch (error) {
    if (error instanceof NetworkError) return { issues: error.issues };
    throw error;
  }
}
