import { shapeIn } from "../../src/frameworks/shape.ts";
import type { CountingId, CountingWords, LayerWords } from "../../src/locales/index.ts";
import { shape } from "../picture-text.ts";
import type { Answer } from "./parts.ts";

/** The answer as it is written into the page, by the names of its places. */
export function textsOf(answer: Answer, counting: string, words: LayerWords, lang: string) {
  const { outputShape, parameters, operations } = answer;
  const [channels = 0, ...size] = outputShape;
  const { unit, says } = countingWords(words, counting);
  const inOrder = (order: "channels-first" | "channels-last") =>
    `(${shapeIn(order, channels, size).join(", ")})`;
  return {
    output: shape(outputShape),
    "channels-first": inOrder("channels-first"),
    "channels-last": inOrder("channels-last"),
    parameters: parameters.toLocaleString(lang),
    operations: operations.toLocaleString(lang),
    unit,
    counting: says,
  };
}

function countingWords({ counting }: LayerWords, id: string): CountingWords {
  return counting[id as CountingId] ?? counting.macs;
}
