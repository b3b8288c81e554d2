import { type Convolution, inputShape } from "../../src/convolution/index.ts";
import type { Phrases } from "../../src/locales/index.ts";
import { axesText, shape } from "../picture/text.ts";

/** The words of givens. */
export type GivenWords = Pick<Phrases, "input" | "kernel" | "withBias" | "withoutBias"> & {
  readonly live: Pick<Phrases["live"], "field">;
};

/** The givens of a layer in a reader's words, each with the symbol that colours it; a field at its default is left out, the bias never. */
export function givenOf(layer: Convolution, phrases: GivenWords) {
  const { field } = phrases.live;
  const given = (label: string, value: string, symbol: string, shown = true) =>
    shown ? [{ label, value, symbol }] : [];
  const notAllOnes = (values: readonly number[]) => values.some((value) => value !== 1);
  const padding = typeof layer.padding === "string" ? layer.padding : axesText(layer.padding);
  return [
    ...given(phrases.input, shape(inputShape(layer)), "i"),
    ...given(phrases.kernel, shape(layer.kernelSize), "k"),
    ...given(field.outChannels.toLowerCase(), String(layer.outChannels), "C_out"),
    ...given(field.stride.toLowerCase(), axesText(layer.stride), "s", notAllOnes(layer.stride)),
    ...given(field.padding.toLowerCase(), padding, "p", padding !== "0"),
    ...given(field.dilation.toLowerCase(), axesText(layer.dilation), "d", notAllOnes(layer.dilation)),
    ...given(field.groups.toLowerCase(), String(layer.groups), "g", layer.groups !== 1),
    ...given(layer.bias ? phrases.withBias : phrases.withoutBias, "", "b"),
  ];
}
