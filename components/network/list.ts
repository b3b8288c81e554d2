import { format } from "../../src/locales/format.ts";

/** What is looked for, over what, and by which column the rows stand: what the address of the list holds. */
const asked = ["find", "over", "sort"] as const;

/** The list of networks: rows that sort by a column and are left out by what is looked for; the address keeps both. */
class NetworkList extends HTMLElement {
  #sort = "";
  /** The rows in the order that they were built in. */
  #rows: readonly HTMLTableRowElement[] = [];

  connectedCallback(): void {
    this.#rows = [...this.querySelectorAll<HTMLTableRowElement>("tbody tr")];
    for (const control of this.querySelectorAll<HTMLButtonElement>("fieldset, button"))
      control.disabled = false;
    const query = new URLSearchParams(location.search);
    for (const control of this.#controls()) control.value = query.get(control.name) ?? "";
    this.#sort = query.get("sort") ?? "";
    this.addEventListener("input", () => this.#show());
    this.addEventListener("click", ({ target }) => {
      const column = (target as Element).closest<HTMLElement>("[data-sort]")?.dataset.sort;
      if (!column) return;
      // Pressed again it turns round, and then goes back to the order of the page.
      const next = { [column]: `-${column}`, [`-${column}`]: "" } as Readonly<Record<string, string>>;
      this.#sort = next[this.#sort] ?? column;
      this.#show();
    });
    this.#show();
  }

  #show(): void {
    const [find, over] = this.#controls().map(({ value }) => value.trim().toLowerCase()) as [string, string];
    const words = find.split(/\s+/);
    const column = this.#sort.replace("-", "");
    const sign = this.#sort.startsWith("-") ? -1 : 1;
    const rows = column ? [...this.#rows].sort((a, b) => sign * compared(a, b, column)) : this.#rows;
    let count = 0;
    for (const row of rows) {
      const section = row.closest("section");
      const text = (row.textContent as string).toLowerCase();
      row.hidden =
        !words.every((word) => text.includes(word)) || (over !== "" && section?.dataset.over !== over);
      if (!row.hidden) count += 1;
      // To its own table, behind the rows before it.
      row.parentElement?.append(row);
    }
    for (const section of this.querySelectorAll("section"))
      section.hidden = [...section.querySelectorAll<HTMLElement>("tbody tr")].every(({ hidden }) => hidden);
    for (const button of this.querySelectorAll<HTMLElement>("[data-sort]"))
      (button.closest("th") as HTMLElement).ariaSort =
        button.dataset.sort !== column ? "none" : sign > 0 ? "ascending" : "descending";
    const output = this.querySelector("output") as HTMLOutputElement;
    output.textContent = format(this.dataset.found as string, { count, all: this.#rows.length });
    const address = new URL(location.href);
    asked.forEach((name, at) => {
      const value = [find, over, this.#sort][at];
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    });
    if (address.href !== location.href) history.replaceState(null, "", address);
  }

  #controls() {
    return [...this.querySelectorAll<HTMLInputElement | HTMLSelectElement>("[name]")];
  }
}

function compared(a: HTMLElement, b: HTMLElement, column: string): number {
  const [one, other] = [a.dataset[column] ?? "", b.dataset[column] ?? ""];
  return column === "name" ? one.localeCompare(other, "en", { numeric: true }) : Number(one) - Number(other);
}

customElements.define("vc-network-list", NetworkList);
