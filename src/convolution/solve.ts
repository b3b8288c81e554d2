import { derive, safeParseWindowed } from "./derive.ts";
import { boundsBetween, outputPaddingFor, paddingBounds } from "./padding-bounds.ts";
import { isQuestion, type Question, type Range } from "./question.ts";
import type { Step } from "./step.ts";
import { unwrap } from "./validate.ts";
import type { PerAxis } from "./window.ts";

/** The window of a layer that takes the one size to the other on every axis, with the same padding on both sides. */
export interface Solution {
  readonly kernelSize: number;
  readonly stride: number;
  /** The word where one end gets more than the other, or an axis more than another. */
  readonly padding: number | "same";
  readonly dilation: number;
  /** Of transposed layers alone: one number, or one an axis where they differ. */
  readonly outputPadding?: PerAxis;
  /** Whether the word `same` pads so, and puts out as many. */
  readonly same: boolean;
}

/**
 * Every solution, listed as they are asked for: first the usual ones. Those are undilated, with a kernel no smaller than the
 * stride, and pad half of what the kernel spans beyond one element, so that stride 1 keeps the size (Dumoulin and Visin 2016,
 * relationship 3); after them those that pad half of what it spans beyond the stride, so that i becomes i/s or i*s, by the word
 * where that is no whole number. Within each, the smallest kernel first, then stride, dilation and padding.
 */
export interface Solutions extends Iterable<Solution> {
  /** How many there are, which is known without listing them. */
  readonly count: number;
}

/**
 * Every window within the ranges that takes `from` elements to `to`, a kernel of one at the least dilation that allows it, and
 * a pooling padded by no more than half its kernel (PyTorch). Kernels, strides and dilations are gone through; the paddings that work follow from each by the rules of `paddingBounds`.
 *
 * @throws TypeError for what `safeParseQuestion` did not make.
 */
export function solutions(question: Question): Solutions {
  if (!isQuestion(question)) throw new TypeError("Wanted is a question that safeParseQuestion() made.");
  const families = [...familiesOf(question)];
  const countOf = ({ padding: [least, most], byWord }: Family) =>
    Math.max(0, most - least + 1) + (byWord ? 1 : 0);
  return {
    count: families.reduce((total, family) => total + countOf(family), 0),
    *[Symbol.iterator]() {
      for (const place of [0, 1, 2])
        for (const family of families)
          for (const padding of paddingsAt(place, family)) {
            const { byWord: _, ...window } = family;
            yield solution(question, { ...window, padding });
          }
    },
  };
}

type Window = Omit<Solution, "same" | "outputPadding">;
/** `padding` may be none, its least above its most; `byWord` is whether the word does what no number of them does. */
type Family = Omit<Window, "padding"> & { readonly padding: Range; readonly byWord: boolean };

/** The paddings of a family that are usual, those that are so in the second place, or all others. */
function* paddingsAt(
  place: number,
  { kernelSize, stride, dilation, padding: [least, most], byWord }: Family,
): Iterable<Window["padding"]> {
  const isUsual = dilation === 1 && kernelSize >= stride;
  if (byWord && place === (isUsual ? 1 : 2)) yield "same";
  const usual = isUsual ? [(kernelSize - 1) / 2, (kernelSize - stride) / 2] : [];
  if (place === 2) {
    for (const padding of within([least, most])) if (!usual.includes(padding)) yield padding;
    return;
  }
  const padding = usual[place];
  if (padding !== undefined && padding % 1 === 0 && padding >= least && padding <= most)
    if (place === 0 || padding !== usual[0]) yield padding;
}

/** The sizes to go from and to, an entry an axis. */
function axesOf({ from, to }: Question) {
  return from.map((size, axis) => ({ from: size, to: to[axis] as number }));
}

/** The windows of one kernel, stride and dilation each that have paddings at all. */
function* familiesOf(question: Question): Iterable<Family> {
  const { kind } = question;
  const bounds = axesOf(question).map((sizes) => boundsBetween({ kind, ...sizes }));
  for (const kernelSize of within(question.kernelSize))
    for (const stride of within(question.stride))
      for (const dilation of within(question.dilation)) {
        const window = { kernelSize, stride, dilation };
        const outputPadding = outputPaddings(question, window);
        if (outputPadding[0] > outputPadding[1]) continue;
        const found = bounds.map((boundsOf) => boundsOf({ ...window, outputPadding }));
        const least = Math.max(question.padding[0], ...found.map(([least]) => least));
        const most = Math.min(question.padding[1], ...found.map(([, most]) => most));
        const byWord = question.same && isByWord(question, window);
        if (least <= most || byWord) yield { ...window, padding: [least, most], byWord };
      }
}

/**
 * Whether the word `same` does it, and no number within the range: it pads the sides unequally, each within the range. A dilated
 * window has no such word beside a stride, and a dilated pooling none at all (Keras, PyTorch, ONNX Runtime).
 */
function isByWord(question: Question, window: Omit<Window, "padding">): boolean {
  if (window.dilation > 1 && (window.stride > 1 || question.kind === "max-pooling")) return false;
  const { outputSize, padding } = asSame(question, window);
  if (outputSize.join() !== question.to.join()) return false;
  const [least, most] = question.padding;
  const all = padding.flat();
  return new Set(all).size > 1 && all.every((side) => side >= least && side <= most);
}

/** What the word `same` comes to in a window. */
function asSame(question: Question, window: Omit<Window, "padding">) {
  const { kind } = question;
  const channels = kind === "max-pooling" ? { channels: 1 } : { inChannels: 1, outChannels: 1 };
  return derive(
    unwrap(safeParseWindowed({ kind, inputSize: question.from, ...channels, ...window, padding: "same" })),
  );
}

/**
 * The output paddings to choose among, less than the stride or the dilation (PyTorch's rule). A kernel of one has nothing to
 * dilate: of what a smaller dilation allows already, the layer would be listed again.
 */
function outputPaddings({ outputPadding, dilation }: Question, window: Omit<Window, "padding">): Range {
  const [least, most] = outputPadding;
  const isAgain = window.kernelSize === 1 && window.dilation > dilation[0];
  const allowed = Math.max(window.stride, window.dilation);
  const before = isAgain ? Math.max(window.stride, window.dilation - 1) : 0;
  return [Math.max(least, before), Math.min(most, allowed - 1)];
}

/**
 * The steps that solve a question for the paddings of a solution's window, and for its output padding where it has one, axis by
 * axis; none where the padding is a word, which the layer's own steps tell.
 */
export function solvingSteps(question: Question, solution: Solution): readonly Step[] {
  const { padding, outputPadding = 0, ...window } = solution;
  if (padding === "same") return [];
  return axesOf(question).flatMap((sizes, axis) => {
    const asked = { kind: question.kind, ...window, ...sizes };
    const { steps } = paddingBounds({ ...asked, outputPadding: outputPaddings(question, window) });
    const added = [outputPadding].flat().some((extra) => extra > 0)
      ? [outputPaddingFor({ ...asked, padding })]
      : [];
    return [...steps, ...added].map((step) => ({ ...step, axis }));
  });
}

function solution(question: Question, { padding, ...window }: Window): Solution {
  const { kind } = question;
  if (padding === "same")
    return { ...window, padding, ...(kind === "transposed-convolution" && { outputPadding: 0 }), same: true };
  const word = asSame(question, window);
  const same = word.padding.flat().every((side) => side === padding);
  if (!("outputPadding" in word)) return { ...window, padding, same };
  const added = axesOf(question).map((sizes) => outputPaddingFor({ ...window, ...sizes, padding }).value);
  const outputPadding = new Set(added).size > 1 ? added : (added[0] as number);
  return { ...window, padding, outputPadding, same: same && word.outputPadding.join() === added.join() };
}

function* within([minimum, maximum]: Range): Iterable<number> {
  for (let size = minimum; size <= maximum; size++) yield size;
}
