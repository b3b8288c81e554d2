import { type Cited, keyOf, licence } from "./cited.ts";

/** A tag of a page's head. */
export interface HeadTag {
  readonly name: string;
  readonly content: string;
}

/** What reference managers look for in a page's head: the tags of Highwire Press, which Google Scholar names, and Dublin Core. */
export function tagsOf(cited: Cited): readonly HeadTag[] {
  const { title, author, published, lang, siteName, label, kind, url } = cited;
  const named: readonly (readonly [name: string, content: string | undefined])[] = [
    ["citation_title", title],
    ["citation_author", author],
    ["citation_publication_date", published.replaceAll("-", "/")],
    ["citation_language", lang],
    ["citation_publisher", siteName],
    ["citation_technical_report_number", label],
    ["citation_public_url", url],
    ["DC.title", title],
    ["DC.creator", author],
    ["DC.date", published],
    ["DC.language", lang],
    ["DC.publisher", siteName],
    ["DC.type", kind],
    ["DC.identifier", url ?? label],
    ["DC.rights", licence.url],
  ];
  return named.flatMap(([name, content]) => (content ? [{ name, content }] : []));
}

/** The same as data by schema.org: a resource for learning, its licence, its version, and what it is based on. */
export function jsonLdOf(
  cited: Cited,
  description: string,
  basedOn: readonly { readonly title: string; readonly url?: string }[],
) {
  const { title, author, published, lang, siteName, version, hash, kind, url } = cited;
  return {
    "@context": "https://schema.org",
    "@type": "LearningResource",
    name: title,
    description,
    learningResourceType: kind,
    author: { "@type": "Organization", name: author },
    publisher: { "@type": "Organization", name: siteName },
    datePublished: published,
    inLanguage: lang,
    version: String(version),
    identifier: [keyOf(cited), `sha256:${hash}`],
    license: licence.url,
    isAccessibleForFree: true,
    ...(url && { url }),
    ...(basedOn.length > 0 && {
      isBasedOn: basedOn.map(({ title, url }) => ({
        "@type": "CreativeWork",
        name: title,
        ...(url && { url }),
      })),
    }),
  };
}
