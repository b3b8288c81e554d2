/** The languages of the notebook, as they stand in its addresses. */
export type Language = "en" | "zh-cn";

/** A few words in each language; titles carry no numerals but those of a proper name, because the layers have them. */
export type Words = Readonly<Record<Language, string>>;

/** Where a claim comes from: worked by hand, read in a text, or printed by another program. */
export type Source =
  | { readonly kind: "hand" }
  | { readonly kind: "text"; readonly title: string; readonly url?: string }
  | { readonly kind: "program"; readonly name: string };
