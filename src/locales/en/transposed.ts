/** The words of the transposed convolution; those in `live` go along into the page. */
export type TransposedWords = typeof transposedWords;
export type LiveTransposedWords = TransposedWords["live"];

export const transposedWords = {
  name: "A convolution turned round",
  question: "The stride is 2, and the output is the larger map. Which cells of it does one input cell paint?",
  noScript:
    "This is one layer with all its input cells painted. With JavaScript on, you can step through them, change the layer and see it in two more ways.",
  viewTitle: "Three views of one layer",
  views: { scatter: "painted and added", zeros: "zeros put in", matrix: "the matrix turned round" },
  live: {
    which:
      "Input: the small map, {i} cells. Output: the large one, {o} cells. The convolution it is the transpose of reads {o} and gives {i}.",
    input: "input",
    kernel: "kernel",
    painting: "Each input cell times the kernel, a row for each",
    added: "added up, the dashed ends cut off by the padding",
    output: "output",
    zerosIn: "the input with zeros between and around it; each window gives one output cell",
    turnedKernel: "kernel, turned round",
    matrix: "each column is one window of the convolution, which is a row of its matrix",
    painted: "painted how often",
    square: "On two axes, {wide} × {wide}: how often each output cell is painted.",
    said: "Input cell {n} of {i} holds {x} and paints the output cells {first} to {last} of {o}.",
    saidNone: "Input cell {n} of {i} holds {x}; all that it paints is cut off.",
    noView: "The view is one of {views}; got “{got}”. Choose one by its button.",
    cellName: "Input cell",
    noSuch: "{name} is a whole number from {minimum} to {maximum} here; got “{got}”. Type one of these.",
    tooMuchPadding:
      "The padding may be at most the kernel size less one, {most}, or whole kernels would be cut off; got {got}. Take less, or a larger kernel.",
  },
};
