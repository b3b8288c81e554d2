import {
  convolution,
  derive,
  deriveTransposed,
  type Solution,
  type Solutions,
  type Step,
  transposedConvolution,
} from "../../src/convolution/index.ts";

/** The most solutions a page lists. */
export const mostShown = 60;

/** What is asked, as far as a row needs to know. */
export interface Asked {
  readonly transposed: boolean;
  readonly from: number;
}

/** The solutions a page lists. */
export function shownOf(found: Solutions): readonly Solution[] {
  const shown: Solution[] = [];
  for (const solution of found) {
    if (shown.length === mostShown) break;
    shown.push(solution);
  }
  return shown;
}

/** The step that gives a solution's output size, of a layer of one axis and one channel. */
export function stepOf(
  { transposed, from }: Asked,
  { same: _, outputPadding = 0, ...window }: Solution,
): Step {
  const spec = { ...window, padding: [window.padding], inputSize: [from], inChannels: 1, outChannels: 1 };
  const { steps } = transposed
    ? deriveTransposed(transposedConvolution({ ...spec, outputPadding }))
    : derive(convolution(spec));
  return steps.find(({ quantity }) => quantity === "outputSize") as Step;
}

/** The query that opens a solution in the calculator, over an image of that size on both axes. */
export function calculatorQuery({ transposed, from }: Asked, solution: Solution): string {
  const { kernelSize, stride, padding, dilation, outputPadding = 0 } = solution;
  return String(
    new URLSearchParams([
      ...(transposed ? [["kind", "transposed-convolution"]] : []),
      ["inputSize-h", String(from)],
      ["inputSize-w", String(from)],
      ["kernelSize-w", String(kernelSize)],
      ["stride-w", String(stride)],
      ["padding-w", String(padding)],
      ["dilation-w", String(dilation)],
      ...(transposed ? [["outputPadding-w", String(outputPadding)]] : []),
    ]),
  );
}

/** A solution of every structure that a line of formula can have, for the page to typeset one of each. */
export const everyStructure: readonly (readonly [Asked, Solution])[] = [false, true].flatMap((transposed) =>
  [1, 2].flatMap((dilation) =>
    (transposed ? [0, 1] : [0]).map((outputPadding): readonly [Asked, Solution] => [
      { transposed, from: 8 },
      { kernelSize: 2, stride: 2, padding: 0, dilation, same: false, ...(transposed && { outputPadding }) },
    ]),
  ),
);
