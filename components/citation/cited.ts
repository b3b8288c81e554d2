import type { Cited } from "../../src/citation/index.ts";
import type { Language } from "../../src/citation.ts";
import { type Publication, type PublishedKind, shortHash, versionsOf } from "../../src/examples/ledger.ts";
import { citationWordsOf, phrasesOf } from "../../src/locales/index.ts";
import { absoluteAddressOf, publishedAt } from "../words.ts";

/** The path of a version's page, which stays: "examples/alexnet-conv1/v1/". */
export function versionPath(
  kind: PublishedKind,
  { id, version }: Pick<Publication, "id" | "version">,
): string {
  return `${kind}/${id}/v${version}/`;
}

/** A version as it is cited in a language; without an address where the site has none yet. */
export function citedOf(
  kind: PublishedKind,
  publication: Publication,
  language: Language,
  site: URL | undefined,
  title: string = publication.title[language],
): Cited {
  const words = citationWordsOf(language);
  const { lang, siteName } = phrasesOf(language);
  const { label, version, published } = publication;
  const at = publishedAt(site);
  return {
    label,
    version,
    versionText: words.version(version),
    hash: shortHash(publication),
    published,
    language,
    lang,
    title,
    author: words.author,
    siteName,
    kind: words.kind[kind],
    ...(at && { url: absoluteAddressOf(at, language, versionPath(kind, publication)) }),
  };
}

/** What a version's page must tell besides its numbers: that it was corrected or withdrawn, what it corrects, which is the newest. */
export function noticesOf(
  kind: PublishedKind,
  publication: Publication,
  language: Language,
  versions: readonly Publication[] = versionsOf(kind, publication.id),
) {
  const words = citationWordsOf(language);
  const newest = versions.at(-1);
  const next = versions.find(({ version }) => version === publication.version + 1);
  const told: string[] = [];
  if (publication.withdrawn) told.push(words.withdrawn, publication.withdrawn[language]);
  if (publication.corrects) told.push(words.correction(publication.corrects[language]));
  if (next?.corrects) told.push(words.corrected, next.corrects[language]);
  if (next?.withdrawn) told.push(words.withdrawn, next.withdrawn[language]);
  return { told, newest: newest === publication || newest?.withdrawn ? undefined : newest };
}
