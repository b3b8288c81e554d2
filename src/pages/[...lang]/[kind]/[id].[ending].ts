import type { APIRoute } from "astro";
import { citedOf } from "../../../../components/citation/cited.ts";
import { type FileEnding, files } from "../../../citation/index.ts";
import type { Language } from "../../../citation.ts";
import { ledger, newestOf, type Publication, type PublishedKind } from "../../../examples/ledger.ts";
import { languagePaths } from "../../../layouts/lessons.ts";

interface Props {
  language: Language;
  kind: PublishedKind;
  publication: Publication;
  ending: FileEnding;
}

/** The citation of what is published, newest version, as reference managers read it: examples/alexnet-conv1.bib. */
export const getStaticPaths = () =>
  languagePaths.flatMap(({ params, props }) =>
    (Object.keys(ledger) as PublishedKind[]).flatMap((kind) =>
      ledger[kind]
        .filter((publication) => publication === newestOf(kind, publication.id))
        .flatMap((publication) =>
          (Object.keys(files) as FileEnding[]).map((ending) => ({
            params: { ...params, kind, id: publication.id, ending },
            props: { ...props, kind, publication, ending },
          })),
        ),
    ),
  );

export const GET: APIRoute<Props> = ({ props: { language, kind, publication, ending }, site }) => {
  const { type, textOf } = files[ending];
  const cited = citedOf(kind, publication, language, site);
  return new Response(textOf(cited), { headers: { "content-type": `${type}; charset=utf-8` } });
};
