import type { Derivation, Step } from "../../src/convolution/index.ts";
import { labelOf } from "../../src/convolution/label.ts";
import { symbolsOf } from "../../src/formula/formula.ts";
import { format } from "../../src/locales/format.ts";
import type { LiveLayerWords } from "../../src/locales/index.ts";
import { isLeftOut } from "../derivation/steps.ts";
import type { State } from "../form/state.ts";
import { sayPicture } from "../picture/text.ts";
import type { Answered, Model } from "./calculator.ts";
import { type CodeWords, findingOf, shownCodes } from "./framework.ts";
import {
  alwaysRoundsUp,
  applyDefaults,
  layerEntriesOf,
  layerStateFrom,
  offeredModes,
  type PaddingMode,
  showsField,
} from "./kinds.ts";
import type { Part, WholeLayer } from "./parts.ts";
import { type Reading, readState } from "./reading.ts";
import { axisPlaces, outputTotal, type Place, type Shown } from "./shown.ts";
import { complaintsOf, type FieldNames } from "./state.ts";

/** The words of the calculator of every kind of layer. */
export type LayerCalculatorWords = LiveLayerWords & {
  readonly answers: CodeWords;
  readonly preset: State;
  /** Headings above the lines of a part of a layer. */
  readonly places: Readonly<Record<"depthwise" | "pointwise" | "total" | "framework", string>>;
  /** The name of a pooling's middle drawing, in place of "kernel". */
  readonly window: string;
  /** The names of the paddings where no framework's words are used. */
  readonly paddingMode: Readonly<Record<PaddingMode, string>>;
};

/** The calculator of every kind of layer, by a framework's conventions and a counting. */
export const layerModel: Model<LayerCalculatorWords> = {
  answer: answerLayer,
  follow: (state, before, changed, set) =>
    /^(kind|framework|kernelSize-.)$/.test(changed) ? applyDefaults(state, before, set) : state,
  fit,
  names: namesUnder,
  link: { entriesOf: layerEntriesOf, stateFrom: layerStateFrom },
};

/** Answers a state, whatever its kind of layer. */
export function answerLayer(state: State, words: LayerCalculatorWords, lang: string): Answered {
  const reading = readState(state);
  const field = namesUnder(state, words) as LiveLayerWords["field"];
  const complaints = complaintsOf(state, reading.issues, { ...words, field });
  const { answer } = reading;
  if (!answer) return { complaints };
  const { answers } = words;
  const { unit, says } = words.counting[state.counting as "macs"] ?? words.counting.macs;
  const output = outputTotal(answer.outputShape, answers);
  const parameters = answer.parameters.toLocaleString(lang);
  const operations = answer.operations.toLocaleString(lang);
  const finding = findingOf(reading, words, lang);
  const said = format(words.answer, { output: output.text, parameters, operations, unit });
  const shown: Shown = {
    totals: [
      output,
      { name: "parameters", label: answers.quantity.parameters, text: parameters },
      { name: "operations", label: unit, text: operations },
    ],
    counting: says,
    finding,
    pictures: answer.parts.map((part) => ({
      kernel: part.layer.kind.endsWith("pooling") ? words.window : answers.kernel,
      part,
      label: sayPart(words, part),
    })),
    places: placesOf(answer, reading, words, lang),
    codes: [...shownCodes(answer, words), labelled(answer, words)],
    said: [said, finding.verdict].filter(Boolean).join(words.betweenSentences),
  };
  return { complaints, shown };
}

/** The label of each layer, to copy as code is. */
function labelled({ parts }: WholeLayer, words: LiveLayerWords) {
  const code = parts.map(({ layer }) => labelOf(layer)).join("\n");
  return { framework: words.label, code, note: words.labelNote };
}

/** The places of a derivation: the axes of the first layer, the axes by the framework's own rule, and each layer as a whole. */
function placesOf(
  { parts, totals }: WholeLayer,
  { found }: Reading,
  words: LayerCalculatorWords,
  lang: string,
): readonly Place[] {
  const { answers, places } = words;
  const [first, second] = parts as readonly [Part, Part?];
  const rank = first.layer.inputSize.length;
  const { steps } = first.shaped;
  const own = ownSteps(steps, found?.reported?.steps ?? []);
  const whole = (title: string, part: Part) => ({ title, steps: wholeSteps(part) });
  const alongAxes = [
    ...axisPlaces(steps, rank, answers, lang),
    ...axisPlaces(own, rank, answers, lang).map((place) => ({
      ...place,
      title: `${places.framework} · ${place.title}`,
    })),
  ];
  if (!second) return [...alongAxes, whole(answers.wholeLayer, first)];
  const sums = { title: places.total, steps: totals };
  return [...alongAxes, whole(places.depthwise, first), whole(places.pointwise, second), sums];
}

// The framework's steps on the axes where its formula of the output size differs from ours; equal numbers do not count.
function ownSteps(ours: readonly Step[], theirs: readonly Step[]): readonly Step[] {
  const ruleOn = (steps: readonly Step[], axis: number | undefined) => {
    const step = steps.find((step) => step.axis === axis && step.quantity === "outputSize");
    return step && JSON.stringify([step.symbol, step.formula]);
  };
  return theirs.filter(({ axis }) => axis !== undefined && ruleOn(theirs, axis) !== ruleOn(ours, axis));
}

// The steps of a layer as a whole, and how its operations are counted; symbols that the counting uses get their lines.
function wholeSteps({ shaped, operations }: Part): readonly Step[] {
  const counted = symbolsOf(operations.formula);
  const whole = shaped.steps.filter(
    (step) => step.axis === undefined && (!isLeftOut(step) || counted.includes(step.symbol)),
  );
  const { kind } = operations.formula;
  // Where the operations are the MACs or 0, the line of the MACs has said it.
  const isSaid = kind === "integer" || (kind === "symbol" && counted.includes("m"));
  return isSaid ? whole : [...whole, operations];
}

/** The names of a form's fields under the kind of layer that is chosen. */
function namesUnder({ kind = "" }: State, { field, windowSize }: LiveLayerWords): FieldNames {
  return kind.endsWith("-pooling") ? { ...field, kernelSize: windowSize } : field;
}

/** Shows the fields that the kind of layer has, and the paddings that the framework has. */
function fit(form: HTMLElement, state: State, words: LayerCalculatorWords): void {
  const { kind = "", framework } = state;
  const roundsUp = form.querySelector('[name="ceilMode"]') as HTMLInputElement;
  roundsUp.disabled = alwaysRoundsUp(state);
  roundsUp.checked ||= roundsUp.disabled;
  const label = form.querySelector('[data-field="kernelSize"] .label') as HTMLElement;
  label.textContent = namesUnder(state, words).kernelSize as string;
  // A field that a reader is in stays, even where it comes to hold nothing.
  for (const field of form.querySelectorAll<HTMLElement>("[data-field]"))
    field.hidden =
      !showsField(state, field.dataset.field as string) && !field.contains(document.activeElement);
  const modes = offeredModes(kind, framework);
  for (const option of form.querySelectorAll<HTMLOptionElement>('[name="paddingMode"] > option')) {
    const mode = option.value as PaddingMode;
    option.hidden = !modes.has(mode);
    option.textContent = modes.get(mode) || words.paddingMode[mode];
  }
}

/** The text alternative of a part's picture. */
function sayPart(words: LiveLayerWords, part: Part): string {
  const { layer, inputShape, shaped, derivation } = part;
  if (layer.kind === "convolution") {
    const forward = { ...words, picture: words.pictures.gathers };
    return sayPicture(forward, layer, derivation as Derivation);
  }
  const facts = { input: inputShape, output: shaped.outputShape, window: layer.kernelSize };
  if (layer.kind === "transposed-convolution") return format(words.pictures.scatters, facts);
  const [axes, takes] = [words.axes[layer.inputSize.length - 1], words.takes[layer.kind]];
  return format(words.pictures.pools, { ...facts, axes, takes });
}
