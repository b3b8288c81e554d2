import { type Cited, dayOf, keyOf, noteOf } from "./cited.ts";

/** A list of one item of CSL-JSON, which citation processors read. */
export function cslOf(cited: Cited) {
  return [
    {
      id: keyOf(cited),
      type: "webpage",
      author: [{ literal: cited.author }],
      title: cited.title,
      "container-title": cited.siteName,
      issued: { "date-parts": [dayOf(cited)] },
      number: cited.label,
      version: String(cited.version),
      genre: cited.kind,
      ...(cited.url && { URL: cited.url }),
      language: cited.lang,
      note: noteOf(cited),
    },
  ] as const;
}
