import type { Convolution } from "../../src/convolution/index.ts";
import { format } from "../../src/locales/format.ts";
import type { LivePracticeWords } from "../../src/locales/index.ts";
import {
  type Exercise,
  type ExerciseKind,
  exerciseKinds,
  type Level,
  type Progress,
} from "../../src/practice/index.ts";
import { type GivenWords, givenOf } from "../lesson/given.ts";
import { shape } from "../picture/text.ts";
import { type Node, node } from "../widget/node.ts";

/** The words of an exercise: those of the page, of a layer's givens, and what stands between these. */
export type ExerciseWords = LivePracticeWords & { readonly given: GivenWords; readonly between: string };

/** An exercise: its heading, what is given, and what is asked. */
export function exerciseNode(
  exercise: Exercise,
  kind: ExerciseKind,
  level: Level,
  words: ExerciseWords,
): Node {
  const heading = format(words.heading, { kind: words.kinds[kind], level: words.levels[level] });
  const to = exercise.shown.kind === "layer" ? exercise.shown.to?.[0] : undefined;
  return node(
    "div",
    { class: "asked" },
    node("p", { class: "kicker" }, heading),
    shownNodes(exercise, words),
    node("p", {}, format(words.ask[exercise.about], { to })),
  );
}

/** What a reader has done, a line a skill, and how much waits to come again. */
export function progressNode({ skills, cards }: Progress, words: LivePracticeWords): Node {
  const done = exerciseKinds.filter((kind) => skills[kind]);
  if (done.length === 0) return node("div", {}, node("p", {}, words.nothing));
  const lines = done.map((kind) => {
    const [right, tried] = skills[kind] ?? [];
    return node("li", {}, format(words.skill, { kind: words.kinds[kind], right, tried }));
  });
  return node(
    "div",
    {},
    node("ul", {}, lines),
    node("p", {}, format(words.waiting, { count: cards.length })),
  );
}

function shownNodes({ shown, about }: Exercise, words: ExerciseWords): readonly Node[] {
  switch (shown.kind) {
    case "layer":
      return [node("p", { class: "given" }, givenText(shown.layer, words, about === "padding" ? ["p"] : []))];
    case "code": {
      const order = shown.said ? words.order.said : words.order.default;
      return [
        node("pre", { tabindex: 0 }, node("code", {}, shown.code)),
        node("p", { class: "note" }, order),
      ];
    }
    case "stack":
      return [
        node(
          "ol",
          {},
          shown.layers.map((layer) =>
            node("li", {}, format(layer.dilation === 1 ? words.stacked : words.stackedDilated, { ...layer })),
          ),
        ),
      ];
    case "summary": {
      const { columns, inputRow } = words;
      const head = Object.values(columns).map((name) => node("th", { scope: "col" }, name));
      const row = (cells: readonly string[]) =>
        node(
          "tr",
          {},
          cells.map((text, at) => node("td", { class: at > 0 && "number" }, text)),
        );
      const rows = shown.rows.map(({ layer, outputShape, parameters }) =>
        row([givenText(layer, words, ["i"]), shape(outputShape), String(parameters)]),
      );
      return [
        node(
          "table",
          { class: "summary" },
          node("thead", {}, node("tr", {}, head)),
          node("tbody", {}, row([inputRow, shape(shown.inputShape), ""]), rows),
        ),
      ];
    }
  }
}

function givenText(layer: Convolution, words: ExerciseWords, without: readonly string[]): string {
  return givenOf(layer, words.given)
    .filter(({ symbol }) => !without.includes(symbol))
    .map(({ label, value }) => `${label} ${value}`.trim())
    .join(words.between);
}
