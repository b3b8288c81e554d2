import type { APIRoute } from "astro";
import { exportExample } from "../../../../components/lesson/export.ts";
import { type Example, examples, type Language } from "../../../examples/index.ts";
import { languagePaths } from "../../../layouts/lessons.ts";

export const getStaticPaths = () =>
  languagePaths.flatMap(({ params, props }) =>
    examples.map((example) => ({ params: { ...params, id: example.id }, props: { ...props, example } })),
  );

export const GET: APIRoute<{ example: Example; language: Language }> = ({
  props: { example, language },
  site,
}) => new Response(`${JSON.stringify(exportExample(example, language, site), null, 2)}\n`);
