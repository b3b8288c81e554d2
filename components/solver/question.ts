import type { QuestionField } from "../../src/convolution/index.ts";

/** What stands in the form, as typed, by the names of its fields; a range is told by its largest number. */
export type Texts = Readonly<Record<QuestionField, string>>;

/** The question the page opens with. */
export const opening: Texts = {
  kind: "convolution",
  from: "224",
  to: "112",
  kernelSize: "7",
  stride: "4",
  padding: "3",
  dilation: "2",
  outputPadding: "0",
};

/** The least each range begins with. */
const least: Readonly<Partial<Record<QuestionField, number>>> = {
  kernelSize: 1,
  stride: 1,
  padding: 0,
  dilation: 1,
  outputPadding: 0,
};

/** The question that the texts ask: whole numbers as numbers, empty ones left out, anything else as it is. */
export function questionOf(texts: Texts): { readonly [field in QuestionField]?: unknown } {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => {
      if (name === "kind") return [name, text];
      const value = read(text);
      const from = least[name as QuestionField];
      return [name, from === undefined || typeof value !== "number" || value < from ? value : [from, value]];
    }),
  );
}

// Full-width digits, as Chinese keyboards type them, are digits. An empty range is no default: it must be given.
function read(text: string): number | string {
  const plain = text.normalize("NFKC").trim();
  return /^[+-]?\d+$/.test(plain) ? Number(plain) : plain === "" ? "" : text;
}

/** The query of a link to these texts: what differs from what the page opens with. */
export function queryOf(texts: Texts): string {
  const changed = Object.entries(texts).filter(([name, text]) => text !== opening[name as QuestionField]);
  return String(new URLSearchParams(changed));
}

/** The texts that a query asks for; a kind that is not known, and names that are none, are passed over. */
export function textsFrom(query: string): Texts {
  const asked = new URLSearchParams(query);
  const texts = Object.fromEntries(
    Object.entries(opening).map(([name, text]) => [name, asked.get(name) ?? text]),
  ) as Record<QuestionField, string>;
  if (texts.kind !== "transposed-convolution") texts.kind = "convolution";
  return texts;
}
