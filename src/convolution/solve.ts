import { derive, safeParseWindowed } from "./derive.ts";
import { boundsBetween, outputPaddingFor, paddingBounds } from "./padding-bounds.ts";
import type { Question, Range } from "./question.ts";
import type { Step } from "./step.ts";
import { assertChecked, unwrap } from "./validate.ts";

/** The window of a layer that takes the one size to the other, with the same padding on both sides. */
export interface Solution {
  readonly kernelSize: number;
  readonly stride: number;
  readonly padding: number;
  readonly dilation: number;
  /** Of transposed layers alone. */
  readonly outputPadding?: number;
  /** Whether the word `same` would pad as much on both sides, and put out as many. */
  readonly same: boolean;
}

/**
 * Every solution, listed as they are asked for: first the usual ones. Those are undilated, with a kernel no smaller than the
 * stride, and pad half of what the kernel spans beyond one element, so that stride 1 keeps the size (Dumoulin and Visin 2016,
 * relationship 3); after them those that pad half of what it spans beyond the stride, so that i becomes i/s or i*s. Within
 * each, the smallest kernel first, then stride, dilation and padding.
 */
export interface Solutions extends Iterable<Solution> {
  /** How many there are, which is known without listing them. */
  readonly count: number;
}

/**
 * Every window within the ranges that takes `from` elements to `to`, a kernel of one at the least dilation that allows it.
 * Kernels, strides and dilations are gone through; the paddings that work follow from each by the rules of `paddingBounds`.
 */
export function solutions(question: Question): Solutions {
  assertChecked(question);
  if (!("from" in question)) throw new TypeError("What safeParseQuestion() made is wanted here.");
  const families = [...familiesOf(question)];
  return {
    count: families.reduce((total, { padding: [least, most] }) => total + most - least + 1, 0),
    *[Symbol.iterator]() {
      for (const place of [0, 1, 2])
        for (const family of families)
          for (const padding of paddingsAt(place, family)) yield solution(question, { ...family, padding });
    },
  };
}

type Window = Omit<Solution, "same" | "outputPadding">;
type Family = Omit<Window, "padding"> & { readonly padding: Range };

/** The paddings of a family that are usual, those that are so in the second place, or all others. */
function* paddingsAt(
  place: number,
  { kernelSize, stride, dilation, padding: [least, most] }: Family,
): Iterable<number> {
  const isUsual = dilation === 1 && kernelSize >= stride;
  const usual = isUsual ? [(kernelSize - 1) / 2, (kernelSize - stride) / 2] : [];
  if (place === 2) {
    for (const padding of within([least, most])) if (!usual.includes(padding)) yield padding;
    return;
  }
  const padding = usual[place];
  if (padding !== undefined && padding % 1 === 0 && padding >= least && padding <= most)
    if (place === 0 || padding !== usual[0]) yield padding;
}

/** The windows of one kernel, stride and dilation each that have paddings at all. */
function* familiesOf(question: Question): Iterable<Family> {
  const boundsOf = boundsBetween(question);
  for (const kernelSize of within(question.kernelSize))
    for (const stride of within(question.stride))
      for (const dilation of within(question.dilation)) {
        const window = { kernelSize, stride, dilation };
        const outputPadding = outputPaddings(question, window);
        if (outputPadding[0] > outputPadding[1]) continue;
        const [least, most] = boundsOf({ ...window, outputPadding });
        const padding: Range = [Math.max(least, question.padding[0]), Math.min(most, question.padding[1])];
        if (padding[0] <= padding[1]) yield { ...window, padding };
      }
}

/**
 * The output paddings to choose among, less than the stride or the dilation (PyTorch's rule). A kernel of one has nothing to
 * dilate: of what a smaller dilation allows already, the layer would be listed again.
 */
function outputPaddings({ outputPadding, dilation }: Question, window: Omit<Family, "padding">): Range {
  const [least, most] = outputPadding;
  const isAgain = window.kernelSize === 1 && window.dilation > dilation[0];
  const allowed = Math.max(window.stride, window.dilation);
  const before = isAgain ? Math.max(window.stride, window.dilation - 1) : 0;
  return [Math.max(least, before), Math.min(most, allowed - 1)];
}

/** The steps that solve a question for the paddings of a solution's window, and for its output padding where it has one. */
export function solvingSteps(question: Question, solution: Solution): readonly Step[] {
  const window = { ...question, ...solution };
  const { steps } = paddingBounds({ ...window, outputPadding: outputPaddings(question, solution) });
  return solution.outputPadding ? [...steps, outputPaddingFor(window)] : steps;
}

function solution(question: Question, window: Window): Solution {
  const { kind, from } = question;
  const alone = { kind, inputSize: [from], inChannels: 1, outChannels: 1 };
  const same = derive(unwrap(safeParseWindowed({ ...alone, ...window, padding: "same" })));
  const isPadded = same.padding[0]?.every((side) => side === window.padding) === true;
  if (!("outputPadding" in same)) return { ...window, same: isPadded };
  const outputPadding = outputPaddingFor({ ...question, ...window }).value;
  return { ...window, outputPadding, same: isPadded && same.outputPadding[0] === outputPadding };
}

function* within([minimum, maximum]: Range): Iterable<number> {
  for (let size = minimum; size <= maximum; size++) yield size;
}
