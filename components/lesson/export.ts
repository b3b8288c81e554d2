import type { Example, Language } from "../../src/examples/index.ts";
import { newestOf } from "../../src/examples/ledger.ts";
import { tex } from "../../src/formula/tex.ts";
import { text } from "../../src/formula/text.ts";
import { schemaPath } from "../api/schemas.ts";
import { absoluteAddressOf } from "../words.ts";

/** A worked example as the JSON it is published as: the layer, what follows from it, each formula as text and TeX, its sources. */
export function exportExample(example: Example, language: Language, site: URL | undefined) {
  const { id, title, layer, derivation, claims, sources } = example;
  const { steps, ...values } = derivation;
  const { label, version, published, hash } = newestOf("examples", id) ?? {};
  return {
    $schema: absoluteAddressOf(site, "en", schemaPath("example")),
    id,
    ...(label && { label, version, published, hash }),
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

function addressIn(site: URL | undefined, language: Language, id: string): string {
  return absoluteAddressOf(site, language, `examples/${id}/`);
}
