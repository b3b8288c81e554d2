import type { Language } from "../../src/citation.ts";
import { networkWordsOf } from "../../src/locales/index.ts";
import type { Network } from "../../src/networks/index.ts";

/** How a network is called, with what tells it from others of its name. */
export function networkTitle({ name, variant }: Network, language: Language): string {
  return variant ? networkWordsOf(language).withVariant(name, variant[language]) : name;
}
