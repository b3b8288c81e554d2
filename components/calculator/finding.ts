import { shapeIn } from "../../src/frameworks/channel-order.ts";
import { format } from "../../src/locales/format.ts";
import type { LiveLayerWords } from "../../src/locales/index.ts";
import type { Reading } from "./reading.ts";
import type { Finding } from "./shown.ts";

// Differences in where the channels stand: the form has a field for them, so no reader takes them for an axis.
const known: ReadonlySet<string> = new Set(["channels-last", "depth-is-channels"]);

/** What a framework makes of a layer, in words; empty where none is chosen or a field is wrong. */
export function findingOf(
  { answer, framework, found }: Reading,
  words: LiveLayerWords,
  lang: string,
): Finding {
  if (!framework || !found) return { witness: "", verdict: "", sentences: "", agrees: true };
  const { name, witness, orders } = framework;
  const { refusals, differences, reported } = found;
  const list = new Intl.ListFormat(lang, { type: "conjunction" });
  const sentences = [
    ...refusals.map((refusal) => {
      const given = {
        name: "field" in refusal ? words.field[refusal.field] : name,
        words: "words" in refusal ? list.format(refusal.words) : "",
      };
      return format(words.conventionRefusal[refusal.code], { ...refusal, ...given });
    }),
    ...differences
      .filter(({ code }) => !known.has(code))
      .map((difference) => format(words.difference[difference.code], difference)),
  ];
  const told = [...new Set(sentences)].join(words.betweenSentences);
  if (!reported) {
    const verdict = refusals.length > 0 ? format(words.refuses, { name }) : "";
    return { witness, verdict, sentences: told, agrees: false };
  }
  const ours = answer ? shapeIn(orders[0], answer.outputShape) : [];
  const shape = tuple(reported.outputShape);
  const agrees = tuple(ours) === shape;
  const parameters = reported.parameters.toLocaleString(lang);
  const facts = { name, shape, ours: tuple(ours), parameters };
  return { witness, verdict: format(agrees ? words.builds : words.reports, facts), sentences: told, agrees };
}

function tuple(shape: readonly number[]): string {
  return `(${shape.join(", ")})`;
}
