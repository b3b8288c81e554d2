import { shapeTuple } from "../../src/frameworks/channel-order.ts";
import type { CountingId, CountingWords, LayerWords } from "../../src/locales/index.ts";
import { shape } from "../picture-text.ts";
import type { Answer } from "./parts.ts";

/** The answer as it is written into the page, by the names of its places. */
export function textsOf(answer: Answer, counting: string, words: LayerWords, lang: string) {
  const { outputShape, parameters, operations } = answer;
  const [channels = 0, ...size] = outputShape;
  const { unit, says } = countingWords(words, counting);
  return {
    output: shape(outputShape),
    "channels-first": shapeTuple("channels-first", channels, size),
    "channels-last": shapeTuple("channels-last", channels, size),
    parameters: parameters.toLocaleString(lang),
    operations: operations.toLocaleString(lang),
    unit,
    counting: says,
  };
}

function countingWords({ counting }: LayerWords, id: string): CountingWords {
  return counting[id as CountingId] ?? counting.macs;
}
