import { format } from "../../src/locales/format.ts";
import type { AnswerWords } from "../../src/locales/index.ts";
import { type Counted, judge, type Question } from "../../src/practice/index.ts";
import { pairNode } from "../derivation/line.ts";
import { shareAxes } from "../derivation/steps.ts";
import { readText, sizesIn } from "../form/state.ts";
import { type Node, node } from "../widget/node.ts";
import { countedNode } from "./counted.ts";

/** What is said to an answer: whether it is settled, whether it was one at all, and the nodes that say it. */
export interface Verdict {
  readonly outcome: "right" | "slip" | "hint" | "shown" | "unread";
  readonly nodes: readonly Node[];
}

/** The verdict on a text, where so many hints have been given: a slip is named and drawn; after two hints the answer is shown. */
export function verdictOf(
  question: Question,
  text: string,
  hints: number,
  words: AnswerWords,
  lang: string,
): Verdict {
  const given = readAnswer(text);
  if (!given)
    return { outcome: "unread", nodes: [sentence(format(words.unread, { got: text.trim() }), "error")] };
  const judged = judge(question, given);
  const answer = written(question.answer, lang);
  if (judged === "right")
    return {
      outcome: "right",
      nodes: [sentence(format(words.right, { answer })), ...derivationOf(question)],
    };
  if (judged !== "wrong") {
    const said = sentence(format(words.said, { got: written(given, lang), slip: words.slip[judged.name] }));
    return { outcome: "slip", nodes: [said, ...pictureOf(judged.counted, words)] };
  }
  const hint = words.hints[question.about][hints];
  if (hint === undefined)
    return {
      outcome: "shown",
      nodes: [sentence(format(words.shown, { answer })), ...derivationOf(question)],
    };
  return { outcome: "hint", nodes: [sentence(format(words.hint, { got: written(given, lang), hint }))] };
}

/** The lines that give a question's answer, one for all axes that share it. */
export function derivationOf({ steps, rank }: Question): readonly Node[] {
  return shareAxes(steps).map((line) => pairNode(line, rank));
}

/** A number or a shape as a reader typed it; undefined where the text is neither. */
export function readAnswer(text: string): readonly number[] | undefined {
  const sizes = sizesIn(text);
  if (sizes.length > 0) return sizes.map(Number);
  const number = readText(text);
  return typeof number === "number" ? [number] : undefined;
}

/** A number with its digits grouped, or a shape. */
export function written(value: readonly number[], lang: string): string {
  const [first = 0] = value;
  return value.length === 1 ? new Intl.NumberFormat(lang).format(first) : value.join(" × ");
}

function sentence(text: string, kind?: string): Node {
  return node("p", { class: kind }, text);
}

function pictureOf(counted: Counted | undefined, words: AnswerWords): readonly Node[] {
  if (!counted) return [];
  const what =
    counted.kind === "blocks"
      ? format(words.blocks, { kernels: counted.kernels, block: [counted.channels, ...counted.size] })
      : format(words.places, { count: counted.starts.length });
  const label = format(words.counted, { what });
  const picture = countedNode(counted, label);
  return picture ? [node("p", {}, label), picture] : [];
}
