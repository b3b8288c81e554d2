import type { Language } from "../../src/citation.ts";
import { type NetworkWords, networkWordsOf } from "../../src/locales/index.ts";
import { type Claim, countings, foundFor, type Network, type Summary } from "../../src/networks/index.ts";
import { shape } from "../picture/text.ts";

/** How a network is called, with what tells it from others of its name. */
export function networkTitle({ name, variant }: Network, language: Language): string {
  return variant ? networkWordsOf(language).withVariant(name, variant[language]) : name;
}

/** A published figure as a row of a table: what it is of, what was printed, and the notebook's own number, of the same rows. */
export function claimTexts(claim: Claim, summary: Summary, words: NetworkWords, lang: string) {
  const found = foundFor(claim, summary);
  return {
    what: whatOf(claim, words),
    printed: claim.quantity === "outputShape" ? shape(claim.shape) : printedText(claim, lang),
    here: typeof found === "number" ? found.toLocaleString(lang) : shape(found),
  };
}

function whatOf(claim: Claim, words: NetworkWords): string {
  const counted = countedBy(claim, words);
  const name = words.claimed[claim.quantity];
  const quantity = counted === undefined ? name : words.claimCounted(name, counted);
  const layer = claim.at ?? claim.within;
  if (layer === undefined) return quantity;
  return "upTo" in claim && claim.upTo ? words.claimUpTo(quantity, layer) : words.claimAt(quantity, layer);
}

function countedBy(claim: Claim, words: NetworkWords): string | undefined {
  if (claim.quantity === "operations") {
    const named = countings.find(
      ({ counting }) => JSON.stringify(counting) === JSON.stringify(claim.counting),
    );
    return named ? words.counting[named.id] : words.claimOther;
  }
  const counted = "countedBy" in claim ? claim.countedBy : undefined;
  return counted === undefined ? undefined : words.countedBy[counted];
}

// The digits as they were printed, with the unit that they were printed in.
function printedText({ printed, times = 1 }: { printed: string; times?: number }, lang: string): string {
  const [whole, ...part] = printed.split(".");
  const digits = [Number(whole).toLocaleString(lang), ...part].join(".");
  return times === 1 ? digits : `${digits} × ${powers[times] ?? times.toLocaleString(lang)}`;
}

const powers: Readonly<Record<number, string>> = {
  1e3: "10³",
  1e6: "10⁶",
  1e9: "10⁹",
  1e12: "10¹²",
  1048576: "2²⁰",
};
