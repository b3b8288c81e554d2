import { propagate, receptiveFieldOfInput, type Step } from "../convolution/index.ts";
import { difference, type Formula, product, sum, symbol } from "../formula/formula.ts";
import type { Exercise, Level } from "./exercise.ts";
import type { Draw } from "./random.ts";
import { distinct, numbersOf, type Reading } from "./slips.ts";

/** The window of one of the layers that stand one on another. */
export interface StackedLayer {
  readonly kernelSize: number;
  readonly stride: number;
  readonly dilation: number;
}

/** How much of the input one output element sees: behind two layers; three with strides; four, dilated ones among them. */
export function receptiveField(draw: Draw, level: Level): Exercise {
  for (;;) {
    const layers = Array.from({ length: level + 1 }, () => ({
      kernelSize: draw.of(level === 1 ? [2, 3, 5] : [1, 2, 3, 5]),
      stride: draw.within(1, 2),
      dilation: level === 3 ? draw.of([1, 1, 2, 3]) : 1,
    }));
    const { size, steps } = seenBehind(layers);
    const values = layers.flatMap(({ kernelSize, stride, dilation }, at) => [
      [`k_${at + 1}`, kernelSize],
      [`s_${at + 1}`, stride],
      [`d_${at + 1}`, dilation],
    ]);
    const slips = distinct(numbersOf(readings(layers), Object.fromEntries(values)), [size]);
    if (slips.length < 2) continue;
    return {
      answer: [size],
      slips,
      steps,
      rank: 1,
      about: "receptiveField",
      shown: { kind: "stack", layers },
    };
  }
}

/** The receptive field behind layers, along one axis, and the steps of its size and of the jumps that it needs. */
export function seenBehind(layers: readonly StackedLayer[]): {
  readonly size: number;
  readonly steps: readonly Step[];
} {
  let field = receptiveFieldOfInput(1);
  const steps: Step[] = [];
  for (const [at, { kernelSize, stride, dilation }] of layers.entries()) {
    const span = dilation * (kernelSize - 1) + 1;
    field = propagate([{ span, stride, before: 0, transposed: false, dilation }], field);
    // How far apart the last layer's fields are is not asked, and where they begin of none.
    const wanted = ["receptiveField", at < layers.length - 1 ? "jump" : ""];
    steps.push(...field.steps.filter(({ quantity }) => wanted.includes(quantity)));
  }
  const [axis] = field.axes as Exclude<typeof field.axes, "all">;
  return { size: axis?.size as number, steps };
}

function readings(layers: readonly StackedLayer[]): readonly Reading[] {
  const n = layers.map((_, at) => at + 1);
  const grown = (at: number, own: boolean, strided: boolean, dilated: boolean): Formula => {
    const strides = strided ? n.slice(0, own ? at : at - 1).map((layer) => `s_${layer}`) : [];
    const dilations = dilated && layers[at - 1]?.dilation !== 1 ? [`d_${at}`] : [];
    return product(difference(`k_${at}`, 1), ...dilations, ...strides);
  };
  const all = (own: boolean, strided: boolean, dilated: boolean) =>
    sum(1, ...n.map((at) => grown(at, own, strided, dilated)));
  return [
    ["kernels-added", sum(...n.map((at) => `k_${at}`))],
    ["strides-forgotten", all(false, false, true)],
    ["own-stride-counted", all(true, true, true)],
    ["dilation-forgotten", all(false, true, false)],
    ["last-kernel-only", symbol(`k_${layers.length}`)],
  ];
}
