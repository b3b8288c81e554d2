import { groupsWords } from "./groups.ts";
import { rulerWords } from "./ruler.ts";

/** The words of what a reader moves; those in `live` go along into the page, as sentences with places for numbers. */
export type PlayWords = typeof playWords;
export type LiveWalkerWords = PlayWords["walker"]["live"];

export const playWords = {
  play: "Play",
  title: "Move it, and see",
  description:
    "A window you move over a small volume: every product, every channel's sum, the bias and the cell they make, with numbers you can change.",
  lead: "Guess first, then move the thing and see. Each of these is about one idea, and leads to the lesson that explains it.",
  toLesson: "The lesson",
  ruler: rulerWords,
  groups: groupsWords,
  walker: {
    name: "One window, one number",
    question: "A window lies over three channels. How many numbers does it write?",
    noScript:
      "This is one place of the window, worked out in full. With JavaScript on, you can move it and change the numbers.",
    accountTitle: "How it is added",
    accounts: { slices: "channel by channel", once: "all at once", row: "as a row (im2col)" },
    kernelDoes: "What this kernel does",
    kinds: {
      mixed: "a slice of its own for each channel",
      edges: "edges to the right, in every channel",
      blur: "blur, not divided",
      sharpen: "sharpen",
      detector: "finds red",
      identity: "keeps the first channel",
    },
    cell: "Chosen cell",
    layer: "The layer",
    live: {
      channels: ["red", "green", "blue"],
      channel: "channel {n}",
      slice: "{channel}, depth {depth} of the kernel",
      input: "input {shape}",
      kernel: "kernel {n} of {count}",
      product: "products",
      sum: "sum",
      output: "output, channel {n} of {count}",
      depthShown: "depth {depth}",
      sumOf: "sum of {name}",
      bias: "bias",
      cell: "this cell",
      unread: "another group’s",
      open: "Show {name}",
      kernels: "Kernel, and the output channel it makes",
      row: "The window as a row",
      weights: "The kernel as a column, turned to lie below it",
      matrix: "Every window a row: {rows} × {columns}",
      place: { 1: "place {w}", 2: "row {h}, column {w}", 3: "depth {d}, row {h}, column {w}" },
      position: "{n} of {count}",
      said: "Position {n} of {count}, {place}. {sums} Output {y}.",
      saidSum: "{name}: {sum}.",
      saidBias: "Bias: {bias}.",
      equation: "The cell, worked out",
      grab: "Drag the window over the input, or choose a cell of the output.",
      outputLabel: "Output, channel {n}: arrow keys move the window",
      inputLabel: "Input, {name}: arrow keys choose a cell, digits change it",
      weightLabel: "Kernel, {name}: arrow keys choose a weight, digits change it",
      inputCell: "input, {name}, {place}",
      weightCell: "weight, {name}, {place}",
      inPadding: "padding: always 0",
      readBy: "{windows} of {count} windows read this cell; the output shows through which weight.",
      multiplies: "This weight multiplies {cells} cells of {name}, one for each place of the window.",
      oneProduct: "One number of the input times the weight that lies on it.",
      made: "This cell is made of the lit window, from all the channels that the kernel reads.",
      tooLarge:
        "{name} may be at most {maximum} here, where every number is shown; got {got}. Take a smaller one, or open the layer in the calculator.",
      tooMany:
        "At most {maximum} numbers are shown; this layer would show {cells}. Take a smaller input, or fewer channels.",
      noSuch: "{name} is a number from {minimum} to {maximum}; got “{got}”. Use the slider.",
      notEdits:
        "The address holds changed cells as 1.2.3:7, for channel 1, row 2, column 3; got “{got}”. Reset, and change them here.",
      cellRange: "A cell holds a whole number from −{most} to {most}; got “{got}”. Type one of these.",
      positionName: "The position",
      play: "Play",
      pause: "Pause",
    },
    back: "Back",
    step: "Step",
    speed: "Speed",
    speeds: { slow: "slow", normal: "normal", fast: "fast" },
    scrub: "Position of the window",
  },
};
