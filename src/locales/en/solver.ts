/** The words of the solver; those in `live` go along into the page, as sentences with places for numbers. */
export type SolverWords = typeof solverWords;
export type LiveSolverWords = SolverWords["live"];

export const solverWords = {
  solver: "Solver",
  title: "From one size to another: how?",
  description:
    "Give the size that comes in and the size that must come out; read every kernel, stride, padding and dilation that does it, with its derivation.",
  lead: "You know the size you have and the size you need. Guess a kernel, a stride and a padding before you look: there is often more than one answer.",
  noScript: "This question is answered in full. With JavaScript on, you can ask another.",
  kind: "Layer",
  convolution: "convolution",
  transposed: "transposed convolution",
  pooling: "pooling",
  rank: "Axes",
  ranges: "Look among",
  rangesLead:
    "From the least to the most. Every axis has the same window, padded the same on both sides. Axes of different sizes are written with an x: 224 x 112.",
  same: "also padding same, where it pads one side more",
  minimum: "least",
  maximum: "most",
  solutions: "Layers that do it",
  solutionsLead:
    "The usual ones first: no dilation, a kernel no smaller than the stride, and as padding half of what the kernel spans beyond one element, or beyond the stride. Open a row for its derivation. Where the kernel spans less than the stride, what lies between two windows is never read. A kernel of one has nothing to dilate, so it stands here once.",
  weighedLead: "Those that are alike in this stand with fewest parameters first.",
  pooledLead:
    "A pooling is padded by half its kernel at most, as PyTorch has it. Averages have the same windows; PyTorch dilates max pooling alone, Keras neither.",
  sameLead:
    "0 + 1 is padding before and after, which Keras has by the word same. PyTorch has the word for convolutions of stride 1 alone.",
  kernel: "Kernel",
  parameters: "Parameters",
  asSame: "Padding word",
  unused: "Unused input",
  // The quantities of a derivation that a single layer does not have.
  quantity: {
    leastPadding: "least padding that does",
    mostPadding: "most padding that does",
    poolingPadding: "most that a pooling is padded",
    outputPadding: "output padding it takes",
  },
  toCalculator: "Open in the calculator",
  severalTitle: "Why several",
  severalWhy:
    "The last window must lie inside the padded input, so the division is rounded down, and what is left over at the end is not read. Sizes that differ by less than a stride can come to one size. The way back is then open: a transposed layer has to be told which of them you want, by its output padding.",
  triesTitle: "Other questions",
  // What else another question asks for, behind its sizes.
  tries: {
    "transposed-convolution": ", transposed",
    "max-pooling": ", pooling",
    same: ", same",
  },
  live: {
    field: {
      from: "From",
      to: "To",
      inChannels: "Input channels",
      outChannels: "Output channels",
      kernelSize: "Kernel size",
      stride: "Stride",
      padding: "Padding",
      dilation: "Dilation",
      outputPadding: "Output padding",
    },
    issue: {
      "minimum-above-maximum":
        "{name} must begin at its least; got {minimum} to {maximum}. Swap the two numbers.",
      "too-many-combinations":
        "At most {maximum} kernels, strides and dilations together are looked through; these are {combinations}. Narrow a range.",
      "count-not-exact":
        "Every count must stay below 2^53 to be exact; one of these layers passes it. Take a smaller {name}.",
    },
    one: "One layer does it.",
    many: "{count} layers do it.",
    more: "{count} layers do it. The first {shown} stand here; {more} more would follow. Narrow a range to see them.",
    first: "First: {window}.",
    shared: "With {rows} of these windows, {other} comes to {to} as well as {from}.",
    // Why there is no solution.
    none: {
      "too-large":
        "None: from {from}, these ranges come to at most {reached}, and {to} is more. Widen a range, or ask for a transposed convolution.",
      "too-small":
        "None: from {from}, these ranges come to at least {reached}, and {to} is less. Widen a range, such as the stride.",
      "too-large-transposed":
        "None: from {from}, these ranges come to at most {reached}, and {to} is more. Widen a range, such as the stride.",
      "too-small-transposed":
        "None: from {from}, these ranges come to at least {reached}, and {to} is less. Widen a range, such as the padding, or ask for a convolution.",
      "passed-by":
        "None: from {from}, these ranges reach smaller sizes and larger ones, and pass {to} by. Widen the padding or the stride.",
      "no-layer":
        "None: even the smallest kernel of these ranges does not fit into {from} with its padding. Take a smaller kernel, or more padding.",
      apart:
        "None: each axis of {from} comes to its size of {to}, but by no window that is the same on all. Widen a range, or ask for one axis at a time.",
    },
    // A row's window, for those who hear its button.
    window: "Kernel {kernelSize}, stride {stride}, padding {padding}, dilation {dilation}",
    windowPooled: "Window {kernelSize}, stride {stride}, padding {padding}, dilation {dilation}",
    windowAdded:
      "Kernel {kernelSize}, stride {stride}, padding {padding}, dilation {dilation}, output padding {outputPadding}",
    same: "same",
    impossible: "The address asks for what cannot be; the marked field says why.",
    stale: "Still showing the last question that works.",
    copied: "Copied.",
    copyFailed: "Could not copy: copy the address by hand.",
  },
};
