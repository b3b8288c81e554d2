import type { APIRoute } from "astro";
import { citedOf } from "../../../../components/citation/cited.ts";
import { type FormEnding, forms } from "../../../../components/lesson/forms.ts";
import type { Language } from "../../../citation.ts";
import { type Example, examples } from "../../../examples/index.ts";
import { newestOf } from "../../../examples/ledger.ts";
import { languagePaths } from "../../../layouts/lessons.ts";

interface Props {
  language: Language;
  example: Example;
  form: FormEnding;
}

/** An example to take away: examples/alexnet-conv1.md, .txt, .tex, .ipynb. */
export const getStaticPaths = () =>
  languagePaths.flatMap(({ params, props }) =>
    examples.flatMap((example) =>
      (Object.keys(forms) as FormEnding[]).map((form) => ({
        params: { ...params, id: example.id, form },
        props: { ...props, example, form },
      })),
    ),
  );

export const GET: APIRoute<Props> = ({ props: { language, example, form }, site }) => {
  const publication = newestOf("examples", example.id);
  const cited = publication && citedOf("examples", publication, language, site);
  return new Response(forms[form].textOf(example, language, cited));
};
