import { type Convolution, deriveConvolution, safeParse } from "../convolution/index.ts";
import type { Exercise, Level } from "./exercise.ts";
import { questionOf } from "./question.ts";
import type { Draw } from "./random.ts";
import { distinct, type Slip } from "./slips.ts";

/** The parameters of a line of Keras: with its order of channels said; left out, where it is channels last; with a depth axis. */
export function channelOrder(draw: Draw, level: Level): Exercise {
  for (;;) {
    const rank = level === 3 ? 3 : 2;
    const [channels, side] = [draw.of([1, 3, 4, 5]), draw.within(8, 32)];
    const [outChannels, kernelSize] = [draw.within(2, 10), draw.of([2, 3, 5])];
    const sizes = level === 3 ? [draw.within(4, 10), side, side] : [side, side];
    const shape = draw.of([true, false]) ? [channels, ...sizes] : [...sizes, channels];
    const said = level === 1 || draw.of([true, false]);
    const order = said ? draw.of(["channels-first", "channels-last"] as const) : "channels-last";
    const layer = readAs(order, shape, outChannels, kernelSize);
    if (!layer) continue;
    const other = readAs(
      order === "channels-first" ? "channels-last" : "channels-first",
      shape,
      outChannels,
      kernelSize,
    );
    const question = questionOf(layer, "parameters");
    const misread: readonly Slip[] = other
      ? [{ name: "other-order", value: [deriveConvolution(other).parameters] }]
      : [];
    const slips = distinct([...misread, ...question.slips], question.answer);
    if (!slips.some(({ name }) => name === "other-order")) continue;
    const argument = said ? `, data_format="${order.replace("-", "_")}"` : "";
    const code = `Conv${rank}D(${outChannels}, ${kernelSize}, input_shape=(${shape.join(", ")})${argument})`;
    return { ...question, slips, about: "channelOrder", shown: { kind: "code", code, order, said } };
  }
}

function readAs(
  order: "channels-first" | "channels-last",
  shape: readonly number[],
  outChannels: number,
  kernelSize: number,
): Convolution | undefined {
  const at = order === "channels-first" ? 0 : shape.length - 1;
  const spec = {
    inputSize: shape.filter((_, place) => place !== at),
    inChannels: shape[at] as number,
    outChannels,
    kernelSize,
  };
  return safeParse(spec).layer;
}
