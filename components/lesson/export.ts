import type { Example, Language } from "../../src/examples/index.ts";
import { tex } from "../../src/formula/tex.ts";
import { text } from "../../src/formula/text.ts";
import { phrasesOf } from "../../src/locales/index.ts";
import { absoluteAddressOf } from "../words.ts";

/** A worked example as the JSON it is published as: the layer, what follows from it, each formula as text and TeX, its sources. */
export function exportExample(example: Example, language: Language, site: URL | undefined) {
  const { id, title, layer, derivation, claims, sources } = example;
  const { steps, ...values } = derivation;
  return {
    id,
    title: title[language],
    address: addressIn(site, language, id),
    layer,
    ...values,
    steps: steps.map(({ formula, ...step }) => ({
      ...step,
      formula: text(formula),
      tex: tex(formula),
      numbersPutIn: text(formula, step.values),
    })),
    claims,
    sources,
    licence: "CC-BY-4.0",
  };
}

/** How to cite a worked example: one line, and BibTeX. */
export function citationOf({ id, title }: Example, language: Language, site: URL | undefined) {
  const { siteName } = phrasesOf(language);
  const url = addressIn(site, language, id);
  return {
    text: `${siteName}. ${title[language]} (${id}). ${url}`,
    bibtex: bibtexOf({ id, title: title[language], siteName, url, noun: "Worked example" }),
  };
}

function addressIn(site: URL | undefined, language: Language, id: string): string {
  return absoluteAddressOf(site, language, `examples/${id}/`);
}

/** What is to be cited: its id, its title, the site's name, its address, and what it is: "Worked example". */
export interface Cited {
  readonly id: string;
  readonly title: string;
  readonly siteName: string;
  readonly url: string;
  readonly noun: string;
}

/** An entry of BibTeX. */
export function bibtexOf({ id, title, siteName, url, noun }: Cited): string {
  return [
    `@misc{volume-convolution-${id},`,
    `  title        = {${title}},`,
    `  author       = {{${siteName}}},`,
    `  howpublished = {\\url{${url}}},`,
    `  note         = {${noun} ${id}}`,
    "}",
  ].join("\n");
}
