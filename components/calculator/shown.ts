import type { Step } from "../../src/convolution/index.ts";
import { type Node, node } from "../widget/node.ts";
import type { Depictable } from "./depict.ts";
import type { AnswerWords } from "./words.ts";

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

/** A picture: the layer it is drawn from, the name of its middle drawing (kernel, window), and its text alternative. */
export interface Depicted {
  readonly part: Depictable;
  readonly kernel: string;
  readonly label: string;
}

/** The code that builds a layer in a framework, with a note; empty where it refuses, and the note says why. */
export interface ShownCode {
  readonly framework: string;
  readonly code: string;
  readonly note: string;
}

/** What a framework makes of the layer: which version was asked, and what it gives. */
export interface Finding {
  readonly witness: string;
  readonly verdict: string;
  readonly sentences: string;
  /** Whether the framework gives what the derivation gives. */
  readonly agrees: boolean;
}

/** Everything a calculator shows of a layer; its model makes it. */
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

/** The numbers at the head of an answer, and how they are counted; those that differ from `before` are marked as changed. */
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
