import { axisLetters, type Step } from "../../src/convolution/index.ts";
import { shapeTuple } from "../../src/frameworks/channel-order.ts";
import { format } from "../../src/locales/format.ts";
import type { Phrases } from "../../src/locales/index.ts";
import { isIdle } from "../derivation/steps.ts";
import { shape } from "../picture/text.ts";
import { type Node, node } from "../widget/node.ts";
import type { Depictable } from "./drawn.ts";
import type { findingOf, shownCodes } from "./framework.ts";

/** The labels of an answer, of the site's words. */
export type AnswerWords = ReturnType<typeof answerWordsOf>;

/** The labels of an answer in the language of a page, which hands them to the browser too. */
export function answerWordsOf(phrases: Phrases) {
  const { quantity, axis, alongAxes, fieldOnAxis, after, wholeLayer, derivation, derivationLead } = phrases;
  const { input, kernel, kernels, output, channelsFirst, channelsLast } = phrases;
  const { toScale, notToScale } = phrases.live;
  return {
    ...{ quantity, axis, alongAxes, fieldOnAxis, after, wholeLayer, derivation, derivationLead },
    ...{ input, kernel, kernels, output, toScale, notToScale },
    ...{ "channels-first": channelsFirst, "channels-last": channelsLast },
  };
}

/** A number at the head of an answer; the output's shape is `also` written in both orders of channels. */
export interface Total {
  readonly name: string;
  readonly label: string;
  readonly text: string;
  readonly also?: Readonly<Record<"channels-first" | "channels-last", string>>;
}

/** A place of a derivation: a heading, such as "Along the height", and the lines under it. */
export interface Place {
  readonly title: string;
  readonly steps: readonly Step[];
}

/** Everything a calculator shows of a layer; its model makes it. */
export interface Shown {
  readonly totals: readonly Total[];
  /** How the operations are counted. */
  readonly counting?: string;
  readonly finding?: ReturnType<typeof findingOf>;
  /** The layer of each picture, the name of its middle drawing (kernel, window), and its text alternative. */
  readonly pictures: readonly {
    readonly part: Depictable;
    readonly kernel: string;
    readonly label: string;
  }[];
  readonly places: readonly Place[];
  readonly codes: ReturnType<typeof shownCodes>;
  /** Read aloud when it changes. */
  readonly said: string;
}

/** The numbers at the head of an answer, and how they are counted; those that differ from `before` are marked as changed. */
export function totalsNode({ totals, counting }: Shown, words: AnswerWords, before: Shown): Node {
  const output = (name: string, text: string, was = text) =>
    node("output", { "data-out": name, class: was === text ? undefined : "changed" }, text);
  const numbers = totals.map(({ name, label, text, also }, at) => {
    const was = before.totals[at];
    const inOrder = (order: "channels-first" | "channels-last") =>
      also && node("small", {}, `${words[order]} `, output(order, also[order], was?.also?.[order]));
    const orders = [inOrder("channels-first"), inOrder("channels-last")];
    const value = node("dd", {}, output(name, text, was?.text), orders);
    return node("div", { "data-symbol": also && "o" }, node("dt", {}, label), value);
  });
  const counted = counting && node("p", { class: "hint counted", "data-out": "counting" }, counting);
  return node("div", { class: "head" }, node("dl", { class: "totals" }, numbers), counted);
}

/** The shape of an output, [C, ...spatial sizes], as the first number of an answer. */
export function outputTotal(outputShape: readonly number[], { output }: AnswerWords): Total {
  const [channels = 0, ...size] = outputShape;
  const inOrder = (order: "channels-first" | "channels-last") => shapeTuple(order, channels, size);
  const also = { "channels-first": inOrder("channels-first"), "channels-last": inOrder("channels-last") };
  return { name: "output", label: output, text: shape(outputShape), also };
}

/** The lines of each axis, "Along the height"; axes with the same formulas and numbers share a heading, "height and width". */
export function axisPlaces(
  steps: readonly Step[],
  rank: number,
  words: AxisWords,
  lang: string,
): readonly Place[] {
  const alike = new Map<string, { readonly names: string[]; readonly steps: readonly Step[] }>();
  for (const [axis, letter] of axisLetters(rank).entries()) {
    const own = steps.filter((step) => step.axis === axis && !isIdle(step));
    const key = JSON.stringify(own.map(({ quantity, formula, values }) => [quantity, formula, values]));
    const group = alike.get(key) ?? { names: [], steps: own };
    group.names.push(words.axis[letter as "w"]);
    alike.set(key, group);
  }
  const list = new Intl.ListFormat(lang);
  const titleOf = (names: readonly string[]) => format(words.alongAxes, { axes: list.format(names) });
  const told = [...alike.values()].filter(({ steps }) => steps.length > 0);
  return told.map(({ names, steps }) => ({ title: titleOf(names), steps }));
}

type AxisWords = Pick<AnswerWords, "axis" | "alongAxes">;
