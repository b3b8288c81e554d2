import { type Node, node } from "../widget/node.ts";
import type { Shown } from "./shown.ts";
import type { AnswerWords } from "./words.ts";

/** The labels of an answer with those of its code. */
export type CodeWords = AnswerWords & Readonly<Record<"code" | "copy", string>>;

/** What a framework makes of a layer; hidden where none is chosen. */
export function findingNode({ finding }: Shown): Node {
  const { witness = "", verdict = "", sentences = "", agrees = true } = finding ?? {};
  return node(
    "section",
    { class: agrees ? "finding" : "finding differs", hidden: verdict + sentences === "" },
    node("p", { class: "part", "data-out": "witness" }, witness),
    node("p", { "data-out": "verdict" }, verdict),
    node("p", { "data-out": "sentences" }, sentences),
  );
}

/** The lines that build the layer in each framework. */
export function codesNode({ codes }: Shown, words: CodeWords): Node {
  return node(
    "section",
    { class: "codes", "aria-label": words.code },
    node("p", { class: "part" }, words.code),
    codes.map(({ framework, code, note }) =>
      node(
        "figure",
        { class: code === "" ? "code refused" : "code", "data-code": framework },
        node("figcaption", {}, `${framework} `, copyButton(framework, words)),
        node("pre", {}, node("code", {}, code)),
        node("p", { class: "note" }, note),
      ),
    ),
  );
}

// Disabled in the page: without a script it could do nothing. The widget enables it.
function copyButton(framework: string, words: CodeWords): Node {
  return node("button", { type: "button", "data-action": framework, disabled: true }, words.copy);
}
