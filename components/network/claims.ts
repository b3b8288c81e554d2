import type { Language } from "../../src/citation.ts";
import { type NetworkWords, networkWordsOf } from "../../src/locales/index.ts";
import {
  type Claim,
  countings,
  foundFor,
  type Network,
  type Printed,
  type Summary,
} from "../../src/networks/index.ts";
import { shape } from "../picture/text.ts";
import { units } from "./rounded.ts";

/** How a network is called, with what tells it from others of its name. */
export function networkTitle({ name, variant }: Network, language: Language): string {
  return variant ? networkWordsOf(language).withVariant(name, variant[language]) : name;
}

/** A published figure as a row of a table: what it is of, what was printed, and the notebook's own number, of the same rows. */
export function claimTexts(claim: Claim, summary: Summary, words: NetworkWords, lang: string) {
  const found = foundFor(claim, summary);
  const { images = 1 } = "printed" in claim ? claim : {};
  return {
    what: whatOf(claim, words),
    printed: claim.quantity === "outputShape" ? shape(claim.shape) : printedText(claim, lang),
    here: typeof found === "number" ? (found * images).toLocaleString(lang) : shape(found),
  };
}

function whatOf(claim: Claim, words: NetworkWords): string {
  const counted = countedBy(claim, words);
  const name = words.claimed[claim.quantity];
  const quantity = counted === undefined ? name : words.claimCounted(name, counted);
  if ("images" in claim && claim.images) return words.claimImages(quantity, claim.images);
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

// The digits as they were printed, with the unit that they were printed in: "4.09 G", "528 MiB" of four-byte values.
function printedText({ printed, times = 1 }: Printed, lang: string): string {
  const [whole, ...part] = printed.split(".");
  const digits = [Number(whole).toLocaleString(lang), ...part].join(".");
  return times === 1 ? digits : `${digits} ${units[times] ?? `× ${times.toLocaleString(lang)}`}`;
}
