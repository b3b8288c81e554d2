import {
  type Convolution,
  type Derivation,
  deriveConvolution,
  safeParse,
} from "../../src/convolution/index.ts";
import { shapeTuple } from "../../src/frameworks/channel-order.ts";
import { format, formatIssue } from "../../src/locales/format.ts";
import type { LiveWords } from "../../src/locales/index.ts";
import type { State } from "../form/state.ts";
import { sayPicture, shape } from "../picture/text.ts";
import type { Answered, Model } from "./calculator.ts";
import { axisPlaces, isLeftOut } from "./places.ts";
import type { Shown } from "./shown.ts";
import { controlsOf, specOf } from "./state.ts";
import type { AnswerWords } from "./words.ts";

/** The words of the calculator of a convolution, and the quantities whose lines it derives; all where none are named. */
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
};

/** Shows those fields too that a page does not speak of, once they are not as it opens with. */
function revealChanged(form: HTMLElement, state: State, { preset }: ConvolutionWords): void {
  for (const field of form.querySelectorAll<HTMLElement>("[data-field]"))
    field.hidden &&= [...field.querySelectorAll<HTMLInputElement>("[name]")].every(
      ({ name }) => state[name] === preset[name],
    );
}

/** What a state comes to as a convolution. */
export function answerConvolution(state: State, words: ConvolutionWords, lang: string): Answered {
  const { layer, issues } = safeParse(specOf(state));
  const complaints = issues.map((issue) => ({
    field: issue.field,
    sentence: formatIssue(words, issue),
    controls: controlsOf(state, issue),
  }));
  return { complaints, ...(layer && { shown: shownOf(layer, deriveConvolution(layer), words, lang) }) };
}

function shownOf(layer: Convolution, derivation: Derivation, words: ConvolutionWords, lang: string): Shown {
  const { answers, quantities } = words;
  const { outputChannels, outputSize, parameters, macs, steps } = derivation;
  const told = steps.filter((step) => (quantities ? quantities.includes(step.quantity) : !isLeftOut(step)));
  const [output, counted, operations] = [
    shape([outputChannels, ...outputSize]),
    parameters.toLocaleString(lang),
    macs.toLocaleString(lang),
  ];
  const inOrder = (order: "channels-first" | "channels-last") =>
    shapeTuple(order, outputChannels, outputSize);
  const also = { "channels-first": inOrder("channels-first"), "channels-last": inOrder("channels-last") };
  const whole = told.filter(({ axis }) => axis === undefined);
  return {
    totals: [
      { name: "output", label: answers.output, text: output, also },
      { name: "parameters", label: answers.quantity.parameters, text: counted },
      { name: "macs", label: answers.quantity.macs, text: operations },
    ],
    pictures: [
      {
        kernel: answers.kernel,
        part: { layer, derivation },
        label: sayPicture(words, layer, derivation),
      },
    ],
    places: [
      ...axisPlaces(told, layer.inputSize.length, answers, lang),
      ...(whole.length > 0 ? [{ title: answers.wholeLayer, steps: whole }] : []),
    ],
    codes: [],
    said: format(words.answer, { output, parameters: counted, macs: operations }),
  };
}
