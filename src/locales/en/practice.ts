/** The words of the practice page; those in `live` go along into the page, as sentences with places for numbers. */
export type PracticeWords = typeof practiceWords;
export type LivePracticeWords = PracticeWords["live"];

export const practiceWords = {
  title: "Practice",
  description:
    "Exercises on output sizes, parameters, padding, receptive fields and the order of channels, each with its derivation; a slip is called by its name.",
  lead: "Work an exercise out, then check it. If your number comes of a known slip, you read which one. The address of this page always leads to the same exercise again.",
  toPractice: "Practice with exercises",
  seed: "Exercise number",
  kind: "About",
  level: "Level",
  next: "Next exercise",
  progress: "What you have done",
  progressLead:
    "This is kept on your device and goes nowhere. What you missed comes again: soon, then after a day, and later each time it is right.",
  erase: "Erase it",
  sheet: "A sheet of exercises",
  sheetLead: "The same for everyone, to do on paper. Each opens to its answer.",
  live: {
    kinds: {
      "output-size": "output size",
      parameters: "parameters",
      padding: "padding for a wanted size",
      "receptive-field": "receptive field",
      "channel-order": "order of channels",
      "wrong-number": "the wrong number in a summary",
    },
    levels: { 1: "first", 2: "second", 3: "third" },
    heading: "{kind}, {level} level",
    ask: {
      outputSize: "What is the size of the output, channels left out?",
      outputShape: "What is the shape of the output, channels first?",
      kernelWeights: "How many weights does one kernel hold?",
      inChannels: "How many input channels does the layer have?",
      parameters: "How many parameters does the layer have?",
      padding: "What is the least padding on each side that gives an output of {to} along every axis?",
      receptiveField: "How many elements of the input does one element of the output see along one axis?",
      channelOrder: "How many parameters does Keras make of this line?",
      wrongNumber: "One of the numbers is wrong. What should stand in its place?",
    },
    order: { said: "The order of channels is written out.", default: "Keras is set as it comes." },
    stacked: "kernel {kernelSize}, stride {stride}",
    stackedDilated: "kernel {kernelSize}, stride {stride}, dilation {dilation}",
    columns: { layer: "layer", outputShape: "output", parameters: "parameters" },
    inputRow: "input",
    skill: "{kind}: {right} of {tried} right at once",
    waiting: "{count} to come again.",
    nothing: "Nothing yet.",
    noSuch: "An exercise has a number from 1 to {most}; got “{got}”. Type one of these.",
    answered: "Answered.",
    impossible: "The address asks for what cannot be; the marked field says why.",
    stale: "Still showing the last exercise.",
    copied: "Copied.",
    copyFailed: "Could not copy: copy the address by hand.",
  },
};
