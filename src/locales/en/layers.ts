import type { LayerField, LayerIssue } from "../../convolution/index.ts";
import type * as frameworks from "../../frameworks/index.ts";
import type { LiveWords } from "./site.ts";

type SentenceEach<Found extends { readonly code: string }> = Readonly<Record<Found["code"], string>>;

/** What the calculator of every kind of layer says while it runs: the words of the lessons' calculator, and more. */
export type LiveLayerWords = ReturnType<typeof layerWords>;

/** What the calculator's page says that stays as it is. */
export type LayerPageWords = typeof layerPage;

export const layerWords = (live: LiveWords) => ({
  ...live,
  field: {
    ...live.field,
    kind: "Kind of layer",
    channels: "Input channels",
    pool: "Pooling",
    outputPadding: "Output padding",
    ceilMode: "Round up (ceil mode)",
    countPadding: "Average counts the padding",
    inputShape: "Input shape",
    outputSize: "Output size",
    outFeatures: "Output features",
    affine: "Scale and shift",
    scale: "Scale",
    over: "Normalised over",
    name: "Name",
    slopes: "Slopes",
    factor: "Factor",
    power: "Power",
    interpolation: "Interpolation",
    multiplier: "Multiplier",
    divisor: "Divisor",
    cropping: "Cropping",
    depthMultiplier: "Depth multiplier",
    depthwiseBias: "Depthwise bias",
  } satisfies Record<LayerField | "depthMultiplier" | "depthwiseBias", string>,
  // What a pooling has for a kernel size.
  windowSize: "Window size",
  issue: {
    ...live.issue,
    "unknown-padding":
      "{name} is a number, a number before and one after, or a word this kind of layer has; got “{value}”. Choose one from the list.",
    "causal-needs-one-axis":
      "Causal padding is for one axis, the order of time; this layer has {rank}. Choose one axis, or another padding.",
    "not-one-of": "{name} must be one of {choices}; got “{value}”. Choose one of these.",
    "output-not-positive":
      "The output needs at least one element on every axis; this one comes to {outputSize}. Take less padding or cropping, or a larger input or kernel.",
    "output-padding-too-large":
      "{name} must be smaller than the stride ({stride}) or the dilation ({dilation}); got {outputPadding}. More would be elements that nothing reaches: take a smaller number.",
    "output-padding-beside-same":
      "The padding same sets the output size by itself, so {name} must be nothing; got {outputPadding}. Clear it, or give the padding as a number.",
    "wrong-rank":
      "{name} must have from {minimum} to {maximum} spatial axes here; got {rank}. Add or leave out an axis.",
    "wrong-input-count": "This layer takes {minimum} input or more; got {inputs}. Give it as many.",
    "shapes-differ": "What is joined must have the same shape; got {shapes}. Make the sizes alike first.",
    "channels-not-for-factor":
      "{name}: every {many} channels make one; got {channels}, which is not divisible. Take a smaller factor, or channels that divide.",
    "not-a-number": "{name} must be a number; got “{value}”. Give one, such as 0.1.",
    "no-such-channel":
      "A channel must be one of the {channels} there are, counted from 0; got {channel}. Choose a smaller number.",
  } satisfies SentenceEach<LayerIssue>,
  // Why a line of PyTorch or Keras cannot be given, and what to know beside one.
  refusal: {
    ...live.refusal,
    "keras-transposed-groups":
      "Keras has no groups ({groups}) in a transposed convolution; take one layer a group and concatenate them.",
    "keras-output-padding":
      "Keras wants an output padding ({outputPadding}) smaller than the stride ({stride}) on every axis.",
    "keras-pooling-dilation": "Keras's poolings have no dilation ({dilation}).",
    "keras-window-on-padding":
      "A window here may hold padding alone; Keras pads with zeros, which would be its maximum.",
    "torch-average-dilation": "PyTorch's averages have no dilation ({dilation}).",
    "average-without-padding":
      "Its averages count the zeros of a padding layer, so none leaves exactly this padding out.",
    "average-past-end":
      "Its averages divide a window over the end by what is under it, which no padding layer brings about.",
    "average-3d-over-input":
      "Its 3D average wants the kernel ({kernelSize}) to fit into the input without padding ({inputSize}).",
    "shift-without-scale": "PyTorch trains scale and shift together or not at all.",
    "odd-power":
      "PyTorch takes no magnitudes before an odd power ({power}), where negative elements stay negative.",
    "channels-not-last": "PyTorch's LayerNorm takes the last axes, and the channels stand before them.",
    "no-such-layer": "It has no such layer.",
  } satisfies SentenceEach<frameworks.CodeRefusal | frameworks.LayerRefusal>,
  note: {
    ...live.note,
    "padding-layer": "This padding is a layer of its own, before the other.",
    "cropping-layer": "What is over at the ends is cut off by a layer of its own, after the other.",
    "negative-padding-crops": "PyTorch crops by a padding below nothing.",
    "maximum-over-zeros":
      "Keras pads with zeros, and a maximum of negative elements would lose to them: this is the same layer only where nothing is negative, as after a ReLU.",
    "torch-backend-repeats-edge":
      "Keras 3.15 on PyTorch repeats the edge here, where TensorFlow leaves the padding out.",
    "torch-backend-average-3d":
      "Keras 3.15 on PyTorch raises here: the kernel ({kernelSize}) does not fit into the input without its padding ({inputSize}).",
    "channels-vary-fastest": "The same features in another order: in Keras the channels vary fastest.",
    "takes-places":
      "It also takes the places of the maxima, which PyTorch's max pooling gives where it is told to.",
    "any-activation": "The layer names no function; {name} stands for any.",
    "any-probability": "The layer names no probability; {probability} stands for any.",
    "factor-as-convolution": "A factor a channel is a convolution of one element with {groups} groups.",
  } satisfies SentenceEach<frameworks.Note | frameworks.LayerNote>,
  // What a framework refuses of the layer as it is written, and why its numbers may be others than expected.
  conventionRefusal: {
    "no-such-layer": "It has no such layer.",
    "rank-not-supported": "It has this layer for {lowest} to {highest} spatial axes; this one has {rank}.",
    "one-rank-supported": "It has this layer for {only} spatial axes; this one has {rank}.",
    "order-not-supported": "It does not have the channels there.",
    "no-such-field": "Its layer has no such setting: {name}. Leave it at its default.",
    "no-such-word": "Its layer does not have the padding “{word}”. Choose one from the list.",
    "padding-by-words-alone":
      "Its layer takes no padding in numbers; it has {words}. A layer of zeros before it, or a cropping after, is the way round.",
    "padding-alike-on-both-sides":
      "Its layer pads both sides alike. A layer of zeros before it is the way round.",
    "padding-over-most":
      "Beside a window of {kernelSize} it takes a padding of {most} on a side at most; this one is {padding}.",
    "stride-and-dilation":
      "It refuses a stride above 1 ({stride}) together with a dilation above 1 ({dilation}).",
    "same-with-stride":
      "It refuses the padding same together with a stride above 1 ({stride}). Give the padding as a number.",
    "same-with-dilation":
      "It refuses the padding same together with a dilation above 1 ({dilation}). Give the padding as a number.",
    "same-would-crop":
      "Under same its windows leave {cropped} elements over here, which it would have to cut off, and it refuses.",
    "size-below-nothing": "By its rule the output would have {outputSize} elements, fewer than none.",
    "causal-not-written-yet": "It knows the word causal and raises: that is not written yet.",
    "output-padding-not-below": "It wants an output padding below {below}; this one is {outputPadding}.",
    "strides-leave-a-rest":
      "The strides do not come out even: {rest} elements are over, and it calls such a setting invalid.",
  } satisfies SentenceEach<frameworks.ConventionRefusal>,
  difference: {
    "channels-last": "The last number is the channels: {channels} of {inputSize}.",
    "filled-to-stride":
      "The kernel is smaller than the stride, and it fills the gap: it adds {added} after the last element, so that every input element has a whole stride. PyTorch adds none.",
    "not-filled-to-stride":
      "Under same the output should be input times stride; the kernel is smaller than the stride and it fills no gap, so {missing} are missing.",
    "half-kernel-cut":
      "Beside an output padding its same cuts half a kernel on each side, {cut} in all, whatever the stride.",
    "tensorflow-fails":
      "It works this size out, but TensorFlow under it fails: no convolution goes from this output to this input.",
    "statistics-counted": "It counts {statistics} running statistics among the parameters.",
    "statistics-apart":
      "It keeps {statistics} running statistics and {counters} counter apart from the parameters.",
    "scale-apart": "Scale and shift are a layer of their own, of {parameters} parameters.",
    "no-depthwise-bias":
      "Its layer has one bias, after the second convolution: {without} parameters fewer than two layers with a bias each, as in PyTorch.",
    "two-layers": "It has no such layer: two convolutions, one after the other, are one.",
    "rounds-up": "Its poolings round the number of strides up; its convolutions round down.",
    "window-past-the-end": "Its last window starts past the end of the input; PyTorch drops such a window.",
    "groups-ignored": "It ignores the groups ({groups}): every kernel spans every channel.",
    "dilation-ignored": "It ignores the dilation ({dilation}).",
    "output-padding-ignored": "It ignores the output padding ({outputPadding}).",
    "height-for-width":
      "Where the padding is a number it works the width out with the height's kernel ({kernelSize}) and stride ({stride}): a mistake.",
    "same-forgets-dilation": "Its same pads for the kernel without its dilation.",
    "same-crops":
      "Its windows leave gaps under same, and it crops the input: the size is the same, the values are not.",
    "same-shifts":
      "Under same it lays its elements after the first place of their stride: the size is the same, the values are not.",
    "dilation-from-zero": "It counts dilation from 0.",
    "depth-is-channels": "Its depth is the channels ({channels}).",
  } satisfies SentenceEach<frameworks.Difference>,
  label: "Label",
  labelNote: "Names the layer wholly, for a footnote or a link; the page “A layer by its label” opens it.",
  // What a framework makes of the layer: it builds it, it gives another shape, it refuses.
  builds: "{name} builds this layer; its output is {shape}, its parameters are {parameters}.",
  reports: "{name} reports an output of {shape}; by the formulas below it is {ours}.",
  refuses: "{name} does not build this layer as it is written.",
  answer: "Output {output}; {parameters} parameters; {operations} {unit}.",
  // The countings by the names that addresses hold: what each is called, what it counts, and who counts so.
  counting: {
    macs: {
      name: "MACs",
      unit: "MACs",
      says: "Multiply-accumulates, without the bias; a transposed kernel at every place of the input; a pooling does none. So count torchvision's tables and fvcore, which calls them flops, and most papers before 2019.",
    },
    flops: {
      name: "FLOPs = 2 × MACs",
      unit: "FLOPs",
      says: "Two operations a multiply-accumulate, without the bias; a transposed kernel at every place of the input; a pooling does none. So counts PyTorch's FlopCounterMode.",
    },
    ptflops: {
      name: "MACs + bias",
      unit: "operations",
      says: "Multiply-accumulates and one addition a bias; a transposed kernel at every place of the input; one operation an element that a pooling reads. So ptflops counts modules, and its README prints.",
    },
    "ptflops-0-7-5": {
      name: "MACs + bias, pooling twice",
      unit: "operations",
      says: "Multiply-accumulates and one addition a bias; a transposed kernel at every place of the input; two operations an element that a pooling reads, once as a module and once as a function. So counts ptflops 0.7.5.",
    },
    "convnet-burden": {
      name: "MACs + bias, by stride",
      unit: "operations",
      says: "Multiply-accumulates and one addition a bias; a transposed kernel at every place of the input; of a pooling, two operations an element of every stride. So counts convnet-burden.",
    },
    torchinfo: {
      name: "MACs + bias, by output",
      unit: "operations",
      says: "Multiply-accumulates and one addition a bias; a transposed kernel at every place of the output; poolings not at all. So counts torchinfo.",
    },
    "tensorflow-profiler": {
      name: "2 × MACs + bias",
      unit: "operations",
      says: "Two operations a multiply-accumulate and one a bias; one an element of every window of a pooling. So count TensorFlow's profiler and the table of receptive_field made with it.",
    },
  },
  // The text alternative of a picture, by what its layer does.
  pictures: {
    gathers: live.picture,
    scatters:
      "An input volume of {input}. Each input element is spread over a window of {window} in every channel of the output volume, {output}; where windows overlap they are added up.",
    pools:
      "An input volume of {input}. A window of {window} moves along {axes} in each channel by itself; {takes} goes into the output volume, {output}.",
  },
  // What a pooling takes of a window.
  takes: {
    "max-pooling": "its greatest element",
    "average-pooling": "its average",
    "lp-pooling": "the root of its sum of powers",
  },
});

export const layerPage = {
  kind: "Kind of layer",
  kinds: {
    convolution: "Convolution",
    "transposed-convolution": "Transposed convolution",
    "max-pooling": "Max pooling",
    "average-pooling": "Average pooling",
    "separable-convolution": "Depthwise-separable",
  },
  axes: "Spatial axes",
  axisCounts: ["one (1D)", "two (2D)", "three (3D)"],
  framework: "As built by",
  noFramework: "any framework",
  // What a pooling has for a kernel.
  window: "window",
  counting: "Operations counted as",
  // Headings above the lines of a part of a layer.
  places: {
    depthwise: "The depthwise convolution: the whole layer",
    pointwise: "The pointwise convolution after it: the whole layer",
    total: "Both together",
    framework: "By its own rule",
  },
};
