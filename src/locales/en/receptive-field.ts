/** The words of the receptive field; those in `live` go along into the page, as sentences with places for numbers. */
export type SeenWords = typeof seenWords;
export type LiveSeenWords = SeenWords["live"];

export const seenWords = {
  name: "What a neuron sees",
  question:
    "Three layers, each with a kernel of 3. How many cells of the input does one cell of the output see?",
  noScript:
    "These are three layers, one output cell and all that it sees. With JavaScript on, you can change the layers and choose another cell.",
  stacks: "A stack to begin with",
  stack: {
    three: "three layers of 3",
    last: "a stride of 2 last",
    first: "a stride of 2 first",
    vgg: "VGG-16, to its second pooling",
    resnet: "ResNet-18, to its first block",
    wavenet: "WaveNet, four dilations",
    lenet: "LeNet-5, to C5",
  },
  layers: "The layers, from the input on",
  add: "Add a layer",
  up: "Move layer {n} nearer to the input",
  down: "Move layer {n} away from the input",
  remove: "Take layer {n} out",
  causal: "Causal: pad before only, and see nothing that comes later",
  choose: "Output cell",
  live: {
    layer: "layer {n}",
    input: "input",
    cells: "{cells} cells",
    sees: "sees {size}, jump {jump}, start {start}",
    paths: "paths, at most {most}",
    cell: "{n} of {count}",
    said: "Output cell {n} of {count} sees {wide} cells of the input, {first} to {last}.",
    saidPadded:
      "Output cell {n} of {count} sees {wide} cells, {padded} of them in padding; of the input, {first} to {last}.",
    saidOutside: "Output cell {n} of {count} sees {wide} cells, and all of them are padding.",
    pathsTo: "Paths to each cell it sees: {counts}.",
    manyPaths: "Paths to the cells it sees: {first} at one end, {last} at the other, at most {most}.",
    noPaths: "No path leads to the input: it sees padding alone.",
    between: ", ",
    square: "On two axes: {wide} × {wide}, darker for more paths.",
    squareLabel: "A square of {wide} × {wide} in an input of {size} × {size}, darkest in its middle",
    kernelsAdded: "Kernel sizes added up",
    inOneSum: "What it sees",
    noSuch: "{name} is a whole number from {minimum} to {maximum} here; got “{got}”. Type one of these.",
    names: {
      kernel: "Kernel size",
      stride: "Stride",
      dilation: "Dilation",
      padding: "Padding",
      length: "The input’s length",
      layers: "The number of layers",
      n: "The output cell",
    },
    ofLayer: "{name}, layer {layer}",
  },
};
