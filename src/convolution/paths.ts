import { difference, product, sum } from "../formula/formula.ts";
import type { AxisWindow } from "./interval.ts";
import { propagate, type ReceptiveField, receptiveFieldOfInput } from "./receptive-field.ts";
import { CountNotExactError, rule, type Step, work } from "./step.ts";
import { type Filled, positions } from "./tensor.ts";

/** One axis of a window that gathers: of a convolution or a pooling. */
export type Gathering = Pick<AxisWindow, "span" | "stride" | "before" | "dilation">;

/** A layer of a stack: its window along each axis, and the sizes of the map that it reads. */
export interface StackLayer {
  readonly windows: readonly Gathering[];
  readonly inputSize: readonly number[];
}

/**
 * How many paths lead from one element, at a position behind a stack of layers, to each element of the stack's input: one
 * step a layer, to any element that a weight of its window lies on. Paths that end in padding reach nothing. With every weight 1
 * this is the gradient of that element with respect to the input (Luo, Li, Urtasun and Zemel 2016, section 2).
 *
 * @returns shape [...inputSize] of the first layer
 * @throws RangeError for no layer, CountNotExactError where a count passes 2^53 - 1.
 */
export function pathCounts(layers: readonly StackLayer[], position: readonly number[]): Filled {
  const [first] = layers;
  if (!first) throw new RangeError("A stack has at least one layer.");
  const axes = position.map((at, axis) => onAxis(layers, axis, at));
  const shape = first.inputSize;
  const data = Float64Array.from(positions(shape), (index) =>
    index.reduce((count, at, axis) => count * (axes[axis]?.[at] as number), 1),
  );
  if (data.some((count) => count > Number.MAX_SAFE_INTEGER)) throw new CountNotExactError("paths", undefined);
  return { shape, data };
}

// A window is a box, so the paths along one axis know nothing of the others, and their numbers multiply.
function onAxis(layers: readonly StackLayer[], axis: number, at: number): readonly number[] {
  let counts = new Map([[at, 1]]);
  for (const { windows, inputSize } of [...layers].reverse()) {
    const { span, stride, before, dilation } = windows[axis] as Gathering;
    const next = new Map<number, number>();
    for (const [index, count] of counts) {
      for (let tap = 0; tap < span; tap += dilation) {
        const place = index * stride - before + tap;
        if (place >= 0 && place < (inputSize[axis] as number))
          next.set(place, (next.get(place) ?? 0) + count);
      }
    }
    counts = next;
  }
  return Array.from({ length: layers[0]?.inputSize[axis] as number }, (_, place) => counts.get(place) ?? 0);
}

/**
 * The receptive field behind a stack along one axis, in one sum: r = 1 + (k_1 - 1) j_0 + (k_2 - 1) j_1 + ..., where j_n is the
 * product of the strides up to layer n (Araujo, Norris and Sim 2019, "Computing receptive fields of convolutional neural
 * networks", equation 2). Elements of the input; k counts the gaps of a dilated kernel.
 */
export function fieldInOneSum(windows: readonly Gathering[]): Step {
  const each = windows.map(({ span }, at) => ({ k: `k_${at + 1}`, j: `j_${at}`, span }));
  let jump = 1;
  const values: Record<string, number> = {};
  each.forEach(({ k, j, span }, at) => {
    values[k] = span;
    values[j] = jump;
    jump *= windows[at]?.stride as number;
  });
  const terms = each.map(({ k, j }) => product(difference(k, 1), j));
  return work(rule("receptiveField", "r", sum(1, ...terms)), values, 0);
}

/** The fields behind each layer of a stack, along one axis, from that of its input on. */
export function fieldsThrough(windows: readonly Gathering[]): readonly ReceptiveField[] {
  const fields = [receptiveFieldOfInput(1)];
  for (const window of windows)
    fields.push(propagate([{ ...window, transposed: false }], fields.at(-1) as ReceptiveField));
  return fields;
}
