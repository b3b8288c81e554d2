import type { Step } from "../../src/convolution/index.ts";
import { type Node, node } from "../widget/node.ts";
import type { Depictable } from "./depict.ts";
import type { AnswerWords } from "./words.ts";

/** A number at the head of an answer, by the name of its place; the first is written in both orders of channels. */
export interface Total {
  readonly name: string;
  readonly label: string;
  readonly text: string;
  readonly also?: Readonly<Record<"channels-first" | "channels-last", string>>;
}

/** Lines of a derivation under a heading. */
export interface Place {
  readonly title: string;
  readonly steps: readonly Step[];
}

/** What a picture is drawn from, with its text alternative, and what its middle is called. */
export interface Depicted {
  readonly part: Depictable;
  readonly kernel: string;
  readonly label: string;
}

/** The lines that build a layer in a framework; no code where it refuses, which the note tells. */
export interface ShownCode {
  readonly framework: string;
  readonly code: string;
  readonly note: string;
}

/** What a framework makes of the layer: who was asked, and what it says. */
export interface Finding {
  readonly witness: string;
  readonly verdict: string;
  readonly sentences: string;
  /** Whether the framework gives what the derivation gives. */
  readonly agrees: boolean;
}

/** Everything a calculator says of a layer that can be; a model makes it of what stands in the form. */
export interface Shown {
  readonly totals: readonly Total[];
  /** How the operations are counted. */
  readonly counting?: string;
  readonly finding?: Finding;
  readonly pictures: readonly Depicted[];
  readonly places: readonly Place[];
  readonly codes: readonly ShownCode[];
  /** Read aloud when it changes. */
  readonly said: string;
}

/** The numbers at the head of an answer, and how they are counted; those that are not as they were `before` are marked. */
export function totalsNode({ totals, counting }: Shown, words: AnswerWords, before: Shown): Node {
  const output = (name: string, text: string, was = text) =>
    node("output", { "data-out": name, class: was === text ? undefined : "changed" }, text);
  return node(
    "div",
    { class: "head" },
    node(
      "dl",
      { class: "totals" },
      totals.map(({ name, label, text, also }, at) => {
        const was = before.totals[at];
        return node(
          "div",
          { "data-symbol": also && "o" },
          node("dt", {}, label),
          node(
            "dd",
            {},
            output(name, text, was?.text),
            also &&
              (["channels-first", "channels-last"] as const).map((order) =>
                node("small", {}, `${words[order]} `, output(order, also[order], was?.also?.[order])),
              ),
          ),
        );
      }),
    ),
    counting !== undefined && node("p", { class: "hint counted", "data-out": "counting" }, counting),
  );
}
