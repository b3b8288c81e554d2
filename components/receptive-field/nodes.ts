import { format } from "../../src/locales/format.ts";
import type { LiveSeenWords } from "../../src/locales/index.ts";
import { pairNode, valueNode } from "../derivation/line.ts";
import { type Node, node } from "../widget/node.ts";
import { coneNode, squareNode } from "./drawn.ts";
import { sayPaths, sayStack } from "./say.ts";
import type { Stack, StackMap } from "./state.ts";

/** The whole view of a stack: its maps with the cone, the square, and the sums; of one layer, from 1, every formula. */
export function stackNode(stack: Stack, layer: number, words: LiveSeenWords): Node {
  const { maps } = stack;
  const [input] = maps as readonly [StackMap];
  const wide = input.last - input.first + 1;
  const names = maps.map((map, nth) => {
    const { size, jump, start } = map.field;
    const facts = { size, jump: jump.numerator, start: start.numerator, cells: map.size };
    const name = nth === 0 ? words.input : format(words.layer, { n: nth });
    return node(
      "li",
      {},
      node("b", {}, name),
      " ",
      node("span", {}, format(nth === 0 ? words.cells : words.sees, facts)),
    );
  });
  const tallest = { most: Math.max(...input.paths) };
  return node(
    "div",
    { class: "stacked" },
    node(
      "div",
      { class: "maps" },
      node("ol", {}, [...names].reverse(), node("li", {}, node("b", {}, format(words.paths, tallest)))),
      coneNode(stack, sayStack(stack, words)),
    ),
    node(
      "div",
      { class: "square" },
      squareNode(stack, format(words.squareLabel, { wide, size: input.size })),
      node("p", {}, format(words.square, { wide })),
    ),
    node("p", { class: "told" }, sayPaths(stack, words)),
    sumsNode(stack, layer, words),
  );
}

/** What comes of adding kernel sizes up, the field in one sum, and a layer's three rules with their numbers. */
function sumsNode({ inOneSum, kernelsAdded, maps }: Stack, layer: number, words: LiveSeenWords): Node {
  const line = (name: string, ...formulas: readonly Node[]) => [
    node("dt", {}, name),
    node("dd", {}, formulas),
  ];
  const steps = maps[layer]?.steps ?? [];
  return node(
    "dl",
    { class: "sums" },
    line(words.kernelsAdded, valueNode({ step: kernelsAdded, axes: [] })),
    line(words.inOneSum, pairNode({ step: inOneSum, axes: [] }, 1)),
    steps.length > 0 &&
      line(format(words.layer, { n: layer }), ...steps.map((step) => pairNode({ step, axes: [] }, 1))),
  );
}
