import type { APIRoute } from "astro";
import type { Language } from "../../citation.ts";
import { copyScript } from "../../layouts/copy.ts";
import { languagePaths } from "../../layouts/lessons.ts";
import { phrasesOf } from "../../locales/index.ts";

interface Props {
  readonly language: Language;
}

export const getStaticPaths = () => [...languagePaths];

export const GET: APIRoute<Props> = ({ props: { language } }) => {
  const { copy, live } = phrasesOf(language);
  const { copied, copyFailed } = live;
  return new Response(copyScript({ copy, copied, copyFailed }), {
    headers: { "Content-Type": "text/javascript; charset=utf-8" },
  });
};
