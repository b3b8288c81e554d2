import { lineNode } from "../derivation/line.ts";
import { isToScale, pictureNode } from "../picture/nodes.ts";
import { type Node, node } from "../widget/node.ts";
import { depict } from "./depict.ts";
import type { Shown } from "./shown.ts";
import type { AnswerWords } from "./words.ts";

/** The derivation of an answer: under a heading each, the lines in letters and with their numbers. */
export function whyNode({ places }: Shown, words: AnswerWords): Node {
  return node(
    "section",
    { class: "why", "aria-label": words.derivation },
    node("p", { class: "part" }, words.derivation),
    node("p", { class: "hint" }, words.derivationLead),
    places.map(({ title, steps }) =>
      node(
        "div",
        { class: "steps" },
        node("p", { class: "place" }, title),
        steps.map((step) => lineNode({ step, axes: [] }, words.quantity[step.quantity as "macs"])),
      ),
    ),
  );
}

/** The pictures of an answer's layers, each with its scale. */
export function picturesNode({ pictures }: Shown, words: AnswerWords): Node {
  return node(
    "div",
    { class: "pictures" },
    pictures.map(({ part, kernel, label }) => {
      const picture = depict(part);
      return node(
        "div",
        { class: "layer-picture", "data-kind": part.layer.kind },
        pictureNode(picture, label, { ...words, kernel }),
        node(
          "p",
          { class: "caption" },
          node("span", { class: "scale" }, isToScale(picture) ? words.toScale : words.notToScale),
        ),
      );
    }),
  );
}
