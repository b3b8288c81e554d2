import type { ParameterCount } from "../../layers/counting.ts";
import type { LayerSpec } from "../../layers/index.ts";
import type { ActivationCount, Claim } from "../../networks/index.ts";

/** The words of the network pages; those in `live` go along into the page, as sentences with places for numbers. */
export type NetworkWords = typeof networkWords;
export type LiveNetworkWords = NetworkWords["live"];

export const networkWords = {
  networks: "Networks",
  networksLead:
    "Whole networks, layer by layer: what comes out, where the parameters sit, where the work is done, and the published figures they were checked against.",
  // A name with what tells it from others of the name.
  withVariant: (name: string, variant: string) => `${name}, ${variant}`,
  networkDescription: (name: string) =>
    `${name}, layer by layer: shapes, parameters, MACs, memory and receptive fields.`,
  byAxes: { 1: "Over sequences", 2: "Over images", 3: "Over video and volumes" },
  network: "Network",
  lead: "Two tools may print different totals for one network and both be right: they count different things, or it is another variant. Here every row shows what it counts.",
  inputTitle: "Another input",
  inputLead: "Change what comes in; every row, bar and total follows. A layer that no longer fits is named.",
  inputNoScript: "With JavaScript on, you can change the input, and everything on this page follows.",
  channels: "Channels",
  sizes: { d: "Depth", h: "Height", w: "Width" },
  chartTitle: "Where the numbers sit",
  chartLead:
    "One bar a layer, from the input at the left to the output at the right: parameters upwards, multiply-accumulates downwards, each to its own largest, which stands at its end. Lines part the stages; point at a layer, or move the slider, for its numbers.",
  layerOfChart: "A layer of the chart",
  showRow: "Show its row",
  tableTitle: "Layer by layer",
  tableLead:
    "Open a row for the formulas that gave its numbers. The two bars are measured against the largest row: parameters above, multiply-accumulates below.",
  // The same where layers stand in stages.
  stagesLead:
    "Open a stage for its layers, a layer for the formulas that gave its numbers. The two bars are parameters above, multiply-accumulates below: of layers inside a stage against the largest layer, of the other rows against the largest of those.",
  onlyWithWeights: "Only layers with parameters",
  layer: "layer",
  // The quantities of a row's derivation that a single convolution does not have.
  quantity: {
    outputChannels: "output channels",
    outputFeatures: "features",
    buffers: "running statistics",
    counters: "batches seen",
    jump: "between neighbours’ fields",
    receptiveField: "receptive field",
    fieldStart: "first field begins at",
    windows: "windows, rounded up",
    droppedWindows: "windows past the end",
    outputElements: "activations",
  },
  outputShape: "output",
  parameters: "parameters",
  buffers: "running statistics",
  what: "what",
  macs: "MACs",
  receptiveField: "receptive field",
  share: "bars",
  // The most layers with weights one after another; how many lines the table of layers has.
  layers: "layers deep",
  // What comes in besides: of the first's shape, whatever it is, or of its own.
  inputAlike: (name: string) => `The input “${name}” has the same shape.`,
  inputBesides: (name: string, shape: string) => `Besides, “${name}” of ${shape} comes in.`,
  rows: "rows",
  depth: (layers: number, rows: number) => `${layers} layers deep, ${rows} rows`,
  find: "Find",
  findHint: "A name, a variant or a number: resnet, keras, 25.6 M",
  over: "Over",
  every: "everything",
  found: "{count} of {all} networks",
  sortBy: "Sort by {column}",
  activations: "activations",
  memory: "memory",
  // What the memory is of; it follows its size.
  memoryOf: ", every layer's output kept, as numbers of four bytes",
  countedTitle: "Counted another way",
  countedLead:
    "The same network by the conventions of others. The one that prints your number is the one that was used.",
  counting: {
    macs: "multiply-accumulates",
    flops: "two operations a multiply-accumulate",
    ptflops:
      "multiply-accumulates, biases, two operations an element normalized, one an element activated or pooled",
    "ptflops-0-7-5": "the same, with activations and poolings counted twice",
    "convnet-burden":
      "multiply-accumulates, biases, two operations an element activated, two an element of a pooling’s strides, one an element added",
    torchinfo:
      "multiply-accumulates and biases; other trained numbers once; transposed layers over their output",
    "tensorflow-profiler":
      "two operations a multiply-accumulate, biases, and every element of a pooling’s windows",
  } as Readonly<Record<string, string>>,
  countedBy: {
    trainable: "trained",
    "with statistics": "trained, and running statistics",
    "without biases": "without biases",
    "without normalization": "without normalization",
    "every output": "every layer’s output",
    "with input, in place": "input included, activations in place",
    weighted: "outputs of layers with weights",
  } satisfies Record<ParameterCount | ActivationCount, string>,
  usedBy: "so counts",
  claimed: {
    outputShape: "output shape",
    parameters: "parameters",
    operations: "operations",
    activations: "activations",
    receptiveField: "receptive field",
    effectiveStride: "effective stride",
    effectivePadding: "effective padding",
  } satisfies Record<Claim["quantity"], string>,
  claimAt: (quantity: string, layer: string) => `${quantity} of ${layer}`,
  claimUpTo: (quantity: string, layer: string) => `${quantity} up to ${layer}`,
  // A quantity and how it was counted: "operations, two a multiply-accumulate".
  claimCounted: (quantity: string, counted: string) => `${quantity} (${counted})`,
  claimImages: (quantity: string, images: number) => `${quantity}, printed for ${images} inputs`,
  claimOther: "counted in another way",
  noClaims: "Nobody’s figures are at hand for this variant; its rows stand on their formulas alone.",
  publishedTitle: "Published figures",
  publishedLead: "What others printed, and what comes out here when the same things are counted.",
  source: "source",
  figure: "printed",
  here: "here",
  sourcesTitle: "Declared after, and checked against",
  sourcesLead:
    "The papers and programs whose tables it follows. A program with its version built this network, layer for layer, and agreed.",
  schema: "schema of the JSON",
  // The file of every layer's derivation, and where it is offered in place of rows that open.
  derivations: "every derivation as text",
  derivationsLead:
    "Without JavaScript the rows do not open; the formulas that gave the numbers of every layer stand in a file of text:",
  live: {
    kind: {
      convolution: "convolution",
      "transposed-convolution": "transposed convolution",
      "max-pooling": "max pooling",
      "average-pooling": "average pooling",
      "lp-pooling": "LP pooling",
      "global-pooling": "global pooling",
      "adaptive-pooling": "adaptive pooling",
      dense: "dense",
      flatten: "flatten",
      "batch-normalization": "batch normalization",
      "layer-normalization": "layer normalization",
      "feature-normalization": "feature normalization",
      "group-normalization": "group normalization",
      "instance-normalization": "instance normalization",
      activation: "activation",
      dropout: "dropout",
      upsampling: "upsampling",
      unpooling: "unpooling",
      resizing: "resizing by a ratio",
      scale: "scale",
      rescaling: "scaling by a constant",
      "zero-padding": "zero padding",
      "reflection-padding": "reflection padding",
      cropping: "cropping",
      "select-channels": "selected channels",
      "channel-shuffle": "channel shuffle",
      "pixel-shuffle": "pixel shuffle",
      "resizing-like": "resizing to another’s size",
      add: "addition",
      subtract: "subtraction",
      multiply: "multiplication",
      concatenate: "concatenation",
    } satisfies Record<LayerSpec["kind"], string>,
    // What a layer is set to, after its kind.
    setting: {
      stride: "stride {value}",
      padding: "padding {value}",
      dilation: "dilation {value}",
      groups: "{value} groups",
      outputPadding: "output padding {value}",
      ceilMode: "rounded up",
      noBias: "no bias",
      scale: "by {value}",
      shares: "weights of {value}",
      to: "to {value}",
    },
    // The text alternative of the chart.
    chart:
      "Bars of {layers} layers. Most parameters: {heaviest}, {parameters}. Most multiply-accumulates: {busiest}, {macs}.",
    // What the bars of one layer of the chart say.
    bar: "{layer}: {parameters} parameters, {macs} MACs",
    wholeInput: "all",
    stageLayers: "{count} layers",
    openStages: "Open all stages",
    foldStages: "Fold all stages",
    answer: "Output {output}; {parameters} parameters; {macs} MACs.",
    // Where another input changes what a layer trains.
    rebuilt:
      "On this input {layer} has {now} parameters, not the {before} it was built with: a network built in a framework refuses it, and these are the numbers of one built anew.",
    impossible: "The address asks for what cannot be; the marked field says why.",
    stale: "Still showing the last input that works.",
    // What stands between the names of axes, and between what a layer is set to.
    between: { axes: ", ", settings: ", " },
    onAxes: "{quantity} ({axes})",
    cannotBe: "The layer {layer} cannot be on this input. {reason}",
    tooLarge: "A total passes 2^53, so it could not be exact. Take a smaller input.",
    copied: "Copied.",
    copyFailed: "Could not copy: copy the address by hand.",
  },
};
