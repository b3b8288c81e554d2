import { shapeIn } from "../../src/frameworks/channel-order.ts";
import type { LayerCode } from "../../src/frameworks/code.ts";
import { format } from "../../src/locales/format.ts";
import type { LiveLayerWords } from "../../src/locales/index.ts";
import { type Node, node } from "../widget/node.ts";
import { frameworks } from "./kinds.ts";
import type { WholeLayer } from "./parts.ts";
import type { Reading } from "./reading.ts";
import type { AnswerWords, Shown } from "./shown.ts";

/** The labels of an answer with those of its code. */
export type CodeWords = AnswerWords & Readonly<Record<"code" | "copy", string>>;

// Differences in where the channels stand: the form has a field for them, so no reader takes them for an axis.
const known: ReadonlySet<string> = new Set(["channels-last", "depth-is-channels"]);

/** What a framework makes of a layer, in words, and whether it gives what the derivation does; empty where none is chosen or a field is wrong. */
export function findingOf({ answer, framework, found }: Reading, words: LiveLayerWords, lang: string) {
  if (!framework || !found) return { witness: "", verdict: "", sentences: "", agrees: true };
  const { name, witness, orders } = framework;
  const { refusals, differences, reported } = found;
  const list = new Intl.ListFormat(lang, { type: "conjunction" });
  const refused = refusals.map((refusal) =>
    format(words.conventionRefusal[refusal.code], {
      ...refusal,
      name: "field" in refusal ? words.field[refusal.field] : name,
      words: "words" in refusal ? list.format(refusal.words) : "",
    }),
  );
  const differing = differences
    .filter(({ code }) => !known.has(code))
    .map((difference) => format(words.difference[difference.code], difference));
  const sentences = [...new Set([...refused, ...differing])].join(words.betweenSentences);
  if (!reported) {
    const verdict = refusals.length > 0 ? format(words.refuses, { name }) : "";
    return { witness, verdict, sentences, agrees: false };
  }
  const ours = `(${answer ? shapeIn(orders[0], answer.outputShape).join(", ") : ""})`;
  const shape = `(${reported.outputShape.join(", ")})`;
  const agrees = ours === shape;
  const facts = { name, shape, ours, parameters: reported.parameters.toLocaleString(lang) };
  return { witness, verdict: format(agrees ? words.builds : words.reports, facts), sentences, agrees };
}

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

/** The code that builds a layer in each framework that has code, with a note; empty where it refuses, and the note says why. */
export function shownCodes({ parts }: WholeLayer, words: CodeSentences) {
  const layers = parts.map(({ layer }) => layer);
  return frameworks.flatMap(({ code }) => {
    if (!code) return [];
    const built = code(layers);
    return [{ framework: built.framework, code: codeText(built), note: codeNote(built, words) }];
  });
}

/** The code to copy, with the import it needs; empty where the framework refuses the layer. */
export function codeText(built: LayerCode): string {
  return "code" in built ? `${built.imports}\n\n${built.code}` : "";
}

/** What a reader should know beside the code: the notes, or why there is none. */
export function codeNote(built: LayerCode, words: CodeSentences): string {
  if ("refusal" in built) return format(words.refusal[built.refusal.code] as string, built.refusal);
  return built.notes
    .map((note) => format(words.note[note.code] as string, note))
    .join(words.betweenSentences);
}

type CodeSentences = Readonly<Record<"note" | "refusal", Readonly<Record<string, string>>>> & {
  readonly betweenSentences: string;
};

/** The lines that build the layer in each framework. */
export function codesNode({ codes }: Shown, words: CodeWords): Node {
  const figures = codes.map(({ framework, code, note }) => {
    // Disabled in the page: without a script it could do nothing. The widget enables it.
    const copy = node("button", { type: "button", "data-action": framework, disabled: true }, words.copy);
    return node(
      "figure",
      { class: code === "" ? "code refused" : "code", "data-code": framework },
      node("figcaption", {}, `${framework} `, copy),
      node("pre", {}, node("code", {}, code)),
      node("p", { class: "note" }, note),
    );
  });
  const title = node("p", { class: "part" }, words.code);
  return node("section", { class: "codes", "aria-label": words.code }, title, figures);
}
