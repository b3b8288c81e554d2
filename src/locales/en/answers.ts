import type { About, SlipName } from "../../practice/index.ts";

/** What is said to an answer; fetched in one language when a reader answers. */
export type AnswerWords = typeof answerWords;

export const answerWords = {
  right: "Right: {answer}.",
  shown: "The answer is {answer}.",
  unread: "An answer is a whole number, or a shape such as 5 × 8 × 8; got “{got}”. Type one of these.",
  hint: "{got} is not it. {hint}",
  said: "{got}: {slip}",
  counted: "What was counted: {what}",
  blocks: "{kernels} × ({block})",
  places: "{count} along the first axis",
  slip: {
    "flat-kernels":
      "Channels left out: a flat square was counted for each kernel. The kernel size names no channels, so it is an easy slip; yet every kernel spans all that it reads.",
    "one-flat-kernel":
      "One flat square was counted. The size given to a layer names only the axes the kernel moves along; the channels come on top.",
    "one-kernel":
      "That is one kernel alone. It is the right place to begin; the layer has one such block for every output channel.",
    "all-kernels": "Those are the weights of all kernels together. The question is about one of them.",
    "biases-forgotten":
      "Those are the weights. A kernel’s bias is one number beside hundreds and is easily missed; there is one for each kernel.",
    "bias-in-kernel":
      "A bias was counted with the weights. It belongs to the kernel, but it multiplies nothing, so it is no weight.",
    "bias-a-channel":
      "A bias was counted for every channel a kernel reads. A kernel adds all channels into one sum first, and one bias goes to that sum.",
    "bias-a-layer":
      "One bias was counted for the whole layer. Many formulas write a single b; it stands for one number a kernel.",
    "bias-a-place":
      "A bias was counted for every place of the window. The output does have so many cells, but all cells of a channel share one bias.",
    "bias-added": "Biases were added, as most layers have them. This one has none.",
    "groups-forgotten":
      "The groups were left out. In groups, each kernel reads its own group’s channels alone.",
    "groups-twice":
      "The groups were divided out of the kernels as well. They share out the channels a kernel reads; the number of kernels stays.",
    "no-one-added":
      "The moves of the window were counted. It also stands somewhere before its first move: one more place.",
    "rounded-up":
      "The division was rounded up. A last window that would reach past the padded input is not laid, so it is rounded down.",
    "padding-once": "The padding was counted on one side. One number in a layer pads before and after.",
    "padding-forgotten": "The padding was left out: the window may also begin in it.",
    "stride-forgotten": "The stride was left out, as if the window stopped at every cell.",
    "dilation-forgotten":
      "The dilation was left out: a dilated kernel spans the gaps between its elements too.",
    "divided-only":
      "The input was divided by the stride. That is so with “same” padding; otherwise what the window spans is taken off first.",
    "size-kept":
      "The size was kept. That is so where the padding makes up for what the kernel spans, and only at stride one.",
    "channels-kept":
      "The input’s channels were kept. Each kernel adds over all of them and writes one channel of its own.",
    "channels-left-out": "The size is right and the channels are missing: the shape begins with them.",
    "channels-counted": "The channels were counted too. The size is that of one output channel.",
    "channels-last": "The numbers are right, channels last. The question asks for channels first.",
    "first-length":
      "That is the first length of the shape: right where it is read channels first. This one was read the other way.",
    "kernel-halved":
      "That is half the kernel. It is close: half of what the kernel spans beyond one element keeps a size, at stride one.",
    "both-sides": "That is the padding of both sides together. The layer takes the number for one side.",
    "more-than-least":
      "This padding gives the size as well, since the division is rounded down. A smaller one does, too.",
    "kernels-added":
      "The kernel sizes were added up. Neighbouring windows overlap, so each layer adds only what its kernel spans beyond one element.",
    "strides-forgotten":
      "The strides were left out. Behind a stride, neighbouring cells stand further apart in the input.",
    "own-stride-counted":
      "A layer’s own stride was counted in its step. It spreads only the layers that come after it.",
    "last-kernel-only":
      "That is what the last layer sees of the layer before it. Each of those cells sees more of the input.",
    "other-order":
      "The shape was read in the other order of channels. The numbers of a shape carry no names, so only the order tells which counts the channels.",
    "as-printed": "That is the number that is wrong. The question is what should stand there.",
  } satisfies Record<SlipName, string>,
  hints: {
    parameters: [
      "Count one kernel first: how many numbers lie under its window, all the channels it reads included?",
      "Then as many such kernels as output channels, and one bias for each if the layer has biases.",
    ],
    kernelWeights: [
      "Lay the kernel on the volume: it covers some height, some width, and which channels?",
      "Multiply its lengths along all axes with the number of channels it reads.",
    ],
    outputSize: [
      "How far can the window move from its first place to its last, in the padded input?",
      "Divide that room by the stride, round down, and add the first place.",
    ],
    outputShape: [
      "The first number is how many kernels there are. The others are the places of the window along each axis.",
      "Along an axis: padded input less what the kernel spans, divided by the stride, rounded down, plus one.",
    ],
    inChannels: [
      "A shape carries no names. Which of its lengths stands where this reader looks for channels?",
      "Today’s Keras looks at the end.",
    ],
    padding: [
      "Work back from the last place: how far from the first does the last window begin, and where does it end?",
      "What the windows span in all, less the input, is the padding of both sides. Take half, rounded up.",
    ],
    receptiveField: [
      "Begin with one cell. Each layer adds what its kernel spans beyond one element, as far apart as its input’s cells lie.",
      "Cells lie as far apart as the strides of all the layers before it, multiplied.",
    ],
    channelOrder: [
      "Which number of the shape is the channels? The order decides, written out or by default.",
      "Keras’s default is channels last. Then the kernel’s lengths times those channels times the kernels, plus the biases.",
    ],
    wrongNumber: [
      "Check row by row: a row’s input channels are the output channels of the row above.",
      "Work out each row’s parameters, and the last row’s output, and compare.",
    ],
  } satisfies Record<About, readonly [string, string]>,
};
