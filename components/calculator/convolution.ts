import { deriveConvolution, safeParse } from "../../src/convolution/index.ts";
import { format } from "../../src/locales/format.ts";
import type { LiveWords } from "../../src/locales/index.ts";
import { isLeftOut } from "../derivation/steps.ts";
import { entriesOf, type State, stateFrom } from "../form/state.ts";
import { sayPicture } from "../picture/text.ts";
import type { Answered, Model } from "./calculator.ts";
import { type AnswerWords, axisPlaces, outputTotal, type Shown } from "./shown.ts";
import { complaintsOf, specOf } from "./state.ts";

/** What a lesson's calculator is handed: its words, and the quantities whose lines it shows; every line where absent. */
export type ConvolutionWords = LiveWords & {
  readonly answers: AnswerWords;
  readonly preset: State;
  readonly quantities?: readonly string[];
};

/** The calculator of a convolution, as lessons have it. */
export const convolutionModel: Model<ConvolutionWords> = {
  answer: answerConvolution,
  names: (_, { field }) => field,
  fit: revealChanged,
  link: { entriesOf, stateFrom },
};

/** Shows a field that the lesson hid where a link has changed its value. */
function revealChanged(form: HTMLElement, state: State, { preset }: ConvolutionWords): void {
  for (const field of form.querySelectorAll<HTMLElement>("[data-field]"))
    field.hidden &&= [...field.querySelectorAll<HTMLInputElement>("[name]")].every(
      ({ name }) => state[name] === preset[name],
    );
}

/** Answers a state as a convolution. */
export function answerConvolution(state: State, words: ConvolutionWords, lang: string): Answered {
  const { layer, issues } = safeParse(specOf(state));
  const complaints = complaintsOf(state, issues, words);
  if (!layer) return { complaints };
  const { answers, quantities } = words;
  const derivation = deriveConvolution(layer);
  const told = derivation.steps.filter((step) =>
    quantities ? quantities.includes(step.quantity) : !isLeftOut(step),
  );
  const whole = told.filter(({ axis }) => axis === undefined);
  const output = outputTotal([derivation.outputChannels, ...derivation.outputSize], answers);
  const parameters = derivation.parameters.toLocaleString(lang);
  const macs = derivation.macs.toLocaleString(lang);
  const shown: Shown = {
    totals: [
      output,
      { name: "parameters", label: answers.quantity.parameters, text: parameters },
      { name: "macs", label: answers.quantity.macs, text: macs },
    ],
    pictures: [
      { kernel: answers.kernel, part: { layer, derivation }, label: sayPicture(words, layer, derivation) },
    ],
    places: [
      ...axisPlaces(told, layer.inputSize.length, answers, lang),
      ...(whole.length > 0 ? [{ title: answers.wholeLayer, steps: whole }] : []),
    ],
    codes: [],
    said: format(words.answer, { output: output.text, parameters, macs }),
  };
  return { complaints, shown };
}
