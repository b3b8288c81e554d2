import { type Convolution, type Derivation, inputShape, weightShape } from "../../src/convolution/index.ts";
import { format } from "../../src/locales/format.ts";
import type { LiveWords } from "../../src/locales/index.ts";

/** A shape as a reader writes it: "3 × 10 × 10". */
export function shape(sizes: readonly number[]): string {
  return sizes.join(" × ");
}

/** Numbers of axes: "2" where all are alike, else "2 × 1"; the two sides of a padding, where they differ, "0 + 1". */
export function axesText(values: readonly unknown[]): string {
  const texts = values.map((value) => {
    const [before, after] = [value].flat();
    return after === undefined || before === after ? String(before) : `${before} + ${after}`;
  });
  return new Set(texts).size === 1 ? (texts[0] as string) : texts.join(" × ");
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
