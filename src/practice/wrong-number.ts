import { type Convolution, deriveConvolution, safeParse } from "../convolution/index.ts";
import type { Exercise, Level } from "./exercise.ts";
import type { AskedQuantity } from "./layer-slips.ts";
import { questionOf } from "./question.ts";
import type { Draw } from "./random.ts";
import { distinct } from "./slips.ts";

/** A line of a summary: a layer, and what is printed of it. */
export interface SummaryRow {
  readonly layer: Convolution;
  readonly outputShape: readonly number[];
  readonly parameters: number;
}

/** A summary in which one number is what a slip gives: a count of parameters, or the last layer's output. */
export function wrongNumber(draw: Draw, level: Level): Exercise {
  for (;;) {
    const layers = stack(draw, level);
    if (!layers) continue;
    const rows = layers.map((layer) => {
      const { outputSize, parameters } = deriveConvolution(layer);
      return { layer, outputShape: [layer.outChannels, ...outputSize], parameters };
    });
    // Any earlier output is what the next layer takes in, so that two rows would be wrong.
    const about: AskedQuantity = level > 1 && draw.of([true, false]) ? "outputShape" : "parameters";
    const at = about === "outputShape" ? rows.length - 1 : draw.within(0, rows.length - 1);
    const question = questionOf(layers[at] as Convolution, about);
    if (question.slips.length === 0) continue;
    const { name, value } = draw.of(question.slips);
    if (about === "outputShape" && value.length !== rows[at]?.outputShape.length) continue;
    const wrong = about === "outputShape" ? { outputShape: value } : { parameters: value[0] as number };
    const printed = rows.map((row, place) => (place === at ? { ...row, ...wrong } : row));
    const slips = distinct(
      [{ name: "as-printed", value }, ...question.slips.filter((slip) => slip.name !== name)],
      question.answer,
    );
    const [first] = layers;
    const inputShape = [first?.inChannels as number, ...(first?.inputSize ?? [])];
    return {
      ...question,
      slips,
      about: "wrongNumber",
      shown: { kind: "summary", inputShape, rows: printed },
    };
  }
}

function stack(draw: Draw, level: Level): readonly Convolution[] | undefined {
  const layers: Convolution[] = [];
  let [inputSize, inChannels]: [readonly number[], number] = [
    Array(2).fill(draw.within(20, 40)),
    draw.of([1, 3]),
  ];
  for (let count = 0; count < level + 2; count++) {
    const spec = {
      inputSize,
      inChannels,
      outChannels: draw.of([4, 6, 8, 12, 16]),
      kernelSize: draw.of([1, 3, 5]),
      stride: level === 1 ? 1 : draw.within(1, 2),
      padding: level === 1 ? 0 : draw.within(0, 2),
      bias: level < 3 || draw.of([true, false]),
    };
    const { layer } = safeParse(spec);
    if (!layer) return undefined;
    layers.push(layer);
    inputSize = deriveConvolution(layer).outputSize;
    inChannels = layer.outChannels;
  }
  return layers;
}
