import { type Convolution, convolution } from "../../src/convolution/index.ts";
import { toElement } from "../../src/formula/markup.ts";
import type { AnswerWords } from "../../src/locales/index.ts";
import { type AskedQuantity, type Question, questionOf } from "../../src/practice/index.ts";
import { derivationOf, type Verdict, verdictOf } from "./verdict.ts";

/** What a question in a lesson is handed: the layer it is about, what is asked of it, and on which axis. */
export interface Asked {
  readonly layer: Convolution;
  readonly quantity: AskedQuantity;
  readonly axis?: number;
}

/** Answers what happened in a lesson's question: an answer was given, or its details were opened; nothing follows of else. */
export async function answerQuestion(element: HTMLElement, type: string): Promise<void> {
  const { layer, quantity, axis } = JSON.parse(
    (element.querySelector("script") as Element).textContent,
  ) as Asked;
  const question = questionOf(convolution(layer), quantity, axis);
  const details = element.querySelector("details");
  if (type === "toggle" && details && !details.querySelector(".line"))
    details.append(...derivationOf(question).map((line) => toElement(line, document)));
  if (type === "submit") await giveVerdict(element, question);
}

/** Says what is to be said to the answer in an element's field. */
export async function giveVerdict(element: HTMLElement, question: Question): Promise<Verdict> {
  const field = element.querySelector("[name=guess]") as HTMLInputElement;
  const place = element.querySelector(".verdict") as HTMLElement;
  const { lang } = document.documentElement;
  const words = await answerWordsOf(lang);
  const hints = Number(place.dataset.hints ?? 0);
  const verdict = verdictOf(question, field.value, hints, words, lang);
  if (verdict.outcome === "hint") place.dataset.hints = String(hints + 1);
  field.ariaInvalid = verdict.outcome === "unread" ? "true" : null;
  place.replaceChildren(...verdict.nodes.map((node) => toElement(node, document)));
  return verdict;
}

async function answerWordsOf(lang: string): Promise<AnswerWords> {
  const { answerWords } = await (lang === "en"
    ? import("../../src/locales/en/answers.ts")
    : import("../../src/locales/zh-cn/answers.ts"));
  return answerWords;
}
