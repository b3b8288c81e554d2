import { type Convolution, inputShape, type PaddingPair } from "../../src/convolution/index.ts";
import type { Phrases } from "../../src/locales/index.ts";
import { shape } from "../picture/text.ts";

/** One given of a layer: its name, its value as text, and the symbol that colours it. */
export interface Given {
  readonly label: string;
  readonly value: string;
  readonly symbol: string;
}

/** The givens of a layer in a reader's words; a field at its default is left out, the bias never. */
export function givenOf(layer: Convolution, phrases: Phrases): readonly Given[] {
  const { field } = phrases.live;
  const given = (label: string, value: string, symbol: string, shown = true) =>
    shown ? [{ label, value, symbol }] : [];
  const notAllOnes = (values: readonly number[]) => values.some((value) => value !== 1);
  const padding = paddingText(layer.padding);
  return [
    ...given(phrases.input, shape(inputShape(layer)), "i"),
    ...given(phrases.kernel, shape(layer.kernelSize), "k"),
    ...given(field.outChannels.toLowerCase(), String(layer.outChannels), "C_out"),
    ...given(field.stride.toLowerCase(), perAxisText(layer.stride), "s", notAllOnes(layer.stride)),
    ...given(field.padding.toLowerCase(), padding, "p", padding !== "0"),
    ...given(field.dilation.toLowerCase(), perAxisText(layer.dilation), "d", notAllOnes(layer.dilation)),
    ...given(field.groups.toLowerCase(), String(layer.groups), "g", layer.groups !== 1),
    ...given(layer.bias ? phrases.withBias : phrases.withoutBias, "", "b"),
  ];
}

/** "2" where every axis has the same number, else "2 × 1". */
function perAxisText(values: readonly number[]): string {
  return new Set(values).size === 1 ? String(values[0]) : shape(values);
}

function paddingText(padding: Convolution["padding"]): string {
  if (typeof padding === "string") return padding;
  const sides = padding.map(([before, after]: PaddingPair) =>
    before === after ? String(before) : `${before} + ${after}`,
  );
  return new Set(sides).size === 1 ? (sides[0] as string) : sides.join(" × ");
}
