import { convolution, deriveConvolution, paddingBounds } from "../convolution/index.ts";
import { ceil, difference, floor, maximum, product, quotient, sum } from "../formula/formula.ts";
import type { Exercise, Level } from "./exercise.ts";
import { channels } from "./layer.ts";
import type { Draw } from "./random.ts";
import { distinct, numbersOf, type Reading } from "./slips.ts";

/** The least padding for a wanted size: one that keeps the size; with a stride; with a dilated kernel. */
export function padding(draw: Draw, level: Level): Exercise {
  for (;;) {
    const rank = draw.of([1, 2]);
    const from = draw.within(8, 40);
    const stride = level === 1 ? 1 : draw.within(level === 2 ? 2 : 1, 3);
    const dilation = level === 3 ? draw.within(2, 4) : 1;
    const kernelSize = level === 1 ? draw.of([3, 5, 7, 9]) : draw.within(3, 7);
    const to = level === 1 ? from : Math.ceil(from / stride) + draw.within(-1, 1);
    const { least, most, steps } = paddingBounds({
      kind: "convolution",
      from,
      to,
      kernelSize,
      stride,
      dilation,
      outputPadding: [0, 0],
    });
    if (least < 1 || least > most) continue;
    const slips = distinct(
      numbersOf(readings(dilation), { i: from, o: to, k: kernelSize, s: stride, d: dilation, p_most: most }),
      [least],
    );
    if (slips.length < 1) continue;
    const layer = convolution({
      ...channels(draw),
      inputSize: Array(rank).fill(from),
      kernelSize,
      stride,
      dilation,
      padding: least,
    });
    const kept = steps.filter(
      ({ quantity, values }) =>
        quantity === "leastPadding" || (quantity === "effectiveKernel" && values.d !== 1),
    );
    const shown = { kind: "layer", layer, to: deriveConvolution(layer).outputSize } as const;
    return { answer: [least], slips, steps: kept, rank, about: "padding", shown };
  }
}

function readings(dilation: number): readonly Reading[] {
  const span = dilation === 1 ? sum("k") : sum(product("d", difference("k", 1)), 1);
  const needed = (span: ReturnType<typeof sum>) =>
    difference(sum(product(difference("o", 1), "s"), span), "i");
  const each = (room: ReturnType<typeof sum>) => maximum(ceil(quotient(room, 2)), 0);
  return [
    ["both-sides", needed(span)],
    ["dilation-forgotten", each(needed(sum("k")))],
    ["kernel-halved", floor(quotient("k", 2))],
    ["kernel-halved", ceil(quotient("k", 2))],
    ["stride-forgotten", each(difference(sum("o", difference(span, 1)), "i"))],
    ["more-than-least", sum("p_most")],
  ];
}
