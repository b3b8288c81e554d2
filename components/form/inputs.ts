import type { Phrases } from "../../src/locales/index.ts";
import { letters, type State } from "../calculator/state.ts";

type Names = Readonly<Record<"inputSize" | "inChannels" | "outChannels" | "groups" | "padding", string>> &
  Readonly<Record<"kernelSize" | "stride" | "dilation", string>>;

/**
 * What the forms of the calculators have in common: the inputs of a field, one an axis or one in all, the fields of a
 * convolution in their order, and the two sides of a padding. The stylesheet shows what the form's own choices leave in use.
 */
export function inputsOf(state: State, names: Names, phrases: Phrases) {
  const ofAxes = (field: string, label: string) =>
    letters.map((letter) => ({
      name: `${field}-${letter}`,
      value: state[`${field}-${letter}`] as string,
      label,
      axis: phrases.fieldOnAxis("", phrases.axis[letter]),
      letter: letter.toUpperCase(),
    }));
  const whole = (field: string, label: string) => [{ name: field, value: state[field] as string, label }];
  const fields = [
    { field: "inputSize", symbol: "i", inputs: ofAxes("inputSize", names.inputSize) },
    { field: "inChannels", symbol: "C_in", inputs: whole("inChannels", names.inChannels) },
    { field: "outChannels", symbol: "C_out", inputs: whole("outChannels", names.outChannels) },
    { field: "kernelSize", symbol: "k", inputs: ofAxes("kernelSize", names.kernelSize) },
    { field: "stride", symbol: "s", inputs: ofAxes("stride", names.stride) },
    { field: "dilation", symbol: "d", inputs: ofAxes("dilation", names.dilation) },
    { field: "groups", symbol: "g", inputs: whole("groups", names.groups) },
  ] as const;
  const sides = [
    { side: phrases.before, inputs: ofAxes("padding", names.padding) },
    {
      side: phrases.after,
      inputs: ofAxes("paddingAfter", phrases.fieldOnAxis(names.padding, phrases.after)),
    },
  ];
  return { ofAxes, whole, fields, sides };
}
