import { lineNode } from "../derivation/line.ts";
import { type Node, node } from "../widget/node.ts";
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
