/** Every way to cite what is published here, written from one record. */
import { biblatexOf, bibtexOf } from "./bibtex.ts";
import type { Cited } from "./cited.ts";
import { cslOf } from "./csl.ts";
import { risOf } from "./ris.ts";
import { apaOf, gbtOf } from "./styles.ts";

export { type Cited, keyOf, licence } from "./cited.ts";
export { type HeadTag, jsonLdOf, tagsOf } from "./head.ts";

/** The ways to cite, by the names they have in every language, as they are shown. */
export const styles: Readonly<Record<string, (cited: Cited) => string>> = {
  APA: apaOf,
  "GB/T 7714-2015": gbtOf,
  BibTeX: bibtexOf,
  BibLaTeX: biblatexOf,
  RIS: (cited) => risOf(cited).trimEnd().replaceAll("\r\n", "\n"),
  "CSL-JSON": (cited) => JSON.stringify(cslOf(cited), null, 2),
};

/** The files that reference managers read, by their endings. */
export const files = {
  bib: { type: "application/x-bibtex", textOf: (cited: Cited) => `${bibtexOf(cited)}\n` },
  ris: { type: "application/x-research-info-systems", textOf: risOf },
  "csl.json": {
    type: "application/vnd.citationstyles.csl+json",
    textOf: (cited: Cited) => `${JSON.stringify(cslOf(cited), null, 2)}\n`,
  },
} as const;
export type FileEnding = keyof typeof files;
