import type { Source } from "../../citation.ts";
import type { Field, Issue, PaddingWord } from "../../convolution/index.ts";
import type { CodeRefusal, Note } from "../../frameworks/index.ts";
import { layerPage, layerWords } from "./layers.ts";

/**
 * What the lessons' calculator says while it runs. Words that are `live` go into a page as data, so they are plain sentences
 * with places, as `{value}`, which format.ts fills; the other words stay at the build.
 */
export type LiveWords = typeof live;

/** Every word of the site in one language. The English ones say which there are. */
export type Phrases = typeof phrases;

const fields: Readonly<Record<Field, string>> = {
  inputSize: "Input size",
  inChannels: "Input channels",
  outChannels: "Output channels",
  kernelSize: "Kernel size",
  stride: "Stride",
  padding: "Padding",
  dilation: "Dilation",
  groups: "Groups",
  bias: "Bias",
};

const quantities = {
  effectiveKernel: "effective kernel",
  totalPadding: "total padding",
  paddingBefore: "padding before",
  paddingAfter: "padding after",
  padding: "padding on each side",
  outputSize: "output size",
  outputShape: "output shape",
  unusedInput: "input left over at the end",
  kernelWeights: "weights of one kernel",
  weights: "weights",
  biases: "biases",
  parameters: "parameters",
  macs: "MACs",
  windows: "windows, rounded up",
  droppedWindows: "windows dropped: they would start past the end",
  outputPadding: "output padding",
  operations: "operations",
  inputElements: "elements of the input",
  outputElements: "elements of the output",
};

const live = {
  field: fields,
  betweenSentences: " ",
  issue: {
    missing: "{name} must be given; the field is empty. Type a whole number.",
    "not-a-whole-number": "{name} must be a whole number; got “{value}”. Type digits alone, such as 3.",
    "out-of-range":
      "{name} must be at least {minimum} and at most {maximum}; got {value}. Choose a number between.",
    "wrong-length":
      "{name} needs one value for each of the {rank} axes; got {length}. Give one an axis, or a single one for all.",
    "no-axis":
      "{name} needs at least one axis; got none. Give the length of each axis the window moves along.",
    "too-many-axes":
      "{name} may have at most {maximum} axes; got {rank}. Leave out the batch and the channels.",
    "not-a-boolean": "{name} is either on or off; got “{value}”. Tick the box or clear it.",
    "unknown-padding":
      "{name} is a number, a pair before and after, or one of valid, same, same-lower, full, causal; got “{value}”. Choose one of these.",
    "not-an-object": "The fields of a layer stand in an object, each by its name; got {value}. Write one.",
    "unknown-field": "A layer of this kind has the fields {fields}; got “{given}”. The nearest is: {name}.",
    "kernel-larger-than-input":
      "The kernel must fit into the padded input; it spans {effectiveKernel} and the input with its padding has {paddedInput}. Check that the channels were not read as an axis; else take a smaller kernel or dilation, or more padding.",
    "channels-not-divisible":
      "{name} must be divisible by the groups; {channels} is not divisible by {groups}. Take groups that divide it, or 1.",
    "causal-needs-one-axis":
      "Causal padding is for one axis, the order of time; this layer has {rank}. Choose Conv1D or another padding.",
    "count-not-exact":
      "Every count must stay below 2^53 to be exact; one of this layer passes it. Take a smaller {name}.",
  } satisfies Record<Issue["code"], string>,
  refusal: {
    "rank-not-supported": "It has layers for at most {highest} axes; this one has {rank}.",
    "keras-stride-and-dilation":
      "Keras refuses a stride above 1 ({stride}) together with a dilation above 1 ({dilation}).",
  } satisfies Record<CodeRefusal["code"], string>,
  note: {
    "padding-layer": "This padding is a layer of zeros of its own, before the convolution.",
    "padding-for-this-size":
      "The padding is right for an input of {inputSize}; another size may need another.",
    "tensorflow-bias-on-last-axis":
      "With TensorFlow, Keras 3.15.1 adds the biases along the last axis here, because it is as long as there are output channels ({outChannels}). Use channels last.",
    "tensorflow-cpu-needs-channels-last":
      "On a CPU, TensorFlow runs this layer channels-last only; the shapes and counts are the same.",
  } satisfies Record<Note["code"], string>,
  // Read aloud when the answer changes.
  answer: "Output {output}; {parameters} parameters; {macs} MACs.",
  impossible: "The address asks for what cannot be; the marked field says why.",
  stale: "Still showing the last layer that works.",
  toScale: "Cells drawn to scale.",
  notToScale: "Not to scale.",
  copied: "Copied.",
  copyFailed: "Could not copy: select the text and copy it by hand.",
  // The text alternative of a picture.
  picture:
    "An input volume of {input}. A window of {kernel}, spanning {span}, moves along {axes}. Each of {outChannels} kernels writes one channel of the output volume, {output}.",
  everyChannel: "every input channel",
  oneGroup: "the channels of one of {groups} groups",
  axes: ["one axis", "two axes", "three axes"],
};

export const phrases = {
  // BCP 47, for the lang attribute.
  lang: "en",
  ownName: "English",
  siteName: "Volume Convolution",
  siteDescription:
    "What a convolutional layer does to a volume: its shape, its parameters, its cost, worked step by step.",
  homeTitle: "A convolution runs over a volume",
  homeLead:
    "The window covers every channel at once. So a kernel is a small volume too, and what it writes at each place is one number.",
  homeRule:
    "Change the layer: its output, its parameters and its cost follow, each with the formula that gave it.",
  homePromise:
    "Every number here is the value of the formula beside it. The formula you read is the formula that ran.",
  skipToContent: "Skip to the content",
  menu: "Pages",
  theme: "Theme",
  themes: { system: "System theme", light: "Light", dark: "Dark" },
  lessons: "Lessons",
  lessonsLead: "Short lessons, each from one question.",
  lesson: (order: number) => `Lesson ${order}`,
  example: "Example",
  exampleDescription: (title: string) =>
    `Worked example: ${title}. The layer, its output shape, parameters and cost, step by step.`,
  examples: "Examples",
  examplesLead: "Worked examples with addresses that stay. Cite them.",
  calculator: "Calculator",
  calculatorLead: "Type your layer; read its shape, its parameters, its cost, and why.",
  onThisPage: "On this page",
  previous: "Previous",
  next: "Next",
  home: "Home",
  licence: "Text and pictures CC BY 4.0, code MIT.",
  notFound: "There is no such page",
  notFoundLead: "The address may be misspelt. These pages exist:",
  guess: "Guess",
  exercise: "Exercise",
  showAnswer: "Show the answer",
  yourAnswer: "Your answer",
  check: "Check",
  given: "given",
  rule: "rule",
  numbersPutIn: "with numbers",
  betweenGivens: "; ",
  result: "result",
  checkedAgainst: "checked against",
  everyStep: "every step",
  cite: "cite",
  openInCalculator: "change it",
  json: "JSON",
  input: "input",
  kernel: "kernel",
  kernels: "kernels",
  output: "output",
  withBias: "bias",
  withoutBias: "no bias",
  quantity: quantities,
  // A counted quantity as the result of a cell: "140 parameters".
  counted: (quantity: "parameters" | "macs", value: string) => `${value} ${quantities[quantity]}`,
  axis: { d: "depth", h: "height", w: "width" },
  alongAxes: "Along the {axes}",
  wholeLayer: "The whole layer",
  layerKind: "Layer",
  perAxis: "Set each axis separately",
  paddingMode: {
    number: "number",
    sides: "each side",
    valid: "valid (none)",
    same: "same",
    "same-lower": "same-lower",
    full: "full",
    causal: "causal",
  } satisfies Record<PaddingWord | "number" | "sides", string>,
  before: "before",
  after: "after",
  // The name of a framework, and the order of channels that its code is for.
  codeInOrder: (framework: string, order: string) => `${framework}, ${order}`,
  fieldOnAxis: "{field}, {axis}",
  channelsFirst: "channels first",
  channelsLast: "channels last",
  derivation: "Why",
  derivationLead: "Each line is the formula that ran, in letters and with your numbers.",
  code: "In code",
  copy: "copy",
  copyLink: "Copy link",
  reset: "Reset",
  changeIt: "Change it",
  allFields: "This layer in the calculator: every field, every step, and the code",
  noScript: "This is a finished example. With JavaScript on, you can change its numbers.",
  sourceOf: (source: Source) => {
    if (source.kind === "hand") return "by hand";
    return source.kind === "text" ? source.title : source.name;
  },
  live,
  layerWords: layerWords(live),
  layerPage,
};
