import { axisLetters, type Step } from "../../src/convolution/index.ts";
import { format } from "../../src/locales/format.ts";
import type { Place } from "./shown.ts";
import type { AnswerWords } from "./words.ts";

/** Whether a line tells nothing: a kernel that is not dilated, an input of which nothing is left over. */
export function isIdle({ quantity, values, value }: Step): boolean {
  return values.d === 1 || (quantity === "unusedInput" && value === 0);
}

/** Whether a calculator leaves a step out: the line of the parameters holds weights and biases, elements are only counted. */
export function isLeftOut({ quantity }: Step): boolean {
  return ["weights", "biases", "inputElements", "outputElements"].includes(quantity);
}

/** The lines of each axis, "Along the height"; axes with the same formulas and numbers share a heading, "height and width". */
export function axisPlaces(
  steps: readonly Step[],
  rank: number,
  words: Pick<AnswerWords, "axis" | "alongAxes">,
  lang: string,
): readonly Place[] {
  const alike = new Map<string, { readonly names: string[]; readonly steps: readonly Step[] }>();
  for (const [axis, letter] of axisLetters(rank).entries()) {
    const own = steps.filter((step) => step.axis === axis && !isIdle(step));
    const key = JSON.stringify(own.map(({ quantity, formula, values }) => [quantity, formula, values]));
    const group = alike.get(key) ?? { names: [], steps: own };
    group.names.push(words.axis[letter as "w"]);
    alike.set(key, group);
  }
  const list = new Intl.ListFormat(lang);
  return [...alike.values()]
    .filter(({ steps }) => steps.length > 0)
    .map(({ names, steps }) => ({
      title: format(words.alongAxes, { axes: list.format(names) }),
      steps,
    }));
}
