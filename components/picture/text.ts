import { type Convolution, type Derivation, inputShape, weightShape } from "../../src/convolution/index.ts";
import { format } from "../../src/locales/format.ts";
import type { LiveWords } from "../../src/locales/index.ts";
import type { Label } from "./drawing.ts";

/** A shape as a reader writes it: "3 × 10 × 10". */
export function shape(sizes: readonly number[]): string {
  return sizes.join(" × ");
}

/** A label in three texts: `k_w` of 3 is "k", "w", " = 3"; all empty where there is no label. */
export function labelParts({
  letter,
  value,
}: Label): readonly [letter: string, subscript: string, value: string] {
  const [, base = "", low = "", rest = ""] = letter.match(/(.?)_?(\w*)(.*)/) ?? [];
  return [base, low, value === "" ? "" : `${rest} = ${value}`];
}

/** The text alternative of a layer's picture. */
export function sayPicture(
  words: Pick<LiveWords, "picture" | "everyChannel" | "oneGroup" | "axes">,
  layer: Convolution,
  { outputSize }: Derivation,
): string {
  return format(words.picture, {
    ...layer,
    input: inputShape(layer),
    kernel: weightShape(layer).slice(1),
    output: [layer.outChannels, ...outputSize],
    span: layer.groups === 1 ? words.everyChannel : format(words.oneGroup, layer as never),
    axes: words.axes[layer.inputSize.length - 1],
  });
}
