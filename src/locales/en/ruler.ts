import type { ConventionRefusal } from "../../frameworks/index.ts";

export type RulerWordsOf = typeof rulerWords;

/** What a padding ruler says; those in `live` go along into the page. */
export const rulerWords = {
  name: "Where the windows fall",
  question:
    "The input has {inputSize} cells, the window is {kernelSize} wide and moves by {stride}. Is “same” one thing?",
  noScript: "This is one layer, worked out in full. With JavaScript on, you can change it.",
  layer: "The layer, along one axis",
  number: "Padding in numbers",
  live: {
    sideBySide: "The same input and kernel under each padding",
    strip: "{before} + {after} zeros, output {output}",
    said: "{name}: {before} before and {after} after, {output} windows.",
    saidRest: "Cells left over: {rest}, and a stride is {stride}: one window more, dashed, would not fit.",
    saidEven: "The strides come out even.",
    saidUnread: "No window reads cell {cells}.",
    saidAllRead: "Every cell is read.",
    comma: ", ",
    fraction: "strides, as the division gives them",
    asked: "This padding, written in each framework",
    byNumbers: "Numbers say the same: {before} before, {after} after.",
    refusal: {
      "rank-not-supported": "Has no layer of so many axes.",
      "no-such-word": "Has no word for it.",
      "padding-by-words-alone": "Takes words alone here; a layer of zeros before it is the way round.",
      "padding-alike-on-both-sides": "Pads both sides alike.",
      "stride-and-dilation": "Refuses a stride together with a dilation.",
      "same-with-stride": "Refuses same with a stride above 1.",
      "same-with-dilation": "Refuses same with a dilation.",
      "causal-not-written-yet": "Knows the word, and says it is not written yet.",
    } satisfies Partial<Record<ConventionRefusal["code"], string>>,
    tooLarge:
      "{name} may be at most {maximum} here, where every cell is drawn; got {got}. Take a smaller one, or open the calculator.",
    tooWide:
      "A kernel may span at most {maximum} cells here; this one spans {span}. Take a smaller kernel or dilation.",
    noSuchPadding:
      "A ruler has the paddings of its list, over one to three axes; got “{got}”. Choose one of the list.",
  },
};
